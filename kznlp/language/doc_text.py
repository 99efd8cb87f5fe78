"""The text of a spaCy `Doc`, which spaCy puts together from its tokens each time that it is asked.

>>> import spacy
>>> doc = spacy.blank("kk")("Жаңа мектеп салынды.")
>>> text_of(doc) == doc.text
True
"""

from weakref import WeakKeyDictionary

from spacy.tokens import Doc

_texts: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()


def remember(doc: Doc, text: str) -> Doc:
    """The doc, whose text this is."""
    _texts[doc] = text
    return doc


def text_of(doc: Doc) -> str:
    """The text of a doc; it is remembered as long as the doc lives."""
    text = _texts.get(doc)
    if text is None:
        text = _texts[doc] = doc.text
    return text
