"""How often a rule is right: the score of what it decides.

`reliability.csv` holds, for each rule of `labels` and `relations`, the share of its units or
relations on which annotators of real documents agreed with it (units at half overlap), with one
success and one failure added, so that a rule seldom seen is not trusted blindly.
`kznlp.train.reliability` counts it anew from a gold folder.
"""

from functools import lru_cache

from kznlp import resources

FILE = "discourse/reliability.csv"


@lru_cache(maxsize=1)
def _scores() -> dict[tuple[str, str], float]:
    return {(row["about"], row["rule"]): float(row["score"]) for row in resources.table(FILE)}


def score_of(about: str, rule: str) -> float:
    """The score of a rule about "unit", or about a type of relation.

    >>> 0 < score_of("causes", "marked") < 1
    True
    """
    return _scores()[about, rule]
