"""The features of a stem with a chain of suffixes, out of the columns of the suffix grammar.

In `data/language/suffixes.csv`

    upos    are the parts of speech of the word that a derivation makes
    feats   what the suffix says when others follow, or at the end of the word if `last` is empty;
            "Tense=" takes a feature away
    finite  the same before a personal ending
    last    what it says at the end of the word, its readings parted by " / ": features, "3" for
            `finite` with the third person of both numbers, "Nom" for `feats` in the nominative,
            "-" for nothing more

>>> [use.feats for use in uses((), (), "NOUN", "")]
['Case=Nom']
"""

from functools import cache, lru_cache
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from kznlp.language.suffixes import SUFFIXES, Chain, Sizes

# What each further reading of the same suffixes costs.
RANK = 0.8
NOMINAL = frozenset({"number", "possessive", "case"})
# Those that stand in the nominative if no suffix says otherwise.
DECLINED = frozenset({"NOUN", "PROPN", "PRON"})
COMPARED = frozenset({"ADJ", "ADV"})
# What may end in "-ғы": "қазіргі", "дейінгі", "күзгі".
LOCATED = frozenset({"ADV", "ADP", "NOUN"})
# Those from which no word is derived.
CLOSED = frozenset({"PRON", "DET", "ADP", "CCONJ", "SCONJ", "PART", "INTJ", "X"})
THIRD = ("Number=Sing|Person=3", "Number=Plur|Person=3")
PERSONAL = frozenset({"person", "we"})
# The states in which a verb is as bare as its stem.
BARE = frozenset({"verb", "negated"})
BARE_VERB = "Mood=Imp|Number=Sing|Person=2|VerbForm=Fin"
VERBAL = frozenset({"VERB", "AUX"})


class Use(Struct, frozen=True):
    """What a chain makes of a stem: the letters after it that the lemma keeps, and features."""

    letters: int
    upos: str
    feats: str
    cost: float


def parse(feats: str) -> dict[str, str]:
    """The features by name; "Case=" gives an empty value."""
    return dict(pair.split("=", 1) for pair in feats.split("|")) if feats else {}


def join(feats: dict[str, str]) -> str:
    """Features as they stand in CoNLL-U, those with an empty value left out."""
    names = sorted((name for name, value in feats.items() if value), key=str.lower)
    return "|".join(f"{name}={feats[name]}" for name in names)


def uses(chain: Chain, sizes: Sizes, upos: str, lexical: str) -> list[Use]:
    """Everything that a stem with its own features can be with these suffixes."""
    ends = (0, *accumulate(sizes))
    return [
        Use(ends[kept], made, feats, cost)
        for kept, made, feats, cost in _whole(chain, upos, lexical)
    ]


@lru_cache(maxsize=50_000)
def _whole(chain: Chain, upos: str, lexical: str) -> tuple[tuple[int, str, str, float], ...]:
    """The same with how many suffixes the lemma keeps."""
    found = _partials(chain, "", upos, lexical)
    if not chain or SUFFIXES[chain[-1]].next in BARE:
        found = tuple(_merged(old, BARE_VERB) if _is_bare_verb(old) else old for old in found)
    return tuple(
        (p.kept, p.upos, _closed(p), round(RANK * rank, 1)) for rank, p in enumerate(found)
    )


@lru_cache(maxsize=50_000)
def _partials(chain: Chain, following: str, upos: str, lexical: str) -> tuple["_Partial", ...]:
    """What a stem is with the first suffixes of a word; `following` is the kind of the next."""
    if not chain:
        return (_Partial(0, upos, _parsed(lexical), upos in DECLINED),)
    *_, last = chain
    before = _partials(chain[:-1], SUFFIXES[last].kind, upos, lexical)
    step = _Step(last, len(chain), following)
    return tuple(new for old in before for new in _after(old, step))


class _Partial(Struct, frozen=True):
    kept: int
    upos: str
    feats: dict[str, str]
    declined: bool


class _Step(Struct, frozen=True):
    number: int
    place: int
    following: str


_parsed = lru_cache(maxsize=5_000)(parse)


def _is_bare_verb(partial: _Partial) -> bool:
    return partial.upos in VERBAL and "VerbForm" not in partial.feats


def _after(old: _Partial, step: _Step) -> list[_Partial]:
    suffix = SUFFIXES[step.number]
    if suffix.kind in {"derivation", "voice"}:
        return _built(old, step)
    if suffix.kind == "degree" and old.upos not in COMPARED:
        return []
    if suffix.template == "ҒЫ" and "noun" in suffix.states:
        if old.upos not in LOCATED:
            return []
        made = _Partial(step.place, "ADJ", {}, False)
        return [made] if old.upos == "NOUN" else [_merged(old, "Case=Nom"), made]
    if suffix.upos:
        made = _Partial(step.place, suffix.upos, {}, suffix.upos in DECLINED)
        # A verbal noun is the verb's, or a noun of its own: "сайлау".
        return [*_inflected(old, step), made] if suffix.kind == "gerund" else [made]
    return _inflected(old, step)


def _inflected(old: _Partial, step: _Step) -> list[_Partial]:
    suffix = SUFFIXES[step.number]
    if step.following in PERSONAL and suffix.finite:
        return [_merged(old, suffix.finite)]
    if not step.following and suffix.last:
        return [_merged(old, feats) for feats in _last(step.number)]
    declined = old.declined or suffix.kind in NOMINAL
    return [replace(_merged(old, feats), declined=declined) for feats in suffix.feats.split(" / ")]


def _built(old: _Partial, step: _Step) -> list[_Partial]:
    """The stem with a derivation or a voice: a new word, or a feature of the old one."""
    suffix = SUFFIXES[step.number]
    if suffix.kind == "voice":
        if not suffix.feats:
            return [_Partial(step.place, old.upos, {}, False)]
        # Of two voices the lemma keeps the first: "қар-ас-ыл".
        kept = step.place - 1 if "Voice" in old.feats else old.kept
        return [replace(_merged(old, suffix.feats), kept=kept)]
    if old.upos in CLOSED:
        return []
    found = [_Partial(step.place, upos, {}, upos in DECLINED) for upos in suffix.upos.split()]
    if suffix.feats and not step.following:
        found.append(_merged(old, suffix.feats))
    return found


def _merged(old: _Partial, feats: str) -> _Partial:
    return replace(old, feats={**old.feats, **_parsed(feats)}) if feats else old


@cache
def _last(number: int) -> tuple[str, ...]:
    suffix = SUFFIXES[number]
    found: list[str] = []
    for word in suffix.last.split(" / "):
        if word == "3":
            found += [suffix.finite + "|" + person for person in THIRD]
        elif word == "Nom":
            found.append(suffix.feats + "|Case=Nom")
        else:
            found.append(suffix.finite if word == "-" else word)
    return tuple(found)


def _closed(partial: _Partial) -> str:
    """The features of a whole word: those that are declined stand in the nominative at least."""
    if partial.declined and "Case" not in partial.feats:
        return join({**partial.feats, "Case": "Nom"})
    return join(partial.feats)
