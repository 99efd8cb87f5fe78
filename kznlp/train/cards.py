"""Tables of model cards, in Markdown."""

from collections.abc import Sequence


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; the first column is text, the others are figures.

    >>> print(table(["label", "f1"], [["claim", "0.9"]]))
    | label | f1 |
    | --- | ---: |
    | claim | 0.9 |
    """
    rule = ["---", *["---:"] * (len(header) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in (header, rule, *rows))
