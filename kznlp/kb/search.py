"""Passages that hold the words of a query, best first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, func, select

from kznlp.errors import UnknownNameError
from kznlp.kb import schema, sqlite
from kznlp.kb.frames import ABOUT, documents, frame, passages
from kznlp.kb.words import match

if TYPE_CHECKING:
    import pandas as pd

OWNERS = {"unit": schema.units, "measure": schema.measures, "table": schema.tables}
KINDS = ("document", *OWNERS)


def search(
    connection: Connection, words: str, *, kinds: Sequence[str] = (), limit: int | None = None
) -> "pd.DataFrame":
    """Passages with all of the words.

    Raises:
        UnknownNameError: there is no such kind of passage.
        KznlpError: the query holds no word.
    """
    for kind in kinds:
        if kind not in KINDS:
            raise UnknownNameError("kind of passage", kind, KINDS)
    hits = sqlite.matches(match(words)).subquery()
    shown = (passages.c.kind, _identity().label("id"), passages.c.text, *ABOUT, hits.c.score)
    found = select(*shown).select_from(passages).join(hits, hits.c.id == passages.c.id)
    found = found.join(documents, documents.c.key == passages.c.document)
    found = found.where(passages.c.kind.in_(kinds or KINDS))
    order = (hits.c.score.desc(), documents.c.path, passages.c.kind, passages.c.position)
    return frame(connection, found.order_by(*order).limit(limit))


def _identity() -> ColumnElement[str]:
    """The id of the unit, measure, table or document that a passage belongs to."""
    ids = [
        select(owner.c.id)
        .where(owner.c.document == passages.c.document, owner.c.position == passages.c.position)
        .where(passages.c.kind == kind)
        .scalar_subquery()
        for kind, owner in OWNERS.items()
    ]
    return func.coalesce(*ids, documents.c.id)
