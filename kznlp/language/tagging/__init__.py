"""Tags, features and lemmas of words in their context.

    candidates, knowledge   what a word may be: by the analyser, and by the treebank
    features                what speaks for each, by name
    weights, tags           how much, as matrices
    looks, words, frequent  what a form tells by itself: worked out once, or looked up
    context                 what stands around the words of a text
    tagger, paths           the choice among the candidates of each sentence
    readings, model         the analyser as the tagger wants it; the files of the model
    component               the spaCy component `kk_tagger`

`kznlp.train.language` makes the model.
"""
