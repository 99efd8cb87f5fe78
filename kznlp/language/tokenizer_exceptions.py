"""Abbreviations that keep their full stop: "т.б.", "млн.", "ж." and their capitalized forms."""

from spacy.symbols import ORTH  # type: ignore[import-not-found]

from kznlp import resources

ABBREVIATIONS = resources.pairs("language/abbreviations.csv")

TOKENIZER_EXCEPTIONS = {
    form: [{ORTH: form}]
    for word in ABBREVIATIONS
    for form in (word, word[0].upper() + word[1:], word.upper())
    # A capital with a stop is an initial, which stays whole anyway.
    if len(form) > 2 or form.islower()
}
