"""Krippendorff's alpha for two annotators and labels without order.

1 is perfect agreement, 0 what chance gives, less is worse than chance (Krippendorff, Content
Analysis, 4th edition 2018, chapter 12). It is undefined, and None here, where all labels are one.

>>> alpha([("claim", "claim"), ("claim", "claim"), ("cause", "cause"), ("claim", "cause")])
0.533
"""

from collections import Counter
from collections.abc import Iterable


def alpha(pairs: Iterable[tuple[str, str]]) -> float | None:
    """The agreement of labels that two annotators gave to the same things, to three digits."""
    seen = list(pairs)
    labels = Counter(label for pair in seen for label in pair)
    values = labels.total()
    expected = values * values - sum(count * count for count in labels.values())
    if not expected:
        return None
    observed = 2 * sum(one != other for one, other in seen)
    return round(1 - (values - 1) * observed / expected, 3)
