"""Dates, periods and deadlines."""

from kznlp.expressions.mentions import Date


def find_dates(text: str, *, anchor: str | None = None) -> tuple[Date, ...]:
    """Dates in `text`, in order, without overlap.

    Args:
        text: the text to search.
        anchor: the document's own date (EDTF), for "осы жылдың", "ағымдағы жылы".
    """
    return ()
