"""Python's search for garbage, put off while the pipeline is loaded and while it works.

Of what an analysis makes, hardly anything is garbage that has to be looked for. To look for it all
the while takes an eighth of the time, so that Python looks when that is done, if the text is not a
long one. What is made before it, when the pipeline is imported and loaded, is there to stay.

>>> import gc
>>> with put_off(5_000):
...     gc.isenabled()
False
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Letters, or words, of a long text.
LONG = 1_000_000


@contextmanager
def put_off(size: int) -> Iterator[None]:
    """No collection until the block ends, unless what it works on is as large as this says."""
    if size > LONG or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def loading() -> Iterator[None]:
    """No collection while the block makes what is there to stay; then it is taken for old at once.

    Python would look through all of it three times before. What the user froze stays frozen.
    """
    with put_off(0):
        yield
        if not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()  # into the oldest generation, which is looked through the least
