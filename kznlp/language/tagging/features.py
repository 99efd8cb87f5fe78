"""What the tagger looks at: observations of words, and the parts of tags that they speak for.

A score is a sum of weights, each of one observation (an ending, the word before, a piece of
evidence) together with one part of the candidate's tag (the whole, its part of speech, one of its
features). Two neighbouring tags speak for each other by their parts as well.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

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


def ambiguity(candidates: Iterable[Candidate]) -> str:
    """What a neighbour sees of a word: the parts of speech that it may be."""
    return "/".join(sorted({candidate.upos for candidate in candidates}))


def surroundings(forms: Sequence[str], classes: Sequence[str], at: int) -> list[str]:
    """What is seen of the neighbours of a word."""

    def form(place: int) -> str:
        if place < 0:
            return START
        return forms[place].lower() if place < len(forms) else END

    def kind(place: int) -> str:
        if place < 0:
            return START
        return classes[place] if place < len(forms) else END

    before, after = form(at - 1), form(at + 1)
    return [
        f"-w {before}",
        f"+w {after}",
        f"-s {before[-3:]}",
        f"+s {after[-3:]}",
        f"-s2 {before[-2:]}",
        f"+s2 {after[-2:]}",
        f"-a {kind(at - 1)}",
        f"+a {kind(at + 1)}",
        f"-2a {kind(at - 2)} {kind(at - 1)}",
        f"+2a {kind(at + 1)} {kind(at + 2)}",
        f"+2s {form(at + 2)[-2:]}",
        f"-2s {form(at - 2)[-2:]}",
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
