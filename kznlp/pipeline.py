"""The flow on one screen: read, normalize, tables, language, discourse, measures.

bytes ─ read ─► Document ─ normalize ─► Normalized ─ find_tables ─► Table
      ─ nlp ─► Doc with units, relations, measures ─ locate ─► Analysis in raw offsets
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc

from kznlp.collection import loading, put_off
from kznlp.components import ORDER, structure
from kznlp.errors import UnknownNameError
from kznlp.language.kazakh import Kazakh
from kznlp.language.stored import Stored
from kznlp.locate import locate
from kznlp.normalize import Normalized, normalize
from kznlp.read import read, read_text
from kznlp.records import Analysis
from kznlp.types import Document

ENGINES = ("kznlp", "stanza")
# Of the components, those that say of each word what it is.
TAGGING = ("kk_lemmatizer", "kk_tagger", "kk_parser", "kk_ner")


@loading()
def load(
    *,
    engine: Literal["kznlp", "stanza"] = "kznlp",
    models: Path | str | None = None,
    tagger: bool = True,
    parser: bool = False,
    ner: bool = True,
) -> Language:
    """A spaCy pipeline for Kazakh policy text: see `kznlp.components`.

    A text given to it directly is taken as it is; `kznlp.analyze` repairs it first.

    Args:
        engine: what reads words and sentences; "stanza" is told of in `kznlp.language.stanza`.
        models: the folder of Stanza's models, where it is not Stanza's own.
        tagger: set parts of speech, features, and lemmas by their context; Stanza does itself.
        parser: set heads and relations, of tagged words; takes as long as all the rest of the
            language layer. Stanza does itself, where it has the model.
        ner: set `doc.ents`; Stanza does itself, where it has the model.

    Raises:
        UnknownNameError: there is no such engine.
        ModelError: its models are missing or damaged.
    """
    if engine not in ENGINES:
        raise UnknownNameError("engine", engine, ENGINES)
    if engine == "stanza":
        from kznlp.language.stanza import load_stanza

        nlp = load_stanza(models=None if models is None else Path(models))
        nlp.add_pipe("kk_structure", first=True)
        return _with(nlp, ORDER[ORDER.index("kk_discourse") :])
    left_out = {"kk_lemmatizer" if tagger else "kk_tagger"}
    left_out |= set() if parser and tagger else {"kk_parser"}
    left_out |= set() if ner else {"kk_ner"}
    return _with(Kazakh(), [name for name in ORDER if name not in left_out])


def _with(nlp: Language, names: Iterable[str]) -> Language:
    nlp.max_length = 100_000_000  # spaCy's own limit is for parsers; readers have theirs
    for name in names:
        pipe = nlp.add_pipe(name)
        if isinstance(pipe, Stored):
            _ = pipe.model  # what is missing is told here, not at the first text
    return nlp


@lru_cache(maxsize=1)
@loading()
def _default() -> Language:
    # What an analysis reports needs no tags and entities; they would take longer than the rest.
    return _with(Kazakh(), [name for name in ORDER if name not in TAGGING])


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
    nlp = nlp or _default()
    with put_off(len(document.text)):
        clean = normalize(document)
        return locate(clean, process(clean, nlp=nlp))


def process(clean: Normalized, *, nlp: Language | None = None) -> Doc:
    """The spaCy `Doc` of a clean text, all layers on it, in clean offsets."""
    nlp = nlp or _default()
    return nlp(structure(nlp.make_doc(clean.text), clean))
