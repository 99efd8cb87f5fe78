"""The flow on one screen: read, normalize, tables, language, discourse, measures.

bytes ─ read ─► Document ─ normalize ─► Normalized ─ find_tables ─► Table
      ─ nlp ─► Doc with units, relations, measures ─ locate ─► Analysis in raw offsets
"""

from functools import lru_cache
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

import kznlp.language.sentences  # noqa: F401  (registers its component)
from kznlp.discourse import find_units
from kznlp.language.kazakh import Kazakh
from kznlp.locate import locate
from kznlp.measures import find_measures
from kznlp.normalize import Normalized, normalize
from kznlp.profile import describe
from kznlp.read import read, read_text
from kznlp.records import Analysis
from kznlp.tables import find_tables
from kznlp.types import Document


def load() -> Language:
    """A spaCy pipeline for Kazakh policy text."""
    nlp = Kazakh()
    nlp.add_pipe("kk_sentences")
    nlp.add_pipe("kk_discourse")
    nlp.add_pipe("kk_measures")
    return nlp


@Language.component("kk_discourse")
def kk_discourse(doc: Doc) -> Doc:
    """Fill `doc._.units` and `doc._.relations`."""
    doc._.units, doc._.relations = find_units(doc)
    return doc


@Language.component("kk_measures")
def kk_measures(doc: Doc) -> Doc:
    """Fill `doc._.measures`."""
    doc._.measures = find_measures(doc)
    return doc


@lru_cache(maxsize=1)
def _default() -> Language:
    return load()


def analyze(path: Path | str, *, nlp: Language | None = None) -> Analysis:
    """Analyze a file.

    Raises:
        ReadError: it cannot be read as a document; the message says what to do.
    """
    return analyze_document(read(path), nlp=nlp)


def analyze_text(text: str, *, source: str = "-", nlp: Language | None = None) -> Analysis:
    """Analyze a decoded text, Markdown or HTML."""
    return analyze_document(read_text(text, source=source), nlp=nlp)


def analyze_document(document: Document, *, nlp: Language | None = None) -> Analysis:
    """Analyze a document that was read."""
    clean = normalize(document)
    return locate(clean, process(clean, nlp=nlp))


def process(clean: Normalized, *, nlp: Language | None = None) -> Doc:
    """The spaCy `Doc` of a clean text, all layers on it, in clean offsets."""
    nlp = nlp or _default()
    doc = nlp.make_doc(clean.text)
    doc._.blocks = clean.blocks
    profile = describe(clean)
    doc._.title, doc._.kind = profile.title, profile.kind
    doc._.date, doc._.region = profile.date, profile.region
    doc._.tables = find_tables(clean)
    return nlp(doc)
