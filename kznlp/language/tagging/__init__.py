"""Tags, features and lemmas of words in their context.

    candidates, knowledge   what a word may be: by the analyser, and by the treebank
    features, tagger        the choice among the candidates of a sentence
    readings, model         the analyser as the tagger wants it; the files of the model
    component               the spaCy component `kk_tagger`

`kznlp.train.language` makes the model.
"""
