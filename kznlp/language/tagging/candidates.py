"""What a word may be: the tags and lemmas among which the tagger chooses.

They come from four places, each of which names itself in the candidate's evidence, for the tagger
to weigh:

    read     the readings of the morphological analyser, as they are
    turned   the same, with the tags that the treebank gives to such readings: a noun as a name
    seen     what the treebank says of this very form
    ending   for a form that has none of these, what forms with this ending are

A treebank writes the lemma of a name with its capital, all others in lower case.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import regex

# A tag is UPOS and FEATS as CoNLL-U writes them, joined by this sign.
JOINT = " "
LONGEST_ENDING = 5
# How many of the tags that an ending or a reading has in the treebank are taken, and how often
# one must be at least, in shares.
MOST_READINGS, MOST_TURNED, LEAST_TURNED = 12, 4, 0.02
MOST_ENDINGS, FEW_ENDINGS = 6, 2
NUMBER = regex.compile(r"[\d.,/:+\-–%]*\d[\d.,/:+\-–%]*")
ROMAN = regex.compile("[IVXLCDMІХ]+")


class Reading(NamedTuple):
    """A reading of the analyser: lemma in lower case, tag, cost (the less the likelier)."""

    lemma: str
    tag: str
    cost: float
    guessed: bool


Analyze = Callable[[str], Sequence[Reading]]


class Rule(NamedTuple):
    """How a lemma is made of a form: cut so many letters, add these, keep the capital or not."""

    cut: int
    add: str
    capital: bool

    def lemma(self, form: str) -> str:
        """The lemma of the form."""
        kept = form if self.capital else form.lower()
        return kept[: len(kept) - self.cut] + self.add


def rule_of(form: str, lemma: str) -> Rule:
    """The rule that makes the lemma of the form.

    >>> rule_of("Кітабы", "кітап"), rule_of("Иранның", "Иран")
    (Rule(cut=2, add='п', capital=False), Rule(cut=3, add='', capital=True))
    """
    capital = lemma[:1] == form[:1] and lemma[:1] != lemma[:1].lower()
    kept = form if capital else form.lower()
    same = 0
    while same < min(len(kept), len(lemma)) and kept[same] == lemma[same]:
        same += 1
    return Rule(len(kept) - same, lemma[same:], capital)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A tag and a lemma, with what speaks for them."""

    tag: str
    lemma: str
    evidence: tuple[str, ...]

    @property
    def upos(self) -> str:
        """The part of speech."""
        return self.tag.partition(JOINT)[0]

    @property
    def feats(self) -> str:
        """The features, "_" for none."""
        return self.tag.partition(JOINT)[2]


@dataclass
class Knowledge:
    """What a treebank says of forms, endings and readings.

    Attributes:
        forms: by form in lower case: how often it has this tag and this lemma.
        turned: by tag of a reading: how often words with that reading have this tag.
        endings: by ending: how often it has this tag and this rule.
    """

    forms: dict[str, Counter[tuple[str, str]]] = field(default_factory=dict)
    turned: dict[str, Counter[str]] = field(default_factory=dict)
    endings: dict[str, Counter[tuple[str, Rule]]] = field(default_factory=dict)

    @classmethod
    def learn(cls, words: Iterable[tuple[str, str, str]], analyze: Analyze) -> "Knowledge":
        """Count words given as form, tag and lemma."""
        forms: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        turned: dict[str, Counter[str]] = defaultdict(Counter)
        ends: dict[str, Counter[tuple[str, Rule]]] = defaultdict(Counter)
        for form, tag, lemma in words:
            forms[form.lower()][tag, lemma] += 1
            for found in {r.tag for r in analyze(form) if r.lemma.lower() == lemma.lower()}:
                turned[found][tag] += 1
            if form[:1].isalpha():
                for ending in endings(form):
                    ends[ending][tag, rule_of(form, lemma)] += 1
        return cls(dict(forms), dict(turned), dict(ends))


def endings(form: str) -> Iterator[str]:
    """The endings of a form, the longest first; capitals tell a name, so that they are kept apart."""
    low = form.lower()
    mark = "^" if form[0].isupper() else ""
    for size in range(min(LONGEST_ENDING, len(low) - 1), -1, -1):
        yield mark + low[len(low) - size :]


