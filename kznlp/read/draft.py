"""What the reader of a format hands to `kznlp.read`, which makes it a `Document`."""

from dataclasses import dataclass, field

from kznlp.types import Block, Markup


@dataclass(slots=True)
class Draft:
    """A document under construction: the fields are those of `Document`."""

    text: str
    blocks: list[Block] = field(default_factory=list)
    markup: list[Markup] = field(default_factory=list)
    format: str = "text"
    encoding: str | None = None
    properties: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
