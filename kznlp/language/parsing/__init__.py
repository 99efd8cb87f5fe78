"""Heads and relations of words: dependency trees in the manner of Universal Dependencies.

    words, layout, arcs     what is told of a word, of a sentence, of a pair of words
    templates, hashing      which of these are looked at together, and the weights they lead to
    marginals, spanning     probabilities of arcs over all trees; the best tree
    family                  what a tree tells of a word: siblings, grandparent, children
    parser, model           trees and relations of sentences; the file of the model
    component               the spaCy component `kk_parser`

`kznlp.train.parsing` makes the model.
"""
