"""The pipeline on raw text: tokens, sentences and words of a treebank, and tags where it has them.

Nothing is learned from the treebank here but by the tagger that is given; each part is the text of
its sentences in their order.
"""

from collections.abc import Iterator, Sequence

from spacy.language import Language

from kznlp.evaluate.language.conllu import Sentence, Word
from kznlp.evaluate.language.universal import sentences
from kznlp.language.tagging.tagger import Tagger


def annotate_raw(
    gold: Sequence[Sentence], nlp: Language, tagger: Tagger | None = None
) -> Iterator[Sentence]:
    """The sentences that `nlp` finds in the text of the gold ones."""
    for sentence in sentences(nlp("".join(one.text for one in gold))):
        if tagger is None:
            yield sentence
            continue
        forms = [word.form for word in sentence.words]
        yield sentence.with_words(
            Word(form, one.lemma, one.upos, one.feats)
            for form, one in zip(forms, tagger.tag(forms), strict=True)
        )
