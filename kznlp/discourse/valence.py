"""Whether a claim tells of a problem, of progress, or neither.

A trend counts by its direction and by what moves: fewer unemployed is progress, less output is
a problem. Without a trend, the words of trouble and of success are counted, a success that did
not come being trouble.
"""

from collections.abc import Sequence

from kznlp.discourse.assertion import is_negative
from kznlp.discourse.cues import stems

FILE = "discourse/cues.csv"


def valence_of(forms: Sequence[str], form: str) -> str:
    """problem, neutral or progress.

    >>> valence_of("жұмыссыздар саны азайды".split(), "past")
    'progress'
    >>> valence_of("өндіріс көлемі азайды".split(), "past")
    'problem'
    """
    cues = stems(FILE, "cue").values(forms)
    bad = cues.count("bad")
    trend = next((c for c in reversed(cues) if c in ("up", "down")), "")
    negative = is_negative(forms, form)
    if trend and not negative:
        return "progress" if (trend == "up") != bool(bad) else "problem"
    trouble = cues.count("problem") + bad + cues.count("contrast")
    success = cues.count("progress") + bool(trend)
    if negative:
        return "problem"
    if trouble > success or (trouble and trouble == success):
        return "problem"
    return "progress" if success else "neutral"
