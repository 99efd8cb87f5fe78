"""The report as tables for a terminal."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kznlp.evaluate.confusions import confusions
from kznlp.evaluate.counts import Counts
from kznlp.evaluate.language.evaluation import Report
from kznlp.evaluate.language.mistakes import KINDS, Mistake
from kznlp.evaluate.language.named import Entities
from kznlp.evaluate.language.oracle import Oracle
from kznlp.evaluate.language.runs import CUTS, Run, Speed
from kznlp.evaluate.terminal import confused, heading, labels, percent, table

AROUND = 7  # words on each side of a mistake


def draw(report: Report, *, cases: int = 0) -> RenderableType:
    """All tables, with so many cases of each of the commonest confusions."""
    return Group(*_parts(report, cases))


def _parts(report: Report, cases: int) -> Iterator[RenderableType]:
    if report.data:
        data = report.data
        yield f"{', '.join(data.files)}: {data.sentences} sentences, {data.words} words"
    for run in report.runs:
        yield from _run(run, cases)
    if report.analyzer:
        yield _analyzer(report.analyzer[0])
        yield _speeds([report.analyzer[1]])
    for found in report.entities:
        yield from _entities(found, cases)


def _run(run: Run, cases: int) -> Iterator[RenderableType]:
    learned = "" if run.learned is None else f", learned in {run.learned:.0f} s of CPU time"
    yield heading(f"{run.name} ({run.words} words tested{learned})", run.warning)
    yield _metrics(run)
    yield labels("part of speech", run.tokens.labels)
    if run.tokens.relations:
        yield labels("relation", run.tokens.relations)
    yield from _mistakes(run.tokens.mistakes, cases)
    yield _speeds(run.speed)


def _entities(found: Entities, cases: int) -> Iterator[RenderableType]:
    title = f"entities, {found.name} ({found.words} words in {found.sentences} sentences)"
    yield heading(title, found.warning)
    rows = {row.label: Counts(row.right, row.found, row.gold) for row in found.labels}
    yield labels("entity", rows)
    yield from _mistakes(found.mistakes, cases)
    if found.speed:
        yield _speeds([found.speed])


def _metrics(run: Run) -> Table:
    made = table("F1, CoNLL-18", "gold tokens", "raw text")
    for name, raw in run.raw.items():
        tokens = "" if name in CUTS else percent(run.tokens.metrics[name].f1)
        made.add_row(name, tokens, percent(raw.f1))
    return made


def _mistakes(mistakes: Iterable[Mistake], cases: int) -> Iterator[Table]:
    yield from confused(confusions(mistakes, KINDS, cases=cases), KINDS, _case)


def _case(case: Mistake) -> tuple[str, str, Text]:
    """The words, what is right and what was given, the sentence."""
    return case.text, f"{case.right} → {case.given}", _context(case)


def _context(case: Mistake) -> Text:
    """The words around, those that are meant in brackets."""
    first, last = max(0, case.start - AROUND), case.end + AROUND
    before, behind = case.words[first : case.start], case.words[case.end : last]
    text = Text(" ".join(["…"] * (first > 0) + [*before, ""]))
    text.append(f"[{case.text}]", style="bold")
    text.append(" ".join(["", *behind] + ["…"] * (last < len(case.words))))
    return text


def _analyzer(found: Oracle) -> Table:
    made = table("analyser", f"of {found.words} words", title="\nanalyser, on the same treebank")
    rows = {
        "read without a guess": percent(found.coverage),
        "a reading has the gold lemma": percent(found.lemma),
        "and its part of speech": percent(found.upos),
        "and its features": percent(found.feats),
        "readings a token": f"{found.readings:.2f}",
        "pairs of lemma and part of speech a token": f"{found.pairs:.2f}",
    }
    for name, value in rows.items():
        made.add_row(name, value)
    return made


def _speeds(speeds: Iterable[Speed]) -> Table:
    made = table("words a CPU second", "text never met before", "again")
    for one in speeds:
        made.add_row(one.step, *(f"{rate:,}" for rate in one.rates))
    return made
