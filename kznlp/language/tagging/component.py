"""The component `kk_tagger`: `token.pos_`, `token.morph`, `token.lemma_` from their context."""

from collections.abc import Callable
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, MorphAnalysis

from kznlp.language.foreign import kazakh_sentences
from kznlp.language.tagging.model import default_tagger
from kznlp.language.tagging.tagger import Tagger


@Language.factory("kk_tagger")
def make_tagger(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component with the model that kznlp brings along; sentences help it."""
    return TagSetter(nlp, default_tagger())


class TagSetter:
    """Sets what the tagger says of each sentence, or of the whole doc where it has none."""

    def __init__(self, nlp: Language, tagger: Tagger) -> None:
        self.tagger = tagger
        self._morph = lru_cache(maxsize=5_000)(
            lambda feats: MorphAnalysis(nlp.vocab, "" if feats == "_" else feats)
        )

    def __call__(self, doc: Doc) -> Doc:
        """Tag a doc; white space stays as it is."""
        for sentence in kazakh_sentences(doc):
            tokens = [token for token in sentence if not token.is_space]
            chosen = self.tagger.tag([token.text for token in tokens])
            for token, candidate in zip(tokens, chosen, strict=True):
                token.pos_ = candidate.upos
                token.lemma_ = candidate.lemma
                token.set_morph(self._morph(candidate.feats))  # type: ignore[attr-defined]
        return doc
