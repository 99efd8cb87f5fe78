"""Annotated corpora: checked, split and compared, ours and a user's alike.

    FOLDER/docs/NAME.txt           the texts, in any format that `kznlp analyze` reads
    FOLDER/gold/NAME.jsonl         their annotation (`kznlp.evaluate.gold` tells the form)
    FOLDER/layers/LAYER/NAME.jsonl what each annotator said alone, where there were several
    FOLDER/documents.csv           a line a document: what it is, its split, words and SHA-256

Only `docs` and `gold` are needed. `check.py` finds what is wrong in them, `catalogue.py` keeps
`documents.csv`.
"""

from kznlp.corpus.catalogue import freeze
from kznlp.corpus.check import Problem, check

__all__ = ["Problem", "check", "freeze"]
