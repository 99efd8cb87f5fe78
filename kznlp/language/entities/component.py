"""`kk_ner`: sets `doc.ents`.

The model reads sentence by sentence; without sentences, line by line. Words are cut as the model
knows them, which may be finer than the tokens of the doc; an entity takes whole tokens.

>>> import spacy
>>> nlp = spacy.blank("kk")
>>> _ = nlp.add_pipe("kk_ner")
>>> doc = nlp("Қаржы министрлігі Ақтөбеге 2005 жылы 3,5 млн. теңге бөлді.")
>>> [(ent.text, ent.label_) for ent in doc.ents]  # doctest: +NORMALIZE_WHITESPACE
[('Қаржы министрлігі', 'ORGANISATION'), ('Ақтөбеге', 'GPE'), ('2005 жылы', 'DATE'),
 ('3,5 млн. теңге', 'MONEY')]
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from kznlp.language.doc_text import text_of
from kznlp.language.entities.entity import Entity
from kznlp.language.entities.labels import Label, spans
from kznlp.language.entities.merge import merge
from kznlp.language.entities.model import Model, default_model, load, save
from kznlp.language.entities.pieces import pieces
from kznlp.language.entities.rules import find
from kznlp.language.foreign import GROUP
from kznlp.language.stored import Stored

MODEL = "kk_ner"
MARGIN = 8  # no list number stands farther from the beginning of its line


def register() -> None:
    """Declare `span._.reason`; a second call changes nothing."""
    if not Span.has_extension("reason"):
        Span.set_extension("reason", default=None)


register()


@Language.factory("kk_ner", assigns=["doc.ents"], default_config={"rules": True})
def make_ner(nlp: Language, name: str, rules: bool) -> "EntityFinder":
    """Entities by the model and, unless `rules` is false, by the finders of `expressions`."""
    return EntityFinder(rules=rules)


class EntityFinder(Stored[Model]):
    """Sets `doc.ents`."""

    def __init__(self, *, rules: bool = True) -> None:
        super().__init__()
        self.rules = rules

    def default(self) -> Model:
        """The model that comes with the package."""
        return default_model()

    def read(self, folder: Path) -> Model:
        """The model in a folder."""
        return load(folder)

    def write(self, model: Model, folder: Path) -> None:
        """Put the model into a folder."""
        save(model, folder)

    def __call__(self, doc: Doc) -> Doc:
        """Find the entities of a doc."""
        text = text_of(doc)
        learned = list(tag(doc, text, self.model))
        found = merge(find(text) if self.rules else (), learned)
        kept = filter_spans([span for entity in found if (span := _span(doc, entity))])
        doc.ents = tuple(kept)
        return doc


def tag(doc: Doc, text: str, model: Model) -> Iterator[Entity]:
    """The entities that the model sees in a doc with this text, foreign sentences left out."""
    words, starts, ends = pieces(text)
    begun = _sentence_starts(doc, text)
    foreign = {span.start_char for span in doc.spans.get(GROUP, ())}
    firsts = [bisect_left(starts, start) for start in begun]
    sentences = [
        () if start in foreign else words[first:behind]
        for start, (first, behind) in zip(begun, pairwise([*firsts, len(words)]), strict=True)
    ]
    for at, tagged in zip(firsts, model.tag(sentences), strict=True):
        for first, behind, label in spans(tagged):
            start, end = starts[at + first], ends[at + behind - 1]
            if not _numbers_item(text, start, end):
                yield Entity(start, end, Label(label), MODEL)


def _numbers_item(text: str, start: int, end: int) -> bool:
    """Whether this is the number of a list item: "1. ", "# 12) "."""
    if not text[start:end].isdigit() or text[end : end + 1] not in (".", ")"):
        return False
    margin = "\n" + text[:start] if start <= MARGIN else text[start - MARGIN : start]
    line_start = margin.rfind("\n")
    return line_start >= 0 and not any(map(str.isalnum, margin[line_start:]))


def _sentence_starts(doc: Doc, text: str) -> list[int]:
    """Where sentences begin, or lines if the doc has no sentences."""
    if doc.has_annotation("SENT_START"):
        return [sent.start_char for sent in doc.sents]
    return [0, *(n + 1 for n, sign in enumerate(text) if sign == "\n")]


def _span(doc: Doc, entity: Entity) -> Span | None:
    """The span over the tokens of an entity, its reason on it."""
    label = str(entity.label)
    span = doc.char_span(entity.start, entity.end, label=label, alignment_mode="expand")
    if span is not None:
        span._.reason = entity.reason
    return span
