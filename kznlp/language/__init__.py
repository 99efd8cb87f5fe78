"""Kazakh: words and their forms (without spaCy), and the spaCy language `kk` built on them.

    suffixes, inflection    the suffix grammar; is this word a form of that stem?
    readings, words         stems with costs: known words, lemmas, frequencies
    phrases                 entries of lexicons in running text
    identify                Kazakh, Russian or another language
    morphology              every reading of a word; the form of a lemma
    numerals, scripts       numbers in words; Latin and Arabic letters
    kazakh                  spaCy's language: tokenizer, stop words, numbers
    doc_text                the text of a spaCy doc, put together once
    sentences, foreign      spaCy components: where sentences begin, which are not in Kazakh
    tagging, parsing        tags, features and lemmas; heads and relations
    entities                names, bodies, acts, dates, amounts
    stanza                  all of it by Stanza's models instead

Nothing is imported here, so that tables and the knowledge base can use words and phrases without
loading spaCy.
"""
