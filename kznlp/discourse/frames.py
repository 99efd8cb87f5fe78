"""What stands around a statement: the section, the list it is an item of, the act it is a point of.

Reading from the top, three things are kept:
    - the headings above, and what they promise: analysis, tasks, rules, results;
    - the lead-ins that are open ("Негізгі міндеттері:"), and what their items are;
    - whether the operative part of an act has begun ("… ШЕШІМ ЕТТІ:").
"""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache

from msgspec import Struct

from kznlp import resources
from kznlp.discourse.pieces import Piece
from kznlp.discourse.tails import form_of
from kznlp.types import BlockKind

FILE = "discourse/frames.yml"
OPEN = (";", ",", ":")  # signs after which a list goes on
NOMINAL = frozenset({"", "noun", "state", "task"})  # forms of what has no predicate
DEEPEST = 6  # lead-ins within lead-ins
LONG = 4  # figures of a marker that is no number of an item
HEADING_WORDS = 14  # a line without a predicate that is longer is a statement


class Place(Struct, frozen=True):
    """Where a piece stands.

    Attributes:
        section: the heading above.
        topic: what that heading promises: claim, proposal, annex, result, resources or "".
        lead: what the lead-in above says of its items: proposal, cause, claim, none, or ""
            where it says nothing; None where the piece is no list item.
        lead_at: the number of the lead-in's piece.
        completes: the lead-in has a predicate, which its items complete: "… мыналар жатады:".
        operative: it is a point of an act.
        heading: the piece is itself a heading, a caption, a name or a signature.
    """

    section: str | None
    topic: str
    lead: str | None
    lead_at: int | None
    completes: bool
    operative: bool
    heading: bool


@dataclass(slots=True)
class _Lead:
    frame: str
    at: int
    predicate: bool
    style: str | None = None
    open: bool = True


@cache
def _order(kind: str) -> dict[str, str]:
    """The frames of a kind by the names of their phrases, in the order in which they decide."""
    groups = resources.entries(FILE)[kind]
    return {f"{kind} {group['frame']}": group["frame"] for group in groups}


def frame_of(kind: str, phrases: Set[str]) -> str:
    """What the phrases of one of `headings` or `leads` promise; "" where they say nothing.

    >>> frame_of("leads", {"leads cause", "leads claim"})
    'cause'
    """
    return next((frame for name, frame in _order(kind).items() if name in phrases), "")


def _frame(phrases: Set[str], form: str, outer: "_Lead | None") -> str:
    """What a lead-in promises; where it says nothing, what the lead-in above it does."""
    frame = frame_of("leads", phrases)
    if form == "possible" and frame == "proposal":  # "… төрт бағытты атауға болады:"
        return "claim"
    return frame or (outer.frame if outer else "")


def _number(piece: Piece) -> int | None:
    """The number of a list item."""
    number = piece.block.marker.rstrip(".)")
    return int(number) if piece.first and number.isdecimal() and len(number) < LONG else None


class Frames:
    """Walks down the pieces of one document."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._headings: list[tuple[int, str, str]] = []
        self._leads: list[_Lead] = []
        self._counted: tuple[_Lead, str, int] | None = None  # the last numbered item of a list
        self._operative = False

    def walk(self, found: Iterable[Piece]) -> Iterator[tuple[Piece, Place]]:
        """Each piece with its place."""
        for number, piece in enumerate(found):
            if piece.block.kind is BlockKind.HEADING:
                self._enter(piece, piece.block.level)
                yield piece, self._place(None, heading=True)
            elif piece.block.kind is BlockKind.NOTE:
                yield piece, self._place(None, heading=True)
            else:
                yield piece, self._prose(number, piece)

    def _prose(self, number: int, piece: Piece) -> Place:
        forms = piece.words.forms
        form = form_of(forms)
        lead = self._item(piece) or self._taken_up(piece)
        self._count(piece, lead)
        if lead is None and self._is_heading(piece, forms, form):
            if not self._operative:
                self._enter(piece, 9)
            return self._place(None, heading=True)
        place = self._place(lead)
        if form == "resolving":
            self._operative = True
            self._leads.clear()
            self._counted = None
        elif piece.closing == ":":
            frame = _frame(piece.words.phrases, form, lead)
            self._leads.append(_Lead(frame, number, form not in NOMINAL))
            del self._leads[:-DEEPEST]
        return place

    def _is_heading(self, piece: Piece, forms: tuple[str, ...], form: str) -> bool:
        return (
            piece.whole
            and not piece.equates
            and piece.closing in ("", ".")
            and len(forms) <= HEADING_WORDS
            and (form in NOMINAL or form == "resolving")
            and not (form == "task" and piece.marked and piece.closing)
            and not any(f[0].isdigit() for f in forms[1:])
        )

    def _item(self, piece: Piece) -> _Lead | None:
        """The lead-in that the piece is an item of."""
        while self._leads:
            lead = self._leads[-1]
            if lead.style is None:
                lead.style = piece.style
                lead.open = piece.closing in OPEN
                return lead
            if piece.style == lead.style and (piece.style or lead.open):
                lead.open = piece.closing in OPEN
                return lead
            outer = any(piece.style == one.style for one in self._leads[:-1])
            if (lead.open or piece.closing == ";") and not outer:
                lead.open = piece.closing in OPEN
                return lead
            self._leads.pop()
        return None

    def _taken_up(self, piece: Piece) -> _Lead | None:
        """The lead-in of a list that goes on behind a remark: "1. … 2. … Бұл … 3. …"."""
        if self._counted is None or self._leads:
            return None
        lead, style, number = self._counted
        if (piece.style, _number(piece)) != (style, number + 1):
            return None
        self._leads.append(lead)
        return lead

    def _count(self, piece: Piece, lead: _Lead | None) -> None:
        number = _number(piece)
        if lead is not None and number is not None:
            self._counted = lead, piece.style, number

    def _enter(self, piece: Piece, level: int) -> None:
        title = self._text[piece.start : piece.end].strip()
        while self._headings and self._headings[-1][0] >= level:
            self._headings.pop()
        above = self._headings[-1][1] if self._headings else ""
        topic = frame_of("headings", piece.words.phrases) or above
        self._headings.append((level, topic, title))
        self._leads.clear()
        self._counted = None
        if level < 9:
            self._operative = False

    def _place(self, lead: _Lead | None, *, heading: bool = False) -> Place:
        _, topic, section = self._headings[-1] if self._headings else (0, "", None)
        return Place(
            section,
            topic,
            lead.frame if lead else None,
            lead.at if lead else None,
            lead is not None and lead.predicate,
            self._operative,
            heading,
        )
