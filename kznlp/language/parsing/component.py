"""The component `kk_parser`: `token.head` and `token.dep_` of words that have tags.

Sentences stay as they are; a doc without any is parsed as one. White space hangs on the word before
it, or behind it at the beginning of a sentence. Of a foreign sentence, which has no tags, all hangs
on the first word.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kznlp.language.foreign import GROUP, kazakh_sentences
from kznlp.language.parsing import model
from kznlp.language.parsing.parser import Node, Parser
from kznlp.language.parsing.words import Tagged
from kznlp.language.stored import Stored

# Docs that are parsed at once.
BATCH = 32
# spaCy's own names for the relations of a root, and of what has no relation of its own.
ROOT, LOOSE = "ROOT", "dep"


@Language.factory(
    "kk_parser",
    assigns=["token.dep", "token.head"],
    requires=["token.pos", "token.morph", "token.lemma"],
)
def make_parser(nlp: Language, name: str) -> "TreeSetter":
    """The component; tags come first."""
    return TreeSetter()


class TreeSetter(Stored[Parser]):
    """Sets the trees that a parser gives."""

    def default(self) -> Parser:
        """The parser that kznlp brings along."""
        return model.default_parser()

    def read(self, folder: Path) -> Parser:
        """The parser in a folder."""
        return model.load(folder)

    def write(self, parser: Parser, folder: Path) -> None:
        """Put the parser into a folder."""
        model.save(parser, folder)

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
        sentences = [list(kazakh_sentences(doc)) for doc in docs]
        trees = self.model.parse(
            [_tagged(token) for token in sentence if not token.is_space]
            for found in sentences
            for sentence in found
        )
        for doc, found in zip(docs, sentences, strict=True):
            _set(doc, [(sentence, next(trees)) for sentence in found])
            yield doc


def _tagged(token: Token) -> Tagged:
    return Tagged(token.text, token.lemma_, token.pos_, str(token.morph) or "_")


def _set(doc: Doc, parsed: Sequence[tuple[Span, list[Node]]]) -> None:
    """Write the trees of a doc's sentences into it; by their roots spaCy tells sentences apart."""
    steps = np.zeros(len(doc), np.int64)  # from each token to its head
    relations = np.zeros(len(doc), np.uint64)
    name = doc.vocab.strings.add
    for sentence, tree in parsed:
        words = [token.i for token in sentence if not token.is_space]
        for word, node in zip(words, tree, strict=True):
            steps[word] = words[node.head - 1] - word if node.head else 0
            relations[word] = name(node.relation if node.head else ROOT)
        before = words[0] if words else sentence.start
        for token in sentence:
            if token.is_space:
                steps[token.i] = before - token.i
                relations[token.i] = name(LOOSE if words or steps[token.i] else ROOT)
            else:
                before = token.i
    for sentence in doc.spans.get(GROUP, ()):
        steps[sentence.start : sentence.end] = -np.arange(len(sentence))
        relations[sentence.start : sentence.end] = [name(ROOT), *[name(LOOSE)] * len(sentence[1:])]
    told = np.stack([steps.astype(np.uint64), relations], axis=1)
    doc.from_array(["HEAD", "DEP"], told)  # type: ignore[arg-type]
