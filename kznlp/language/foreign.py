"""Sentences in other languages, which the analysis of Kazakh leaves out: `doc.spans["foreign"]`.

Each is labelled "ru" or "other". A sentence of less than three different words is left where it
is: names, headings and cells of tables look alike in every language.

>>> import spacy
>>> nlp = spacy.blank("kk")
>>> _ = nlp.add_pipe("kk_sentences"), nlp.add_pipe("kk_languages")
>>> doc = nlp("Жаңа мектеп салынды. Новая школа построена за год. Ол сказал, что ертең келеді.")
>>> [(span.text, span.label_) for span in doc.spans["foreign"]]
[('Новая школа построена за год.', 'ru')]
>>> [sentence._.language for sentence in doc.sents]
['kk', 'ru', 'kk']
>>> doc._.languages[-7:]
['kk', 'ru', 'ru', 'ru', 'kk', 'kk', 'kk']
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from kznlp.language import identify
from kznlp.language.doc_text import text_of

GROUP = "foreign"
FEWEST = 3  # different words in letters


@Language.factory("kk_languages")
def make_languages(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component; sentences come first."""
    return set_foreign


def set_foreign(doc: Doc) -> Doc:
    """Set `doc.spans["foreign"]`."""
    text = text_of(doc)
    doc.spans[GROUP] = [
        Span(doc, sentence.start, sentence.end, label=language)
        for sentence in sentences(doc)
        if len(sentence) >= FEWEST
        and (language := identify.language_of(text[sentence.start_char : sentence.end_char]))
        != "kk"
        and long_enough(sentence)
    ]
    return doc


def languages(doc: Doc) -> list[identify.Language]:
    """The language of each token: "kk", "ru", "other"."""
    return [
        language
        for sentence in sentences(doc)
        for language in identify.languages_of_words([token.text for token in sentence])
    ]


def sentences(doc: Doc) -> Iterator[Span]:
    """The sentences of a doc, or the whole of it where it has none."""
    if doc.has_annotation("SENT_START"):
        yield from doc.sents
    elif len(doc):
        yield doc[:]


def kazakh_sentences(doc: Doc) -> Iterator[Span]:
    """The sentences but for the foreign ones."""
    foreign = {span.start for span in doc.spans.get(GROUP, ())}
    yield from (sentence for sentence in sentences(doc) if sentence.start not in foreign)


def kazakh_bounds(doc: Doc) -> list[tuple[int, int]]:
    """First token, and token after the last, of the sentences but for the foreign ones."""
    starts = np.flatnonzero(doc.to_array("SENT_START") == 1).tolist()
    if len(doc) and starts[:1] != [0]:
        starts.insert(0, 0)
    foreign = {span.start for span in doc.spans.get(GROUP, ())}
    bounds = pairwise([*starts, len(doc)])
    return [(start, end) for start, end in bounds if start not in foreign]


def long_enough(sentence: Span) -> bool:
    """Whether it has words enough to tell its language."""
    words = {token.lower for token in sentence if len(token) > 1 and token.is_alpha}
    return len(words) >= FEWEST


Span.set_extension("language", getter=lambda span: identify.language_of(span.text), force=True)
Doc.set_extension("languages", getter=languages, force=True)
