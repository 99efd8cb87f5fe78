"""The scores of summed counts, from 0 to 1, and how far they may be off by chance."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from kznlp.evaluate.counts import Counts, Tally
from kznlp.evaluate.units import ATTRIBUTES, LABELS, OVERLAPS

Scores = dict[str, Any]
Interval = tuple[float, float]
FIELDS = ("sector", "targets", "regions", "money", "dates", "actors")
RELATIONS = ("causes", "addresses", "supports")
# Numbers of things, no scores.
NUMBERS = frozenset({"measures/gold", "tables/false_repairs"})
SURE = 0.95
DIGITS = 3


def summarize(counts: Tally) -> Scores:
    """Scores of summed counts, ready for JSON; relations on gold units where they were counted."""

    def get(name: str) -> Counts:
        return counts.get(name, Counts())

    repairs, found = get("tables/false_repairs"), get("measures/found")
    scores: Scores = {
        "units": {at: _f1s(counts, f"units/{at}", LABELS, macro=True) for at in OVERLAPS},
        "attributes": {name: _round(get(f"attributes/{name}").recall) for name in ATTRIBUTES},
        "relations": _f1s(counts, "relations", RELATIONS),
        "relations_on_gold": _f1s(counts, "relations_on_gold", RELATIONS),
        "tables": {
            "cell_f1": _round(get("tables/cells").f1),
            "rows_exact": _round(get("tables/row_shares").recall),
            "row_f1": _round(get("tables/rows").f1),
            "header_f1": _round(get("tables/headers").f1),
            "found_f1": _round(get("tables/found").f1),
            "false_repairs": int(repairs.gold - repairs.right),
        },
        "measures": {
            "f1": _round(found.f1),
            "precision": _round(found.precision),
            "recall": _round(found.recall),
            "instrument": _round(get("measures/instrument").recall),
            "status": _round(get("measures/status").recall),
            "gold": found.gold,
        },
        "fields": {name: _round(get(f"fields/{name}").f1) for name in FIELDS},
    }
    if not any(name.startswith("relations_on_gold/") for name in counts):
        del scores["relations_on_gold"]
    return scores


def _f1s(counts: Tally, part: str, names: Sequence[str], *, macro: bool = False) -> Scores:
    """F1 of each, their mean if asked for, and F1 of all together."""
    each = [counts.get(f"{part}/{name}", Counts()) for name in names]
    scores = {name: _round(one.f1) for name, one in zip(names, each, strict=True)}
    if macro:
        scores["macro"] = _round(sum(one.f1 for one in each) / len(each))
    return scores | {"micro": _round(sum(each, Counts()).f1)}


def flat(scores: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, float]]:
    """Every score by its path: "units/iou.5/macro"."""
    for name, value in scores.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{path}{name}/")
        elif f"{path}{name}" not in NUMBERS:
            yield f"{path}{name}", value


def intervals(tallies: Sequence[Tally], samples: int) -> dict[str, Interval]:
    """95 % intervals of all scores, over documents drawn with replacement, from a fixed seed."""
    names = sorted({name for tally in tallies for name in tally})
    none = Counts()
    table = np.array(
        [
            [(c.right, c.predicted, c.gold) for c in (tally.get(name, none) for name in names)]
            for tally in tallies
        ]
    )
    size = len(tallies)
    drawn = np.random.default_rng(0).multinomial(size, [1 / size] * size, size=samples)
    measured: dict[str, list[float]] = {}
    for sums in np.tensordot(drawn, table, axes=1).tolist():
        counts = {name: Counts(*row) for name, row in zip(names, sums, strict=True)}
        for path, value in flat(summarize(counts)):
            measured.setdefault(path, []).append(value)
    return {path: _bounds(sorted(values)) for path, values in measured.items()}


def _bounds(values: Sequence[float]) -> Interval:
    last, out = len(values) - 1, (1 - SURE) / 2
    return values[round(last * out)], values[round(last * (1 - out))]


def _round(number: float) -> float:
    return round(number, DIGITS)
