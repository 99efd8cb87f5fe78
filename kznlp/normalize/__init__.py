r"""Text repair that remembers where every character came from.

A `Document` comes in; a `Normalized` goes out: clean text, the blocks in its offsets, every repair
with its rule, and the way back to the raw text. The order of work:

    1. markup gives way to what it stands for; blocks are kept apart by a line break
    2. each block, and each cell of a grid, is repaired by the rules of `kznlp.normalize.rules`,
       in their order; what lies between blocks passes through as it is
    3. offsets are collected, so that `Normalized.source` maps any clean slice to its raw slice

A repair is reported as a `Change` in raw offsets. Markup and white space give none: they are no
words. Figures are never changed.

    >>> clean = normalize_text("Қaзақстан  Республикасы")
    >>> clean.text
    'Қазақстан Республикасы'
    >>> clean.source(10, 22)
    (11, 23)
"""

from dataclasses import dataclass, field

from kznlp.errors import UnknownNameError
from kznlp.normalize.draft import Draft
from kznlp.normalize.explain import explain
from kznlp.normalize.offsets import Origins
from kznlp.normalize.rules import RULES, Rule
from kznlp.read import read_text
from kznlp.types import Block, Change, Document

__all__ = ["Normalized", "Options", "explain", "normalize", "normalize_text", "unrepaired"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to normalize.

    Attributes:
        skip: names of rules to leave out.
    """

    skip: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        names = {rule.name for rule in RULES}
        for name in sorted(self.skip - names):
            raise UnknownNameError("rule", name, names)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that are left, in order."""
        return tuple(rule for rule in RULES if rule.name not in self.skip)


@dataclass(frozen=True, slots=True)
class Normalized:
    """Clean text, its blocks in clean offsets, and what was changed.

    Attributes:
        document: what it was made from.
        text: the clean text.
        blocks: the document's blocks, their grids' cells included, in clean offsets.
        changes: the repairs, in raw offsets, by their start.
    """

    document: Document
    text: str
    blocks: tuple[Block, ...]
    changes: tuple[Change, ...]
    _origins: Origins = field(repr=False)

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The raw span that became `text[start:end]`."""
        return self._origins.source(start, end)


def normalize(document: Document, *, options: Options | None = None) -> Normalized:
    """Repair the text of a document, block by block."""
    draft = Draft(document, (options or Options()).rules)
    blocks = tuple(draft.block(block) for block in document.blocks)
    draft.finish()
    changes = sorted(draft.changes, key=lambda change: (change.start, change.end))
    return Normalized(document, "".join(draft.parts), blocks, tuple(changes), draft.origins)


def unrepaired(document: Document) -> Normalized:
    """A document taken as it is: raw and clean text are the same, markup included."""
    return Normalized(document, document.text, document.blocks, (), Origins())


def normalize_text(text: str, *, source: str = "-", options: Options | None = None) -> Normalized:
    """Read and repair a text."""
    return normalize(read_text(text, source=source), options=options)
