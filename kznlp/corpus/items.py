"""What is wrong with the items of one document's annotation: the rules of the guidelines.

>>> unit = GoldUnit(labels=["cause"], start=0, end=5)
>>> list(problems([("line 1", unit)], "Жол салынды."))
[('line 1', "0-5 cuts a word: 'Жол салынды.'")]
"""

import html
from collections.abc import Iterable, Iterator, Sequence

import regex

from kznlp.evaluate.gold import GoldMeasure, GoldRelation, GoldTable, GoldUnit, Item
from kznlp.kb.codes import taxonomy
from kznlp.records import RelationType, Status, UnitLabel

LABELS = {*UnitLabel, "none"}
VALUES = {
    "kind": {"claim": {"fact", "assessment", "forecast"}, "proposal": {"action", "goal"}},
    "valence": {"claim": {"problem", "neutral", "progress"}},
}
ASSERTIONS = {"affirmed", "negated", "hypothetical", "attributed"}
MODALITIES = {"mandatory", "recommended", "permitted", "reported"}
ONE_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-(?:2[1-4]|3[3-6]))?"
# A date, an interval that may be open at one end, or a duration: "within a month" is P1M.
DATE = regex.compile(rf"{ONE_DATE}(?:/(?:{ONE_DATE}|\.\.))?|\.\./{ONE_DATE}|P\d+[DWMY]")
WORD = regex.compile(r"[\p{L}\p{M}\p{N}]")


def problems(placed: Sequence[tuple[str, Item]], text: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the items of a text, each with its place: (place, message)."""
    nodes = {item.id: item for _, item in placed if isinstance(item, GoldUnit | GoldTable)}
    seen: set[object] = set()
    end = 0
    for where, item in placed:
        match item:
            case GoldUnit():
                found = [*_span(item, text), *_unit(item)]
                if item.start < end:
                    found.append(f"it begins at {item.start}, before the unit above ends ({end})")
                end = max(end, item.end)
            case GoldMeasure():
                found = [*_span(item, text), *_measure(item)]
            case GoldTable():
                found = list(_table(item, text))
            case GoldRelation():
                found = list(_relation(item, nodes))
        key = _identity(item)
        if key in seen:
            found.append("the same is already there")
        seen.add(key)
        for message in found:
            yield where, message


def _identity(item: Item) -> object:
    match item:
        case GoldUnit():
            return "unit", item.start, item.end
        case GoldMeasure():
            return "measure", item.start, item.end, *item.instrument
        case GoldRelation():
            return "relation", item.relation, item.source, item.to
        case GoldTable():
            return "table", item.id


def _span(item: GoldUnit | GoldMeasure, text: str) -> Iterator[str]:
    start, end = item.start, item.end
    if not 0 <= start < end <= len(text):
        yield f"{start}-{end} is no span of a text of {len(text)} characters"
        return
    span = text[start:end]
    if item.text and item.text != span:
        yield f"{start}-{end} is {short(span)}, but its text is {short(item.text)}"
    if span != span.strip():
        yield f"{start}-{end} has space at its ends: {short(span)}"
    for at in (start, end):
        if WORD.match(text, at) and at and WORD.match(text, at - 1):
            yield f"{start}-{end} cuts a word: {short(text[max(0, at - 15) : at + 15])}"


def _unit(unit: GoldUnit) -> Iterator[str]:
    yield from _known("label", unit.labels, LABELS)
    if not unit.labels:
        yield "it has no label"
        return
    for name, by_label in VALUES.items():
        value = getattr(unit, name)
        known = {one for label in unit.labels for one in by_label.get(label, ())}
        if value is not None and not known:
            yield f"a {'/'.join(unit.labels)} has no {name}"
        elif value is not None:
            yield from _known(name, [value], known)
        elif by_label.get(unit.labels[0]) and "none" not in unit.labels:
            yield f"a {unit.labels[0]} needs its {name}: {_listed(known)}"
    yield from _known("assertion", [unit.assertion] if unit.assertion else [], ASSERTIONS)


def _measure(measure: GoldMeasure) -> Iterator[str]:
    if not measure.instrument:
        yield "it has no instrument"
    for name in ("instrument", "sector", "targets"):
        codes = taxonomy(name if name.endswith("s") else f"{name}s")
        yield from _known(name, getattr(measure, name), codes)
    yield from _known("status", [s for s in measure.status if s], Status)
    yield from _known("modality", [measure.modality] if measure.modality else [], MODALITIES)
    for name in ("date_start", "date_end", "deadline"):
        value = getattr(measure, name)
        if value is not None and not DATE.fullmatch(value):
            examples = "2005, 2005-07, 2005-07-01, 2005-33, 2005/2007, P1M"
            yield f"{name} {value!r} is no date of EDTF: {examples}"


def _table(one: GoldTable, text: str) -> Iterator[str]:
    for number in one.total_rows:
        if not 0 <= number < len(one.rows):
            yield f"total row {number} is not among its {len(one.rows)} rows"
    squeezed = "".join(html.unescape(text).split())
    for row in one.rows:
        for cell in row:
            if "".join(cell.split()) not in squeezed:
                yield f"the cell {short(cell)} is not in the text"


def _relation(one: GoldRelation, nodes: dict[str, GoldUnit | GoldTable]) -> Iterator[str]:
    yield from _known("relation", [one.relation], RelationType)
    if one.source == one.to:
        yield f"it leads from {one.source} to itself"
    for name in (one.source, one.to):
        if name not in nodes:
            yield f"there is no {name}"
    source, target = nodes.get(one.source), nodes.get(one.to)
    if isinstance(source, GoldTable) and one.relation != RelationType.SUPPORTS:
        yield f"a table can only support, {one.source} {one.relation}"
    if isinstance(target, GoldTable):
        yield f"it leads to the table {one.to}; expected a unit"
    labels = source.labels if isinstance(source, GoldUnit) else []
    if one.relation == RelationType.ADDRESSES and labels and UnitLabel.PROPOSAL not in labels:
        yield f"only a proposal addresses, {one.source} is a {'/'.join(labels)}"


def _known(name: str, values: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    among = set(known)
    for value in values:
        if value not in among:
            yield f"no {name} {value!r}; expected {_listed(among)}"


def _listed(values: Iterable[str]) -> str:
    return ", ".join(sorted(values))


def short(text: str) -> str:
    """A quotation for a message, its middle left out where it is long."""
    flat = " ".join(text.split())
    return repr(flat if len(flat) <= 60 else f"{flat[:30]} … {flat[-25:]}")
