"""Scores of analyses against gold annotation, as the guidelines define them.

A gold folder holds `docs/NAME.txt` (any readable format) and `gold/NAME.json`. Spans are paired by
optimal one-to-one assignment; both sides are trimmed of outer space and punctuation first.

    gold.py       the gold files
    counts.py     true positives, predictions and gold items; F1 from them
    spans.py      trimming, overlap, pairing
    units.py      unit F1 at three overlaps, attributes, relations
    tables.py     cells, rows, header paths, false repairs
    measures.py   detection, then each field of the measures found
    report.py     the whole, with bootstrap intervals over documents
"""

from kznlp.evaluate.report import evaluate, render

__all__ = ["evaluate", "render"]
