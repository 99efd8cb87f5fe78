"""The component `kk_tagger`: `token.pos_`, `token.morph`, `token.lemma_` from their context."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, MorphAnalysis

from kznlp.language.tagging import model
from kznlp.language.tagging.tagger import Tagger


@Language.factory("kk_tagger")
def make_tagger(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component with the model that kznlp brings along; sentences help it."""
    return TagSetter(nlp)


class TagSetter:
    """Sets what the tagger says of each sentence, or of the whole doc where it has none."""

    def __init__(self, nlp: Language, tagger: Tagger | None = None) -> None:
        """Tag with this tagger, or with the default one, read when it is first needed."""
        self._tagger = tagger
        self._morph = lru_cache(maxsize=5_000)(
            lambda feats: MorphAnalysis(nlp.vocab, "" if feats == "_" else feats)
        )

    @property
    def tagger(self) -> Tagger:
        """The tagger in use."""
        if self._tagger is None:
            self._tagger = model.default_tagger()
        return self._tagger

    def __call__(self, doc: Doc) -> Doc:
        """Tag a doc; white space stays as it is."""
        sentences = doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
        for sentence in sentences:
            tokens = [token for token in sentence if not token.is_space]
            chosen = self.tagger.tag([token.text for token in tokens])
            for token, candidate in zip(tokens, chosen, strict=True):
                token.pos_ = candidate.upos
                token.lemma_ = candidate.lemma
                token.set_morph(self._morph(candidate.feats))  # type: ignore[attr-defined]
        return doc

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the tagger's files into a folder, as spaCy asks of a component."""
        model.save(self.tagger, Path(path))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "TagSetter":
        """Read the tagger from a folder."""
        self._tagger = model.load(Path(path))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The tagger's files as bytes."""
        return msgspec.msgpack.encode(model.dump(self.tagger))

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "TagSetter":
        """Take the tagger from bytes."""
        self._tagger = model.parse(msgspec.msgpack.decode(data), "the bytes given")
        return self
