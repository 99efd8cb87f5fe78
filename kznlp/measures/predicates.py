"""How a statement ends: the form of its predicate, which tells the status of a measure.

>>> from kznlp.measures.words import words
>>> [form_of(words(t)) for t in ("мектеп салынсын", "мектеп салу қажет", "мектеп салынуда")]
['imperative', 'necessity', 'progressive']
"""

from functools import cache, lru_cache

from kznlp import resources
from kznlp.language.phrases import Phrases
from kznlp.language.words import best
from kznlp.measures.words import Words

FILE = "measures/predicates.yml"
LAST = 4  # words in which a predicate and its auxiliaries stand
CLAUSE = frozenset(",;:(–—")  # signs that end a clause
REMEMBERED = 20_000  # last words
ASKING = frozenset({"imperative", "necessity", "recommended"})


@cache
def _rules() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each form with its endings, in order."""
    return tuple((str(e["form"]), tuple(e.get("ends", ()))) for e in resources.entries(FILE))


@cache
def _phrases() -> Phrases:
    return Phrases({str(e["form"]): e.get("words", ()) for e in resources.entries(FILE)})


def form_of(found: Words) -> str:
    """The form of the predicate that the words end in; "" if none is known."""
    return _form(tuple(found.lower[-LAST:]))


def form_in(found: Words) -> str:
    """The form of the predicate, or of the last clause that asks for something.

    >>> from kznlp.measures.words import words
    >>> form_in(words("мектеп салу қажет, әсіресе шалғай ауылдарда"))
    'necessity'
    """
    form = form_of(found)
    for last in range(len(found) - 1, 0, -1) if not form else ():
        if found.sign(last) in CLAUSE:
            inner = _form(tuple(found.lower[max(0, last - LAST) : last]))
            if inner in ASKING:
                return inner
    return form


@lru_cache(maxsize=REMEMBERED)
def _form(last: tuple[str, ...]) -> str:
    if not last:
        return ""
    ending, said = _by_ending(last[-1]), {match.key for match in _phrases().find(last)}
    return next((form for form, _ in _rules() if form in said or form == ending), "")


@lru_cache(maxsize=REMEMBERED)
def _by_ending(word: str) -> str:
    """The first form that has the ending of a word; an order is given by a verb only.

    >>> _by_ending("бастасын"), _by_ending("етсін"), _by_ending("бағасын")
    ('imperative', 'imperative', '')
    """
    form = next((form for form, ends in _rules() if word.endswith(ends)), "")
    reading = best(word) if form == "imperative" else None
    return "" if reading and reading.state == "noun" and reading.chain else form
