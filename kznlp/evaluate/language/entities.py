"""Scores of `kk_ner`: whole entities, right if first word, last word and label are.

    python -m kznlp.evaluate.language.entities IOB2_test.txt

Each line of the table is a label; "all" counts all of them together (micro-averaged).
"""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kznlp.evaluate.language.iob2 import Tagged, read_iob2
from kznlp.language.entities.labels import spans
from kznlp.language.entities.model import Model, default_model

ALL = "all"


@dataclass(frozen=True, slots=True)
class Score:
    """Entities of one label: right, in the model's answer, in the gold."""

    label: str
    right: int
    found: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of the answer that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that is found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


def score(iob2_path: Path | str, *, model: Model | None = None) -> tuple[Score, ...]:
    """Tag the words of an IOB2 file as they are cut there, and compare.

    Returns:
        One row for all labels, then one for each, the most frequent first.

    Raises:
        ReadError: the file is not IOB2 with the tags of KazNERD.
        ModelError: the model is missing or damaged.
    """
    gold = read_iob2(Path(iob2_path))
    model = model or default_model()
    return compare(gold, model.tag(sentence.words for sentence in gold))


def compare(gold: Iterable[Tagged], answers: Iterable[Sequence[str]]) -> tuple[Score, ...]:
    """The table of an answer; see `score`."""
    counts: Counter[tuple[str, str]] = Counter()
    for sentence, answer in zip(gold, answers, strict=True):
        right, found = set(spans(sentence.tags)), set(spans(answer))
        for name, entities in (("right", right & found), ("found", found), ("gold", right)):
            for _, _, label in entities:
                counts[name, label] += 1
                counts[name, ALL] += 1
    labels = {label for _, label in counts} | {ALL}
    rows = [Score(la, *(counts[n, la] for n in ("right", "found", "gold"))) for la in labels]
    return tuple(sorted(rows, key=lambda row: (-row.gold, row.label != ALL, row.label)))


def table(scores: Iterable[Score]) -> str:
    """The scores as lines for a terminal, in percent."""
    lines = [f"{'label':14}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}"]
    for row in scores:
        shares = "".join(f"{100 * s:7.2f}" for s in (row.precision, row.recall, row.f1))
        lines.append(f"{row.label:14}{shares}{row.gold:7}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(score(sys.argv[1])))
