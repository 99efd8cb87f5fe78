"""Readings of a word: a known stem and a chain of suffixes, with their cost.

A `Model` holds what is counted in the training text; the cost of a reading is minus the logarithm
of the probability of its stem and of each suffix after the one before.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
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
    Sizes,
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


# A stem: its cost, spelling, part of speech and state, and where it ends.
Cut = tuple[float, str, str, str, int]
# A reading: cost, stem, part of speech, state, where the stem ends, suffixes with their sizes.
Parse = tuple[float, str, str, str, int, tuple[Chain, Sizes]]
# The costs of so many chains are remembered.
MOST = 50_000


@dataclass(frozen=True, slots=True)
class Model:
    """What is counted in the training text.

    Attributes:
        forms: how often each form stands there.
        stems: the cost of each stem, by its part of speech.
        steps: the cost of each suffix after each state, and of ending there (None).
        lemmas: of forms, worked out beforehand.
    """

    forms: dict[str, int]
    stems: dict[str, dict[str, float]]
    steps: dict[tuple[str, int | None], float]
    lemmas: dict[str, str] = field(default_factory=dict)

    _costs: dict[tuple[Chain, str], float] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def readings(self, word: str) -> Iterator[Reading]:
        """All readings of a form with known stems."""
        for stem in self._stems(word):
            yield from (_reading(word, parse) for parse in self._parses(word, stem))

    def _stems(self, word: str) -> Iterator[Cut]:
        """The stems with which a form may begin, whether or not the rest are suffixes."""
        stems = self.stems
        bare = stems.get(word)
        if bare and "other" in bare:
            yield bare["other"], word, "other", "", len(word)
        for cut, end in cuts(word):
            if cut == 1:
                break
            before = word[:cut]
            if before[-1] in end.changed:
                for stem, state in underlying(before, word[cut:]):
                    pos = "noun" if state == "noun" else "verb"
                    if stem in stems and pos in stems[stem]:
                        yield stems[stem][pos], stem, pos, state, cut
            elif before in stems:
                for pos in ("noun", "verb"):
                    if pos in stems[before]:
                        yield stems[before][pos], before, pos, pos, cut

    def _parses(self, word: str, begun: Cut) -> Iterator[Parse]:
        """The readings with a stem, not yet spelled out: most are asked for their cost alone."""
        cost, stem, pos, state, cut = begun
        if not state:
            yield cost, stem, pos, state, cut, ((), ())
            return
        for chained in endings(word[cut:], state, word[:cut]):
            yield cost + self.chain_cost(chained[0], state), stem, pos, state, cut, chained

    def chain_cost(self, chain: Chain, state: str) -> float:
        """The cost of a chain of suffixes that begins in this state."""
        cost = self._costs.get((chain, state))
        if cost is None:
            cost, at = 0.0, state
            for number in chain:
                cost += self.steps[at, number]
                at = SUFFIXES[number].next
            cost += self.steps[at, None]
            if len(self._costs) < MOST:
                self._costs[chain, state] = cost
        return cost

    def best(self, word: str) -> Reading | None:
        """The likeliest reading of a form of a known stem; None for other forms."""
        best: Parse | None = None
        for begun in self._stems(word):
            if best and begun[0] >= best[0]:
                continue  # suffixes cost something
            for parse in self._parses(word, begun):
                if best is None or parse[0] < best[0]:
                    best = parse
        return None if best is None else _reading(word, best)

    def known(self, word: str) -> bool:
        """Whether the form is attested, or likely enough with a known stem.

        Of words joined by a hyphen each must be known, or the last be an ending.
        """
        if "-" in word.strip("-"):
            *parts, last = word.strip("-").split("-")
            return all(map(self.known, parts)) and (self.known(last) or detached(last))
        if word in self.forms:
            return True
        dearest = DEAREST + PER_LETTER * len(word)
        for begun in self._stems(word):
            short = SHORT * max(0, 4 - len(begun[1]))
            if begun[0] + short < dearest and any(
                parse[0] + short < dearest for parse in self._parses(word, begun)
            ):
                return True
        return False

    def lemma(self, word: str) -> str:
        """The lemma of the likeliest reading, or what is left of an unknown noun."""
        told = self.lemmas.get(word)
        if told is not None:
            return told
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
        best: Parse = (
            _unknown(word) + self.chain_cost((), "noun"),
            word,
            "noun",
            "noun",
            0,
            ((), ()),
        )
        for cut, _ in islice(cuts(word), 1, None):
            if cut < 3:
                break
            before, rest = word[:cut], word[cut:]
            for stem, state in underlying(before, rest):
                if state != "noun" or VOWELS.isdisjoint(stem):
                    continue
                for chained in endings(rest, state, before):
                    cost = _unknown(stem) + self.chain_cost(chained[0], state)
                    if cost < best[0]:
                        best = cost, stem, "noun", state, cut, chained
        return _reading(word, best)


def _unknown(stem: str) -> float:
    return UNKNOWN + LETTER * len(stem)


def _reading(word: str, parse: Parse) -> Reading:
    cost, stem, pos, state, cut, (chain, sizes) = parse
    lemma = _lemma(word, stem, cut, built(chain, sizes))
    return Reading(lemma, stem, pos, state, chain, cost)


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
        words, counts, told = _columns(folder / "forms.tsv")
        forms = dict(zip(words, map(int, counts), strict=True))
        lemmas = {word: lemma or word for word, lemma in zip(words, told, strict=True)}
        stems: dict[str, dict[str, float]] = {}
        for stem, pos, cost in zip(*_columns(folder / "stems.tsv"), strict=True):
            stems.setdefault(stem, {})[pos] = float(cost)
        suffixes = zip(*_columns(folder / "suffixes.tsv"), strict=True)
        counted = {(state, suffix): float(cost) for state, suffix, cost in suffixes}
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
    return Model(forms, stems, steps, lemmas)


def _columns(path: Path) -> tuple[list[str], list[str], list[str]]:
    """The three columns of a file, cut at once: it has many lines."""
    cells = path.read_text("utf-8").removesuffix("\n").replace("\n", "\t").split("\t")
    return cells[0::3], cells[1::3], cells[2::3]
