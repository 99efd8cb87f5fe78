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


@cache
def _rules() -> tuple[tuple[str, Phrases | None, tuple[str, ...]], ...]:
    return tuple(
        (
            str(entry["form"]),
            Phrases({"": entry["words"]}) if entry.get("words") else None,
            tuple(entry.get("ends", ())),
        )
        for entry in resources.entries(FILE)
    )


def form_of(found: Sequence[Word]) -> str:
    """The form of the predicate that the words end in; "" if none is known."""
    last = [word.lower for word in found[-LAST:]]
    if not last:
        return ""
    for form, phrases, ends in _rules():
        if last[-1].endswith(ends) or (phrases and any(phrases.find(last))):
            return form
    return ""
