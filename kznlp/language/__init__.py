"""Kazakh: words and their forms (without spaCy), and the spaCy language `kk` built on them.

Nothing is imported here, so that tables and the knowledge base can use `kznlp.language.morphology`
and `kznlp.language.phrases` where spaCy is not installed.
"""
