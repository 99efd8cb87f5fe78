"""Scores of the language layer against treebanks.

conllu.py     sentences, tokens and words of a CoNLL-U file
conll18.py    tokens, sentences, words, tags, lemmas and trees, as the CoNLL-18 task counts them
folds.py      the parts of a treebank to train and to test on
oracle.py     what the analyser could give a tagger: coverage, oracle, ambiguity, speed
    universal.py  a doc cut into the tokens and words of the treebank
report.py     cross-validation, the document-disjoint split, tables per label, speed
"""
