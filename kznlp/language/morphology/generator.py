"""The forms of a lemma: the same grammar as in analysis, read the other way.

1. The stems of the lemma in the lexicon, or the lemma itself as a stem nobody knows.
2. The ways in which each may be written before a suffix: кітап, кітаб-; оқы, оқ-; қой, қо-.
3. All chains of suffixes that say nothing but the features that are asked for.

A form is given only if `underlying` and `uses` lead back from it to the stem and the features, so
that analysis and generation cannot differ.
"""

from collections.abc import Iterator
from functools import cache

from kznlp.language.morphology.chains import chain_cost
from kznlp.language.morphology.features import join, parse, uses
from kznlp.language.morphology.lexicon import INFLECTED, VERBAL, Lexicon
from kznlp.language.suffixes import (
    CLUSTERS,
    ELIDED,
    SUFFIXES,
    VOICED,
    VOWELS,
    Chain,
    Sizes,
    harmonies,
    sound,
    surfaces,
    underlying,
)

# The least letters of the first part of a compound.
COMPOUND = 3
# Features that a later suffix may take back: "бол-ған-дық-тан" has no tense.
TAKEN_BACK = frozenset({"Tense", "VerbForm"})


class Generator:
    """Makes the forms of lemmas with one lexicon.

    >>> from kznlp.language.morphology import default_lexicon
    >>> Generator(default_lexicon()).generate("кітап", "NOUN", "Case=Dat|Number=Plur")
    ('кітаптарға',)
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Index the lexicon by lemma."""
        self.lexicon = lexicon
        self._stems: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
        for spelling, stems in lexicon.stems.items():
            for lemma, upos, feats, grammar, _ in stems:
                self._stems.setdefault((lemma, upos), []).append((spelling, feats, grammar))
        self._forms: dict[tuple[str, str, str], list[str]] = {}
        for form, stems in lexicon.forms.items():
            for lemma, upos, feats, _, _ in stems:
                self._forms.setdefault((lemma, upos, feats), []).append(form)

    def generate(self, lemma: str, upos: str, features: str) -> tuple[str, ...]:
        """The forms with exactly these features, the likeliest first; none if there are none.

        Args:
            lemma: the dictionary form, of letters only.
            upos: its universal part of speech.
            features: as in CoNLL-U, in any order; "" or "_" for none.
        """
        wanted = join(parse("" if features == "_" else features))
        found = dict.fromkeys(self._forms.get((lemma, upos, wanted), ()), 0.0)
        for stem, lexical, grammar in self._stems_of(lemma, upos, wanted):
            if not grammar:
                if lexical == wanted:
                    found.setdefault(stem, 0.0)
                continue
            for form, cost in self._inflected(stem, grammar, upos, lexical, wanted):
                found[form] = min(cost, found.get(form, cost))
        return tuple(
            _cased(form, lemma) for form in sorted(found, key=lambda f: (found[f], len(f), f))
        )

    def _stems_of(self, lemma: str, upos: str, wanted: str) -> list[tuple[str, str, str]]:
        """Spelling, own features and grammar of the stems of a lemma."""
        known = self._stems.get((lemma, upos), [])
        # How a letter word or a number is read aloud does not show.
        if not lemma.replace("-", "").isalpha() or lemma[1:].isupper():
            return known
        gender = parse(wanted).get("Gender") if upos == "PROPN" else None
        if gender and all(feats != f"Gender={gender}" for _, feats, _ in known):
            return [*known, (lemma.lower(), f"Gender={gender}", "noun")]
        if known:
            return known
        grammar = "verb" if upos in VERBAL else "noun" if upos in INFLECTED else ""
        return [(lemma.lower(), "", grammar)]

    def _inflected(
        self, stem: str, grammar: str, upos: str, lexical: str, wanted: str
    ) -> Iterator[tuple[str, float]]:
        for before, state in written(stem, grammar):
            # "қауп-і" is front like "қауіп".
            for front in harmonies(before if state == grammar and before[-1] == "і" else stem):
                for rest, chain, sizes in _chains(state, sound(before), front, wanted):
                    if (stem, state) not in set(underlying(before, rest)):
                        continue
                    if _unusual(stem, before, state, rest, chain):
                        continue
                    if any(
                        use.feats == wanted and use.upos == upos and not use.letters
                        for use in uses(chain, sizes, upos, lexical)
                    ):
                        yield before + rest, chain_cost(self.lexicon, chain, state)


