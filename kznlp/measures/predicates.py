"""How a statement ends: the form of its predicate, which tells the status of a measure.

>>> from kznlp.measures.lexicon import words
>>> [form_of(words(t)) for t in ("мектеп салынсын", "мектеп салу қажет", "мектеп салынуда")]
['imperative', 'necessity', 'progressive']
"""

from collections.abc import Sequence
from functools import cache

from kznlp import resources
from kznlp.language.phrases import Phrases
from kznlp.measures.lexicon import Word

FILE = "measures/predicates.yml"
LAST = 4  # words in which a predicate and its auxiliaries stand
CLAUSE = frozenset(",;:(–—")  # signs that end a clause
ASKING = frozenset({"imperative", "necessity", "recommended"})


@cache
def _rules() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each form with its endings, in order."""
    return tuple((str(e["form"]), tuple(e.get("ends", ()))) for e in resources.entries(FILE))


@cache
def _phrases() -> Phrases:
    return Phrases({str(e["form"]): e.get("words", ()) for e in resources.entries(FILE)})


def form_of(found: Sequence[Word]) -> str:
    """The form of the predicate that the words end in; "" if none is known."""
    last = [word.lower for word in found[-LAST:]]
    if not last:
        return ""
    said = {match.key for match in _phrases().find(last)}
    return next((form for form, ends in _rules() if form in said or last[-1].endswith(ends)), "")


def form_in(text: str, found: Sequence[Word]) -> str:
    """The form of the predicate, or of the last clause that asks for something.

    >>> from kznlp.measures.lexicon import words
    >>> text = "мектеп салу қажет, әсіресе шалғай ауылдарда"
    >>> form_in(text, words(text))
    'necessity'
    """
    form = form_of(found)
    for last in range(len(found) - 1, 0, -1) if not form else ():
        if text[found[last - 1].end : found[last].start].strip()[:1] in CLAUSE:
            inner = form_of(found[:last])
            if inner in ASKING:
                return inner
    return form
