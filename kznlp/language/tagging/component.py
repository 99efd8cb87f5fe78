"""The component `kk_tagger`: `token.pos_`, `token.morph`, `token.lemma_` from their context."""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from kznlp.language.foreign import kazakh_sentences
from kznlp.language.stored import Stored
from kznlp.language.tagging import model
from kznlp.language.tagging.candidates import Candidate
from kznlp.language.tagging.tagger import Tagger


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
        texts = [token.text for token in doc]
        inside = [
            [i for i in range(sentence.start, sentence.end) if not texts[i].isspace()]
            for sentence in kazakh_sentences(doc)
        ]
        tagged = self.model.tag_all([texts[i] for i in places] for places in inside)
        chosen = [*chain.from_iterable(tagged)]
        places = [*chain.from_iterable(inside)]
        told = np.zeros((len(doc), 3), np.uint64)
        if places:
            told[places] = _codes(doc, chosen)
        # At once: setting one attribute of one token takes longer than tagging it.
        return doc.from_array(["POS", "MORPH", "LEMMA"], told)  # type: ignore[arg-type]


def _codes(doc: Doc, chosen: Sequence[Candidate]) -> list[tuple[int, int, int]]:
    """What spaCy keeps: numbers of the part of speech, of the features, of the lemma."""
    strings, add = doc.vocab.strings, doc.vocab.morphology.add
    different = {id(one): one for one in chosen}
    tags = {one.tag: one for one in different.values()}
    told = {
        tag: (strings[one.upos], add("" if one.feats == "_" else one.feats))
        for tag, one in tags.items()
    }
    codes = {key: (*told[one.tag], strings.add(one.lemma)) for key, one in different.items()}
    return [codes[id(one)] for one in chosen]
