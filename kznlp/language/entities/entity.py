"""An entity in a text, before it becomes a span of a spaCy `Doc`."""

from dataclasses import dataclass

from kznlp.language.entities.labels import Label


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of the text, its label, and the rule or model that found it."""

    start: int
    end: int
    label: Label
    reason: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"An entity needs 0 <= start < end, got {self.start}, {self.end}.")

    def overlaps(self, other: "Entity") -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Entity") -> bool:
        """Whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end
