"""What the tagger looks at: observations, and the parts of tags that they speak for.

A score is a sum of weights, each of one observation (an ending, the word before, a piece of
evidence) and one part of the candidate's tag (the whole, its part of speech, one of its features,
or "" for the candidate as such). Neighbouring tags speak for each other by their parts as well.
"""

from collections.abc import Iterator, Sequence
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
# Signs after which a capital says nothing.
OPENERS = frozenset('«“"–—-:(')
# Features that a neighbour cares for.
COARSE = ("Case=", "VerbForm=", "Aspect=", "PronType=", "Mood=", "Number[psor]=")
# Evidence that makes a tag the likeliest of a word at first sight.
LIKELY = {
    "seen 0.95 4": 5,
    "seen 0.95 1": 4,
    "seen 0.6 4": 4,
    "read 0 0": 3,
    "guess 0 0": 2,
    "digits": 1,
}


class Kind(NamedTuple):
    """What a neighbour sees of a word: the parts of speech that it may be, its likeliest tag."""

    upos: str
    likeliest: str


class Seen(NamedTuple):
    """An observation, and which parts of the tag it speaks for.

    Attributes:
        name: the observation.
        bare: for the candidate as such; all speak for the part of speech.
        whole: for the whole tag.
        feats: for each of its features.
    """

    name: str
    bare: bool = False
    whole: bool = True
    feats: bool = True


FIRST, LAST = Kind(START, START), Kind(END, END)


@lru_cache(maxsize=50_000)
def shape(form: str) -> str:
    """The kind of signs that a form is written with.

    >>> shape("Иран"), shape("АҚ"), shape("1998"), shape("55-ші"), shape(",")
    ('Xx', 'XX', 'd', 'd-x', 'p')
    """
    return next((name for name, pattern in SHAPES if pattern.fullmatch(form)), "p")


def opens(forms: Sequence[str]) -> list[bool]:
    """Of each form, whether a capital at its beginning says nothing.

    >>> opens(["«", "Ел", "келді", "»", ",", "–", "Деді"])
    [True, True, False, False, False, False, True]
    """
    found, signs = [], True
    for i, form in enumerate(forms):
        found.append(signs or forms[i - 1] in OPENERS)
        signs = signs and shape(form) == "p"
    return found


def of_word(form: str, first: bool) -> list[Seen]:
    """What is seen of a form without its context, but for whether it opens a sentence."""
    low = form.lower()
    cased = shape(form) + ("1" if first else "")
    names = ["", f"w {low}", f"h {cased}", f"l {min(len(low), 12)}", f"p {low[:4]}"]
    if cased[0] not in "dp":
        names += [f"s {low[-size:]}" for size in range(1, min(ENDINGS, len(low) - 1) + 1)]
        names.append(f"s {low[-2:]} {cased}")
    return [Seen(name) for name in names]


def of_candidate(candidate: Candidate, form: str, first: bool) -> Iterator[Seen]:
    """What is seen of a candidate: its evidence and its lemma."""
    for why in candidate.evidence:
        yield Seen(why, bare=True, feats=False)
    lemma = candidate.lemma
    cased = shape(form) + ("1" if first else "")
    yield Seen(f"m {lemma}", bare=True, whole=False, feats=False)
    yield Seen(f"m {lemma[-2:]}", whole=False, feats=False)
    yield Seen(f"m {min(len(lemma), 10)}", whole=False, feats=False)
    yield Seen(f"m {lemma[:1].isupper()} {cased}", whole=False, feats=False)


def kind(candidates: Sequence[Candidate]) -> Kind:
    """What a neighbour sees of a word with these candidates."""
    upos = "/".join(sorted({candidate.upos for candidate in candidates}))
    return Kind(upos, coarse(max(candidates, key=_likely).tag))


def _likely(candidate: Candidate) -> tuple[int, str]:
    return max(LIKELY.get(why, 0) for why in candidate.evidence), candidate.tag


def of_context(forms: Sequence[str], kinds: Sequence[Kind], at: int) -> list[str]:
    """What is seen around a word; `forms` are in lower case. All speak for every part of a tag."""
    size = len(forms)
    before = forms[at - 1] if at else START
    after = forms[at + 1] if at + 1 < size else END
    one = kinds[at - 1] if at else FIRST
    next_one = kinds[at + 1] if at + 1 < size else LAST
    next_two = kinds[at + 2] if at + 2 < size else LAST
    return [
        f"-w {before}",
        f"+w {after}",
        f"-s {before[-3:]}",
        f"+s {after[-3:]}",
        f"-u {one.upos}",
        f"+u {next_one.upos}",
        f"-l {one.likeliest}",
        f"+l {next_one.likeliest}",
        f"-2l {kinds[at - 2].likeliest if at > 1 else START}",
        f"+2l {next_one.likeliest} {next_two.likeliest}",
    ]


def of_pair(before: str, tag: str) -> tuple[tuple[str, str], ...]:
    """What two tags side by side say: an observation and a part of the second tag, each time."""
    one, other = coarse(before), coarse(tag)
    upos, own = one.partition("|")[0], other.partition("|")[0]
    return (
        (f"t {before}", tag),
        (f"t {one}", other),
        (f"t {upos}", own),
        (f"t {upos}", f"{other}|"),
        (f"t {one}", f"{own}|"),
        (f"t {one}", f"{tag}|"),
    )


@lru_cache(maxsize=20_000)
def parts(tag: str) -> tuple[str, ...]:
    """The part of speech, the whole tag, its features."""
    upos, _, feats = tag.partition(JOINT)
    return (upos, tag, *feats.split("|"))


@lru_cache(maxsize=20_000)
def coarse(tag: str) -> str:
    """The part of speech with what a neighbour cares for."""
    upos, _, feats = tag.partition(JOINT)
    return "|".join([upos, *(feat for feat in feats.split("|") if feat.startswith(COARSE))])


def spoken_for(seen: Seen, tag: str) -> Iterator[str]:
    """The parts of a tag that an observation speaks for."""
    if seen.bare:
        yield ""
    upos, whole, *feats = parts(tag)
    yield upos
    if seen.whole:
        yield whole
    if seen.feats:
        yield from feats
