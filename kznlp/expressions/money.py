"""Amounts of money."""

from kznlp.expressions.mentions import Money


def find_money(text: str) -> tuple[Money, ...]:
    """Amounts of money in `text`, in order, without overlap."""
    return ()
