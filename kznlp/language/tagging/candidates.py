"""What a word may be: the tags and lemmas among which the tagger chooses.

They come from four places, each of which names itself in the candidate's evidence, for the tagger
to weigh:

    seen     what the treebank says of this very form
    read     the readings of the morphological analyser; or, where it only guesses, guess
    turned   the tags that the treebank gives to words so read: a noun as a name
    ending   what forms with this ending are in the treebank

A treebank writes the lemma of a name with its capital, all others in lower case.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache

import msgspec
import regex

from kznlp.language.tagging.knowledge import JOINT, Knowledge, Own, Rule, endings, rule_of

# How many readings are taken, how many tags of each, how many tags of endings, and how many of
# these where there is something better; a tag must have this share at least.
MOST_READINGS, MOST_TURNED, MOST_ENDINGS, FEW_ENDINGS = 12, 4, 6, 2
# and so much of an ending's forms where there is something better.
LEAST_SHARE, SURE_SHARE = 0.02, 0.5
# An ending seen so often is enough; shorter ones are not asked.
ENOUGH = 5
NUMBER = regex.compile(r"[\d.,/:+\-–%]*\d[\d.,/:+\-–%]*")
SYMBOL = regex.compile(r"[\p{S}%№]+")


class Reading(msgspec.Struct, frozen=True, gc=False):
    """A reading of the analyser: lemma, tag, cost (the less the likelier)."""

    lemma: str
    tag: str
    cost: float
    guessed: bool


NAME = "PROPN"
# Gives the readings of a form as it is written, the cheapest first.
Analyze = Callable[[str], Sequence[Reading]]


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A tag and a lemma, with what speaks for them."""

    tag: str
    lemma: str
    evidence: tuple[str, ...] = ()

    @property
    def upos(self) -> str:
        """The part of speech."""
        return self.tag.partition(JOINT)[0]

    @property
    def feats(self) -> str:
        """The features, "_" for none."""
        return self.tag.partition(JOINT)[2]


# The evidence for each tag and lemma.
Found = dict[tuple[str, str], list[str]]


