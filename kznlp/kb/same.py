"""The same measure in several documents: both name the same, and nothing speaks against it.

Two measures are one where their words agree, a word counting by how rare it is, and neither names
what the other can't be: another territory, another numbered or named thing. In each pair of
documents a measure is linked to the one that is closest to it, if it is the closest to that one
too. So the announcement, the line of the plan and the line of the report become one history.

>>> plan = Version("a", "m1", "Алға ауылында жаңа мектеп салу", "O1", "09", ("KZ-43",))
>>> report = Version("b", "m2", "Алға ауылында жаңа мектеп салынды", "O1", "09", ("KZ-43",))
>>> other = Version("b", "m3", "Талап ауылында жаңа мектеп салынды", "O1", "09", ("KZ-43",))
>>> [(one.measure, two.measure) for one, two, score in same([plan, report, other])]
[('m1', 'm2')]
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

from kznlp.language import words

COUNTRY = "KZ"
WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:-\p{L}+)*")
NUMBERED = regex.compile(r"№\s?(\d+)")
YEARS = regex.compile(r"\b((?:19|20)\d\d)\s?[-–—]\s?((?:19|20)\d\d)\b")
NAME = regex.compile(r"(?<=[\p{Ll}»”\",]\s[«“\"]?)\p{Lu}\p{Ll}[\p{L}-]*")
SHORTEST = 3  # letters of a word that tells something
TELLING = 2.0  # weight of the words of a measure that can be told from others
STEM = 5  # letters by which forms of one word agree whose lemmas were read differently
KEYS = 6  # rarest words by which candidates are found
CROWD = 200  # measures with a word; more of them make it no key
ALIKE = 0.62
OTHER = 0.08  # by so much closer must the words be where one thing is not the same or unknown


@dataclass(frozen=True)
class Version:
    """A measure as one document tells it.

    Attributes:
        document: what tells the document.
        measure: what tells the measure.
        text: its evidence.
        instrument: code of the taxonomy.
        sector: COFOG group, if known.
        regions: its codes, or those of its document.
    """

    document: str
    measure: str
    text: str
    instrument: str
    sector: str | None = None
    regions: tuple[str, ...] = ()

    @cached_property
    def words(self) -> frozenset[str]:
        """Stems of the words that tell something."""
        return frozenset(_stem(form) for form in WORD.findall(self.text) if len(form) >= SHORTEST)

    @cached_property
    def first(self) -> frozenset[str]:
        """The stem of its first word, which tells one thing from others of its kind."""
        found = WORD.search(self.text)
        return frozenset([_stem(found.group())] if found else [])

    @cached_property
    def names(self) -> frozenset[str]:
        """Stems of the names in it; the first word of a text may be no name."""
        return frozenset(_stem(name) for name in NAME.findall(self.text))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Numbers by which things are called."""
        return frozenset(NUMBERED.findall(self.text))

    @cached_property
    def years(self) -> frozenset[tuple[str, str]]:
        """First and last year of the periods that it names."""
        return frozenset(YEARS.findall(self.text))


@lru_cache(maxsize=100_000)
def _stem(form: str) -> str:
    return words.lemma(form.lower())[:STEM]


def same(versions: Sequence[Version]) -> Iterator[tuple[Version, Version, float]]:
    """Pairs of versions of one measure, in the order given, with how far they agree (to 1)."""
    weights = _weights(versions)
    size = [sum(weights[word] for word in one.words) for one in versions]
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for i, j in _candidates(versions, weights, size):
        score = _alike(versions[i], versions[j], size[i], size[j], weights)
        for one, other in ((i, j), (j, i)):
            place = one, versions[other].document
            if score and score > best.get(place, (0.0, 0))[0]:
                best[place] = score, other
    for (i, _), (score, j) in best.items():
        back = best.get((j, versions[i].document))
        if i < j and back and back[1] == i:
            yield versions[i], versions[j], round(score, 3)


def _weights(versions: Sequence[Version]) -> Mapping[str, float]:
    """How much each word tells: rare in these documents, and in any text."""
    holders: dict[str, set[str]] = defaultdict(set)
    common: Counter[str] = Counter()
    for one in versions:
        for form in WORD.findall(one.text):
            common[_stem(form)] = max(common[_stem(form)], words.frequency(form.lower()))
        for word in one.words:
            holders[word].add(one.document)
    count = len({one.document for one in versions})
    return {
        word: math.log(2 + count / len(held)) / (1 + math.log1p(common[word]) / 4)
        for word, held in holders.items()
    }


def _candidates(
    versions: Sequence[Version], weights: Mapping[str, float], size: Sequence[float]
) -> Iterator[tuple[int, int]]:
    """Pairs of different documents that share one of the rarest words of both."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(versions):
        if size[number] >= TELLING:
            for word in sorted(one.words, key=lambda w: (-weights[w], w))[:KEYS]:
                holders[word].append(number)
    seen = set()
    for held in holders.values():
        if len(held) > CROWD:
            continue
        for at, i in enumerate(held):
            for j in held[at + 1 :]:
                if versions[i].document != versions[j].document and (i, j) not in seen:
                    seen.add((i, j))
                    yield i, j


def _alike(
    one: Version, other: Version, size: float, other_size: float, weights: Mapping[str, float]
) -> float:
    """How far two versions agree, 0 where something speaks against it."""
    named = ((one.names, other.names), (one.numbers, other.numbers), (one.years, other.years))
    if _elsewhere(one.regions, other.regions) or any(_apart(a, b) for a, b in named):
        return 0.0
    if not one.first & other.words and not other.first & one.words:
        return 0.0
    shared = sum(weights[word] for word in one.words & other.words)
    score = 2 * shared / (size + other_size)
    unlike = (
        one.instrument != other.instrument,
        bool(one.sector and other.sector) and one.sector != other.sector,
        bool(one.regions) != bool(other.regions),
    )
    return score if score >= ALIKE + OTHER * sum(unlike) else 0.0


def _elsewhere(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether no territory of one is, or holds, a territory of the other."""
    if not one or not other or COUNTRY in one or COUNTRY in other:
        return False
    return not set(one) & set(other)


def _apart(one: frozenset[object], other: frozenset[object]) -> bool:
    """Whether both name something and nothing in common."""
    return bool(one) and bool(other) and not one & other