def written(stem: str, grammar: str) -> Iterator[tuple[str, str]]:
    """The ways in which a stem may be written before some suffix, with its state there."""
    yield stem, grammar
    if stem[-1] in VOICED:
        yield stem[:-1] + VOICED[stem[-1]], grammar
    for short in _elided(stem):
        yield short, grammar
    if grammar == "noun":
        if stem.endswith(CLUSTERS):
            yield stem + "і", grammar
        if stem.endswith("ь"):
            yield stem[:-1], grammar
        return
    if stem[-1] in "ыі":
        yield stem[:-1], "narrowed"
    if stem[-1] == "й":
        yield stem[:-1], "palatal"
    if stem[-1] == "и":
        yield stem, "palatal"
    if stem[-1] == "п":
        yield stem[:-1] + "у", "softened"


def _unusual(stem: str, before: str, state: str, rest: str, chain: Chain) -> bool:
    """Whether the form is read, but not written so: "орын-ында" for "орнында", "табып"."""
    if not rest or rest[0] not in VOWELS:
        return False
    if state == "verb" and stem[-1] == "п" and SUFFIXES[chain[0]].template == "(Ы)п":
        return stem[-2:-1] in VOWELS
    return any(
        before != short and (stem, state) in underlying(short, rest) for short in _elided(stem)
    )


def _elided(stem: str) -> list[str]:
    """The stem without its last vowel: "орн" of "орын", "кәсіпорн"; but "серік" is no "ерік"."""
    return [
        stem[: -len(long)] + short
        for short, long in ELIDED.items()
        if stem == long or (stem.endswith(long) and len(stem) >= len(long) + COMPOUND)
    ]


def _chains(state: str, last: str, front: bool, wanted: str) -> Iterator[tuple[str, Chain, Sizes]]:
    """The chains each of whose suffixes says something wanted, with their letters."""
    said_by = _sayings(wanted)
    start: _Way = ("", (), (), state, last, "", frozenset())
    waiting = [start]
    while waiting:
        rest, chain, sizes, here, sounding, needed, said = waiting.pop()
        if needed != "vowel":
            yield rest, chain, sizes
        if needed == "end":
            continue
        for surface, number, after, following in surfaces(here, sounding, front):
            names = said_by.get(number)
            vowel = surface[0] in VOWELS
            if names is None or names & said or (needed == "vowel" and not vowel):
                continue
            if rest and rest[-1] in VOICED and vowel:
                continue
            way = (rest + surface, (*chain, number), (*sizes, len(surface)), SUFFIXES[number].next)
            waiting.append((*way, after, following or ("" if names else "end"), said | names))


# Letters, suffixes, sizes, state, last sound, what must follow, features said so far.
_Way = tuple[str, Chain, Sizes, str, str, str, frozenset[str]]


@cache
def _sayings(wanted: str) -> dict[int, frozenset[str]]:
    """The suffixes that may be in a word with these features, with the features that each says.

    One that says nothing, as in "ел-де-гі", can only end a word.
    """
    target, found = parse(wanted), dict[int, frozenset[str]]()
    for number, suffix in enumerate(SUFFIXES):
        told = [text for text in (*suffix.feats.split(" / "), suffix.finite) if text]
        told += [text for text in suffix.last.split(" / ") if "=" in text]
        names = frozenset(name for text in suffix.feats.split(" / ") for name in parse(text))
        if not names and told:  # what follows decides: "оқ-и-ды", "оқ-и-тын"
            found[number] = frozenset({suffix.template})
        elif any(_says_no_more(parse(text), target) for text in told):
            found[number] = names - TAKEN_BACK or frozenset({suffix.template})
        elif not told and suffix.template == "ҒЫ":
            found[number] = frozenset()
    return found


def _says_no_more(told: dict[str, str], target: dict[str, str]) -> bool:
    return all(
        target.get(name, "") == value or (name in TAKEN_BACK and value != "Fin")
        for name, value in told.items()
    )


def _cased(form: str, lemma: str) -> str:
    """The form with the capital letters of the lemma."""
    capitals = {place for place, letter in enumerate(lemma) if letter.isupper()}
    return "".join(x.upper() if place in capitals else x for place, x in enumerate(form))
