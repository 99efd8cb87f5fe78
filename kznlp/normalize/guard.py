"""What no repair of words may touch: addresses, file names, and passages in another language."""

from collections.abc import Sequence

import regex

from kznlp.language.identify import language_of
from kznlp.normalize.offsets import Edit
from kznlp.normalize.passage import Passage

# Bounded repeats: a line may be a million letters long. "https://x.kz/a", "www.x.kz", "a@x.kz",
# "есеп.docx"; a bare "gov.kz" needs a Latin letter on both sides of its dot.
ADDRESS = regex.compile(
    r"(?:https?|ftp)://[^\s<>\"«»]{1,2000}+|\bwww\.[^\s<>\"«»]{1,500}+"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}"
    r"|(?<!\w)[\w-]{1,64}+(?:\.[\w-]{1,64}+){0,4}\.(?:com|docx?|gov|html?|kz|net|org|pdf|pptx?|rtf|ru|txt|xlsx?|zip)\b"
    r"(?:/[^\s<>\"«»]{0,500}+)?",
    regex.I,
)
HINT = regex.compile(r"[@/]|\.[A-Za-z]|\bwww", regex.I)
# Letters of Kazakh that Russian lacks, and those that Kyrgyz and Tatar lack too.
KAZAKH_ONLY = regex.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
NO_NEIGHBOR = regex.compile("[ғқұіҒҚҰІ]")
WINDOW = 60
FEWEST_WORDS = 4


def unguarded(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """The edits that touch no address."""
    if not edits or not HINT.search(text):
        return list(edits)
    spans = [match.span() for match in ADDRESS.finditer(text)]
    kept, at = [], 0
    for edit in edits:
        while at < len(spans) and spans[at][1] <= edit.start:
            at += 1
        if at == len(spans) or spans[at][0] >= edit.end:
            kept.append(edit)
    return kept


def is_kazakh(passage: Passage, start: int, end: int) -> bool:
    """Whether the words around a span are Kazakh; too few to tell are of the document's language.

    Kazakh of any length has letters that Russian, Kyrgyz and Tatar lack, and a repair must not
    make their words Kazakh.
    """
    text = passage.text
    around = text[max(0, start - WINDOW) : end + WINDOW]
    if len(around.split()) <= FEWEST_WORDS:
        return not passage.foreign
    return NO_NEIGHBOR.search(around) is not None and language_of(around) == "kk"
