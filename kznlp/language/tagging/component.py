"""The component `kk_tagger`: `token.pos_`, `token.morph`, `token.lemma_` from their context."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from kznlp.language.blocks import blocks
from kznlp.language.foreign import kazakh_bounds
from kznlp.language.stored import Stored
from kznlp.language.tagging import model
from kznlp.language.tagging.tagger import BLOCK, Tagger

Codes = NDArray[np.uint64]


@Language.factory("kk_tagger", assigns=["token.pos", "token.morph", "token.lemma"])
def make_tagger(nlp: Language, name: str) -> "TagSetter":
    """The component; sentences help it."""
    return TagSetter()


class TagSetter(Stored[Tagger]):
    """Sets what the tagger says of each sentence; foreign ones and white space stay untagged."""

    def default(self) -> Tagger:
        """The tagger that kznlp brings along."""
        return model.default_tagger()

    def read(self, folder: Path) -> Tagger:
        """The tagger in a folder."""
        return model.load(folder)

    def write(self, tagger: Tagger, folder: Path) -> None:
        """Put the tagger into a folder."""
        model.save(tagger, folder)

    def __call__(self, doc: Doc) -> Doc:
        """Tag a doc."""
        told = np.zeros((len(doc), 3), np.uint64)
        orths, spaces = doc.to_array(["ORTH", "IS_SPACE"]).astype(np.uint64).T
        words = np.flatnonzero(spaces == 0)
        bounds = np.searchsorted(words, np.array(kazakh_bounds(doc), np.int64).reshape(-1, 2))
        for block in blocks([range(*bound) for bound in bounds.tolist()], BLOCK):
            places = words[list(chain.from_iterable(block))]
            if len(places):
                told[places] = self._codes(doc, orths[places], list(map(len, block)))
        # At once: setting one attribute of one token takes longer than tagging it.
        return doc.from_array(["POS", "MORPH", "LEMMA"], told)  # type: ignore[arg-type]

    def _codes(self, doc: Doc, orths: Codes, lengths: Sequence[int]) -> Codes:
        """What spaCy keeps of words: numbers of the part of speech, the features, the lemma."""
        strings, add = doc.vocab.strings, doc.vocab.morphology.add
        different, which = np.unique(orths, return_inverse=True)
        forms = [strings[orth] for orth in different.tolist()]
        candidates, chosen = self.model.choose(forms, which, lengths)
        tags = {one.tag: one for one in candidates}
        told = {
            tag: (strings[one.upos], add("" if one.feats == "_" else one.feats))
            for tag, one in tags.items()
        }
        codes = [(*told[one.tag], strings.add(one.lemma)) for one in candidates]
        return np.array(codes, np.uint64)[chosen]
