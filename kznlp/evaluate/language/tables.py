"""The report as tables for a terminal."""

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kznlp.evaluate.counts import Counts
from kznlp.evaluate.language.evaluation import Report
from kznlp.evaluate.language.mistakes import KINDS, Confusion, Mistake, confusions
from kznlp.evaluate.language.named import Entities
from kznlp.evaluate.language.oracle import Oracle
from kznlp.evaluate.language.runs import CUTS, Run, Speed

COMMONEST = 10  # confusions of each kind
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
    yield _heading(f"{run.name} ({run.words} words tested{learned})", run.warning)
    yield _metrics(run)
    yield _labels("part of speech", run.tokens.labels)
    if run.tokens.relations:
        yield _labels("relation", run.tokens.relations)
    yield from _mistakes(run.tokens.mistakes, cases)
    yield _speeds(run.speed)


def _entities(found: Entities, cases: int) -> Iterator[RenderableType]:
    title = f"entities, {found.name} ({found.words} words in {found.sentences} sentences)"
    yield _heading(title, found.warning)
    rows = {row.label: Counts(row.right, row.found, row.gold) for row in found.labels}
    yield _labels("entity", rows)
    yield from _mistakes(found.mistakes, cases)
    if found.speed:
        yield _speeds([found.speed])


def _heading(title: str, warning: str) -> Text:
    heading = Text(f"\n{title}\n", style="bold")
    if warning:
        heading.append(f"warning: {warning}\n", style="bold red")
    return heading


def _table(*columns: str, left: int = 1, title: str | None = None) -> Table:
    """A table whose first columns hold words, and the others numbers."""
    table = Table(title=title, title_justify="left")
    for place, name in enumerate(columns):
        table.add_column(name, justify="left" if place < left else "right", no_wrap=place >= left)
    return table


def _percent(share: float) -> str:
    return f"{100 * share:.2f}"


def _metrics(run: Run) -> Table:
    table = _table("F1, CoNLL-18", "gold tokens", "raw text")
    for name, raw in run.raw.items():
        tokens = "" if name in CUTS else _percent(run.tokens.metrics[name].f1)
        table.add_row(name, tokens, _percent(raw.f1))
    return table


def _labels(name: str, counts: Mapping[str, Counts]) -> Table:
    """Labels, the most frequent first."""
    table = _table(name, "precision", "recall", "F1", "support")
    for label, one in sorted(counts.items(), key=lambda pair: -pair[1].gold):
        shares = map(_percent, (one.precision, one.recall, one.f1))
        table.add_row(label, *shares, str(one.gold))
    return table


def _mistakes(mistakes: Iterable[Mistake], cases: int) -> Iterator[Table]:
    found = confusions(mistakes, cases=cases)
    shown = [one for kind in KINDS for one in _of_kind(found, kind)[:COMMONEST]]
    if shown:
        table = _table("confused", "gold", "system", "times", left=3)
        for one in shown:
            table.add_row(one.kind, one.gold, one.system, str(one.count))
        yield table
    yield from map(_cases, (one for one in shown if one.cases))


def _of_kind(found: Iterable[Confusion], kind: str) -> list[Confusion]:
    return [one for one in found if one.kind == kind]


def _cases(one: Confusion) -> Table:
    """A line for each case: the words, what is right and what was given, the sentence."""
    title = f"\n{one.kind}: {one.gold} taken for {one.system} ({one.count})"
    table = Table(box=None, show_header=False, title=title, title_justify="left")
    for case in one.cases:
        table.add_row(case.text, f"{case.right} → {case.given}", _context(case))
    return table


def _context(case: Mistake) -> Text:
    """The words around, those that are meant in brackets."""
    first, last = max(0, case.start - AROUND), case.end + AROUND
    before, behind = case.words[first : case.start], case.words[case.end : last]
    text = Text(" ".join(["…"] * (first > 0) + [*before, ""]))
    text.append(f"[{case.text}]", style="bold")
    text.append(" ".join(["", *behind] + ["…"] * (last < len(case.words))))
    return text


def _analyzer(found: Oracle) -> Table:
    table = _table("analyser", f"of {found.words} words", title="\nanalyser, on the same treebank")
    rows = {
        "read without a guess": _percent(found.coverage),
        "a reading has the gold lemma": _percent(found.lemma),
        "and its part of speech": _percent(found.upos),
        "and its features": _percent(found.feats),
        "readings a token": f"{found.readings:.2f}",
        "pairs of lemma and part of speech a token": f"{found.pairs:.2f}",
    }
    for name, value in rows.items():
        table.add_row(name, value)
    return table


def _speeds(speeds: Iterable[Speed]) -> Table:
    table = _table("words a CPU second", "text never met before", "again")
    for one in speeds:
        table.add_row(one.step, *(f"{rate:,}" for rate in one.rates))
    return table
