"""What the tagger looks at: observations, and the parts of tags that they speak for.

A score is a sum of weights, each of one observation (an ending, the word before, a piece of
evidence) and one part of the candidate's tag (the whole, its part of speech, one of its features,
or "" for the candidate as such). Neighbouring tags speak for each other by their parts as well.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import regex
from numpy.typing import NDArray

from kznlp.language.tagging.candidates import Candidate
from kznlp.language.tagging.knowledge import JOINT
from kznlp.language.tagging.profiles import GROUPS, UNKNOWN, Profiles

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
    """What a neighbour sees of a word.

    Attributes:
        upos: the parts of speech that it may be.
        likeliest: its likeliest tag.
        ending: its last two letters.
    """

    upos: str
    likeliest: str
    ending: str


class Speaks(NamedTuple):
    """Which parts of a tag an observation speaks for; all speak for the part of speech.

    Attributes:
        bare: for the candidate as such.
        whole: for the whole tag.
        feats: for each of its features.
    """

    bare: bool = False
    whole: bool = False
    feats: bool = False


OF_WORD = Speaks(whole=True, feats=True)
OF_EVIDENCE, OF_LEMMA, OF_PROFILE = Speaks(bare=True, whole=True), Speaks(bare=True), Speaks()
OF_ENDING = Speaks(whole=True)
FIRST, LAST = Kind(START, START, START), Kind(END, END, END)


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


def opening(
    forms: Sequence[str], which: NDArray[np.int64], lengths: Sequence[int]
) -> NDArray[np.bool_]:
    """The same of all words of sentences, given by their places in `forms`."""
    signs = np.array([shape(form) == "p" for form in forms], bool)[which]
    openers = np.array([form in OPENERS for form in forms], bool)[which]
    words = np.cumsum(~signs) + signs  # no sign before this
    sizes = np.asarray(lengths, np.int64)
    starts = np.cumsum(sizes) - sizes
    found: NDArray[np.bool_] = words == np.repeat(words[starts[sizes > 0]], sizes[sizes > 0])
    found[1:] |= openers[:-1]
    return found


def cased_shape(form: str, first: bool) -> str:
    """The shape, marked if a capital says nothing there."""
    return shape(form) + ("1" if first else "")


def of_form(form: str, first: bool) -> list[str]:
    """What is seen of a form without its context, but for whether it opens a sentence."""
    low, cased = form.lower(), cased_shape(form, first)
    names = ["", f"w {low}", f"h {cased}", f"l {min(len(low), 12)}", f"p {low[:4]}"]
    if cased[0] not in "dp":
        names += [f"s {low[-size:]}" for size in range(1, min(ENDINGS, len(low) - 1) + 1)]
        names.append(f"s {low[-2:]} {cased}")
    return names


def of_lemma(lemma: str) -> list[str]:
    """What is seen of a lemma."""
    low = lemma.lower()
    return [
        f"m {lemma}",
        f"m2 {low[-2:]}",
        f"m3 {low[-3:]}",
        f"m4 {low[-4:]}",
        f"mp {low[:3]}",
        f"ml {min(len(lemma), 10)}",
    ]


def of_lemma_shape(capital: bool, cased: str) -> str:
    """What is seen of a lemma, with a capital or without, beside the shape of its form."""
    return f"mh {capital} {cased}"


def of_profile(lemma: str, bare: bool, profiles: Profiles) -> list[str]:
    """What running text tells of a lemma; `bare` if the form is the lemma as it is."""
    codes = profiles.get(lemma.lower(), (UNKNOWN,))
    known = (f"x{n} {code} {bare}" for n, code in enumerate(codes) if code != UNKNOWN)
    return list(known) or [UNKNOWN]


def _likely(candidate: Candidate) -> tuple[int, str]:
    return _likelihood(candidate.evidence), candidate.tag


@lru_cache(maxsize=20_000)
def _likelihood(evidence: tuple[str, ...]) -> int:
    return max([LIKELY[why] for why in evidence if why in LIKELY], default=0)


def kind(
    candidates: Sequence[Candidate], form: str, profiles: Profiles
) -> tuple[Kind, tuple[str, ...]]:
    """What a neighbour sees of a word with these candidates, and the groups of its lemma."""
    upos = "/".join(sorted({parts(candidate.tag)[0] for candidate in candidates}))
    first = max(candidates, key=_likely)
    groups = profiles.get(first.lemma.lower(), ())[:GROUPS]
    return Kind(upos, coarse(first.tag), form[-2:].lower()), groups


def of_neighbor(side: str, form: str, kind: Kind, groups: Sequence[str] = ()) -> list[str]:
    """What is seen of the word before ("-") or after ("+")."""
    low = form.lower()
    return [
        of_form_beside(side, low),
        of_letters_beside(side, low[-3:]),
        *of_kind_beside(side, kind.upos, kind.likeliest),
        *of_groups_beside(side, groups),
    ]


def of_form_beside(side: str, low: str) -> str:
    """What is seen of a neighbour's form."""
    return f"{side}w {low}"


def of_letters_beside(side: str, ending: str) -> str:
    """What is seen of a neighbour's last three letters."""
    return f"{side}s {ending}"


def of_kind_beside(side: str, upos: str, likeliest: str) -> tuple[str, str]:
    """What is seen of the tags that a neighbour may have."""
    return f"{side}u {upos}", f"{side}l {likeliest}"


def of_groups_beside(side: str, groups: Sequence[str]) -> list[str]:
    """What running text tells of a neighbour."""
    return [f"{side}x{n} {code}" for n, code in enumerate(groups)]


def of_distant(two_before: Kind, after: Kind, two_after: Kind) -> tuple[str, str]:
    """What is seen of the words two away."""
    return f"-2l {two_before.likeliest}", f"+2l {after.likeliest} {two_after.likeliest}"


def of_ending_beside(side: str, ending: str, likeliest: str) -> tuple[str, str]:
    """What is seen of a word's last three letters beside a word whose likeliest tag is this."""
    return f"{side}e {ending} {likeliest}", f"{side}e {ending[-2:]} {likeliest}"


def of_lemma_beside(side: str, lemma: str, kind: Kind) -> tuple[str, ...]:
    """What is seen of a lemma beside a word of this kind; `lemma_beside` finds it in a name."""
    told = (f"{side}ml {kind.likeliest} {lemma}", f"{side}mu {kind.upos} {lemma}")
    return (*told, f"{side}ms {kind.ending} {lemma}") if side == "-" else told


def lemma_beside(name: str) -> str:
    """The lemma in a name of `of_lemma_beside`, "" in another.

    >>> lemma_beside("-ms ып отыр"), lemma_beside("w отыр")
    ('отыр', '')
    """
    return name.split(" ", 2)[2] if name[:2] in {"-m", "+m"} else ""


# How the observations of pairs begin.
OF_PAIR = "t "


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


def spoken_for(speaks: Speaks, tag: str) -> Iterator[str]:
    """The parts of a tag that an observation speaks for."""
    if speaks.bare:
        yield ""
    upos, whole, *feats = parts(tag)
    yield upos
    if speaks.whole:
        yield whole
    if speaks.feats:
        yield from feats
