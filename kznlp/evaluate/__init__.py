"""Scores of analyses against gold annotation, as the guidelines define them.

A gold folder holds `docs/NAME.txt` (any readable format) and `gold/NAME.jsonl` (or `.json`). Spans
are paired by optimal one-to-one assignment; both sides are trimmed of outer space and punctuation
first.

    gold.py        the gold files
    counts.py      true positives, predictions and gold items; F1 from them
    spans.py       trimming, overlap, pairing
    units.py       unit F1 over a curve of overlaps, attributes
    relations.py   relations, end to end and between the units of the gold
    tables.py      cells, rows, header paths, false repairs
    measures.py    detection, then each field of the measures found
    figures.py     the scores of counts, with bootstrap intervals over documents
    report.py      every document, and all together
    align.py       gold and found things side by side
    decisions.py   what was taken for what: confusion tables
    mistakes.py    what is wrong, item by item; excerpts.py shows it in its text
    draw.py        the report for a terminal; export.py as JSON
    noise.py       annotated text damaged on purpose, in the ways of damages.py; robustness.py
                   tells what is lost
    agreement.py   two annotators compared; alpha.py Krippendorff's alpha
    confusions.py, terminal.py: shared with `kznlp.evaluate.language`, which scores words
"""

from kznlp.evaluate.report import Report, evaluate

__all__ = ["Report", "evaluate"]
