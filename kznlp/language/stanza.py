"""Stanza as the engine: the same `Doc`, its tokens, sentences, tags, lemmas, heads, names Stanza's.

The component `kk_stanza` takes the place of our own tokenizer, sentences, tagger and lemmatizer.
It reads text and edges (blocks, cells, blank lines) of the doc that it is given, and returns a new
one with the same text, blocks and tables:

    edges ─► passages ─ Stanza ─► sentences of tokens ─ lay out ─► Doc

No sentence and no token crosses an edge. A spaCy token is what stands in the text. Where Stanza
reads it as several words ("дайынбыз": "дайын" and "быз"), the token has the annotation of the one
that is nearest to the root of the sentence, and `token._.words` has them all. What the models
lack, such as names, stays unset. Nothing is ever downloaded.

The models are a folder as Stanza makes it (`kk/pos/ktb.pt` …, `resources.json`), filled by
`stanza.download("kk")` or by `kznlp train stanza`. Only this file imports Stanza, and only when an
engine is made; here for the words of one token:

>>> Word("быз", lemma="е", pos="AUX")
Word(text='быз', lemma='е', pos='AUX', tag='', morph='')
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from kznlp.errors import KznlpError, ModelError
from kznlp.language.kazakh import Kazakh
from kznlp.language.sentences import edges

LANGUAGE = "kk"
UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X"
POS = frozenset(UPOS.split())  # spaCy takes no others
BATCH = 50_000  # characters that Stanza is given at once; it holds all in memory
Engine = Callable[[list[str]], list[Any]]  # from texts to documents of Stanza
Name = tuple[int, int, str]  # start, end, label
Row = tuple[str, bool, "Surface | None"]  # a token of spaCy: text, space after it, annotation


@dataclass(frozen=True, slots=True)
class Word:
    """One of several words that a token is read as."""

    text: str
    lemma: str = ""
    pos: str = ""
    tag: str = ""
    morph: str = ""


@dataclass(frozen=True, slots=True)
class Surface:
    """What stands at `start:end` of the text.

    Attributes:
        word: its annotation.
        head: number of the token that it depends on; its own for a root, or without a parser.
        relation: of the dependency, "" without a parser.
        opens: it is the first of its sentence.
        words: all its words, where it is several.
    """

    start: int
    end: int
    word: Word
    head: int
    relation: str
    opens: bool
    words: tuple[Word, ...] = ()


def load_stanza(*, models: Path | None = None) -> Language:
    """The language `kk` with `kk_stanza`; `models` is Stanza's own folder where none is given.

    Raises:
        KznlpError: Stanza is not installed.
        ModelError: the folder has no models for Kazakh, or they are damaged.
    """
    nlp = Kazakh()
    nlp.add_pipe("kk_stanza", config={"models": None if models is None else str(models)})
    return nlp


@Language.factory("kk_stanza", default_config={"models": None})
def make_stanza(nlp: Language, name: str, models: str | None) -> Callable[[Doc], Doc]:
    """The component; `models` as in `load_stanza`."""
    if not Token.has_extension("words"):
        Token.set_extension("words", default=())
    engine = open_engine(None if models is None else Path(models))

    def component(doc: Doc) -> Doc:
        return annotate(doc, engine, nlp.vocab)

    return component


def open_engine(models: Path | None) -> Engine:
    """Stanza's pipeline with every processor whose model is there."""
    try:
        import stanza
        from stanza.resources.common import DEFAULT_MODEL_DIR
    except ImportError as error:
        problem = 'engine="stanza" needs Stanza. Install it: pip install "kznlp[stanza]"'
        raise KznlpError(problem) from error
    folder = Path(DEFAULT_MODEL_DIR) if models is None else models
    processors = _processors(folder)
    try:
        pipeline = stanza.Pipeline(
            LANGUAGE,
            dir=str(folder),
            package=None,
            # By name, "kazNERD" is lost: Stanza puts the names that it is given in lower case.
            processors=dict.fromkeys(processors, "default"),
            download_method=None,
            logging_level="ERROR",
        )
    except Exception as error:  # a damaged model raises whatever torch or pickle meets
        first = str(error).partition(". ")[0]
        problem = f"The Stanza models in {folder} cannot be used ({type(error).__name__}: {first})."
        raise ModelError(f"{problem} {_ways(folder)}") from error

    def engine(texts: list[str]) -> list[Any]:
        return list(pipeline.bulk_process(texts))

    return engine


def _processors(folder: Path) -> list[str]:
    """The processors whose default model is there."""
    try:
        known = json.loads((folder / "resources.json").read_text("utf-8"))
        default = known[LANGUAGE]["packages"]["default"]
        found = [name for name, model in default.items() if _has(folder, name, model)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"No Stanza models for Kazakh in {folder}. {_ways(folder)}") from error
    if "tokenize" not in found:
        raise ModelError(f"No Stanza tokenizer for Kazakh in {folder}. {_ways(folder)}")
    return found


def _has(folder: Path, name: str, model: object) -> bool:
    # What is not default is listed there too, as "optional"; "identity" needs no file.
    if not isinstance(model, str):
        return False
    return model == "identity" or (folder / LANGUAGE / name / f"{model}.pt").exists()


