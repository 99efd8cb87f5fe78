"""What a document says of itself: title, kind, date, territory."""

from dataclasses import dataclass

from kznlp.normalize import Normalized


@dataclass(frozen=True, slots=True)
class Profile:
    """The document as a whole; unknown is None.

    Attributes:
        title: the heading that names it, in clean text.
        kind: a code of `data/taxonomy/kinds.yml`.
        date: its own date (EDTF).
        region: ISO 3166-2:KZ of the territory that it is for, or KZ.
    """

    title: str | None = None
    kind: str | None = None
    date: str | None = None
    region: str | None = None


def describe(clean: Normalized) -> Profile:
    """The profile of a document."""
    return Profile()
