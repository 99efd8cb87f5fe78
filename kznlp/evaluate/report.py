"""The scores of a gold folder: counts added over documents, with bootstrap intervals."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from kznlp.evaluate.counts import Counts, Tally, total
from kznlp.evaluate.gold import Gold, documents, load
from kznlp.evaluate.measures import score_measures
from kznlp.evaluate.tables import score_tables
from kznlp.evaluate.units import ATTRIBUTES, LABELS, OVERLAPS, score_relations, score_units
from kznlp.records import Analysis

Scores = dict[str, Any]
FIELDS = ("sector", "targets", "regions", "money", "dates", "actors")
RELATIONS = ("causes", "addresses", "supports")
SAMPLES = 1000


def evaluate(
    folder: Path, analyze: Callable[[Path], tuple[str, Analysis]], *, samples: int = SAMPLES
) -> Scores:
    """Score a gold folder.

    Args:
        folder: holds `docs/` and `gold/`.
        analyze: gives the raw text and the analysis of a document.
        samples: bootstrap samples for the intervals; 0 leaves them out.

    Returns:
        Scores from 0 to 1 by part, ready for JSON.

    Raises:
        KznlpError: the folder holds no gold, or a gold file is malformed.
    """
    tallies = [tally(*analyze(text), load(gold)) for text, gold in documents(folder)]
    scores = summarize(total(tallies))
    if samples:
        scores["interval"] = _bootstrap(tallies, samples)
    return {"documents": len(tallies), **scores}


def tally(raw: str, analysis: Analysis, gold: Gold) -> Tally:
    """Everything that is counted in one document."""
    return (
        score_units(raw, gold, analysis)
        | score_relations(raw, gold, analysis)
        | score_tables(raw, gold, analysis)
        | score_measures(gold, analysis)
    )


def summarize(counts: Tally) -> Scores:
    """Scores of summed counts."""

    def get(name: str) -> Counts:
        return counts.get(name, Counts())

    scores: Scores = {"units": {}}
    for at in OVERLAPS:
        labels = {label: get(f"units/{at}/{label}") for label in LABELS}
        scores["units"][at] = {
            **{label: _round(c.f1) for label, c in labels.items()},
            "macro": _round(_macro(counts, at)),
            "micro": _round(sum(labels.values(), Counts()).f1),
        }
    scores["attributes"] = {a: _round(get(f"attributes/{a}").recall) for a in ATTRIBUTES}
    relations = {r: get(f"relations/{r}") for r in RELATIONS}
    scores["relations"] = {
        **{name: _round(c.f1) for name, c in relations.items()},
        "micro": _round(sum(relations.values(), Counts()).f1),
    }
    repairs = get("tables/false_repairs")
    scores["tables"] = {
        "cell_f1": _round(get("tables/cells").f1),
        "rows_exact": _round(get("tables/row_shares").recall),
        "row_f1": _round(get("tables/rows").f1),
        "header_f1": _round(get("tables/headers").f1),
        "found_f1": _round(get("tables/found").f1),
        "false_repairs": int(repairs.gold - repairs.right),
    }
    found = get("measures/found")
    scores["measures"] = {
        "f1": _round(found.f1),
        "precision": _round(found.precision),
        "recall": _round(found.recall),
        "instrument": _round(get("measures/instrument").recall),
        "status": _round(get("measures/status").recall),
        "gold": found.gold,
    }
    scores["fields"] = {name: _round(get(f"fields/{name}").f1) for name in FIELDS}
    return scores


def render(scores: Scores) -> str:
    """The scores as lines of text."""
    interval = scores.get("interval", {})
    lines = [f"{scores['documents']} documents"]
    for at, row in scores["units"].items():
        lines.append(f"units, {at:6} " + _row(row) + _range(interval.get(f"units/{at}/macro")))
    for part in ("attributes", "relations", "tables", "measures", "fields"):
        lines.append(f"{part:13} " + _row(scores[part]) + _range(interval.get(part)))
    return "\n".join(lines)


def _row(scores: Scores) -> str:
    return "  ".join(f"{name} {number}" for name, number in scores.items())


def _range(bounds: Sequence[float] | None) -> str:
    return f"  (95 %: {bounds[0]}-{bounds[1]})" if bounds else ""


def _macro(counts: Tally, at: str) -> float:
    return sum(counts.get(f"units/{at}/{x}", Counts()).f1 for x in LABELS) / len(LABELS)


def _bootstrap(tallies: Sequence[Tally], samples: int) -> Scores:
    """95 % intervals over documents drawn with replacement, from a fixed seed."""
    draw = random.Random(0)
    measured: dict[str, list[float]] = {f"units/{at}/macro": [] for at in OVERLAPS}
    measured["measures"] = []
    for _ in range(samples):
        counts = total(draw.choices(tallies, k=len(tallies)))
        for at in OVERLAPS:
            measured[f"units/{at}/macro"].append(_macro(counts, at))
        measured["measures"].append(counts.get("measures/found", Counts()).f1)
    return {name: _bounds(sorted(values)) for name, values in measured.items()}


def _bounds(values: Sequence[float]) -> tuple[float, float]:
    last = len(values) - 1
    return _round(values[round(last * 0.025)]), _round(values[round(last * 0.975)])


def _round(number: float) -> float:
    return round(number, 3)
