"""Every reading of a word: known stems first, then what its shape tells, then guesses.

1. Whole forms of the closed classes.
2. Each cut into a stem of the lexicon and a chain of suffixes that the grammar allows.
3. Numbers, initials, letter words, signs (`shapes`).
4. Compounds with a hyphen, whose last part is read.
5. A guess, if nothing else fits.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from kznlp.language.morphology import compounds, guesses, shapes, splits, surnames
from kznlp.language.morphology.chains import chain_cost, cuts
from kznlp.language.morphology.features import uses
from kznlp.language.morphology.lexicon import Lexicon, Stem, default_lexicon
from kznlp.language.morphology.reading import Morph, Reading
from kznlp.language.suffixes import (
    DEVOICED,
    VOWELS,
    detached_endings,
    endings,
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


class Analyzer:
    """Reads words with one lexicon; what it has read once it remembers.

    >>> [(r.lemma, r.feats) for r in Analyzer(default_lexicon()).analyze("кітабы")]
    [('кітап', 'Case=Nom|Number[psor]=Plur,Sing|Person[psor]=3')]
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Read words with this lexicon."""
        self.lexicon = lexicon
        self.analyze = lru_cache(maxsize=200_000)(self._analyze)

    def _analyze(self, word: str) -> tuple[Reading, ...]:
        """All readings of a token as it is written, the cheapest first; none for ""."""
        if len(word) > LONGEST:
            return (shapes.foreign(word),) if word else ()
        found = [*self._known(word), *shapes.readings(word)]
        if word[:1].isupper():
            found += [*surnames.readings(word, self.lexicon), *_named(word, found)]
        if not found and "-" in word[1:-1]:
            found = compounds.readings(word, self)
        if not found:
            found = guesses.readings(word, self.lexicon)
        return _ranked(found)

    def splits(self, word: str) -> tuple[splits.Split, ...]:
        """The readings of a token as two syntactic words, the cheapest first."""
        return splits.splits(word, self)

    def _known(self, word: str) -> Iterator[Reading]:
        """The readings with forms and stems of the lexicon."""
        lower = word.lower()
        for form in self.lexicon.forms.get(lower, ()):
            morphs = (Morph(0, len(word), form.lemma),)
            yield Reading(form.lemma, form.upos, form.feats, morphs, form.cost)
        stems = self.lexicon.stems
        for cut in range(len(lower), 0, -1):
            before, rest = lower[:cut], lower[cut:]
            for written, state in underlying(before, rest):
                for stem in stems.get(written, ()):
                    if not rest and not stem.grammar:
                        yield _bare(stem, word)
                    elif stem.grammar == ("noun" if state == "noun" else "verb"):
                        yield from self._inflected(word, stem, written, state, before, rest)

    def _inflected(
        self, word: str, stem: Stem, written: str, state: str, before: str, rest: str
    ) -> Iterator[Reading]:
        cost = stem.cost + SHORT * max(0, 4 - len(written))
        if stem.upos == "PROPN" and not word[:1].isupper():
            cost += UNCAPITALIZED
        chains = endings(rest, state, before)
        if not chains and stem.upos == "PROPN":
            # Foreign names are spelled with endings of either harmony: "Гонконгте".
            chains = detached_endings(rest)
        for chain, sizes in chains:
            total = cost + chain_cost(self.lexicon, chain, state)
            morphs = cuts(written, len(before), chain, sizes)
            for use in uses(chain, sizes, stem.upos, stem.feats):
                lemma = stem.lemma
                if use.letters:
                    lemma = _built(word, len(before) + use.letters)
                yield Reading(lemma, use.upos, use.feats, morphs, total + use.cost)


def _named(word: str, found: list[Reading]) -> Iterator[Reading]:
    """A capitalized noun may be a name: "Төстік", "Шолпан"; not if it is known as one."""
    if any(reading.upos == "PROPN" for reading in found) or not word[1:].islower():
        return
    for reading in found:
        if reading.upos in {"NOUN", "ADJ"} and reading.lemma == reading.morphs[0].name:
            feats = reading.feats if reading.upos == "NOUN" else "Case=Nom"
            name = reading.lemma[:1].upper() + reading.lemma[1:]
            yield Reading(name, "PROPN", feats, reading.morphs, reading.cost + NAMED)


def _bare(stem: Stem, word: str) -> Reading:
    morphs = (Morph(0, len(word), stem.lemma),)
    return Reading(stem.lemma, stem.upos, stem.feats, morphs, stem.cost)


def _built(word: str, letters: int) -> str:
    """The dictionary form of a derived word: "қанаттылығ-ы" is of "қанаттылық"."""
    lemma, following = word[:letters].lower(), word[letters : letters + 1].lower()
    if lemma[-1] in DEVOICED and following and following in VOWELS:
        return lemma[:-1] + DEVOICED[lemma[-1]]
    return lemma


def _ranked(found: list[Reading]) -> tuple[Reading, ...]:
    """The readings by cost, each once, without those that are much too dear."""
    found.sort(key=_cost)
    seen: dict[tuple[str, str, str], Reading] = {}
    for reading in found:
        if reading.cost > found[0].cost + MARGIN:
            break
        seen.setdefault(reading[:3], reading)
    return tuple(seen.values())


def _cost(reading: Reading) -> float:
    return reading.cost


@cache
def default_analyzer() -> Analyzer:
    """The analyser with the lexicon of the model `kk_words`."""
    return Analyzer(default_lexicon())
