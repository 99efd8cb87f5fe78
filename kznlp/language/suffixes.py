"""The suffix grammar of Kazakh: which endings a stem takes, with their sound laws.

`data/language/suffixes.csv` lists the suffixes as templates, each with the states that it may
follow and the state that it leads to; the chain starts in `noun` or `verb`. In a template

    Л Н З Д Т М Б Ғ   are consonants that follow the sound before them (`allomorphs.csv`):
                      "бала-лар", "адам-дар", "кітап-тар"
    А Ы Қ             are а/е, ы/і, қ/к after the last vowel: "қала-да", "мектеп-те"
    (Ы)               is there after a consonant only: "қала-м", "мектеб-ім"

`endings` reads a word's end against the grammar; `underlying` undoes what the first suffix did to
the stem: "кітаб-ы" is of "кітап", "орн-ын" of "орын", "оқ-итын" of "оқы", "қо-ю" of "қой".

>>> [[SUFFIXES[i].template for i in chain] for chain, _ in endings("імізге", "noun", "үй")]
[['(Ы)мЫз', 'ҒА']]
>>> sorted(underlying("кітаб", "ы"))
[('кітаб', 'noun'), ('кітаб', 'verb'), ('кітап', 'noun'), ('кітап', 'verb')]
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kznlp import resources

SOUNDS = resources.entries("language/sounds.yml")
CLASS: dict[str, str] = {
    letter: name for name, letters in SOUNDS["classes"].items() for letter in letters
}
VOWELS = frozenset("".join(SOUNDS["back"] + SOUNDS["front"])) | frozenset("иуюё")
VOICED: dict[str, str] = SOUNDS["voiced"]
DEVOICED = {soft: hard for hard, soft in VOICED.items()}
CLUSTERS = tuple(SOUNDS["clusters"])
FRONTED = str.maketrans(SOUNDS["fronted"])
HARMONIC = str.maketrans({"А": "а", "Ы": "ы", "Қ": "қ"})
ELIDED = {short: stem for stem, short in resources.pairs("language/elision.csv").items()}

Chain = tuple[int, ...]
# How many letters each suffix of a chain takes.
Sizes = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Suffix:
    """A line of the grammar; `kind` tells derivation and voice from inflection.

    The last four cells are read by `kznlp.language.morphology.features`.
    """

    states: tuple[str, ...]
    template: str
    after: str
    next: str
    kind: str
    upos: str
    feats: str
    finite: str
    last: str


SUFFIXES = tuple(
    Suffix(
        tuple(row["state"].split()),
        row["suffix"],
        *(row[name] for name in ("after", "next", "kind", "upos", "feats", "finite", "last")),
    )
    for row in resources.table("language/suffixes.csv")
)
# Suffixes that make a new dictionary word, so that a lemma keeps them.
WORD_BUILDING = frozenset(
    i for i, suffix in enumerate(SUFFIXES) if suffix.kind in {"derivation", "voice"}
)
# Those after which a word is no form of its stem; "-дық" of "бардық" is taken for one, since
# "мемлекеттік" would pass for a verb.
DERIVATION = frozenset(
    i for i, suffix in enumerate(SUFFIXES) if suffix.kind in {"derivation", "we"}
)


def sound(text: str) -> str:
    """The class of the last sound; "ь" is no sound."""
    return CLASS.get(text.rstrip("ьъ")[-1:], "voiceless")


def harmonies(text: str) -> tuple[bool, ...]:
    """Whether suffixes are front: one answer, or both where the spelling does not decide.

    >>> harmonies("мектеп"), harmonies("қала"), harmonies("тариф")
    ((True,), (False,), (False, True))
    """
    open_question = text[-1:] in ("ь", "и")
    for place in range(len(text) - 1, -1, -1):
        letter = text[place]
        if letter in SOUNDS["front"]:
            # "ресурстар": a loan's last у is back.
            return (False, True) if open_question and "у" in text[place:-1] else (True,)
        if letter in SOUNDS["back"]:
            return (False, True) if open_question else (False,)
        if letter in VOWELS and (place < len(text) - 1 or letter == "ё"):
            open_question = True
    return (False, True)


# So many last letters have a vowel among them.
TELLING = 5
HARMONIC_VOWELS = frozenset("".join(SOUNDS["back"] + SOUNDS["front"]))
# The last sound of a stem, and its harmonies.
Behind = tuple[str, tuple[bool, ...]]


def behind(text: str) -> Behind:
    """What the suffixes after these letters depend on: mostly the last of them tell."""
    last = text[-TELLING:]
    return _behind(text if HARMONIC_VOWELS.isdisjoint(last) else last)


@lru_cache(maxsize=50_000)
def _behind(text: str) -> Behind:
    return sound(text), harmonies(text)


def endings(rest: str, state: str, before: str) -> tuple[tuple[Chain, Sizes], ...]:
    """All readings of `rest` as a chain of suffixes after the letters `before`."""
    return endings_after(rest, state, *behind(before))


@lru_cache(maxsize=200_000)
def endings_after(
    rest: str, state: str, last: str, fronts: tuple[bool, ...]
) -> tuple[tuple[Chain, Sizes], ...]:
    """The same after any letters with this last sound and these harmonies."""
    found: tuple[tuple[Chain, Sizes], ...] = ()
    for front in fronts:
        found += _endings(rest, state, last, front)
    return found


def built(chain: Chain, sizes: Sizes) -> int:
    """How many letters build the dictionary word: derivation and voice before inflection."""
    letters = 0
    for number, size in zip(chain, sizes, strict=True):
        if number not in WORD_BUILDING:
            break
        letters += size
    return letters


def detached(rest: str) -> bool:
    """Whether `rest` may stand after a hyphen as an ending: "АҚ-ның", "1998-ге", "%-ға"."""
    return bool(detached_chains(rest))


@lru_cache(maxsize=10_000)
def detached_chains(rest: str) -> frozenset[Chain]:
    """The readings of `rest` as an ending of something else."""
    return frozenset(chain for chain, _ in detached_endings(rest))


@lru_cache(maxsize=10_000)
def detached_endings(rest: str) -> tuple[tuple[Chain, Sizes], ...]:
    """The readings of `rest` as an ending of something else, with the sizes of the suffixes.

    What stands before is read aloud in its own way, so that any shape will do. "деп" is a word and
    not "-де-п": verbs are not made so.
    """
    found = {
        (chain, sizes): None
        for last in SOUNDS["classes"]
        for front in (True, False)
        for chain, sizes in _endings(rest, "noun", last, front)
        if chain and all(SUFFIXES[number].next != "verb" for number in chain)
    }
    return tuple(found)


@lru_cache(maxsize=100_000)
def _endings(rest: str, state: str, last: str, front: bool) -> tuple[tuple[Chain, Sizes], ...]:
    if not rest:
        return (((), ()),)
    found = []
    for surface, number, after, following in _surfaces(state, last, front).get(rest[0], ()):
        if not rest.startswith(surface):
            continue
        tail = rest[len(surface) :]
        vowel = tail[:1] in VOWELS and bool(tail)
        if (surface[-1] in VOICED and vowel) or (following == "vowel" and not vowel):
            continue
        for chain, sizes in _endings(tail, SUFFIXES[number].next, after, front):
            found.append(((number, *chain), (len(surface), *sizes)))
    return tuple(found)


@cache
def _surfaces(state: str, last: str, front: bool) -> dict[str, list[tuple[str, int, str, str]]]:
    """By first letter: the suffixes that may stand here, as they are written here."""
    found: dict[str, list[tuple[str, int, str, str]]] = defaultdict(list)
    for number, suffix in enumerate(SUFFIXES):
        if state not in suffix.states or not _fits(suffix.after, last):
            continue
        surface = suffix.template.replace("(Ы)", "" if last == "vowel" else "Ы")
        surface = _allomorph(surface[0], last) + surface[1:]
        surface = surface.translate(HARMONIC)
        if front:
            surface = surface.translate(FRONTED)
        found[surface[0]].append((surface, number, sound(surface), ""))
        if suffix.template.endswith("Қ"):
            voiced = surface[:-1] + VOICED[surface[-1]]
            found[surface[0]].append((voiced, number, "voiceless", "vowel"))
    return found


def surfaces(state: str, last: str, front: bool) -> Iterator[tuple[str, int, str, str]]:
    """The suffixes that may stand here, with number, last sound, and "vowel" if one must follow."""
    for listed in _surfaces(state, last, front).values():
        yield from listed


def _fits(after: str, last: str) -> bool:
    return after in {"", last} or (after == "consonant" and last != "vowel")


def _allomorph(letter: str, last: str) -> str:
    return _allomorphs().get((letter, last), letter)


@cache
def _allomorphs() -> dict[tuple[str, str], str]:
    table = resources.table("language/allomorphs.csv")
    return {(row["symbol"], name): row[name] for row in table for name in row if name != "symbol"}


def underlying(before: str, rest: str) -> Iterator[tuple[str, str]]:
    """The stems that may be written `before` in front of the suffixes `rest`, with their state."""
    first, last = rest[:1], before[-1:]
    vowel = bool(first) and first in VOWELS
    if not _changes(before, first):
        yield before, "noun"
        yield before, "verb"
    if not vowel:
        if first and last == "і" and before[:-1].endswith(CLUSTERS):
            yield before[:-1], "noun"
        return
    if last in DEVOICED:
        yield before[:-1] + DEVOICED[last], "noun"
        yield before[:-1] + DEVOICED[last], "verb"
    if before[-3:] in ELIDED:  # compounds too: "кәсіпорн-ы"
        yield before[:-3] + ELIDED[before[-3:]], "noun"
    elif before in ELIDED:
        yield ELIDED[before], "noun"
        yield ELIDED[before], "verb"
    if first in "иу":
        yield before + "ы", "narrowed"
        yield before + "і", "narrowed"
    if first in "яю":
        yield before if last == "и" else before + "й", "palatal"
    if last == "у" and first in "ыі":
        yield before[:-1] + "п", "softened"
    if last in "лнр" and first in "ыіе":  # "моделі"
        yield before + "ь", "noun"


@cache
def changing() -> frozenset[tuple[str, str]]:
    """The last letters of stems and first letters of suffixes between which a stem may change.

    Between others `underlying` gives just the stem as it is written.
    """
    ends = {"й", "л", "н", "р", "у", *VOICED, *DEVOICED, *(short[-1] for short in ELIDED)}
    letters = {*CLASS, *VOWELS}
    pairs = {(last, first) for last in ends for first in VOWELS}
    pairs |= {(last, first) for last in letters for first in "иуюя"} | {("ы", "й")}
    pairs |= {("ь", first) for first in "ыіе"}
    return frozenset(pairs | {("і", first) for first in ("", *letters)})


def _changes(before: str, first: str) -> bool:
    """Whether a stem must not stay as it is before a suffix that begins with this letter."""
    last = before[-1:]
    if not first:
        return False
    if last in VOICED:
        return first in VOWELS and before[-2:-1] in VOWELS
    if last in "ыі":
        return first in "иуй"
    if last == "ь":
        return first in "ыіе"
    return first in "яю" or (last == "й" and first in "ау")
