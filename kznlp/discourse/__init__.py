"""Claims, causes, proposals, and how they hang together."""

from spacy.tokens import Doc

from kznlp.records import Relation, Unit


def find_units(doc: Doc) -> tuple[tuple[Unit, ...], tuple[Relation, ...]]:
    """The units and relations of a document, in offsets of `doc.text`."""
    return (), ()
