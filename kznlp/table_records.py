"""The records of tables, their figures and what was checked of them: a part of `kznlp.records`."""

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all records."""


class Hint(Record, frozen=True, kw_only=True):
    """A slip that would explain a failed check; never applied.

    Attributes:
        row: of the cell.
        column: of the cell.
        value: what it would have to read.
        change: "digit" for one wrong digit, "swap" for two that changed places.
    """

    row: int
    column: int
    value: str
    change: str


class Check(Record, frozen=True, kw_only=True):
    """Whether printed figures agree; never a repair.

    Attributes:
        kind: "column" for the total of a column, "row" for that of a row, "ratio" for a share,
            ratio or difference of other columns, "repeat" for the same figure in another table.
        row: of the figure that is checked.
        column: of the figure that is checked.
        reported: the figure.
        computed: what the other figures make of it.
        difference: reported less computed.
        ok: rounding alone explains the difference.
        chance: how likely rounding parts them so far, in view of the other sums of the table: where
            all others are exact, even a small difference is suspect. None where that was not asked.
        other: the table that a repeated figure stands in too.
        hint: one slip that would explain it.
    """

    kind: str = "column"
    row: int
    column: int
    reported: str
    computed: str
    difference: str
    ok: bool
    chance: float | None = None
    other: str | None = None
    hint: Hint | None = None


class Observation(Record, frozen=True, kw_only=True):
    """One figure of a table: its value, what it is about, and its place.

    Attributes:
        row: of its cell.
        column: of its cell.
        label: what names its row.
        header: what heads its column.
        value: the figure as a decimal; None for a range ("10–15") or a bound ("5-тен астам").
        low: the least that a range or bound allows.
        high: the most.
        printed: the cell as it is printed.
        unit: with its scale word: "мың теңге".
        scale: what the scale word multiplies the figure with: 1000.
        period: EDTF.
        region: ISO 3166-2:KZ.
        about: the cell says that the figure is not exact.
        note: the footnote mark behind the figure.
        start: offset of the cell.
        end: offset behind it.
    """

    row: int
    column: int
    label: str | None = None
    header: str | None = None
    value: str | None = None
    low: str | None = None
    high: str | None = None
    printed: str
    unit: str | None = None
    scale: int = 1
    period: str | None = None
    region: str | None = None
    about: bool = False
    note: str | None = None
    start: int | None = None
    end: int | None = None


class Alternative(Record, frozen=True, kw_only=True):
    """Another reading of the characters of a flattened table.

    Attributes:
        cost: how much less likely it is than the reading chosen, as a natural logarithm of odds.
        columns: leaf headers.
        rows: body rows as printed, all of the length of `columns`.
        spans: for each cell of `rows` its place, None for an empty cell.
    """

    cost: float
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    spans: tuple[tuple[tuple[int, int] | None, ...], ...] = ()


class Table(Record, frozen=True, kw_only=True):
    """A table: body rows as printed, white space made single.

    Attributes:
        columns: leaf headers, each with its path, joined by " / ".
        rows: body rows only, all of the length of `columns`; but a row that one cell takes whole,
            as those do that name the rows below, has that cell alone.
        spans: for each cell of `rows` its place, None for an empty or repeated cell.
        label_column: the column that names the rows.
        total_rows: indices of rows that are totals.
        layout: html, docx, pdf, markdown, flattened, …
        ambiguous: other readings of the same characters remain.
        alternatives: the likeliest of them, the best first; none where there are too many to list.
    """

    id: str
    caption: str | None = None
    start: int
    end: int
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    spans: tuple[tuple[tuple[int, int] | None, ...], ...] = ()
    label_column: int | None = None
    total_rows: tuple[int, ...] = ()
    unit: str | None = None
    period: str | None = None
    layout: str
    ambiguous: bool = False
    alternatives: tuple[Alternative, ...] = ()
    checks: tuple[Check, ...] = ()
    observations: tuple[Observation, ...] = ()


class Comparison(Record, frozen=True, kw_only=True):
    """A figure that prose tells, against the cell of a table that tells the same, if one does.

    Attributes:
        unit: the unit that tells the figure.
        start: offset of the figure in the text.
        end: offset behind it.
        text: the figure as printed.
        value: what it is worth in whole units.
        verdict: "supported", "contradicted", or "not_found" in any table of the document.
        table: the table; None, as the rest, where no cell was found.
        row: of the cell.
        column: of the cell.
        reported: what the cell is worth in whole units.
    """

    unit: str
    start: int
    end: int
    text: str
    value: str
    verdict: str
    table: str | None = None
    row: int | None = None
    column: int | None = None
    reported: str | None = None
