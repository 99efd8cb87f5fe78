"""Measures: found by the evidence that they share, then each field on its own."""

from collections import defaultdict
from collections.abc import Sequence

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


def score_measures(gold: Gold, analysis: Analysis) -> dict[str, Counts]:
    """Counts of measures found, and of each field of the measures found."""
    pairs = pair(gold.measures, analysis.measures, closeness)
    counts: dict[str, Counts] = defaultdict(Counts)
    expected = sum(not measure.optional for measure in gold.measures)
    free = 0
    for i, j in pairs:
        wanted, found = gold.measures[i], analysis.measures[j]
        _score_fields(wanted, found, counts)
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


def _score_fields(wanted: GoldMeasure, found: Measure, counts: dict[str, Counts]) -> None:
    if wanted.sector:
        right = (found.sector or "") in wanted.sector
        counts["fields/sector"] += Counts(right, 1, 1)
    for name, one, other in (
        ("targets", set(wanted.targets), set(found.targets)),
        (
            "regions",
            set(CODE.findall(" ".join(wanted.regions))),
            {r.code for r in found.regions if r.code.startswith("KZ-")},
        ),
        ("money", _figures(wanted.funding), _figures([f.printed for f in found.funding])),
        ("dates", _dates(wanted), _dates(found)),
    ):
        counts[f"fields/{name}"] += Counts(len(one & other), len(other), len(one))
    counts["fields/actors"] += _actors(wanted, found)


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


def _actors(wanted: GoldMeasure, found: Measure) -> Counts:
    """Names agree where half of their words do; case endings are cut off with the word's end."""
    one = [w for w in map(_words, wanted.actors) if w]
    other = [w for w in (_words(a.name) for a in found.actors) if w]
    hits = sum(any(len(a & b) / len(a | b) >= 0.5 for b in other) for a in one)
    return Counts(min(hits, len(other)), len(other), len(one))


def _words(name: str) -> set[str]:
    return {word[:5] for word in WORD.findall(name.lower())}
