"""Tables as pandas frames: one as it is printed, or all figures of many, one a row.

>>> from kznlp.records import Table
>>> row = ("Ақтөбе", "1 200")
>>> table = Table(id="t1", start=0, end=9, columns=("Облыстар", "Саны"), rows=(row,), layout="tabs")
>>> to_frame(table).to_dict("list")
{'Облыстар': ['Ақтөбе'], 'Саны': ['1 200']}
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from kznlp.records import Observation, Table

if TYPE_CHECKING:
    from pandas import DataFrame


def to_frame(table: Table, *, numbers: bool = False) -> "DataFrame":
    """The body of a table as a frame; what is known of the table is in `attrs`.

    Args:
        table: the table.
        numbers: give figures as numbers instead of as printed; a cell of a column of figures that
            holds none becomes NaN.
    """
    import pandas as pd

    frame = pd.DataFrame(full_rows(table), columns=unique(table.columns))
    if numbers:
        for column in sorted({o.column for o in table.observations}):
            figures = {
                o.row: float(o.value)
                for o in table.observations
                if o.column == column and o.value is not None
            }
            values = [figures.get(row, float("nan")) for row in range(len(frame))]
            frame.isetitem(column, values)
    known = ("id", "caption", "unit", "period", "label_column", "total_rows", "layout", "ambiguous")
    frame.attrs.update({name: getattr(table, name) for name in known})
    return frame


def full_rows(table: Table) -> list[list[str]]:
    """The rows, all of one length."""
    return [[*row, *[""] * (len(table.columns) - len(row))] for row in table.rows]


def tidy(tables: Iterable[Table]) -> "DataFrame":
    """The figures of all tables, one a row, with what each is about.

    `value`, and `low` and `high` of ranges, are numbers.
    """
    import pandas as pd

    fields = msgspec.structs.fields(Observation)
    names = ["table", "caption", "total", *(f.name for f in fields)]
    rows = [
        [table.id, table.caption, o.row in table.total_rows, *msgspec.structs.astuple(o)]
        for table in tables
        for o in table.observations
    ]
    frame = pd.DataFrame(rows, columns=names)
    return frame.astype(dict.fromkeys(("value", "low", "high"), "float64"))


def unique(headers: Iterable[str]) -> list[str]:
    """Headers that can name columns: the second "Саны" becomes "Саны (2)", "" its number.

    >>> unique(["", "Саны", "Саны"])
    ['1', 'Саны', 'Саны (2)']
    """
    names: list[str] = []
    for number, header in enumerate(headers, start=1):
        name = header or str(number)
        again = 2
        while name in names:
            name, again = f"{header or number} ({again})", again + 1
        names.append(name)
    return names
