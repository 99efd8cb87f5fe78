"""A measure with the words around its evidence, told from the stored text alone."""

from dataclasses import dataclass

from kznlp.records import DocumentRecord, Evidence, Measure

AROUND = 240


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a document, with what stands before and after them.

    Attributes:
        start: raw offset of the first character of `text`.
        end: raw offset after its last character.
        text: the words as printed.
        before: up to 240 characters before, cut at a space.
        after: up to 240 characters after, cut at a space.
    """

    start: int
    end: int
    text: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A measure, its document, and its evidence in context."""

    measure: Measure
    document: DocumentRecord
    quotations: tuple[Quotation, ...]


def quote(text: str | None, evidence: Evidence, *, around: int = AROUND) -> Quotation:
    """The evidence in its context; without context where the text was not stored.

    >>> quote("Бұл оқу үшін. Жаңа мектеп салынды.", Evidence(start=14, end=25, text="Жаңа мектеп"))
    Quotation(start=14, end=25, text='Жаңа мектеп', before='Бұл оқу үшін. ', after=' салынды.')
    """
    start, end = evidence.start, evidence.end
    if text is None:
        return Quotation(start, end, evidence.text)
    before, after = text[max(0, start - around) : start], text[end : end + around]
    if start > around:
        before = before[before.find(" ") + 1 :]
    if end + around < len(text) and " " in after:
        after = after[: after.rfind(" ")]
    return Quotation(start, end, evidence.text, before, after)
