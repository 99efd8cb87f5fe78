"""One run over a treebank: all layers on gold tokens and on raw text, with the time they take.

A run has one part where the models are those that kznlp brings along, one where a document is held
out, and as many as there are folds. Each part is annotated twice on gold tokens: the first time is
that of text never met before, the second that of text whose words are known.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.language import Language

import kznlp.components  # noqa: F401 (declares `kk_sentences`)
from kznlp.evaluate.counts import Counts, total
from kznlp.evaluate.language import conll18
from kznlp.evaluate.language.conllu import Sentence
from kznlp.evaluate.language.folds import Split
from kznlp.evaluate.language.layers import Fill, Layer, bare, fill, metrics
from kznlp.evaluate.language.report import Scores, score
from kznlp.evaluate.language.universal import sentences as cut
from kznlp.language.kazakh import Kazakh

CUTS = ("Tokens", "Sentences", "Words")
CUTTER = "tokens, sentences, words"
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds of CPU time that a step took: the first time, and again."""

    step: str
    words: int
    first: float
    again: float

    @property
    def rates(self) -> tuple[int, int]:
        """Words a CPU second, the first time and again."""
        return _rate(self.words, self.first), _rate(self.words, self.again)


@dataclass(frozen=True, slots=True)
class Run:
    """What was found.

    Attributes:
        name: "shipped models", "10 folds", "document akorda-random".
        layers: the names of the steps that were scored.
        words: how many were tested.
        tokens: scores on gold tokens; of metrics, only those that the layers fill in.
        raw: the same metrics, and how the text was cut, from raw text.
        speed: of each step.
        learned: seconds that learning took; None where nothing was learned.
        warning: why the scores should not be believed; "" if they may.
    """

    name: str
    layers: tuple[str, ...]
    words: int
    tokens: Scores
    raw: dict[str, Counts]
    speed: tuple[Speed, ...]
    learned: float | None = None
    warning: str = ""


def run_shipped(
    sentences: Sequence[Sentence], layers: Sequence[Layer], *, warning: str = ""
) -> Run:
    """Score the models that kznlp brings along."""
    split = Split("shipped models", (), tuple(sentences))
    parts = [_part(split, layers, [layer.load() for layer in layers])]
    return _run(split.name, layers, parts, warning=warning)


def run_learned(name: str, splits: Sequence[Split], layers: Sequence[Layer], *, tell: Tell) -> Run:
    """Score layers that are learned anew for each split, from its training part alone."""
    parts, spent = [], 0.0
    for number, split in enumerate(splits, start=1):
        begin = time.process_time()
        fills = [layer.learn(split.train) for layer in layers]
        seconds = time.process_time() - begin
        spent += seconds
        parts.append(_part(split, layers, fills))
        done = f"{len(split.train)} sentences learned in {seconds:.0f} s"
        tell(f"{name}: part {number} of {len(splits)}, {done}")
    return _run(name, layers, parts, learned=round(spent, 1))


@dataclass(frozen=True, slots=True)
class _Part:
    gold: Sequence[Sentence]
    system: Sequence[Sentence]
    raw: dict[str, Counts]
    speed: list[Speed] = field(default_factory=list)


def _part(split: Split, layers: Sequence[Layer], fills: Sequence[Fill]) -> _Part:
    gold = split.test
    speeds, given = list[Speed](), bare(gold)
    words = sum(len(one.words) for one in gold)
    for layer, step in zip(layers, fills, strict=True):
        first, found = _timed(step, given)
        again, given = _timed(step, given)
        speeds.append(Speed(layer.name, words, first, again))
    nlp, text = _cutter(), "".join(one.text for one in gold)
    first, found = _timed(lambda _: list(cut(nlp(text))), given)
    again, found = _timed(lambda _: list(cut(nlp(text))), given)
    raw = conll18.evaluate(gold, fill(found, fills))
    return _Part(gold, given, raw, [Speed(CUTTER, words, first, again), *speeds])


def _cutter() -> Language:
    nlp = Kazakh()
    nlp.max_length = 100_000_000
    nlp.add_pipe("kk_sentences")
    return nlp


def _timed(step: Fill, given: Sequence[Sentence]) -> tuple[float, list[Sentence]]:
    begin = time.process_time()
    found = step(given)
    return time.process_time() - begin, found


def _run(
    name: str,
    layers: Sequence[Layer],
    parts: Sequence[_Part],
    *,
    learned: float | None = None,
    warning: str = "",
) -> Run:
    wanted = tuple(metrics(layers))
    raw = total(part.raw for part in parts)
    return Run(
        name,
        tuple(layer.name for layer in layers),
        sum(len(one.words) for part in parts for one in part.gold),
        _only(score((part.gold, part.system) for part in parts), wanted),
        {metric: raw[metric] for metric in (*CUTS, *wanted)},
        tuple(_added(parts)),
        learned,
        warning,
    )


def _only(scores: Scores, wanted: Sequence[str]) -> Scores:
    kept = {metric: scores.metrics[metric] for metric in wanted}
    return Scores(kept, scores.labels, scores.relations, scores.mistakes)


def _added(parts: Sequence[_Part]) -> Iterator[Speed]:
    """The times of all parts, step by step."""
    for speeds in zip(*(part.speed for part in parts), strict=True):
        words = sum(one.words for one in speeds)
        first, again = sum(one.first for one in speeds), sum(one.again for one in speeds)
        yield Speed(speeds[0].step, words, first, again)


def _rate(words: int, seconds: float) -> int:
    return round(words / max(seconds, 1e-9))
