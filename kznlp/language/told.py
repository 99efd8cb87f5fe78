"""What the user is told of a document that is not in Kazakh, or not all of it.

The words of sentences that are long enough to tell are counted by language. Where most are in
another one, nothing will be found; where some are, they are left out.

>>> import spacy
>>> nlp = spacy.blank("kk")
>>> _ = nlp.add_pipe("kk_sentences"), nlp.add_pipe("kk_languages")
>>> warnings(nlp("The school was built in two years. It is the first in the village."))
('Most of the text is in English; units and measures are found in Kazakh only.',)
"""

from collections import Counter
from functools import cache

from spacy.tokens import Doc, Span

from kznlp import resources
from kznlp.language.foreign import GROUP, kazakh_sentences, long_enough
from kznlp.language.scripts.detect import detect_script

RUSSIAN, ENGLISH, OTHER = "Russian", "English", "another language"
# Shares of the words: most of a text, enough to speak of, enough of the commonest of a language.
MOST, SOME, COMMON = 0.5, 0.1, 0.2
FEWEST = 5  # words, to speak of
COMMONEST = "language/english_words.csv"
ADVICE = "Kazakh in Latin or Arabic letters must be transliterated first."


def warnings(doc: Doc) -> tuple[str, ...]:
    """One sentence at most; none where nearly all is Kazakh, or nothing is long enough to tell."""
    spans = doc.spans.get(GROUP, ())
    if not spans:
        return ()
    counts: Counter[str] = Counter()
    for span in spans:
        counts[_name(span)] += _words(span)
    foreign = counts.most_common()
    kazakh = sum(_words(sentence) for sentence in kazakh_sentences(doc) if long_enough(sentence))
    share = counts.total() / max(1, counts.total() + kazakh)
    if share < SOME or counts.total() < FEWEST:
        return ()
    if share < MOST:
        names = " and ".join(name for name, _ in foreign)
        return (f"{share:.0%} of the words are in {names}; they are left out.",)
    name, _ = foreign[0]
    told = f"Most of the text is in {name}; units and measures are found in Kazakh only."
    return (told if name != OTHER or detect_script(doc.text) == "cyrillic" else f"{told} {ADVICE}",)


def _words(span: Span) -> int:
    return sum(token.is_alpha for token in span)


def _name(span: Span) -> str:
    if span.label_ == "ru":
        return RUSSIAN
    common = sum(token.lower_ in _commonest() for token in span)
    return ENGLISH if common >= COMMON * _words(span) else OTHER


@cache
def _commonest() -> frozenset[str]:
    return frozenset(row["word"] for row in resources.table(COMMONEST))
