"""Whether a text may begin with a body: a look at its first two words, much quicker than a search.

A name begins with a word that plays a part in it, with a territory, with a proper name before its
level, or with a capital and what else may stand in a name ("Есеп комитеті"); only what a body is
about may begin with anything ("құқықты қорғау жөніндегі комиссия").

>>> [may_open(t) for t in ("Облыстық мәслихат хабарласын", "Биыл есепті облыс әкімі берсін")]
[True, False]
"""

from functools import cache

import regex

from kznlp.expressions.body_words import data, may_follow, may_name, role, short_ministries
from kznlp.expressions.patterns import Match, lower
from kznlp.expressions.places import begins_place

# A figure, or an ordinary word before a figure or another: no sign that opens a name, no
# abbreviation, no initials of a person.
WORD = r"(\p{L}\p{Ll}*+),?\s++(?:\d|(\p{L}\p{Ll}++)(?![\p{L}\d/–-]))"
PLAIN = regex.compile(rf"[\s–—-]*+(?:\d|{WORD})")
NAMED = ("level", "named_after")  # before these a proper name may stand


def may_open(text: str) -> bool:
    """False only if no body stands at the start of `text`, but for names of persons and joints."""
    plain = PLAIN.match(text)
    if plain is None:
        return True
    low = lower(text)
    return _names(low, plain) or any(word in low for word in data()["about"])


def _names(low: str, plain: Match) -> bool:
    """Whether the first two words may begin a name."""
    first, second = (lower(plain[group] or "") for group in (1, 2))
    return bool(first) and (
        role(first) is not None
        or role(second) in NAMED
        or first.startswith(_short())
        or begins_place(low, plain.start(1))
        or (plain[1][0].isupper() and may_name(first, second) and may_follow(second))
    )


@cache
def _short() -> tuple[str, ...]:
    return tuple(map(lower, short_ministries()))
