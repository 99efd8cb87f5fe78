"""How likely a word is Kazakh, Russian or of another language, by its letters.

`models/kk_languages` holds a weight for each short run of letters in each language; a word is as
likely as the sum of its weights says. Everyday words of `scripts/language_words.yml` are listed,
so that they count more than their letters. Only Cyrillic is weighed: a word in other letters is of
another language.

>>> kazakh, russian, other = chances("жұмысқа")
>>> kazakh > -0.1, russian < -3
(True, True)
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from math import exp, log

import regex

from kznlp import resources
from kznlp.errors import ModelError

REBUILD = "kznlp train languages DATA --output models/kk_languages"
LISTED = "scripts/language_words.yml"
ROMAN = regex.compile(r"[ivx]++")
CYRILLIC = regex.compile(r"\p{Cyrillic}++")
EDGE = "_"
LONGEST_RUN = 4
# No word is longer; of what is, the beginning tells.
LONGEST = 40
# No word is surer than this; weights are stored in hundredths.
SUREST = -7.0
SCALE = 100
CLASSES = ("kk", "ru", "other")

Chances = tuple[float, float, float]
Weights = tuple[int, int, int]
NO_WEIGHTS: Weights = (0, 0, 0)
# What a token says that belongs to no language.
NOTHING: Chances = (0.0, 0.0, 0.0)
SURE: dict[str, Chances] = {
    name: tuple(log(0.98) if name == other else log(0.01) for other in CLASSES)  # type: ignore[misc]
    for name in CLASSES
}


@lru_cache(maxsize=100_000)
def chances(word: str) -> Chances:
    """The logarithm of each probability, in the order of `CLASSES`; the word in small letters."""
    listed = _listed().get(word)
    if listed:
        return listed
    if len(word) < 2 or ROMAN.fullmatch(word):
        return NOTHING
    if not CYRILLIC.fullmatch(word):
        return SURE["other"]
    edged = EDGE + word[:LONGEST] + EDGE
    first, second, third = _weights().get("", NO_WEIGHTS)
    for start in range(len(edged)):
        one, two, three = _added(edged[start : start + LONGEST_RUN])
        first, second, third = first + one, second + two, third + three
    kazakh, russian, other = first / SCALE, second / SCALE, third / SCALE
    most = max(kazakh, russian, other)
    total = most + log(exp(kazakh - most) + exp(russian - most) + exp(other - most))
    return (
        max(kazakh - total, SUREST),
        max(russian - total, SUREST),
        max(other - total, SUREST),
    )


def runs(word: str) -> Iterator[str]:
    """The runs of letters that are weighed, with the edges of the word; "" is of every word."""
    yield ""
    edged = EDGE + word + EDGE
    for size in range(1, LONGEST_RUN + 1):
        for start in range(len(edged) - size + 1):
            yield edged[start : start + size]


@lru_cache(maxsize=50_000)
def _added(letters: str) -> Weights:
    """The weights of the runs with which these letters begin, added up."""
    weights = _weights()
    found = [weights.get(letters[:size], NO_WEIGHTS) for size in range(1, len(letters) + 1)]
    return sum(w[0] for w in found), sum(w[1] for w in found), sum(w[2] for w in found)


@cache
def _listed() -> dict[str, Chances]:
    """Words of several lists are as likely in each of their languages."""
    where: dict[str, set[str]] = {}
    for code, found in resources.entries(LISTED).items():
        for word in found:
            where.setdefault(word, set()).add(code if code in CLASSES else "other")
    return {
        word: SURE[codes.pop()]
        if len(codes) == 1
        else tuple(log(0.98 / len(codes)) if name in codes else log(0.01) for name in CLASSES)  # type: ignore[misc]
        for word, codes in where.items()
    }


@cache
def _weights() -> dict[str, Weights]:
    folder = resources.model("kk_languages", rebuild=REBUILD)
    try:
        lines = (folder / "letters.tsv").read_text("utf-8").removesuffix("\n")
        cells = lines.replace("\n", "\t").split("\t")  # at once: there are many lines
        weights = zip(*(map(int, cells[at::4]) for at in (1, 2, 3)), strict=True)
        return dict(zip(cells[0::4], weights, strict=True))
    except (OSError, ValueError) as error:
        problem = f"The model in {folder} cannot be used ({error!r}). Rebuild: {REBUILD}"
        raise ModelError(problem) from error


def forget() -> None:
    """Read the model anew: another was written."""
    for told in (chances, _added, _weights):
        told.cache_clear()
