"""What a draft says: its labels, totals, checks, units, periods, and each figure by itself.

The unit of a figure is that of its row, of its header, or of the table; its period that of its
header, of its row if that is a year, or of the table. The region is the one that its label names,
or its header, or the caption.
A table that continues another with as many rows takes the labels, totals and unit of that one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kznlp.records import Alternative, Observation, Table
from kznlp.tables import totals
from kznlp.tables.cells import FIGURES, Figure, read_cell
from kznlp.tables.checks import check
from kznlp.tables.columns import Columns, roles
from kznlp.tables.draft import Draft, Piece, Row
from kznlp.tables.numbers import plain
from kznlp.tables.periods import period_of, year_of
from kznlp.tables.regions import region_of, regions
from kznlp.tables.thousands import meant
from kznlp.tables.units import factor, header_unit, unit_of


@dataclass(frozen=True, slots=True)
class _Sense:
    """What holds for all rows or all columns of a table."""

    labels: tuple[str, ...]
    own_units: tuple[str | None, ...]
    regions: tuple[str | None, ...]
    units: tuple[str | None, ...]
    periods: tuple[str | None, ...]
    header_regions: tuple[str | None, ...]
    years: tuple[str | None, ...]
    unit: str | None
    period: str | None


def finish(draft: Draft, *, number: int, before: Table | None = None) -> Table:
    """Make a record of a draft; `before` is the table before it in the document."""
    read = meant(draft)
    columns = roles(read)
    labels, total_rows = _rows(read, columns, before)
    sense = _sense(read, columns, labels)
    if draft.continued and before:
        sense = replace(sense, unit=sense.unit or before.unit)
    return Table(
        id=f"t{number}",
        caption=draft.caption,
        start=draft.start,
        end=draft.end,
        columns=draft.columns,
        rows=_printed(_alone(draft)),
        spans=_spans(_alone(draft)),
        label_column=columns.label,
        total_rows=total_rows,
        unit=sense.unit,
        period=sense.period,
        layout=draft.layout,
        ambiguous=draft.ambiguous,
        alternatives=tuple(
            Alternative(cost=o.cost, columns=o.columns, rows=_printed(o.rows), spans=_spans(o.rows))
            for o in draft.alternatives
        ),
        checks=check(read, columns, labels, total_rows),
        observations=_observations(draft, read.rows, columns, sense),
    )


def _alone(draft: Draft) -> list[Row]:
    """The rows; one that a cell takes whole has that cell alone."""
    return [row[:1] if r in draft.across else row for r, row in enumerate(draft.rows)]


def _printed(rows: Sequence[Row]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(p.text for p in row) for row in rows)


def _spans(rows: Sequence[Row]) -> tuple[tuple[tuple[int, int] | None, ...], ...]:
    return tuple(tuple(p.span for p in row) for row in rows)


def _rows(
    draft: Draft, columns: Columns, before: Table | None
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The labels of the rows, and which are totals."""
    labels = tuple(totals.label(row, columns) for row in draft.rows)
    if columns.label is None and draft.continued and before and len(before.rows) == len(labels):
        named = before.label_column
        carried = tuple(
            "" if named is None or named >= len(row) else row[named] for row in before.rows
        )
        return carried, before.total_rows
    return labels, totals.total_rows(draft, labels)


def _sense(draft: Draft, columns: Columns, labels: Sequence[str]) -> _Sense:
    about = " ".join(filter(None, (draft.caption, draft.note)))
    headed = "" if columns.label is None else draft.columns[columns.label]
    units = tuple(map(header_unit, draft.columns))
    common = unit_of(draft.note or "") or unit_of(draft.caption or "")
    return _Sense(
        labels=tuple(labels),
        own_units=tuple(unit_of(label, loose=False) for label in labels),
        regions=regions(labels, header=headed),
        units=units,
        periods=tuple(map(period_of, draft.columns)),
        header_regions=regions(draft.columns),
        years=tuple(map(year_of, labels)),
        unit=common or _shared(draft, columns, units),
        period=period_of(about),
    )


def _shared(draft: Draft, columns: Columns, units: Sequence[str | None]) -> str | None:
    """The unit that all figures have, if they have the same."""
    if columns.unit is not None:
        found = {row[columns.unit].text for row in draft.rows} - {""}
    else:
        found = {units[k] or "" for k in columns.figures}
    return found.pop() or None if len(found) == 1 else None


def _observations(
    draft: Draft, read: Sequence[Row], columns: Columns, sense: _Sense
) -> tuple[Observation, ...]:
    """The figures, with what they say as `read`, and as they are printed."""
    place = region_of(draft.caption or "")
    above: dict[int, Figure] = {}
    found = []
    for r, row in enumerate(draft.rows):
        label, own, year = sense.labels[r] or None, sense.own_units[r], sense.years[r]
        if columns.unit is not None:
            own = row[columns.unit].text or own
        for k in columns.figures:
            figure = _figure(read[r][k], above.get(k))
            if figure is None:
                continue
            above[k] = figure
            cell = row[k]
            unit = figure.unit or own or sense.units[k] or sense.unit
            found.append(
                Observation(
                    row=r,
                    column=k,
                    label=label,
                    header=draft.columns[k] or None,
                    value=_decimal(figure.value),
                    low=_decimal(figure.low),
                    high=_decimal(figure.high),
                    printed=cell.text,
                    unit=unit,
                    scale=factor(unit),
                    period=sense.periods[k] or year or sense.period,
                    region=sense.regions[r] or sense.header_regions[k] or place,
                    about=figure.about,
                    note=figure.note,
                    start=cell.start,
                    end=cell.end,
                )
            )
    return tuple(found)


def _figure(cell: Piece, above: Figure | None) -> Figure | None:
    """The figure of a cell that is printed once; a ditto mark stands for the one above."""
    if cell.span is None or cell.broken:
        return None
    figure = read_cell(cell.text)
    if figure.kind == "ditto":
        return above
    return figure if figure.kind in FIGURES else None


def _decimal(number: Decimal | None) -> str | None:
    return None if number is None else plain(number)