class Candidates:
    """Gives the candidates of a form; `own` is what to leave out of account in training."""

    def __init__(self, knowledge: Knowledge, analyze: Analyze) -> None:
        self.knowledge = knowledge
        self.analyze = analyze
        self._turned = lru_cache(maxsize=10_000)(self._turns)

    def of(self, form: str, own: tuple[str, str] | None = None) -> list[Candidate]:
        """The candidates of a form, at least one."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._seen(form, own, found)
        if form[:1].isalpha() or form[-1:].isalpha():
            self._read(form, own, found)
            self._ending(form, own, found)
        elif NUMBER.fullmatch(form):
            for tag in ("NUM NumType=Card", "NUM NumType=Ord"):
                found[tag, form].append("digits")
        elif not found:
            tag = "SYM _" if regex.fullmatch(r"[\p{S}%№]+", form) else "PUNCT _"
            found[tag, form].append("sign")
        return [Candidate(tag, lemma, tuple(why)) for (tag, lemma), why in sorted(found.items())]

    def _seen(
        self, form: str, own: tuple[str, str] | None, found: dict[tuple[str, str], list[str]]
    ) -> None:
        counts = self.knowledge.forms.get(form.lower())
        if not counts:
            return
        total = sum(counts.values()) - (own is not None)
        for key, count in counts.items():
            left = count - (key == own)
            if left > 0:
                tag, lemma = key
                if form[0] != lemma[:1] and form.lower()[0] == lemma[:1].lower():
                    upper = form[0].isupper() and tag.startswith("PROPN")
                    lemma = (form[0] if upper else lemma[:1]) + lemma[1:]
                found[tag, lemma] += [f"seen {_share(left / total)} {min(total, 4)}", "seen"]

    def _read(
        self, form: str, own: tuple[str, str] | None, found: dict[tuple[str, str], list[str]]
    ) -> None:
        readings = self.analyze(form)[:MOST_READINGS]
        if not readings:
            return
        least = readings[0].cost
        for rank, reading in enumerate(readings):
            sure = "guess" if reading.guessed else "read"
            dear = f"{sure} {min(3, rank)} {min(6, int(reading.cost - least))}"
            mine = own[0] if own and own[1].lower() == reading.lemma.lower() else None
            for tag, share in self._turned(reading.tag, mine):
                lemma = cased(form, reading.lemma, tag)
                why = found[tag, lemma]
                if sure not in why:  # the cheapest reading that gives this speaks for it
                    why += [sure, dear, f"A {reading.tag}", f"turned {share}"]
        among = "among " + "/".join(sorted({reading.tag.partition(JOINT)[0] for reading in readings}))
        first = "first " + readings[0].tag
        for why in found.values():
            why += [among, first]

    def _turns(self, tag: str, own: str | None) -> list[tuple[str, str]]:
        """The tags for words with this reading, and how sure; one's own word is left out."""
        counts = self.knowledge.turned.get(tag, Counter())
        total = sum(counts.values()) - (own is not None)
        turned = [
            (other, _share((count - (other == own)) / total))
            for other, count in counts.most_common(MOST_TURNED)
            if total and (count - (other == own)) / total >= LEAST_TURNED
        ]
        if total < 5 and all(other != tag for other, _ in turned):
            turned.append((tag, "none"))
        return turned

    def _ending(
        self, form: str, own: tuple[str, str] | None, found: dict[tuple[str, str], list[str]]
    ) -> None:
        mine = (own[0], rule_of(form, own[1])) if own else None
        added = 0
        sparse = not found
        for ending in endings(form):
            counts = self.knowledge.endings.get(ending)
            if not counts:
                continue
            size = len(ending.lstrip("^"))
            total = sum(counts.values()) - (mine is not None)
            for (tag, rule), count in counts.most_common(MOST_ENDINGS):
                left = count - ((tag, rule) == mine)
                if left <= 0 or rule.cut >= len(form) or left / total < LEAST_TURNED:
                    continue
                key = tag, rule.lemma(form)
                if key in found or added < (MOST_ENDINGS if sparse else FEW_ENDINGS):
                    added += key not in found
                    if "ending" not in found[key]:
                        found[key] += ["ending", f"ending {size} {_share(left / total)}"]
            if total >= 5 and added >= MOST_ENDINGS:
                break


def cased(form: str, lemma: str, tag: str) -> str:
    """The lemma as the treebank writes it: capitals for names only."""
    if not tag.startswith("PROPN"):
        return lemma.lower()
    lemma = lemma.lower()
    low = form.lower()
    same = 0
    while same < min(len(low), len(lemma), len(form)) and low[same] == lemma[same]:
        same += 1
    return form[:same] + lemma[same:]


def _share(share: float) -> str:
    """A share as one of five words."""
    for limit in (0.95, 0.6, 0.3, 0.1):
        if share >= limit:
            return f"{limit:g}"
    return "few"
