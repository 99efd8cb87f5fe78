"""Tokens at which a repair has nothing to do, remembered: nearly all tokens of nearly all text.

>>> loud = Settled(str.isupper)
>>> loud.odd({"бір", "ЕКІ"}), loud.odd({"бір"})
({'ЕКІ'}, set())
"""

from collections.abc import Callable

# Longer tokens are addresses and the like, or worse; they are judged each time.
LONGEST = 80
MOST = 100_000


class Settled:
    """Tells the tokens that a repair must look at; each is judged once."""

    def __init__(self, is_odd: Callable[[str], bool]) -> None:
        """`is_odd` tells whether there may be something to repair at a token."""
        self._is_odd = is_odd
        self._settled: set[str] = set()
        self._odd: set[str] = set()

    def odd(self, tokens: set[str]) -> set[str]:
        """Those of the tokens at which there may be something to repair."""
        found = tokens - self._settled
        if not found:
            return found
        for token in found - self._odd:
            judged = self._odd if self._is_odd(token) else self._settled
            if judged is self._settled:
                found.discard(token)
            if len(token) <= LONGEST:
                judged.add(token)
        for judged in (self._odd, self._settled):
            if len(judged) > MOST:
                judged.clear()
        return found
