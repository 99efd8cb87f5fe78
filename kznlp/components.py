"""The spaCy components of kznlp, in the order in which they run.

    kk_structure    doc._.blocks, doc._.tables and what the document says of itself
    kk_sentences    doc.sents
    kk_languages    doc.spans["foreign"]: sentences that are not in Kazakh
    kk_lemmatizer   token.lemma_, of the word alone
    kk_tagger       token.pos_, token.morph, token.lemma_ in context
    kk_parser       token.head, token.dep_
    kk_ner          doc.ents, in the labels of KazNERD
    kk_discourse    doc._.units, doc._.relations, doc._.comparisons, doc.spans["discourse"]
    kk_measures     doc._.measures, doc.spans["measures"]

They are entry points, so that `spacy.blank("kk").add_pipe("kk_sentences")` works once kznlp is
installed. `kznlp.load()` gives them all.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Span

from kznlp.discourse import find_units
from kznlp.discourse.comparisons import compare
from kznlp.discourse.model import default_model
from kznlp.language.doc_text import text_of
from kznlp.language.entities.component import make_ner
from kznlp.language.extensions import register
from kznlp.language.foreign import make_languages
from kznlp.language.lemmatizer import make_lemmatizer
from kznlp.language.parsing.component import make_parser
from kznlp.language.sentences import make_sentences
from kznlp.language.tagging.component import make_tagger
from kznlp.measures import find_measures
from kznlp.normalize import Normalized, unrepaired
from kznlp.profile import describe
from kznlp.read import read_text
from kznlp.tables import find_tables

Component = Callable[[Doc], Doc]
ORDER = (
    "kk_structure",
    "kk_sentences",
    "kk_languages",
    "kk_lemmatizer",
    "kk_tagger",
    "kk_parser",
    "kk_ner",
    "kk_discourse",
    "kk_measures",
)

register()

__all__ = [
    "ORDER",
    "make_discourse",
    "make_languages",
    "make_lemmatizer",
    "make_measures",
    "make_ner",
    "make_parser",
    "make_sentences",
    "make_structure",
    "make_tagger",
    "structure",
]


def structure(doc: Doc, clean: Normalized) -> Doc:
    """Hang blocks, tables and profile of a clean text on the doc that was made of it."""
    doc.user_data["document_id"] = clean.document.id
    doc._.blocks = clean.blocks
    doc._.tables = find_tables(clean)
    profile = describe(clean)
    doc._.title, doc._.kind = profile.title, profile.kind
    doc._.date, doc._.region = profile.date, profile.region
    return doc


@Language.factory("kk_structure")
def make_structure(nlp: Language, name: str) -> Component:
    """What a doc needs that was made from a bare text; leaves others as they are."""

    def component(doc: Doc) -> Doc:
        if doc._.blocks or not doc.text.strip():
            return doc
        return structure(doc, unrepaired(read_text(doc.text)))

    return component


@Language.factory("kk_discourse", default_config={"learned": True})
def make_discourse(nlp: Language, name: str, *, learned: bool) -> Component:
    """Units and relations; by rules alone unless what was `learned` may be used."""

    def component(doc: Doc) -> Doc:
        model = default_model() if learned else None
        doc._.units, doc._.relations = find_units(doc, model=model)
        doc._.comparisons = compare(text_of(doc), doc._.units, doc._.tables)
        doc.spans["discourse"] = [
            span for u in doc._.units if (span := _span(doc, u.start, u.end, str(u.label)))
        ]
        return doc

    return component


@Language.factory("kk_measures")
def make_measures(nlp: Language, name: str) -> Component:
    """Measures."""

    def component(doc: Doc) -> Doc:
        doc._.measures = find_measures(doc)
        doc.spans["measures"] = [
            span
            for m in doc._.measures
            for e in m.evidence
            if (span := _span(doc, e.start, e.end, m.instrument))
        ]
        return doc

    return component


def _span(doc: Doc, start: int, end: int, label: str) -> Span | None:
    return doc.char_span(start, end, label=label, alignment_mode="expand")
