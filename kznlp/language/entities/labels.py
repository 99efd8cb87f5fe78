"""The labels of KazNERD, and the tags that a model gives to words.

>>> len(Label), TAGS[:3]
(25, ('O', 'B-ADAGE', 'I-ADAGE'))
>>> list(spans(["O", "B-GPE", "B-LAW", "I-LAW"]))
[(1, 2, 'GPE'), (2, 4, 'LAW')]
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum


class Label(StrEnum):
    """What an entity is; the definitions are those of KazNERD (Yeshpanov et al., LREC 2022)."""

    ADAGE = "ADAGE"
    ART = "ART"
    CARDINAL = "CARDINAL"
    CONTACT = "CONTACT"
    DATE = "DATE"
    DISEASE = "DISEASE"
    EVENT = "EVENT"
    FACILITY = "FACILITY"
    GPE = "GPE"
    LANGUAGE = "LANGUAGE"
    LAW = "LAW"
    LOCATION = "LOCATION"
    MISCELLANEOUS = "MISCELLANEOUS"
    MONEY = "MONEY"
    NON_HUMAN = "NON_HUMAN"
    NORP = "NORP"
    ORDINAL = "ORDINAL"
    ORGANISATION = "ORGANISATION"
    PERCENTAGE = "PERCENTAGE"
    PERSON = "PERSON"
    POSITION = "POSITION"
    PRODUCT = "PRODUCT"
    PROJECT = "PROJECT"
    QUANTITY = "QUANTITY"
    TIME = "TIME"


OUTSIDE = "O"
TAGS = (OUTSIDE, *(f"{place}-{label}" for label in Label for place in "BI"))


def may_follow(tag: str, before: str) -> bool:
    """Whether a tag may stand behind another: "I-LAW" behind "B-LAW" and "I-LAW" only."""
    return not tag.startswith("I-") or before[2:] == tag[2:]


def spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First word, word after the last, and label of each entity; a stray "I-" begins one."""
    start = 0
    while start < len(tags):
        label, end = tags[start][2:], start + 1
        if label:
            while end < len(tags) and tags[end] == f"I-{label}":
                end += 1
            yield start, end, label
        start = end
