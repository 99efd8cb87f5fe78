"""A word cut in two, where its suffixes may begin."""

from msgspec import Struct

from kznlp.language.ends import End
from kznlp.language.suffixes import Behind, behind


class Cut(Struct, frozen=True):
    """A place in a word.

    Attributes:
        word: as it is printed.
        at: the place.
        rest: the letters behind it, in lower case.
        end: what is known of these.
        behind: what they depend on in the letters before.
    """

    word: str
    at: int
    rest: str
    end: End
    behind: Behind


def cut_at(word: str, lower: str, at: int, end: End) -> Cut:
    """The cut at a place that `kznlp.language.ends.cuts` has found in the lower-case word."""
    return Cut(word, at, lower[at:], end, behind(lower[:at]))
