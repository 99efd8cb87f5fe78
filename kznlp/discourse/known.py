"""What is known of a word by itself: worked out once for each distinct word, and kept."""

from collections.abc import Mapping

from msgspec import Struct

from kznlp.discourse.cues import cues
from kznlp.discourse.negation import is_negated
from kznlp.discourse.shared import stem_of

MOST = 50_000  # words that are remembered
STEM = 5  # letters that tell a word to a model


class Known(Struct, frozen=True):
    """A word by itself.

    Attributes:
        form: it in lower case.
        figure: it begins with a figure; `year`: it is a year, or a span of years.
        cue: how it colours what is said (`cues`), "" where it does not.
        negated: it is a verb in the negative.
        stem: what it tells of a topic (`shared`), "" where nothing.
        sign: the sign that it is to a model (`signs`), "" for figures.
    """

    form: str
    figure: bool
    year: bool
    cue: str
    negated: bool
    stem: str
    sign: str


class _Remembered(dict[str, Known]):
    """What is known of each word, looked up in a dict: faster than any call."""

    def __missing__(self, word: str) -> Known:
        if len(self) >= MOST:
            self.clear()
        self[word] = found = known(word)
        return found


KNOWN: Mapping[str, Known] = _Remembered()


def known(word: str) -> Known:
    """What is known of a word; `KNOWN[word]` tells it too, and remembers it.

    >>> found = known("Салынбаған")
    >>> found.form, found.negated, found.sign
    ('салынбаған', True, 'w=салын')
    """
    form = word.lower()
    figure = form[0].isdigit()
    return Known(
        form=form,
        figure=figure,
        year=figure and is_year(form),
        cue=cues().value(form),
        negated=is_negated(form),
        stem=stem_of(form),
        sign="" if figure else f"w={form[:STEM]}",
    )


def is_year(form: str) -> bool:
    """Whether a word is a year, or a span of years.

    >>> is_year("2004"), is_year("1998-2000"), is_year("1200")
    (True, True, False)
    """
    return len(form) in (4, 9) and form[:2] in ("19", "20") and form[:4].isdigit()
