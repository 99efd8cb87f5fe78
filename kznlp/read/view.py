"""The visible text of a raw stretch, with the way back to raw offsets.

>>> view = View.of("<b>Қаулы</b>", 0, 12, [Markup(0, 3), Markup(8, 12)])
>>> view.text, view.start(0), view.end(5)
('Қаулы', 3, 8)
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from kznlp.types import Markup


@dataclass(frozen=True, slots=True)
class View:
    """Visible text and its origin, segment by segment.

    Attributes:
        text: what a reader sees.
        places: where in `text` each segment begins.
        starts: where each segment begins in the raw text.
        ends: where it ends there. A segment of markup is of another length than its text.
        markup: the pieces that are not text.
    """

    text: str
    places: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    markup: tuple[Markup, ...] = ()

    @classmethod
    def of(cls, text: str, start: int, end: int, pieces: Iterable[Markup]) -> "View":
        """The view of `text[start:end]`, whose markup is `pieces`, in order."""
        parts: list[str] = []
        places: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        markup = tuple(pieces)
        length = 0

        def add(part: str, first: int, last: int) -> None:
            nonlocal length
            if part:
                parts.append(part)
                places.append(length)
                starts.append(first)
                ends.append(last)
                length += len(part)

        done = start
        for piece in markup:
            add(text[done : piece.start], done, piece.start)
            add(piece.text, piece.start, piece.end)
            done = piece.end
        add(text[done:end], done, end)
        return cls("".join(parts), tuple(places), tuple(starts), tuple(ends), markup)

    def start(self, place: int) -> int:
        """The raw offset at which the character `text[place]` begins."""
        k = bisect_right(self.places, place) - 1
        return min(self.starts[k] + place - self.places[k], self._last(k))

    def end(self, place: int) -> int:
        """The raw offset at which the character `text[place - 1]` ends."""
        k = bisect_right(self.places, place - 1) - 1
        after = self.starts[k] + place - self.places[k]
        return after if self._is_raw(k) else self.ends[k]

    def within(self, start: int, end: int) -> list[Markup]:
        """The markup inside the raw span, whole pieces only."""
        return [piece for piece in self.markup if start <= piece.start and piece.end <= end]

    def _is_raw(self, k: int) -> bool:
        after = self.places[k + 1] if k + 1 < len(self.places) else len(self.text)
        return self.ends[k] - self.starts[k] == after - self.places[k]

    def _last(self, k: int) -> int:
        """Markup begins where it begins, whichever of its characters is asked for."""
        return self.ends[k] if self._is_raw(k) else self.starts[k]
