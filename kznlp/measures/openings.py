"""Where the opening of a sentence ends: what for, by what right, in what connection.

>>> from kznlp.measures.words import words
>>> found = words("Бұдан басқа, халықты қолдау мақсатында облыс әкімі көмек берсін")
>>> [[found.lower[found.before(end)] for end in of(found)] for of in (ends, remarks)]
[['облыс'], ['халықты']]
"""

from collections.abc import Iterator
from functools import cache

from kznlp import resources
from kznlp.language.phrases import Phrases
from kznlp.measures.words import Words

FILE = "measures/openings.yml"
FEW = 3  # words of a remark before the first comma


@cache
def _openings(kind: str) -> frozenset[str]:
    return frozenset(resources.entries(FILE)[kind])


def ends(found: Words) -> Iterator[int]:
    """Where each opening ends, in offsets of the document."""
    if (_openings("always") | _openings("before_comma")).isdisjoint(found.lower):
        return
    for word, (_, end) in zip(found.lower, found.spans, strict=True):
        if word in _openings("always") or (
            word in _openings("before_comma") and found.text.startswith(",", end - found.offset)
        ):
            yield end


def remarks(found: Words) -> Iterator[int]:
    """Where a remark of a few words at the start of a text ends: "Сонымен қатар, …"."""
    comma = found.text.find(",") + found.offset
    if comma > found.offset and found.before(comma) <= FEW:
        yield comma + 1


def is_for_this(found: Words) -> bool:
    """Whether a sentence begins by pointing back to a purpose: "Осы мақсатқа …".

    >>> from kznlp.measures.words import words
    >>> [is_for_this(words(t)) for t in ("Бұл мақсатқа қаржы бөлінді", "Қаржы осы мақсатқа керек")]
    [True, False]
    """
    return any(_for_this().find(found.lower[:2]))


@cache
def _for_this() -> Phrases:
    return Phrases({"": resources.entries(FILE)["for_this"]})
