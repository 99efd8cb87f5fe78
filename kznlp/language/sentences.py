"""Where sentences begin: at a block, a table cell, or after a full stop."""

import regex
from spacy.language import Language
from spacy.tokens import Doc


@Language.component("kk_sentences")
def kk_sentences(doc: Doc) -> Doc:
    """Set `token.is_sent_start` for every token."""
    starts = {b.start for b in doc._.blocks} | {b.end for b in doc._.blocks}
    for block in doc._.blocks:
        if block.grid:
            for cell in block.grid.cells:
                starts |= {cell.start, cell.end}
    edges = sorted(starts)
    position = 0
    begin = True
    for token in doc:
        while position < len(edges) and edges[position] <= token.idx:
            begin = True
            position += 1
        token.is_sent_start = begin and not token.is_space
        if begin and not token.is_space:
            begin = False
        if regex.fullmatch(r"[.!?…]+|.*\w\p{L}[.!?]", token.text) and not token.text[0].isdigit():
            begin = True
    return doc
