"""A stretch of the document that may hold the details of a measure, and what it names."""

from dataclasses import dataclass
from functools import cached_property

from kznlp.expressions.acts import find_acts
from kznlp.expressions.bodies import find_bodies
from kznlp.expressions.mentions import Act, Body


@dataclass(frozen=True)
class Place:
    """`text` stands at `start` of the document (None for a cell whose place is unknown).

    Attributes:
        name: what it is for the measure: unit, sentence, lead_in, heading, or a column's role.
    """

    name: str
    text: str
    start: int | None

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The bodies that it names."""
        return find_bodies(self.text)

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The acts that it cites."""
        return find_acts(self.text)

    @property
    def names(self) -> list[tuple[int, int]]:
        """Where bodies and acts stand, whose words say nothing of the measure itself."""
        return [(m.start, m.end) for m in (*self.bodies, *self.acts)]
