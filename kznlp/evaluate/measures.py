"""Measures: found by the evidence that they share, then each field on its own."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import regex

from kznlp.evaluate.counts import Counts
from kznlp.evaluate.gold import Gold, GoldMeasure
from kznlp.evaluate.spans import overlap, pair
from kznlp.evaluate.tables import Value, value
from kznlp.records import Analysis, Measure

NUMBER = regex.compile(r"\d[\d\s]*+(?:[.,]\d+)?")
YEARS = range(1990, 2036)
CODE = regex.compile(r"KZ-\d\d")
WORD = regex.compile(r"\w{3,}")
T = TypeVar("T")


def score_measures(gold: Gold, analysis: Analysis) -> dict[str, Counts]:
    """Counts of measures found, and of each field of the measures found."""
    pairs = pair(gold.measures, analysis.measures, closeness)
    counts: dict[str, Counts] = defaultdict(Counts)
    expected = sum(not measure.optional for measure in gold.measures)
    free = 0
    for i, j in pairs:
        wanted, found = gold.measures[i], analysis.measures[j]
        for name, field in fields(wanted, found).items():
            counts[f"fields/{name}"] += field.counts
        if wanted.optional:
            free += 1
            continue
        counts["measures/found"] += Counts(1, 0, 0)
        counts["measures/instrument"] += Counts(found.instrument in wanted.instrument, 1, 1)
        status = wanted.status == [""] or found.status in wanted.status
        counts["measures/status"] += Counts(status, 1, 1)
    counts["measures/found"] += Counts(0, len(analysis.measures) - free, expected)
    return counts


def closeness(wanted: GoldMeasure, found: Measure) -> float:
    """How much of its evidence a measure shares with one of the gold; 0 for nothing."""
    spans = [(e.start, e.end) for e in found.evidence]
    best = max((overlap((wanted.start, wanted.end), span) for span in spans), default=0.0)
    return best + 1 if best else 0.0


class Field(NamedTuple):
    """One field of a measure that was found: the values of both sides, and how many agree."""

    gold: Sequence[str]
    found: Sequence[str]
    counts: Counts


def fields(wanted: GoldMeasure, found: Measure) -> dict[str, Field]:
    """The fields by name; the sector only where the gold gives one."""
    compared = {}
    if wanted.sector:
        right = Counts((found.sector or "") in wanted.sector, 1, 1)
        compared["sector"] = Field(wanted.sector, _listed(found.sector), right)
    targets, funding = found.targets, [f.printed for f in found.funding]
    regions = [r.code for r in found.regions if r.code.startswith("KZ-")]
    names = [actor.name for actor in found.actors]
    spellings = [(actor.name, actor.canonical or actor.name) for actor in found.actors]
    codes = set(CODE.findall(" ".join(wanted.regions)))
    one, other = _dates(wanted), _dates(found)
    return compared | {
        "targets": Field(wanted.targets, targets, _common(set(wanted.targets), set(targets))),
        "regions": Field(wanted.regions, regions, _common(codes, set(regions))),
        "money": Field(
            wanted.funding, funding, _common(_figures(wanted.funding), _figures(funding))
        ),
        "dates": Field(_told(one), _told(other), _common(one, other)),
        "actors": Field(wanted.actors, names, _actors(wanted.actors, spellings)),
    }


def _common(gold: set[T], found: set[T]) -> Counts:
    return Counts(len(gold & found), len(found), len(gold))


def _listed(value: str | None) -> list[str]:
    return [value] if value else []


def _told(dates: set[tuple[str, str]]) -> list[str]:
    return sorted(f"{name} {date}" for name, date in dates)


def _figures(texts: Sequence[str]) -> set[Value]:
    """Figures that are no years."""
    values = {value(m.group()) for text in texts for m in NUMBER.finditer(text)}
    return {v for v in values if not (isinstance(v, float) and v in YEARS)}


def _dates(measure: GoldMeasure | Measure) -> set[tuple[str, str]]:
    if isinstance(measure, Measure):
        start, end = measure.start, measure.end
    else:
        start, end = measure.date_start, measure.date_end
    named = (("start", start), ("end", end), ("deadline", measure.deadline))
    return {(name, date) for name, date in named if date}


def _actors(wanted: Sequence[str], found: Sequence[tuple[str, str]]) -> Counts:
    """Names agree where half of their words do; case endings are cut off with the word's end.

    What was found is told as printed and in correct spelling: annotators write either.
    """
    one = [w for w in map(_words, wanted) if w]
    other = [(_words(printed), _words(right)) for printed, right in found if _words(printed)]
    hits = sum(any(_agree(name, w) for both in other for w in both) for name in one)
    return Counts(min(hits, len(other)), len(other), len(one))


def _agree(one: set[str], other: set[str]) -> bool:
    return len(one & other) / len(one | other) >= 0.5


def _words(name: str) -> set[str]:
    return {word[:5] for word in WORD.findall(name.lower())}
