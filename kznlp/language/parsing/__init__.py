"""Heads and relations of words: dependency trees in the manner of Universal Dependencies.

    words, layout, arcs     what is told of a word, of a sentence, of a pair of words
    templates, hashing      which of these are looked at together, and the weights they lead to
    marginals, spanning     probabilities of arcs over all trees; the best tree
    context                 what a first tree tells a second look: siblings, grandparents
    parser, model           the two looks and the relations; the file of the model
    component               the spaCy component `kk_parser`

`kznlp.train.parsing` makes the model.
"""
