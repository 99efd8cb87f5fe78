"""The territory that each label names, as an ISO 3166-2:KZ code.

Tables of regions and districts leave out the word for what they list: under "Облыстар" the label
"Ақмола" is an oblast, under "Аудандар" "Жамбыл" is a district. All labels are searched at once.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache

from kznlp import resources
from kznlp.expressions.places import find_places
from kznlp.tables.words import pattern

KINDS = ("region", "district")


def regions(labels: Sequence[str], *, header: str = "") -> tuple[str | None, ...]:
    """The code of each label's territory; None where it names none, or several."""
    return _regions(tuple(labels), header.strip())


@lru_cache(maxsize=256)  # the same territories head the tables of a report
def _regions(labels: tuple[str, ...], column: str) -> tuple[str | None, ...]:
    word = next((_lacking(k) for k in KINDS if pattern("columns.yml", k).search(column)), "")
    found = _codes(labels)
    if word:
        whole = _codes([label + word for label in labels], ending=word)
        found = [longer or code for code, longer in zip(found, whole, strict=True)]
    return tuple(found)


def region_of(text: str) -> str | None:
    """The one territory that a caption or a header names."""
    return regions([text])[0] if text else None


@cache
def _lacking(kind: str) -> str:
    """The word that the labels of such a column leave out."""
    found = (e for e in resources.entries("tables/columns.yml") if e["name"] == kind)
    return str(next(found)["lacking"])


def are_names(texts: Sequence[str]) -> list[bool]:
    """Whether each text is the name of a territory and nothing else."""
    return [_is_name(text) for text in texts]


@lru_cache(maxsize=8192)
def _is_name(text: str) -> bool:
    return any(_is_whole(text + ending) for ending in ("", *map(_lacking, KINDS)))


def _is_whole(name: str) -> bool:
    return any((p.start, p.end) == (0, len(name)) for p in find_places(name))


def _codes(labels: Sequence[str], *, ending: str = "") -> list[str | None]:
    """One code a label; of places that reach to its last letter, where it has an ending."""
    starts = [0]
    for label in labels:
        starts.append(starts[-1] + len(label) + 2)
    codes: list[set[str]] = [set() for _ in labels]
    # A full stop keeps a name at the end of one label from running into the next.
    for place in find_places(".\n".join(labels)):
        line = bisect_right(starts, place.start) - 1
        last = starts[line] + len(labels[line])
        if place.end == last or (place.end < last and not ending):
            codes[line].add(place.code)
    return [c.pop() if len(c) == 1 else None for c in codes]