class Candidates:
    """Gives the candidates of forms."""

    def __init__(self, knowledge: Knowledge, analyze: Analyze) -> None:
        self.knowledge = knowledge
        self.analyze = analyze
        self._turned = lru_cache(maxsize=20_000)(self._turns)
        self._ends = lru_cache(maxsize=20_000)(self._ends_of)

    def of(self, form: str, own: Own | None = None) -> list[Candidate]:
        """The candidates of a form, at least one.

        `own` are the tag and lemma of a word of the treebank; what it has itself added to the
        knowledge is left out, so that in training a word looks as it would unseen.
        """
        found: Found = defaultdict(list)
        self._seen(form, own, found)
        if form[:1].isalpha() or form[-1:].isalpha():
            self._read(form, own, found)
            self._ending(form, own, found)
        elif NUMBER.fullmatch(form):
            found["NUM NumType=Card", form].append("digits")
            found["NUM NumType=Ord", form].append("digits")
        if not found:
            found["SYM _" if SYMBOL.fullmatch(form) else "PUNCT _", form].append("sign")
        return [Candidate(*key, tuple(found[key])) for key in sorted(found)]

    def _seen(self, form: str, own: Own | None, found: Found) -> None:
        counted = self.knowledge.forms.get(form.lower())
        if not counted:
            return
        for (tag, lemma), count, total in counted.without(own):
            why = [f"seen {_share(count / total)} {min(total, 4)}", "seen"]
            found[tag, _capital(form, lemma, tag)] += why

    def _read(self, form: str, own: Own | None, found: Found) -> None:
        readings = self.analyze(form)[:MOST_READINGS]
        if not readings:
            return
        cheapest = readings[0].cost
        for rank, reading in enumerate(readings):
            low = reading.lemma.lower()
            name = low if form.islower() else named(form, low)
            mine = own[0] if own and own[1].lower() == low else None
            sure, place = (
                "guess" if reading.guessed else "read",
                f"{min(3, rank)} {min(6, int(reading.cost - cheapest))}",
            )
            for tag, told in self._turned(reading.tag, sure, place, mine):
                why = found[tag, name if tag.startswith(NAME) else low]
                if sure not in why:  # the cheapest reading that gives this speaks for it
                    why += told
        among = "/".join(sorted({reading.tag.partition(JOINT)[0] for reading in readings}))
        shared = f"among {among}", f"first {readings[0].tag}"
        for why in found.values():
            why += shared

    def _turns(
        self, tag: str, sure: str, place: str, own: str | None
    ) -> list[tuple[str, tuple[str, ...]]]:
        """The tags of words with this reading, and what speaks for each."""
        counted = self.knowledge.turned.get(tag)
        total = 0
        turned: dict[str, str] = {}
        for other, count, total in counted.without(own) if counted else ():
            if count / total >= LEAST_SHARE and len(turned) < MOST_TURNED:
                turned[other] = _share(count / total)
        for other in self._alike(tag) if total < ENOUGH else [tag]:
            turned.setdefault(other, "none")
        why = sure, f"{sure} {place}", f"A {tag}"
        return [(other, (*why, f"turned {share}")) for other, share in turned.items()]

    def _alike(self, tag: str) -> list[str]:
        """A tag that was seldom read, and the same features with other parts of speech."""
        upos, sign, feats = tag.partition(JOINT)
        counted = self.knowledge.turned.get(upos)
        others = counted.without(None) if counted else ()
        told = [other for other, count, total in others if count / total >= LEAST_SHARE]
        return [tag, *(other + sign + feats for other in told if other != upos)]

    def _ending(self, form: str, own: Own | None, found: Found) -> None:
        mine = (own[0], rule_of(form, own[1])) if own else None
        most, least = (FEW_ENDINGS, SURE_SHARE) if found else (MOST_ENDINGS, LEAST_SHARE)
        added, tags = 0, {tag for tag, _ in found}
        for ending in endings(form):
            total, told = self._ends(ending, mine)
            for tag, rule, share, why in told:
                new = added < most and share >= least
                if not (new or tag in tags) or rule.cut >= len(form):
                    continue
                key = tag, rule.lemma(form)
                if new or key in found:
                    added += key not in found
                    if "ending" not in found[key]:
                        found[key] += why
            if total >= ENOUGH and added >= most:
                break

    def _ends_of(
        self, ending: str, own: tuple[str, Rule] | None
    ) -> tuple[int, list[tuple[str, Rule, float, tuple[str, str]]]]:
        """How many words have this ending; the tags of these, with rules, shares and evidence."""
        counted = self.knowledge.endings.get(ending)
        total = 0
        told = []
        for (tag, rule), count, total in counted.without(own) if counted else ():
            share = count / total
            if share >= LEAST_SHARE:
                told.append((tag, rule, share, ("ending", f"ending {len(ending)} {_share(share)}")))
        return total, told


def named(form: str, lemma: str) -> str:
    """A lemma in lower case as the treebank writes that of a name: with the form's capitals.

    >>> named("Иранның", "иран")
    'Иран'
    """
    low = form.lower()
    same = 0
    while same < min(len(low), len(lemma), len(form)) and low[same] == lemma[same]:
        same += 1
    return form[:same] + lemma[same:]


def _capital(form: str, lemma: str, tag: str) -> str:
    """A lemma that was seen with another letter case: a name keeps that of the form."""
    name = tag.startswith(NAME) and form[:1].lower() == lemma[:1].lower()
    return form[:1] + lemma[1:] if name and form[:1].isupper() else lemma


def _share(share: float) -> str:
    """A share as one of five words."""
    for limit in (0.95, 0.6, 0.3, 0.1):
        if share >= limit:
            return f"{limit:g}"
    return "few"