def _ways(folder: Path) -> str:
    return (
        "Either download the official models, where there is a network: "
        f"python -c \"import stanza; stanza.download('{LANGUAGE}', model_dir='{folder}')\"; "
        f"or train your own: kznlp train stanza DATA.conllu --output {folder}"
    )


def annotate(doc: Doc, engine: Engine, vocab: Vocab) -> Doc:
    """A doc of the same text and `user_data`, as the engine reads it."""
    text = doc.text
    names: list[Name] = []
    rows = list(_rows(text, _read(text, _passages(text, edges(doc)), engine, names)))
    made = _doc(rows, vocab)
    made.user_data.update(doc.user_data)
    for token, (_, _, surface) in zip(made, rows, strict=True):
        if surface and surface.words:
            token._.words = surface.words
    spans = (made.char_span(*name, alignment_mode="expand") for name in names)
    made.set_ents([span for span in spans if span is not None])
    return made


def _passages(text: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The stretches between the edges, without white space around; empty ones left out."""
    start = 0
    for end in (*places, len(text)):
        stretch = text[start:end]
        begin = start + len(stretch) - len(stretch.lstrip())
        if stretch.strip():
            yield begin, begin + len(stretch.strip())
        start = end


def _read(
    text: str, passages: Iterable[tuple[int, int]], engine: Engine, names: list[Name]
) -> Iterator[Surface]:
    """The tokens of the passages; the names in them are added to `names`."""
    count = 0
    for batch in _batches(passages):
        for (start, _), read in zip(batch, engine([text[s:e] for s, e in batch]), strict=True):
            for sentence in read.sentences:
                names += [(start + n.start_char, start + n.end_char, n.type) for n in sentence.ents]
                yield from _surfaces(sentence, start, count)
                count += len(sentence.tokens)


def _batches(passages: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    batch: list[tuple[int, int]] = []
    size = 0
    for start, end in passages:
        if batch and size + end - start > BATCH:
            yield batch
            batch, size = [], 0
        batch.append((start, end))
        size += end - start
    if batch:
        yield batch


def _surfaces(sentence: Any, start: int, first: int) -> Iterator[Surface]:  # noqa: ANN401
    """The tokens of one of Stanza's sentences; the passage starts at `start`."""
    owners = {w.id: first + i for i, token in enumerate(sentence.tokens) for w in token.words}
    heads = {word.id: word.head for word in sentence.words}
    parsed = None not in heads.values()
    for number, token in enumerate(sentence.tokens, start=first):
        # Of several words, the one nearest to the root: no circle of tokens can come of it.
        main = min(token.words, key=lambda w: _depth(w.id, heads)) if parsed else token.words[0]
        yield Surface(
            start=start + token.start_char,
            end=start + token.end_char,
            word=_word(main),
            head=owners.get(main.head, number),
            relation=(main.deprel or "") if parsed else "",
            opens=number == first,
            words=tuple(map(_word, token.words)) if len(token.words) > 1 else (),
        )


def _depth(word: int, heads: dict[int, int]) -> int:
    depth = 0
    while word and depth <= len(heads):
        word, depth = heads[word], depth + 1
    return depth


def _word(word: Any) -> Word:  # noqa: ANN401 (Stanza has no types)
    pos = word.upos if word.upos in POS else ""
    return Word(word.text, word.lemma or "", pos, word.xpos or "", word.feats or "")


def _rows(text: str, surfaces: Iterable[Surface]) -> Iterator[Row]:
    """The tokens of spaCy: what stands between those of Stanza, one space apart, is tokens too."""
    done = 0
    for surface in surfaces:
        if done < surface.start:
            yield text[done : surface.start], False, None
        space = text[surface.end : surface.end + 1] == " "
        yield text[surface.start : surface.end], space, surface
        done = surface.end + space
    if done < len(text):
        yield text[done:], False, None


def _doc(rows: Sequence[Row], vocab: Vocab) -> Doc:
    texts = [text for text, _, _ in rows]
    words = [surface.word if surface else _space(text) for text, _, surface in rows]
    places = [i for i, (_, _, surface) in enumerate(rows) if surface]
    given: dict[str, Any] = {}
    if any(surface and surface.relation for _, _, surface in rows):
        # spaCy begins sentences by the heads; white space hangs on the token before it.
        given["heads"] = [
            places[surface.head] if surface else abs(i - 1)
            for i, (_, _, surface) in enumerate(rows)
        ]
        given["deps"] = [surface.relation if surface else "dep" for _, _, surface in rows]
    else:
        given["sent_starts"] = [bool(surface and surface.opens) for _, _, surface in rows]
    return Doc(
        vocab,
        words=texts,
        spaces=[space for _, space, _ in rows],
        tags=[word.tag for word in words],
        pos=[word.pos for word in words],
        morphs=[word.morph for word in words],
        lemmas=[word.lemma for word in words],
        **given,
    )


def _space(text: str) -> Word:
    """What spaCy says of white space."""
    return Word(text, lemma=text, pos="SPACE", tag="_SP")
