"""Bodies and posts."""

from kznlp.expressions.mentions import Body


def find_bodies(text: str) -> tuple[Body, ...]:
    """Bodies and posts in `text`, in order, without overlap."""
    return ()
