"""Learning curves: what models make of a held-out folder, learned from ever more documents.

The documents of all corpus folders are put in an order by chance, and a first part, a larger one
that holds it, and so on are learned from. `kznlp evaluate curve` draws the scores; a curve that
still rises at its end says that more documents would help.
"""

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Group, RenderableType

from kznlp.evaluate.figures import Scores
from kznlp.evaluate.gold import documents
from kznlp.evaluate.report import Analyze, evaluate
from kznlp.evaluate.terminal import heading, table

LEARNED = "train"  # the part of a corpus with a catalogue that is learned from
SHARES = (0.1, 0.2, 0.4, 0.7, 1.0)
# Learns from a corpus folder, keeping what it must in another one.
Fit = Callable[[Path, Path], Analyze]
SHOWN = {
    "units, macro": "units/iou.5/macro",
    "claim": "units/iou.5/claim",
    "cause": "units/iou.5/cause",
    "proposal": "units/iou.5/proposal",
    "kind": "attributes/kind",
    "valence": "attributes/valence",
    "assertion": "attributes/assertion",
    "relations": "relations/micro",
    "measures": "measures/f1",
    "instrument": "measures/instrument",
    "sector": "fields/sector",
}


@dataclass(frozen=True, slots=True)
class Point:
    """What was learned from so many documents, scored."""

    documents: int
    words: int
    scores: Scores


def curve(
    folders: Sequence[Path],
    held_out: Path,
    fit: Fit,
    *,
    shares: Sequence[float] = SHARES,
    seed: int = 0,
    tell: Callable[[str], None] = lambda message: None,
) -> Iterator[Point]:
    """A point for each share of the documents.

    Args:
        folders: corpora to learn from.
        held_out: a gold folder that none of them shares a document with.
        fit: learns, and gives what analyzes by what was learned.
        shares: of the documents, ascending.
        seed: of their order.
        tell: takes a line before each point.

    Raises:
        KznlpError: a folder holds no gold.
    """
    given = [pair for folder in folders for pair in documents(folder, split=LEARNED)]
    random.Random(seed).shuffle(given)
    for share in shares:
        part = given[: max(1, round(share * len(given)))]
        tell(f"learning from {len(part)} documents")
        with tempfile.TemporaryDirectory() as scratch:
            corpus, model = Path(scratch) / "corpus", Path(scratch) / "model"
            words = _copy(part, corpus)
            scores = evaluate(held_out, fit(corpus, model), samples=0).scores
        yield Point(len(part), words, scores)


def _copy(part: Sequence[tuple[Path, Path]], corpus: Path) -> int:
    """Make a corpus folder of documents, whose names may be of several; its words."""
    words = 0
    for name in ("docs", "gold"):
        (corpus / name).mkdir(parents=True)
    for number, (text, gold) in enumerate(part):
        name = f"{text.stem}-{number}"
        shutil.copy(text, corpus / "docs" / f"{name}{text.suffix}")
        shutil.copy(gold, corpus / "gold" / f"{name}{gold.suffix}")
        words += len(text.read_bytes().split())
    return words


def draw(points: Sequence[Point]) -> RenderableType:
    """A line for each point, in percent."""
    made = table("documents", "words", *SHOWN)
    for point in points:
        made.add_row(str(point.documents), str(point.words), *_row(point))
    return Group(heading("scores of the held-out folder, units at iou.5"), made)


def _row(point: Point) -> list[str]:
    return [f"{100 * _score(point.scores, path):.1f}" for path in SHOWN.values()]


def _score(scores: Scores, path: str) -> float:
    value: Any = scores
    for key in path.split("/"):
        value = value[key]
    return float(value)


def to_json(points: Sequence[Point]) -> list[dict[str, Any]]:
    """The points: documents, words, scores."""
    return [
        {"documents": point.documents, "words": point.words, "scores": point.scores}
        for point in points
    ]
