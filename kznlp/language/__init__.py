"""Kazakh: words and their forms (without spaCy), and the spaCy language `kk` built on them.

    suffixes, inflection    the suffix grammar; is this word a form of that stem?
    readings, words         stems with costs: known words, lemmas, frequencies
    phrases                 entries of lexicons in running text
    identify                Kazakh, Russian or another language
    kazakh                  spaCy's language: tokenizer, stop words, numbers
    sentences, lemmatizer   spaCy components

Nothing is imported here, so that tables and the knowledge base can use words and phrases without
loading spaCy.
"""
