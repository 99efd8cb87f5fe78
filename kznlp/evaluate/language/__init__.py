"""Scores of the language layer against treebanks: `kznlp evaluate language`.

conllu.py      sentences, tokens and words of a CoNLL-U file
iob2.py        sentences with entities, a word and its tag a line
data.py        the files that are given, and whether a model has learned from them
conll18.py     tokens, sentences, words, tags, lemmas and trees, as the CoNLL-18 task counts them
folds.py       the parts of a treebank to train and to test on
report.py      scores of pairs of gold and system: metrics, labels, mistakes
mistakes.py    what was taken for what, with the sentence around it
layers.py      what fills the columns, as shipped or learned anew
universal.py   a doc cut into the tokens and words of the treebank
runs.py        all layers over the parts of a treebank, with their speed
oracle.py      what the analyser could give a tagger: coverage, oracle, ambiguity, speed
entities.py    the table of entities
named.py       entities of the shipped model, or in folds, with mistakes and speed
evaluation.py  everything, and what its JSON holds
export.py      the report as JSON
tables.py      the report as tables
"""
