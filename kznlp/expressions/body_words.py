"""What a word can be in the name of a body: topic, level, joint, head of another body.

>>> [role(w) for w in ("денсаулық", "облыстық", "және", "министрлігінің", "үшін")]
['topic', 'level', 'joint', 'owner', None]
"""

from functools import cache, lru_cache
from typing import Any

import regex

from kznlp import resources
from kznlp.expressions.patterns import alternation, noun_end, stems


def data() -> Any:  # noqa: ANN401 (YAML is what the file says)
    """The words of names of bodies."""
    return resources.entries("expressions/body_words.yml")


@cache
def abbreviations() -> dict[str, str]:
    """Full names by abbreviation."""
    return resources.pairs("expressions/body_abbreviations.csv")


@cache
def short_ministries() -> tuple[str, ...]:
    """The abbreviations in small letters: "Қаржымині"."""
    return tuple(a for a in abbreviations() if a[1:].islower())


@cache
def kinds() -> dict[str, str]:
    """Own, modified or post, by head."""
    return {head: kind for kind, heads in data()["heads"].items() for head in heads}


def head() -> str:
    """A pattern for a head with its endings, in the groups `head` and `kept`."""
    return rf"(?P<head>{stems(kinds())}){noun_end('kept')}"


@cache
def head_name(stem: str) -> str:
    """The head as the data file has it: "министрліг" is "министрлік"."""
    return next(h for h in kinds() if h[:-1] == stem[:-1] and len(h) == len(stem))


@lru_cache(maxsize=50_000)
def role(word: str) -> str | None:
    """What a word in lower case can be; None for one that is no part of a name.

    topic, level, country, joint, named_after; owner: a body or topic in the genitive, or bodies
    ("органдар"), to which the next word belongs; about: whatever stands before it is what the
    body is about; head: another body, to which the next word does not belong.
    """
    words = data()
    if word in _topics():
        return "topic"
    if word in words["about"]:
        return "about"
    if word in words["joints"] or word == ",":
        return "joint"
    if word in words["country"]:
        return "country"
    if _level().fullmatch(word):
        return "level"
    if _owner().fullmatch(word) or _is_owned_topic(word):
        return "owner"
    if _plain_head().fullmatch(word):
        return "head"
    return "named_after" if word == words["named_after"] else None


@lru_cache(maxsize=50_000)
def may_name(word: str, following: str) -> bool:
    """Whether a word that is not listed may stand in a name before the word that follows.

    A noun that nothing is done to or with may, and an object of a verbal noun.

    >>> may_name("құжаттар", "басқармасы"), may_name("құжаттарды", "сақтау")
    (True, True)
    >>> may_name("құжаттарды", "басқармасы"), may_name("бірақ", "басқармасы")
    (False, False)
    """
    if not word.isalpha() or is_closed(word) or word.endswith(_list("no_names")):
        return False
    return not is_object(word) or following.endswith(_list("verbal_nouns"))


def may_follow(word: str) -> bool:
    """Whether it may stand behind such a word, or is the head."""
    return bool(word) and (role(word) is not None or may_name(word, _list("verbal_nouns")[0]))


def is_closed(word: str) -> bool:
    """Whether it is a pronoun, an adverb, a conjunction or the like."""
    return word in _closed_words()


def is_post(word: str) -> bool:
    """Whether it names who holds a post, as what follows belongs to: "әкімі", "министрі"."""
    found = _plain_head().fullmatch(word)
    return found is not None and kinds()[head_name(found["head"])] == "post" and bool(found["kept"])


def is_object(word: str) -> bool:
    """Whether it ends as what something is done to."""
    return word.endswith(_list("objects"))


def _list(name: str) -> tuple[str, ...]:
    return tuple(data()[name])


@cache
def _closed_words() -> frozenset[str]:
    return frozenset(row["stem"] for row in resources.table("language/closed_words.csv"))


def _is_owned_topic(word: str) -> bool:
    """A topic in the genitive, "шаруашылығының" before "облыстық бірлестігі"."""
    return word.endswith(tuple(data()["genitives"])) and word[:-3] in _topics()


@cache
def _topics() -> frozenset[str]:
    return frozenset(data()["topics"])


@cache
def _level() -> regex.Pattern[str]:
    words = data()
    genitive = f"(?:{alternation(words['genitives'])})?"
    noun = rf"{alternation(words['levels'])}(?:{plural_possessive()}){genitive}"
    return regex.compile(
        rf"{noun}|{alternation(words['level_adjectives'])}|{alternation(words['level_short'])}\.?"
    )


@cache
def _owner() -> regex.Pattern[str]:
    words = data()
    genitive = alternation(words["genitives"])
    return regex.compile(rf"{stems(kinds())}(?:{plural_possessive()}{genitive}|{plurals()})")


@cache
def _plain_head() -> regex.Pattern[str]:
    return regex.compile(head())


def plural_possessive() -> str:
    """Endings that a noun keeps in the nominative."""
    return f"(?:{plurals()})?(?:{possessives()})?"


def plurals() -> str:
    """Endings of the plural."""
    return _endings("plural")


def possessives() -> str:
    """Endings of the possessive."""
    return _endings("possessive")


def _endings(slot: str) -> str:
    rows = resources.table("expressions/endings.csv")
    return f"(?:{alternation(r['ending'] for r in rows if r['slot'] == slot)})"
