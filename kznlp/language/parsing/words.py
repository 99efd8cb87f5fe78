"""What the parser is told of a word: its form, lemma and tag, and classes coarser than these.

Each of these atoms is a number of 64 bits, hashed from its text, so that what is looked at together
is a sum of numbers.

>>> word = Tagged("Үйден", "үй", "NOUN", "Case=Abl")
>>> texts(word)["coarse"], texts(word)["ending"]
('NOUN Abl', 'ден')
"""

from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

ATOMS = (
    "form",
    "lemma",
    "upos",
    "coarse",
    "feats",
    "nominal",
    "verbal",
    "ending",
    "person",
    "kind",
)
# Words of these classes are few: each is a class of its own.
CLOSED = frozenset(["CCONJ", "SCONJ", "PART", "ADP"])


class Tagged(NamedTuple):
    """A word with its tag; `feats` as CoNLL-U writes them, "_" for none."""

    form: str
    lemma: str
    upos: str
    feats: str


def hashed(text: str) -> int:
    """The number of a text, the same on every machine.

    >>> hashed("үй") == hashed("үй"), hashed("үй") == hashed("ай"), hashed("үй").bit_length() <= 64
    (True, False, True)
    """
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


@lru_cache(maxsize=50_000)
def atoms(word: Tagged) -> tuple[int, ...]:
    """The numbers of a word, in the order of `ATOMS`."""
    told = texts(word)
    return tuple(hashed(f"{name} {told[name]}") for name in ATOMS)


@lru_cache(maxsize=8)
def edge(name: str) -> tuple[int, ...]:
    """The numbers of what stands for the root, or beside a sentence."""
    return tuple(hashed(f"{atom} <{name}>") for atom in ATOMS)


def texts(word: Tagged) -> dict[str, str]:
    """What is told of a word."""
    form, lemma, upos, feats = word
    low = form.lower()
    found = dict(feat.split("=", 1) for feat in feats.split("|") if "=" in feat)
    case, verb = found.get("Case", ""), found.get("VerbForm", "")
    owned = "owned" if "Person[psor]" in found else ""
    sign = form[:1] if upos == "PUNCT" else ""
    number = found.get("Number", "")
    return {
        "form": low,
        "lemma": f"{lemma.lower()} {upos}",
        "upos": upos,
        "coarse": _joined(upos, *_coarse(low, upos, found, case, owned, sign)),
        "feats": f"{upos} {feats}",
        "nominal": _joined(case, owned),
        "verbal": _joined(upos, verb, found.get("Mood", "")),
        "ending": low[-3:],
        "person": _joined(upos, found.get("Person", ""), number),
        "kind": _joined(upos, case if upos != "AUX" else "", verb, sign, owned, _capital(form)),
    }


def _coarse(
    low: str, upos: str, found: dict[str, str], case: str, owned: str, sign: str
) -> tuple[str, ...]:
    """What matters most besides the part of speech."""
    if upos in {"VERB", "AUX"}:
        verb, mood = found.get("VerbForm", ""), found.get("Mood", "")
        aspect = found.get("Aspect", "") if verb == "Conv" else ""
        return verb, case, "Cnd" if mood == "Cnd" else "", aspect
    if upos in CLOSED:
        return (low,)
    pronoun = found.get("PronType", "") if upos in {"PRON", "DET"} else ""
    return case, owned, pronoun, sign


def _capital(form: str) -> str:
    return "^" if form[:1].isupper() else ""


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
