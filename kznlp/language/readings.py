"""Readings of a word: a known stem and a chain of suffixes, with their cost.

A `Model` holds what is counted in the training text; the cost of a reading is minus the logarithm
of the probability of its stem and of each suffix after the one before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kznlp import resources
from kznlp.errors import ModelError
from kznlp.language.ends import cuts
from kznlp.language.suffixes import (
    DEVOICED,
    SUFFIXES,
    VOWELS,
    Chain,
    built,
    detached,
    endings,
    underlying,
)

REBUILD = "kznlp train words DATA --output models/kk_words"
# A form is known if its cost is below this, and more for each letter: a long word that the grammar
# can read at all is seldom read by chance.
DEAREST, PER_LETTER = 9.0, 1.0
# The less for each letter that a stem has below four: half words begin with "ер", "ас", "ін".
SHORT = 2.0
# What a letter of an unknown stem costs, and that it is unknown.
LETTER, UNKNOWN = 1.6, 12.0


class Reading(NamedTuple):
    """One way to read a form; `pos` is "noun" (all nominals), "verb", or "other" (no endings).

    `chain` are numbers of `SUFFIXES`, the first in `state`.
    """

    lemma: str
    stem: str
    pos: str
    state: str
    chain: Chain
    cost: float


@dataclass(frozen=True, slots=True)
class Model:
    """What is counted in the training text.

    Attributes:
        forms: how often each form stands there.
        stems: the cost of each stem, by its part of speech.
        steps: the cost of each suffix after each state, and of ending there (None).
    """

    forms: dict[str, int]
    stems: dict[str, dict[str, float]]
    steps: dict[tuple[str, int | None], float]

    def readings(self, word: str) -> Iterator[Reading]:
        """All readings of a form with known stems."""
        bare = self.stems.get(word)
        if bare and "other" in bare:
            yield Reading(word, word, "other", "", (), bare["other"])
        for cut, end in cuts(word):
            if cut == 1:
                break
            before, rest = word[:cut], word[cut:]
            if before not in self.stems and before[-1] not in end.changed:
                continue
            for stem, state in underlying(before, rest):
                pos = "noun" if state == "noun" else "verb"
                if pos in self.stems.get(stem, ()):
                    cost = self.stems[stem][pos]
                    for chain, sizes in endings(rest, state, before):
                        found = _lemma(word, stem, cut, built(chain, sizes))
                        more = self.chain_cost(chain, state)
                        yield Reading(found, stem, pos, state, chain, cost + more)

    def chain_cost(self, chain: Chain, state: str) -> float:
        """The cost of a chain of suffixes that begins in this state."""
        cost = 0.0
        for number in chain:
            cost += self.steps[state, number]
            state = SUFFIXES[number].next
        return cost + self.steps[state, None]

    def best(self, word: str) -> Reading | None:
        """The likeliest reading of a form of a known stem; None for other forms."""
        return min(self.readings(word), key=lambda reading: reading.cost, default=None)

    def known(self, word: str) -> bool:
        """Whether the form is attested, or likely enough with a known stem.

        Of words joined by a hyphen each must be known, or the last be an ending.
        """
        if "-" in word.strip("-"):
            *parts, last = word.strip("-").split("-")
            return all(map(self.known, parts)) and (self.known(last) or detached(last))
        return word in self.forms or any(
            _plausible(reading, len(word)) for reading in self.readings(word)
        )

    def lemma(self, word: str) -> str:
        """The lemma of the likeliest reading, or what is left of an unknown noun."""
        before, hyphen, rest = word.rpartition("-")
        if before and rest:
            return before if detached(rest) else before + hyphen + self.lemma(rest)
        irregular = resources.pairs("language/irregular.csv").get(word)
        if irregular is not None:
            return irregular
        if not word.isalpha():
            return word
        return (self.best(word) or self.guess(word)).lemma

    def guess(self, word: str) -> Reading:
        """The best nominal reading of a form whose stem is unknown."""
        best = Reading(word, word, "noun", "noun", (), self._guess_cost(word, ()))
        for cut, _ in cuts(word)[1:]:
            if cut < 3:
                break
            before, rest = word[:cut], word[cut:]
            for stem, state in underlying(before, rest):
                if state != "noun" or VOWELS.isdisjoint(stem):
                    continue
                for chain, sizes in endings(rest, state, before):
                    cost = self._guess_cost(stem, chain)
                    if cost < best.cost:
                        found = _lemma(word, stem, cut, built(chain, sizes))
                        best = Reading(found, stem, "noun", state, chain, cost)
        return best

    def _guess_cost(self, stem: str, chain: Chain) -> float:
        return UNKNOWN + LETTER * len(stem) + self.chain_cost(chain, "noun")


def _plausible(reading: Reading, letters: int) -> bool:
    cost = reading.cost + SHORT * max(0, 4 - len(reading.stem))
    return cost < DEAREST + PER_LETTER * letters


def _lemma(word: str, stem: str, cut: int, letters: int) -> str:
    """The stem, or with the suffixes that build a new dictionary word."""
    if not letters:
        return stem
    built = word[: cut + letters]
    if built[-1] in DEVOICED and word[cut + letters :][:1] in VOWELS:
        return built[:-1] + DEVOICED[built[-1]]
    return built


def load(folder: Path) -> Model:
    """Read a model that `kznlp.train.words` wrote.

    Raises:
        ModelError: a file is missing or is not what the card says.
    """
    try:
        forms = {word: int(count) for word, count in _rows(folder / "forms.tsv")}
        stems: dict[str, dict[str, float]] = {}
        for stem, pos, cost in _rows(folder / "stems.tsv"):
            stems.setdefault(stem, {})[pos] = float(cost)
        counted = {(s, t): float(cost) for s, t, cost in _rows(folder / "suffixes.tsv")}
        steps: dict[tuple[str, int | None], float] = {
            (state, number): counted[state, suffix.template + suffix.after]
            for number, suffix in enumerate(SUFFIXES)
            for state in suffix.states
        }
        states = {state for state, _ in steps} | {suffix.next for suffix in SUFFIXES}
        steps.update({(state, None): counted[state, ""] for state in states})
    except (OSError, KeyError, ValueError) as error:
        problem = f"The model in {folder} cannot be used ({error!r}). Rebuild: {REBUILD}"
        raise ModelError(problem) from error
    return Model(forms, stems, steps)


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").splitlines()]
