"""Every reading of a word: known stems first, then what its shape tells, then guesses.

1. Whole forms of the closed classes.
2. Each cut into a stem of the lexicon and a chain of suffixes that the grammar allows.
3. Surnames, and capitalized nouns that may be names.
4. Numbers, initials, letter words, signs (`shapes`).
5. Compounds, whose last part is read.
6. A guess, if nothing else fits.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from operator import attrgetter

from kznlp.language.ends import cuts
from kznlp.language.morphology import compounds, guesses, shapes, splits, surnames
from kznlp.language.morphology.chains import chain_cost
from kznlp.language.morphology.cut import Cut, cut_at
from kznlp.language.morphology.features import uses
from kznlp.language.morphology.lexicon import Lexicon, default_lexicon
from kznlp.language.morphology.reading import Reading
from kznlp.language.suffixes import (
    DEVOICED,
    VOWELS,
    Chain,
    Sizes,
    detached_endings,
    endings_after,
    underlying,
)

# A reading that is so much dearer than the best is left out.
MARGIN = 12.0
# What a letter less than four costs: half of all words begin with "ер", "ас", "ін".
SHORT = 2.0
# No Kazakh word is longer.
LONGEST = 64
# A capital letter makes a name likely, a small one unlikely.
UNCAPITALIZED = 5.0
# What it costs that a noun is a name.
NAMED = 3.0
COST = attrgetter("cost")

# What an ending makes of a stem: the letters that its lemma keeps, part of speech, features, cost,
# and the suffixes with their sizes.
Tail = tuple[int, str, str, float, Chain, Sizes]


class Analyzer:
    """Reads words with one lexicon; what it has read once it remembers.

    >>> [(r.lemma, r.feats) for r in Analyzer(default_lexicon()).analyze("кітабы")]
    [('кітап', 'Case=Nom|Number[psor]=Plur,Sing|Person[psor]=3')]
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Read words with this lexicon."""
        self.lexicon = lexicon
        self.analyze = lru_cache(maxsize=200_000)(self.read)
        self._tails = lru_cache(maxsize=200_000)(self._every_tail)

    def splits(self, word: str) -> tuple[splits.Split, ...]:
        """The readings of a token as two syntactic words, the cheapest first."""
        return splits.splits(word, self)

    def read(self, word: str) -> tuple[Reading, ...]:
        """All readings of a token as it is written, the cheapest first; none for "".

        `analyze` gives the same, and remembers them.
        """
        if not word:
            return ()
        if len(word) > LONGEST:
            return (shapes.foreign(word),)
        frequent = self.lexicon.frequent.get(word)
        if frequent is not None:
            return frequent
        found = self.known(word) + shapes.readings(word)
        if word[:1].isupper():
            found += [*surnames.readings(word, self.lexicon), *_named(word, found)]
        if not found:
            found = compounds.readings(word, self) or guesses.readings(word, self)
        return _ranked(found)

    def known(self, word: str) -> list[Reading]:
        """The readings with forms and stems of the lexicon, in no order."""
        lower, stems = word.lower(), self.lexicon.stems
        found = [
            Reading(lemma, upos, feats, cost, (lemma, len(word), (), ()))
            for lemma, upos, feats, _, cost in self.lexicon.forms.get(lower, ())
        ]
        for at, end in cuts(lower):
            before = lower[:at]
            if before[-1] not in end.changed:
                if before in stems:
                    self._read_on(found, cut_at(word, lower, at, end), before, "")
                continue
            for written, state in underlying(before, lower[at:]):
                if written in stems:
                    self._read_on(found, cut_at(word, lower, at, end), written, state)
        return found

    def tails(self, cut: Cut, state: str, upos: str, feats: str) -> tuple[Tail, ...]:
        """What the letters behind a cut make of a stem of this kind."""
        # Foreign names are spelled with endings of either harmony: "Гонконгте".
        if cut.end.follows(state, cut.behind) or (upos == "PROPN" and cut.end.nominal):
            return self._tails(cut.rest, state, *cut.behind, upos, feats)
        return ()

    def _read_on(self, found: list[Reading], cut: Cut, written: str, state: str) -> None:
        """Add the readings with a stem as it stands in the lexicon; any state is ""."""
        word, at = cut.word, cut.at
        for lemma, upos, feats, grammar, cost in self.lexicon.stems[written]:
            if not grammar:
                if not cut.rest and state in {"", "noun"}:
                    found.append(Reading(lemma, upos, feats, cost, (lemma, len(word), (), ())))
                continue
            start = state or grammar
            if (start == "noun") != (grammar == "noun"):
                continue
            tails = self.tails(cut, start, upos, feats)
            if not tails:
                continue
            if len(written) < 4:
                cost += SHORT * (4 - len(written))
            if upos == "PROPN" and not word[0].isupper():
                cost += UNCAPITALIZED
            for letters, made, told, more, chain, sizes in tails:
                name = _built(word, at + letters) if letters else lemma
                found.append(Reading(name, made, told, cost + more, (written, at, chain, sizes)))

    def _every_tail(
        self, rest: str, state: str, last: str, fronts: tuple[bool, ...], upos: str, feats: str
    ) -> tuple[Tail, ...]:
        """Everything that the letters `rest` make of a stem of this kind."""
        chains = endings_after(rest, state, last, fronts)
        if not chains and upos == "PROPN":
            # Foreign names are spelled with endings of either harmony: "Гонконгте".
            chains = detached_endings(rest)
        return tuple(
            (use.letters, use.upos, use.feats, cost + use.cost, chain, sizes)
            for chain, sizes in chains
            for cost in [chain_cost(self.lexicon, chain, state)]
            for use in uses(chain, sizes, upos, feats)
        )


def _named(word: str, found: list[Reading]) -> Iterator[Reading]:
    """A capitalized noun may be a name: "Төстік", "Шолпан"; not if it is known as one."""
    if any(reading.upos == "PROPN" for reading in found) or not word[1:].islower():
        return
    for reading in found:
        if reading.upos in {"NOUN", "ADJ"} and reading.lemma == reading.pieces[0]:
            feats = reading.feats if reading.upos == "NOUN" else "Case=Nom"
            name = reading.lemma[:1].upper() + reading.lemma[1:]
            yield Reading(name, "PROPN", feats, reading.cost + NAMED, reading.pieces)


def _built(word: str, letters: int) -> str:
    """The dictionary form of a derived word: "қанаттылығ-ы" is of "қанаттылық"."""
    lemma, following = word[:letters].lower(), word[letters : letters + 1].lower()
    if lemma[-1] in DEVOICED and following and following in VOWELS:
        return lemma[:-1] + DEVOICED[lemma[-1]]
    return lemma


def _ranked(found: list[Reading]) -> tuple[Reading, ...]:
    """The readings by cost, each once, without those that are much too dear."""
    if not found:
        return ()
    found.sort(key=COST)
    seen: dict[tuple[str, str, str], Reading] = {}
    for reading in found:
        if reading.cost > found[0].cost + MARGIN:
            break
        seen.setdefault(reading.key, reading)
    return tuple(seen.values())


@cache
def default_analyzer() -> Analyzer:
    """The analyser with the lexicon of the model `kk_words`."""
    return Analyzer(default_lexicon())
