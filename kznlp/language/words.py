"""What is known of single words, without context and without spaCy.

All functions take one word form in lower case.
"""


def known(word: str) -> bool:
    """Whether the form is attested, or is an inflected form of a known stem."""
    return False


def frequency(word: str) -> int:
    """How often this very form stands in the training text; 0 for an unseen one."""
    return 0


def lemma(word: str) -> str:
    """The dictionary form, as far as it can be told without context; `word` itself if unknown."""
    return word
