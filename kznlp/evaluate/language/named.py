"""Entities of IOB2 files, scored: per label, with mistakes and speed.

The model is the one that kznlp brings along, or, with parts, one for each part that has learned
from the other parts, with the word clusters of the shipped one; near-duplicates stay in one part.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kznlp.errors import KznlpError
from kznlp.evaluate.language.entities import Score, compare
from kznlp.evaluate.language.iob2 import Tagged
from kznlp.evaluate.language.mistakes import NONE, Mistake
from kznlp.evaluate.language.runs import Speed
from kznlp.language.entities.labels import spans
from kznlp.language.entities.model import default_model

OTHER_BOUNDS = " (other bounds)"
# First word, the word behind the last, label.
Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Entities:
    """What was found; `speed` is None where models were learned for parts."""

    name: str
    sentences: int
    words: int
    labels: tuple[Score, ...]
    mistakes: tuple[Mistake, ...]
    speed: Speed | None = None
    warning: str = ""


def entities_shipped(gold: Sequence[Tagged], *, warning: str = "") -> Entities:
    """Score the model that kznlp brings along, on words as they are cut in the files."""
    model, words = default_model(), [sentence.words for sentence in gold]
    times, answers = [], list[list[str]]()
    for _ in range(2):
        begin = time.process_time()
        answers = list(model.tag(words))
        times.append(time.process_time() - begin)
    speed = Speed("entities", sum(map(len, words)), *times)
    return _scored("shipped model", list(zip(gold, answers, strict=True)), speed, warning)


def entities_learned(gold: Sequence[Tagged], *, parts: int, seed: int) -> Entities:
    """Score models that are learned anew, each from the other parts alone.

    Raises:
        KznlpError: there are fewer sentences than parts.
    """
    from kznlp.train.entities import Options, encode, held_out

    if len(gold) < parts:
        raise KznlpError(f"{len(gold)} sentences with entities cannot be cut into {parts} folds.")
    options = Options(parts=parts, seed=seed)
    data = encode(gold, default_model().clusters, seen=options.seen)
    return _scored(f"{parts} folds", list(held_out(gold, data, options=options)))


def _scored(
    name: str,
    pairs: Sequence[tuple[Tagged, Sequence[str]]],
    speed: Speed | None = None,
    warning: str = "",
) -> Entities:
    gold, answers = [one for one, _ in pairs], [answer for _, answer in pairs]
    found = tuple(mistake for one, answer in pairs for mistake in mistakes(one, answer))
    words = sum(len(one.words) for one in gold)
    return Entities(name, len(gold), words, compare(gold, answers), found, speed, warning)


def mistakes(gold: Tagged, answer: Sequence[str]) -> Iterator[Mistake]:
    """Entities that were missed, made up, or got another label or other bounds.

    >>> gold = Tagged(("Алматы", "қаласы"), ("B-GPE", "I-GPE"))
    >>> [(one.gold, one.system) for one in mistakes(gold, ["B-GPE", "O"])]
    [('GPE', 'GPE (other bounds)')]
    """
    right, given = set(spans(gold.tags)), set(spans(answer))
    missed, wrong = sorted(right - given), sorted(given - right)
    taken = set[Span]()
    for one in missed:
        other = _nearest(one, (span for span in wrong if span not in taken))
        if other is not None:
            taken.add(other)
        yield _mistake(gold, one, other)
    for span in wrong:
        if span not in taken:
            yield _mistake(gold, None, span)


def _nearest(one: Span, others: Iterable[Span]) -> Span | None:
    """The span that shares most words with this one."""
    shared = {other: min(one[1], other[1]) - max(one[0], other[0]) for other in others}
    best = max(shared, key=shared.__getitem__, default=None)
    return best if best is not None and shared[best] > 0 else None


def _mistake(gold: Tagged, one: Span | None, other: Span | None) -> Mistake:
    start = min(span[0] for span in (one, other) if span)
    end = max(span[1] for span in (one, other) if span)
    system = other[2] if other else NONE
    if one and other and one[2] == other[2]:
        system += OTHER_BOUNDS
    right, given = _told(gold, one), _told(gold, other)
    return Mistake("entity", one[2] if one else NONE, system, right, given, gold.words, start, end)


def _told(gold: Tagged, span: Span | None) -> str:
    return f"{span[2]}: {' '.join(gold.words[span[0] : span[1]])}" if span else NONE
