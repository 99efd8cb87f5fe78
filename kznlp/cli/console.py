"""What goes where: results to stdout, talk to stderr."""

import sys
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console


def say(message: str) -> None:
    """Tell the user something that is no result."""
    print(message, file=sys.stderr)


def warn(source: str, *warnings: str) -> None:
    """Tell what the user of a document should know of it."""
    for warning in warnings:
        say(f"warning: {source}: {warning}")


def write(data: bytes) -> None:
    """Write a result that is encoded already, and end it with a line break."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data if data.endswith(b"\n") else data + b"\n")
    sys.stdout.buffer.flush()


@cache
def errors() -> "Console":
    """The terminal for progress and summaries; not drawn when stderr is no terminal."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def show(renderable: Any) -> None:  # noqa: ANN401 (whatever rich can draw)
    """Draw a table or a styled text on stdout, as wide as it needs where that is no terminal."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else 160
    Console(highlight=False, width=width).print(renderable)
