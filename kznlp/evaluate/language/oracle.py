"""What the analyser could give a tagger: coverage, oracle, ambiguity and speed.

    python -m kznlp.evaluate.language.oracle TREEBANK.conllu [--text FILE…]

The oracle is the share of syntactic words of the treebank of which some reading has the gold lemma
(with its part of speech; with its features too). A token of several words is right where one of
its splits is. Coverage is the share of running words that are read without a guess, in the
treebank or in other text; signs do not count.
"""

import argparse
import json
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from kznlp.evaluate.language.conllu import Token, Word, load
from kznlp.language.morphology import Analyzer, Reading, default_analyzer, default_lexicon
from kznlp.train.sources import running_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Oracle:
    """Shares of the words of a treebank from 0 to 1; `readings` and `pairs` a token."""

    words: int
    lemma: float
    upos: float
    feats: float
    readings: float
    pairs: float
    coverage: float


def measure(tokens: Iterable[Token], analyzer: Analyzer) -> Oracle:
    """The oracle of the tokens of a treebank."""
    counted = [0] * 8
    for token in tokens:
        found = analyzer.analyze(token.form)
        counted[4] += len(found)
        counted[5] += len({reading.key[:2] for reading in found})
        counted[6] += 1
        counted[7] += any(not reading.guessed for reading in found)
        for place, word in enumerate(token.words):
            counted[0] += 1
            for level in range(3):
                counted[1 + level] += has(_readings(token, place, analyzer), word, level)
    words, tokens_read = counted[0] or 1, counted[6] or 1
    shares = [round(n / words, 4) for n in counted[1:4]]
    return Oracle(
        words=counted[0],
        lemma=shares[0],
        upos=shares[1],
        feats=shares[2],
        readings=round(counted[4] / tokens_read, 2),
        pairs=round(counted[5] / tokens_read, 2),
        coverage=round(counted[7] / tokens_read, 4),
    )


def has(readings: Iterable[Reading], word: Word, level: int) -> bool:
    """Whether a reading has the gold lemma, with its part of speech (1) and features (2)."""
    gold = (word.lemma, word.upos, "" if word.feats == "_" else word.feats)
    return any(reading.key[: level + 1] == gold[: level + 1] for reading in readings)


def _readings(token: Token, place: int, analyzer: Analyzer) -> Iterator[Reading]:
    if len(token.words) == 1:
        yield from analyzer.analyze(token.form)
        return
    for split in analyzer.splits(token.form):
        if len(split) == len(token.words):
            yield split[place]


def coverage(words: Sequence[str], analyzer: Analyzer) -> float:
    """The share of running words that are read without a guess."""
    known = sum(1 for word in words if any(not r.guessed for r in analyzer.analyze(word)))
    return round(known / max(1, len(words)), 4)


def speed(words: Sequence[str], analyzer: Analyzer) -> int:
    """Words a second of CPU time, with an analyser that has read nothing yet."""
    start = time.process_time()
    for word in words:
        analyzer.analyze(word)
    return round(len(words) / max(1e-9, time.process_time() - start))


def main() -> None:
    """Measure from the command line."""
    parser = argparse.ArgumentParser(description="What the analyser could give a tagger.")
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--text", nargs="*", type=Path, default=[])
    given = parser.parse_args()
    tokens = [token for sentence in load(given.treebank) for token in sentence.tokens]
    told: dict[str, object] = asdict(measure(tokens, default_analyzer()))
    told["words_per_second"] = speed([t.form for t in tokens], Analyzer(default_lexicon()))
    for path in given.text:
        words = running_words(path)
        told[path.name] = {
            "words": len(words),
            "coverage": coverage(words, default_analyzer()),
            "words_per_second": speed(words, Analyzer(default_lexicon())),
        }
    print(json.dumps(told, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
