"""Measure records, from prose and from the rows of plan tables."""

from spacy.tokens import Doc

from kznlp.records import Measure


def find_measures(doc: Doc) -> tuple[Measure, ...]:
    """The measures of a document, in offsets of `doc.text`; reads `doc._.units`, `doc._.tables`."""
    return ()
