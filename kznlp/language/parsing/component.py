"""The component `kk_parser`: `token.head` and `token.dep_` of words that have tags.

Sentences stay as they are; a doc without any is parsed as one. White space hangs on the word before
it, or behind it at the beginning of a sentence.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kznlp.language.parsing import model
from kznlp.language.parsing.parser import Node, Parser
from kznlp.language.parsing.words import Tagged

# Docs that are parsed at once.
BATCH = 32
# spaCy's own names for the relations of a root and of white space.
ROOT, SPACE = "ROOT", "dep"


@Language.factory(
    "kk_parser",
    assigns=["token.dep", "token.head"],
    requires=["token.pos", "token.morph", "token.lemma"],
)
def make_parser(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component with the model that kznlp brings along."""
    return TreeSetter(model.default_parser())


class TreeSetter:
    """Sets the trees that a parser gives."""

    def __init__(self, parser: Parser) -> None:
        self.parser = parser

    def __call__(self, doc: Doc) -> Doc:
        """Parse a doc."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = BATCH) -> Iterator[Doc]:
        """Parse docs, some at once."""
        batch: list[Doc] = []
        for doc in stream:
            batch.append(doc)
            if len(batch) >= batch_size:
                yield from self._parse(batch)
                batch = []
        yield from self._parse(batch)

    def _parse(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        sentences = [list(_sentences(doc)) for doc in docs]
        trees = self.parser.parse(
            [_tagged(token) for token in sentence if not token.is_space]
            for found in sentences
            for sentence in found
        )
        for doc, found in zip(docs, sentences, strict=True):
            _set(doc, [(sentence, next(trees)) for sentence in found])
            yield doc

    def to_bytes(self, *, exclude: Sequence[str] = ()) -> bytes:
        """The model as bytes."""
        written = io.BytesIO()
        np.savez_compressed(written, **model.arrays(self.parser))  # type: ignore[arg-type]
        return written.getvalue()

    def from_bytes(self, data: bytes, *, exclude: Sequence[str] = ()) -> "TreeSetter":
        """Take the model of such bytes."""
        with np.load(io.BytesIO(data), allow_pickle=False) as stored:
            self.parser = model.from_arrays({name: stored[name] for name in stored.files})
        return self

    def to_disk(self, path: Path | str, *, exclude: Sequence[str] = ()) -> None:
        """Write the model to a folder."""
        model.save(self.parser, Path(path))

    def from_disk(self, path: Path | str, *, exclude: Sequence[str] = ()) -> "TreeSetter":
        """Read the model of a folder.

        Raises:
            ModelError: it is missing or damaged.
        """
        self.parser = model.load(Path(path))
        return self


def _sentences(doc: Doc) -> Iterator[Span]:
    if doc.has_annotation("SENT_START"):
        yield from doc.sents
    elif len(doc):
        yield doc[:]


def _tagged(token: Token) -> Tagged:
    return Tagged(token.text, token.lemma_, token.pos_, str(token.morph) or "_")


def _set(doc: Doc, parsed: Sequence[tuple[Span, list[Node]]]) -> None:
    """Write the trees of a doc's sentences into it; by their roots spaCy tells sentences apart."""
    steps = np.zeros(len(doc), np.int64)  # from each token to its head
    relations = np.zeros(len(doc), np.uint64)
    for sentence, tree in parsed:
        words = [token.i for token in sentence if not token.is_space]
        for word, node in zip(words, tree, strict=True):
            steps[word] = words[node.head - 1] - word if node.head else 0
            relations[word] = doc.vocab.strings.add(node.relation if node.head else ROOT)
        before = words[0] if words else sentence.start
        for token in sentence:
            if token.is_space:
                steps[token.i] = before - token.i
                relations[token.i] = doc.vocab.strings.add(
                    SPACE if words or steps[token.i] else ROOT
                )
            else:
                before = token.i
    told = np.stack([steps.astype(np.uint64), relations], axis=1)
    doc.from_array(["HEAD", "DEP"], told)  # type: ignore[arg-type]
