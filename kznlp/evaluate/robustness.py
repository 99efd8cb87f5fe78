"""How much of the scores is lost on damaged text: `kznlp evaluate noise`.

Every document of a gold folder is damaged (`kznlp.evaluate.noise`) at each of `CONDITIONS`, several
times by chance, analyzed as it then is, and scored against its annotation in the new offsets.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Group, RenderableType

from kznlp.evaluate.counts import Tally, total
from kznlp.evaluate.damages import Kind
from kznlp.evaluate.figures import Scores, summarize
from kznlp.evaluate.gold import Gold, documents, load
from kznlp.evaluate.noise import damage
from kznlp.evaluate.report import tally
from kznlp.evaluate.terminal import heading, table
from kznlp.evaluate.units import HEADLINES, LABELS
from kznlp.read import read
from kznlp.records import Analysis

CONDITIONS: tuple[tuple[Kind, float], ...] = (
    ("letters", 0.01),
    ("letters", 0.03),
    ("letters", 0.05),
    ("keys", 0.03),
    ("scripts", 0.1),
    ("breaks", 0.3),
    ("breaks", 1.0),
    ("wraps", 0.3),
)
REPEATS = 3
# An analysis of a text that was damaged.
Analyze = Callable[[str], Analysis]


@dataclass(frozen=True, slots=True)
class Condition:
    """The scores under one kind of damage, or none."""

    kind: Kind | None
    rate: float
    scores: Scores


def robustness(folder: Path, analyze: Analyze, *, repeats: int = REPEATS) -> list[Condition]:
    """Scores of the undamaged folder, then of each condition.

    Args:
        folder: holds `docs/` and `gold/`.
        analyze: gives the analysis of a text.
        repeats: how often each condition is drawn by chance; counts are added.

    Raises:
        KznlpError: the folder holds no gold, or a gold file is malformed.
    """
    given = [(read(path).text, load(gold)) for path, gold in documents(folder)]
    clean = [tally(text, analyze(text), gold) for text, gold in given]
    return [
        Condition(None, 0.0, summarize(total(clean))),
        *(
            Condition(kind, rate, summarize(total(_damaged(given, analyze, kind, rate, repeats))))
            for kind, rate in CONDITIONS
        ),
    ]


def _damaged(
    given: list[tuple[str, Gold]], analyze: Analyze, kind: Kind, rate: float, repeats: int
) -> Iterator[Tally]:
    for seed in range(repeats):
        for text, gold in given:
            damaged, moved = damage(text, gold, kind=kind, rate=rate, seed=seed)
            yield tally(damaged, analyze(damaged), moved)


def draw(found: list[Condition]) -> RenderableType:
    """A line for each condition: macro-F1 of units, what it lost, labels, relations, measures."""
    names = [*HEADLINES, "lost", *LABELS, "relations", "measures"]
    made = table("damage", "rate", *names)
    for one in found:
        units = one.scores["units"]
        rows = (
            *(units[at]["macro"] for at in HEADLINES),
            _lost(found[0], one),
            *(units["iou.5"][label] for label in LABELS),
            one.scores["relations"]["micro"],
            one.scores["measures"]["f1"],
        )
        made.add_row(one.kind or "none", f"{one.rate:.0%}", *(f"{100 * x:.1f}" for x in rows))
    return Group(heading("macro-F1 of units, its loss and the F1 of labels at iou.5"), made)


def _lost(clean: Condition, one: Condition) -> float:
    before, after = (x.scores["units"]["iou.5"]["macro"] for x in (clean, one))
    return float(before - after)


def to_json(found: list[Condition]) -> list[dict[str, Any]]:
    """The conditions: kind (null for none), rate, lost (of macro-F1 at iou.5), scores."""
    return [
        {
            "kind": one.kind,
            "rate": one.rate,
            "lost": round(_lost(found[0], one), 3),
            "scores": one.scores,
        }
        for one in found
    ]
