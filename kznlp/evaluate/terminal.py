"""Tables of scores for a terminal, alike for all that is evaluated."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rich.table import Table
from rich.text import Text

from kznlp.evaluate.confusions import Confusion, M
from kznlp.evaluate.counts import Counts

COMMONEST = 10  # confusions of each kind


def heading(title: str, warning: str = "") -> Text:
    """A title on a line of its own, and a warning below it."""
    text = Text(f"\n{title}\n", style="bold")
    if warning:
        text.append(f"warning: {warning}\n", style="bold red")
    return text


def table(*columns: str, left: int = 1, title: str | None = None) -> Table:
    """A table whose first columns hold words, and the others numbers."""
    made = Table(title=title, title_justify="left")
    for place, name in enumerate(columns):
        made.add_column(name, justify="left" if place < left else "right", no_wrap=place >= left)
    return made


def percent(share: float) -> str:
    """A share in percent, with two digits."""
    return f"{100 * share:.2f}"


def labels(name: str, counts: Mapping[str, Counts]) -> Table:
    """Scores of each label, the most frequent first."""
    made = table(name, "precision", "recall", "F1", "support")
    for label, one in sorted(counts.items(), key=lambda pair: -pair[1].gold):
        shares = map(percent, (one.precision, one.recall, one.f1))
        made.add_row(label, *shares, str(one.gold))
    return made


def confused(
    found: Sequence[Confusion[M]], kinds: Sequence[str], case: Callable[[M], Sequence[str | Text]]
) -> Iterator[Table]:
    """The commonest confusions of each kind, then the cases that were kept of each.

    Args:
        found: the commonest of each kind first.
        kinds: in the order in which they are told.
        case: the cells of the line that tells one case.
    """
    shown = [one for kind in kinds for one in _of_kind(found, kind)[:COMMONEST]]
    if shown:
        made = table("confused", "gold", "system", "times", left=3)
        for one in shown:
            made.add_row(one.kind, one.gold, one.system, str(one.count))
        yield made
    for one in shown:
        if one.cases:
            yield _cases(one, case)


def _of_kind(found: Iterable[Confusion[M]], kind: str) -> list[Confusion[M]]:
    return [one for one in found if one.kind == kind]


def _cases(one: Confusion[M], case: Callable[[M], Sequence[str | Text]]) -> Table:
    title = f"\n{one.kind}: {one.gold} taken for {one.system} ({one.count})"
    made = Table(box=None, show_header=False, title=title, title_justify="left")
    for each in one.cases:
        made.add_row(*case(each))
    return made
