"""Territories."""

from kznlp.expressions.mentions import Place


def find_places(text: str) -> tuple[Place, ...]:
    """Territories in `text`, in order, without overlap."""
    return ()
