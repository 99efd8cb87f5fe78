"""Entities: who, where, when, how much, under which act; the 25 labels of KazNERD.

    labels.py            the labels, and tags of words
    pieces.py            the words that the model knows, cut out of a text
    kinds.py             what a word looks like
    features.py          features and their numbers
    word_features.py     what is known of one word
    context_features.py  what is known of a word from those around it, as it is learned
    word_scores.py       what each word adds to the scores of tags
    facts.py             what a word is to those around it, in numbers
    neighbors.py         the features of each word with those beside it
    stretches.py         those of words in names, numbers and quotations, and before heads
    model.py             weights, the tags of sentences, the file of the model
    viterbi.py           the best path through a sentence
    rules.py             acts, amounts, bodies, dates and places that the finders of
                         `kznlp.expressions` know, as entities
    merge.py             which of two that overlap is kept
    component.py         `kk_ner`, which sets `doc.ents`

Each entity tells where it comes from: `ent._.reason` is "kk_ner" for the model, or the rule.
"""
