"""Who issues an act, and what of it is the issuer's own deed.

The preamble of an act ends in a formula: "…, облыс әкімі ШЕШІМ ЕТТІ:". What its points order others
to do is theirs; but where a point approves, founds or appoints, and names nobody, the issuer acts.

>>> text = "Жол қауіпсіздігін жақсарту мақсатында облыс әкімі ШЕШІМ ЕТТІ:"
>>> resolves(text), issuer_of(find_bodies(text)).name
(True, 'облыс әкімі')
"""

from collections.abc import Sequence
from functools import cache

from kznlp import resources
from kznlp.expressions.bodies import find_bodies
from kznlp.expressions.mentions import Body
from kznlp.language.phrases import Phrases
from kznlp.measures.actors import FILE, case_of
from kznlp.measures.words import Words, words
from kznlp.types import Block, BlockKind

FRAME = 8  # blocks at the end that hold the signature
LINE = 160  # characters of a signature
FORMULA = 60  # characters of the formula


@cache
def _phrases(name: str) -> Phrases:
    return Phrases({"": resources.entries(FILE)[name]})


def resolves(text: str) -> bool:
    """Whether a lead-in ends in the formula of an act."""
    if not text.endswith(":"):
        return False
    last = words(text, max(0, len(text) - FORMULA))
    return any(_phrases("resolving").find(last.lower))


def approves(found: Words) -> bool:
    """Whether a point does what the issuer of an act does itself."""
    return any(_phrases("approving").find(found.lower))


def issuer_of(bodies: Sequence[Body]) -> Body | None:
    """The issuer that a preamble names: the last body in the nominative."""
    return next((body for body in reversed(bodies) if case_of(body) == "nominative"), None)


def signatory(text: str, blocks: Sequence[Block]) -> Body | None:
    """The first post that the lines of the signature name, at the end or before the annexes."""
    notes = (block for block in blocks if block.kind is BlockKind.NOTE)
    for block in (*blocks[-FRAME:], *notes):
        if block.kind in (BlockKind.NOTE, BlockKind.PARAGRAPH) and block.end - block.start <= LINE:
            for body in find_bodies(text[block.start : block.end]):
                if body.kind == "post" and body.start == 0:
                    return body
    return None
