"""Documents that share text: they belong on one side of any split.

>>> kin({"a": "бір екі үш төрт бес алты", "b": "нөл бір екі үш төрт бес"}, size=5)
{'a': 'a', 'b': 'a'}
"""

from collections import defaultdict
from collections.abc import Mapping

SIZE = 12  # words in a row that two documents share


def kin(documents: Mapping[str, str], *, size: int = SIZE) -> dict[str, str]:
    """The group of each document, named by the first of it."""
    group = {name: name for name in documents}
    holders: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name, text in documents.items():
        words = text.lower().split()
        for start in range(len(words) - size + 1):
            holders[tuple(words[start : start + size])].add(name)
    for names in holders.values():
        groups = {group[name] for name in names}
        if len(groups) > 1:
            first = min(groups)
            group = {name: first if own in groups else own for name, own in group.items()}
    return group
