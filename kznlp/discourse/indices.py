"""Growth told by an index: "өндіріс индексі 104,2 пайыз", "өткен жылға қарағанда 108,8 %"."""

from collections.abc import Sequence
from functools import lru_cache

import regex

from kznlp import resources

FILE = "discourse/indices.yml"
INDEX = regex.compile(r"1\d\d[.,]\d+|[89]\d[.,]\d+")


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, ...]]:
    return {kind: tuple(stems) for kind, stems in resources.entries(FILE).items()}


def index_of(forms: Sequence[str]) -> tuple[int | None, bool]:
    """The place of an index among lower-case words, None without one, and whether it is above 100.

    >>> index_of("өнім көлемі былтырға қарағанда 108,8 пайыз болды".split())
    (4, True)
    """
    words = _words()
    for i, form in enumerate(forms):
        if form[0] not in "189" or not INDEX.fullmatch(form):
            continue
        last = i + 1 == len(forms)
        if last or forms[i + 1].startswith(words["follows"]):
            compares = any(one.startswith(words["compares"]) for one in forms)
            return (i, form[0] == "1") if compares else (None, False)
    return None, False
