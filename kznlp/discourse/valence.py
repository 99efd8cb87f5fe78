"""Whether a claim tells of a problem, of progress, or neither.

A trend counts by its direction and by what moves: fewer unemployed is progress, less output is
a problem. Words of trouble and of success add up; a success that did not come is trouble.
"""

from collections.abc import Sequence

from kznlp.discourse.assertion import is_negative
from kznlp.discourse.cues import stems

FILE = "discourse/cues.csv"
REACH = 6  # words before a trend among which its subject is looked for
FINAL = 4  # words at the end in which a trend is the predicate
ASIDE = 0.7  # what a trend weighs elsewhere
NEGATED = 2
LIMIT = 0.5


def valence_of(forms: Sequence[str], form: str) -> str:
    """problem, neutral or progress.

    >>> valence_of("жұмыссыздар саны азайды".split(), "past")
    'progress'
    >>> valence_of("өндіріс көлемі азайды".split(), "past")
    'problem'
    """
    score = _score(forms, -1 if is_negative(forms, form) else 1)
    return "problem" if score <= -LIMIT else "progress" if score >= LIMIT else "neutral"


def _score(forms: Sequence[str], sign: int) -> float:
    """Above 0 for good news; `sign` is -1 where the predicate is negated."""
    cues = stems(FILE, "cue").values(forms)
    score = float(sign * cues.count("progress") - cues.count("problem") - cues.count("contrast"))
    trend = next((i for i in range(len(cues) - 1, -1, -1) if cues[i] in ("up", "down")), None)
    if trend is None:
        score -= cues.count("bad")
    else:
        subject = cues[max(0, trend - REACH) : trend]
        good = (cues[trend] == "up") != ("bad" in subject or "problem" in subject)
        weight = 1 if trend >= len(cues) - FINAL else ASIDE
        score += sign * (weight if good else -weight)
    return score - NEGATED if sign < 0 else score
