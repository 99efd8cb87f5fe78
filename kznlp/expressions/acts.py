"""Cited acts."""

from kznlp.expressions.mentions import Act


def find_acts(text: str) -> tuple[Act, ...]:
    """Cited acts in `text`, in order, without overlap."""
    return ()
