"""Where the opening of a sentence ends: what for, by what right, in what connection.

>>> text = "Бұдан басқа, халықты қолдау мақсатында облыс әкімі көмек берсін"
>>> [text[end:].split()[0] for end in ends(text, words(text))]
['облыс']
>>> [text[end:].split()[0] for end in remarks(text)]
['халықты']
"""

from collections.abc import Iterator, Sequence
from functools import cache

from kznlp import resources
from kznlp.measures.lexicon import Word, words

FILE = "measures/openings.yml"
FEW = 3  # words of a remark before the first comma


@cache
def _openings(kind: str) -> frozenset[str]:
    return frozenset(resources.entries(FILE)[kind])


def ends(text: str, found: Sequence[Word], *, offset: int = 0) -> Iterator[int]:
    """Where each opening ends in the text, whose words are `found` in offsets of the document."""
    for word in found:
        end = word.end - offset
        if word.lower in _openings("always") or (
            word.lower in _openings("before_comma") and text[end : end + 1] == ","
        ):
            yield end


def remarks(text: str) -> Iterator[int]:
    """Where a remark of a few words at the start ends: "Сонымен қатар, …"."""
    comma = text.find(",")
    if comma > 0 and len(words(text, 0, comma)) <= FEW:
        yield comma + 1
