"""What the tagger looks at: observations of words, and the parts of tags that they speak for.

A score is a sum of weights, each of one observation (an ending, the word before, a piece of
evidence) together with one part of the candidate's tag (the whole, its part of speech, one of its
features). Two neighbouring tags speak for each other by their parts as well.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from kznlp.language.tagging.candidates import JOINT, Candidate

ENDINGS = 5
START, END = "<s>", "</s>"
SHAPES = (
    ("d", regex.compile(r"[\d.,/\-–:%]*\d[\d.,/\-–:%]*")),
    ("d-x", regex.compile(r"\d.*\p{L}")),
    ("X", regex.compile(r"\p{Lu}\.?")),
    ("XX", regex.compile(r"[\p{Lu}\d.\-]+")),
    ("Xx-Xx", regex.compile(r"\p{Lu}\p{L}*-\p{Lu}.*")),
    ("Xx", regex.compile(r"\p{Lu}.*")),
    ("x-x", regex.compile(r"\p{L}+-\p{L}.*")),
    ("x.", regex.compile(r"\p{L}.*\.")),
    ("x", regex.compile(r"\p{L}.*")),
)
# Features that a neighbour cares for.
LIKELY = {"read 0 0": 3, "seen 0.95 4": 5, "seen 0.6 4": 4, "seen 0.95 1": 4, "digits": 1, "guess 0 0": 2}
COARSE = ("Case=", "VerbForm=", "Aspect=", "PronType=", "Mood=", "Number[psor]=")


@lru_cache(maxsize=100_000)
def shape(form: str) -> str:
    """The kind of signs that a form is written with.

    >>> shape("Иран"), shape("АҚ"), shape("1998"), shape("55-ші"), shape(",")
    ('Xx', 'XX', 'd', 'd-x', 'p')
    """
    return next((name for name, pattern in SHAPES if pattern.fullmatch(form)), "p")


@lru_cache(maxsize=100_000)
def observations(form: str, first: bool) -> tuple[str, ...]:
    """What is seen of a form without its context, but for its being the first."""
    low = form.lower()
    cased = shape(form) + ("1" if first else "")
    seen = ["", f"w {low}", f"h {cased}", f"l {min(len(low), 12)}", f"p {low[:4]}"]
    if cased[0] not in "dp":
        seen += [f"s {low[-size:]}" for size in range(1, min(ENDINGS, len(low) - 1) + 1)]
        seen.append(f"s {low[-2:]} {cased}")
    return tuple(seen)


@lru_cache(maxsize=50_000)
def parts(tag: str) -> tuple[str, ...]:
    """The whole tag, its part of speech, its features."""
    upos, _, feats = tag.partition(JOINT)
    return (tag, upos, *(feats.split("|") if feats != "_" else ("_",)))


@lru_cache(maxsize=50_000)
def coarse(tag: str) -> str:
    """The part of speech with what a neighbour cares for."""
    upos, _, feats = tag.partition(JOINT)
    return "|".join([upos, *(feat for feat in feats.split("|") if feat.startswith(COARSE))])


def alone(candidate: Candidate, form: str, first: bool) -> Iterator[str]:
    """The features of a candidate without its context."""
    tag, upos, *_ = pieces = parts(candidate.tag)
    for seen in observations(form, first):
        for piece in pieces:
            yield f"{seen}\t{piece}"
    for why in candidate.evidence:
        yield why
        yield f"{why}\t{upos}"
        yield f"{why}\t{tag}"
    lemma = candidate.lemma
    yield f"m {lemma}\t{upos}"
    yield f"m {lemma}"
    yield f"m {lemma[-2:]}\t{upos}"
    yield f"m {min(len(lemma), 10)}\t{upos}"
    yield f"m {lemma[:1].isupper()}\t{upos}\t{shape(form)}{'1' if first else ''}"


class Kind(NamedTuple):
    """What a neighbour sees of a word: the parts of speech that it may be, its likeliest tag."""

    upos: str
    likeliest: str


EDGES = Kind(START, START), Kind(END, END)


def kind(candidates: Sequence[Candidate]) -> Kind:
    """What a neighbour sees of a word with these candidates."""
    upos = "/".join(sorted({candidate.upos for candidate in candidates}))
    return Kind(upos, coarse(max(candidates, key=_likely).tag))


def _likely(candidate: Candidate) -> tuple[int, str]:
    """The more often seen first, then the cheaper to read."""
    best = 0
    for why in candidate.evidence:
        best = max(best, LIKELY.get(why, 0))
    return best, candidate.tag


def surroundings(forms: Sequence[str], kinds: Sequence[Kind], at: int) -> list[str]:
    """What is seen of the neighbours of a word."""
    size = len(forms)
    before = forms[at - 1].lower() if at else START
    after = forms[at + 1].lower() if at + 1 < size else END
    away = forms[at + 2].lower()[-2:] if at + 2 < size else END
    one = kinds[at - 1] if at else EDGES[0]
    two = kinds[at - 2] if at > 1 else EDGES[0]
    next_one = kinds[at + 1] if at + 1 < size else EDGES[1]
    next_two = kinds[at + 2] if at + 2 < size else EDGES[1]
    return [
        f"-w {before}",
        f"+w {after}",
        f"-s {before[-3:]}",
        f"+s {after[-3:]}",
        f"-s2 {before[-2:]}",
        f"+s2 {after[-2:]}",
        f"+2s {away}",
        f"-u {one.upos}",
        f"+u {next_one.upos}",
        f"-l {one.likeliest}",
        f"+l {next_one.likeliest}",
        f"-2l {two.likeliest}",
        f"-2u {two.upos} {one.upos}",
        f"+2u {next_one.upos} {next_two.upos}",
        f"+2l {next_one.likeliest} {next_two.likeliest}",
        f"= {one.likeliest} {next_one.likeliest}",
    ]


def beside(seen: Iterable[str], tag: str) -> Iterator[str]:
    """The features of a tag in these surroundings."""
    for one in seen:
        for piece in parts(tag):
            yield f"{one}\t{piece}"


def pair(before: str, tag: str) -> tuple[str, ...]:
    """The features of two tags side by side."""
    one, other = coarse(before), coarse(tag)
    upos, own = one.partition("|")[0], other.partition("|")[0]
    return (
        f"t {before}\t{tag}",
        f"t {one}\t{other}",
        f"t {upos}\t{own}",
        f"t {upos}\t{other}",
        f"t {one}\t{own}",
        f"t {one}\t{tag}",
    )
