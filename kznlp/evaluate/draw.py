"""The report on documents as tables for a terminal; figures are in percent."""

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from kznlp.evaluate.confusions import confusions
from kznlp.evaluate.counts import Counts
from kznlp.evaluate.decisions import KINDS, Decision, matrix
from kznlp.evaluate.excerpts import excerpt
from kznlp.evaluate.figures import FIELDS, RELATIONS, Scores
from kznlp.evaluate.mistakes import Mistake, Side, mistakes
from kznlp.evaluate.report import Report, Scored
from kznlp.evaluate.terminal import confused, heading, table
from kznlp.evaluate.units import ATTRIBUTES, HEADLINES, LABELS, OVERLAPS

NOTHING = "–"
# A wider table of confusions does not fit a terminal: its commonest cells are listed.
WIDEST = 8
PARTS = {
    "attributes": ("attribute of units", ATTRIBUTES),
    "relations": ("relation", (*RELATIONS, "micro")),
    "relations_on_gold": ("relation, units given", (*RELATIONS, "micro")),
    "measures": ("measure", ("found", "instrument", "status")),
    "fields": ("field of measures", FIELDS),
    "tables": ("table", ("found", "cells", "rows", "headers")),
}
# Paths of counts whose scores are called otherwise.
SCORED_AS = {
    "measures/found": "measures/f1",
    "tables/found": "tables/found_f1",
    "tables/cells": "tables/cell_f1",
    "tables/rows": "tables/row_f1",
    "tables/headers": "tables/header_f1",
}


def draw(report: Report) -> RenderableType:
    """All tables of scores."""
    return Group(*_parts(report))


def _parts(report: Report) -> Iterator[RenderableType]:
    words = sum(one.words for one in report.documents)
    yield heading(f"{len(report.documents)} documents, {words} words; F1 in percent")
    yield _units(report)
    yield _curve(report)
    yield _rest(report)
    yield _documents(report)
    yield from _confusions(report.decisions)


def _units(report: Report) -> Table:
    """Units at the headline overlaps."""
    made = table("units", *(column for at in HEADLINES for column in (at, "95 %")), "gold")
    counts = report.counts
    for row in (*LABELS, "macro", "micro"):
        cells: list[str] = []
        for at in HEADLINES:
            path = f"units/{at}/{row}"
            cells += _percent(report.scores["units"][at][row]), _range(report, path)
        support = counts.get(f"units/any/{row}", Counts()).gold if row in LABELS else None
        made.add_row(row, *cells, "" if support is None else f"{support:g}")
    return made


def _curve(report: Report) -> Table:
    """The curve over overlaps."""
    made = table("overlap of at least", *(at.removeprefix("iou") for at in OVERLAPS))
    for row in (*LABELS, "macro", "micro"):
        made.add_row(row, *(_percent(report.scores["units"][at][row]) for at in OVERLAPS))
    return made


def _rest(report: Report) -> Table:
    """All that is no unit: each with its own counts."""
    made = table("", "", "precision", "recall", "F1", "95 %", "gold", left=2)
    counts = report.counts
    for path, part, name in _names(report.scores):
        one = counts.get(path, Counts())
        if name == "micro":
            part_of = path.removesuffix(name)
            one = sum((c for at, c in counts.items() if at.startswith(part_of)), Counts())
        made.add_row(
            part, name, *_shares(one), _range(report, SCORED_AS.get(path, path)), f"{one.gold:g}"
        )
    return made


def _names(scores: Scores) -> Iterator[tuple[str, str, str]]:
    """Path, part and name of each row; the part is told once."""
    for path, (part, names) in PARTS.items():
        if path in scores:
            for place, name in enumerate(names):
                yield f"{path}/{name}", part if place == 0 else "", name


def _shares(one: Counts) -> tuple[str, str, str]:
    if not one.gold and not one.predicted:
        return NOTHING, NOTHING, NOTHING
    return _percent(one.precision), _percent(one.recall), _percent(one.f1)


def _documents(report: Report) -> Table:
    """The main figures of each document."""
    names = ("words", "units", "found", "iou.5", "iou.9", "relations", "measures", "cells")
    made = table("document, F1 over all labels", *names)
    for one in report.documents:
        scores, counts = one.scores, one.counts
        made.add_row(
            one.name,
            f"{one.words}",
            f"{len(one.gold.units)}",
            f"{len(one.analysis.units)}",
            *(_of(scores["units"][at]["micro"], bool(one.gold.units)) for at in HEADLINES[1:]),
            _of(scores["relations"]["micro"], bool(one.gold.relations)),
            _of(scores["measures"]["f1"], counts["measures/found"].gold > 0),
            _of(scores["tables"]["cell_f1"], bool(one.gold.tables)),
        )
    return made


def _of(score: float, there: bool) -> str:
    return _percent(score) if there else NOTHING


def _confusions(made: Iterable[Decision]) -> Iterator[RenderableType]:
    """A table for each decision between few values, a list of what is common for the others."""
    decided = list(made)
    wide = []
    for kind in KINDS:
        cells = matrix(decided, kind)
        if not cells:
            continue
        if max(len(cells), *map(len, cells.values())) > WIDEST:
            wide.append(kind)
        else:
            yield _matrix(kind, cells)
    wrong = [one for one in decided if one.kind in wide and one.gold != one.system]
    yield from confused(confusions(wrong, KINDS), KINDS, _case)


def _case(one: Decision) -> tuple[str, str]:
    return one.gold, one.system


def _matrix(kind: str, cells: Mapping[str, Mapping[str, int]]) -> Table:
    """Rows are the gold, columns what was found; what is right stands out."""
    columns = list(next(iter(cells.values())))
    made = table(f"{kind}: gold ↓ found →", *columns)
    for row, counts in cells.items():
        made.add_row(row, *(_cell(count, right=row == name) for name, count in counts.items()))
    return made


def _cell(count: int, *, right: bool) -> Text:
    return Text(str(count) if count else "·", style="bold" if right else "")


def draw_mistakes(report: Report, layer: str, *, lines: int = 0) -> Iterator[RenderableType]:
    """The mistakes of one layer in all documents, each with its place in the text."""
    for one in report.documents:
        found = mistakes(layer, one)
        if found:
            yield heading(f"{one.name}: {len(found)} in {layer}")
        for mistake in found:
            yield _mistake(one, mistake, lines)


def _mistake(one: Scored, mistake: Mistake, lines: int) -> Text:
    text = Text(f"{mistake.kind}\n", style="bold")
    for name, side in (("gold", mistake.gold), ("found", mistake.found)):
        if side != Side():
            reason = f"  ({side.reason})" if side.reason else ""
            text.append(f"  {name:5}  {side.value}{reason}\n", style="not bold")
    shown = excerpt(one.raw, gold=mistake.gold.spans, found=mistake.found.spans, lines=lines)
    for number, line in shown:
        text.append(f"{number:7}│ {line}\n", style="not bold")
    return text


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _range(report: Report, path: str) -> str:
    bounds = report.interval.get(path)
    return f"{_percent(bounds[0])}–{_percent(bounds[1])}" if bounds else ""
