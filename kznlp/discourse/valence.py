"""Whether a claim tells of a problem, of progress, or neither: the words of `cues.csv` added up.

    problem, progress   bad and good news by themselves
    done                work that is told of as done; weaker than progress
    up, on, down        a trend; what moves decides: fewer unemployed is progress, less output not
    low, high           so do levels
    bad, good           what is better small or large; says nothing by itself
    neutral             so does this, even when it moves; it takes the sense out of a negation too
    solve               does away with the trouble named before it
    contrast            what stands before counts for less
    occurs              is bad news, unless what takes place is called good
    not                 turns what it stands after

A negated verb is a trend the other way, a success that did not come, or trouble by itself. Words
of the predicate, the last of the clause, weigh more than the others.
"""

from collections.abc import Sequence

from kznlp.discourse.cues import cues
from kznlp.discourse.indices import index_of
from kznlp.discourse.words import Words

# What a cue weighs in the predicate, and elsewhere.
WEIGHTS = {"problem": (-1.0, -0.7), "progress": (1.0, 0.5), "done": (0.5, 0.2)}
TREND = (1.0, 0.5)
COMPARED = 0.5  # "5 пайызға жоғары"
INDEX = 0.7  # "индексі 104,2 пайыз"
CONTRAST = -0.5
HALF = 0.5  # what is left of the words before a contrast
SOLVED = 0.3
PREDICATE = 4  # words at the end of a clause
REACH = 12  # words before a trend, figures apart, among which its subject is looked for
NEAR = 3
LIMIT = 0.4
TRENDS = frozenset({"down", "on", "up"})
LEVELS = frozenset({"high", "low"})
TURNED = {"up": "down", "down": "up", "on": "down"}
UNWANTED = frozenset({"bad", "problem"})
SUBJECTS = UNWANTED | {"good", "neutral", "progress"}
DEEDS = frozenset({"done", "progress"})
STEADY = frozenset({"bad", "contrast", "low", "neutral", "not", "problem", "solve"})


def cues_of(words: Words, *, last: int | None = None) -> tuple[str, ...]:
    """How each of the words, or of the last so many, colours a clause, "" where it does not."""
    first = 0 if last is None else max(0, len(words.forms) - last)
    return tuple(cues().values(words.forms[first:], [one.cue for one in words.each[first:]]))


def weigh(words: Words, cues: Sequence[str]) -> float:
    """What the words of a clause, with their cues, add up to; above 0 for good news.

    >>> from kznlp.discourse.words import words_of
    >>> words = words_of("жұмыссыздар саны азайды")
    >>> named(weigh(words, cues_of(words)))
    'progress'
    >>> words = words_of("өндіріс көлемі азайды")
    >>> named(weigh(words, cues_of(words)))
    'problem'
    """
    return sum(_Weights(words.forms, _turned(words, cues)).found)


def named(weight: float) -> str:
    """The valence of such a sum."""
    return "problem" if weight <= -LIMIT else "progress" if weight >= LIMIT else "neutral"


def _turned(words: Words, cues: Sequence[str]) -> Sequence[str]:
    """The cues, those of negated verbs turned."""
    negated = [i for i, one in enumerate(words.each) if one.negated]
    if not negated:
        return cues
    turned = [*cues]
    for i in negated:
        if turned[i] in STEADY:
            continue
        if not turned[i] and i and turned[i - 1] in DEEDS:  # "мүмкіндік бермейді"
            turned[i - 1] = ""
        turned[i] = TURNED.get(turned[i], "problem")
    return turned


class _Weights:
    """The weight of each word of a clause, above 0 for good news."""

    def __init__(self, forms: Sequence[str], cues: Sequence[str]) -> None:
        self._forms = forms
        self._cues = cues
        self.found = [0.0] * len(forms)
        if TRENDS.isdisjoint(cues):
            self._weigh_index()
        for i, cue in enumerate(self._cues):
            if cue:
                self._weigh(i, cue)

    def _weigh_index(self) -> None:
        place, up = index_of(self._forms)
        if place is not None:
            self.found[place] = INDEX if up else -INDEX

    def _weigh(self, i: int, cue: str) -> None:
        aside = i < len(self._forms) - PREDICATE
        if cue in WEIGHTS:
            self.found[i] = WEIGHTS[cue][aside]
        elif cue in TRENDS or cue in LEVELS:
            self._weigh_trend(i, cue, TREND[aside])
        elif cue == "contrast":
            self.found[:i] = [weight * HALF for weight in self.found[:i]]
            self.found[i] = CONTRAST
        elif cue == "occurs":
            subject = self._subject(i)
            if subject is None or self._cues[subject] != "progress":
                self.found[i] = WEIGHTS["problem"][aside]
        elif cue == "solve":
            self._solve(i)
        elif cue == "not":
            self._turn(i)

    def _weigh_trend(self, i: int, cue: str, weight: float) -> None:
        subject = self._subject(i)
        name = "" if subject is None else self._cues[subject]
        if name == "neutral":
            return
        if cue == "high" and name not in UNWANTED:  # a level that is neither good nor bad
            compared = any(f[0].isdigit() for f in self._forms[max(0, i - NEAR) : i])
            self.found[i] = COMPARED if compared else 0.0
            return
        if subject is not None:
            self.found[subject] = 0.0
        good = (cue in ("high", "on", "up")) != (name in UNWANTED)
        self.found[i] = weight if good else -weight

    def _subject(self, i: int) -> int | None:
        """The nearest word before that tells what moves."""
        words = 0
        for j in range(i - 1, -1, -1):
            if self._cues[j] in SUBJECTS:
                return j
            words += not self._forms[j][0].isdigit()
            if words >= REACH:
                return None
        return None

    def _solve(self, i: int) -> None:
        for j in range(max(0, i - REACH), i):
            if self.found[j] < 0:
                self.found[j] = 0.0
                self.found[i] = SOLVED

    def _turn(self, i: int) -> None:
        for j in range(i - 1, max(-1, i - 1 - NEAR), -1):
            if self.found[j]:
                self.found[j] = -1.0 if self.found[j] > 0 else -self.found[j]
                return
        self.found[i] = -1.0
