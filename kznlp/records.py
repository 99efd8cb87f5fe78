"""The result of an analysis, as it is written in JSON and stored: a stable contract.

`Analysis` is the whole; `encode` and `decode` turn it into JSON and back; `schema()` is its JSON
Schema. Unknown is None, never "". Amounts are decimal strings, dates EDTF (ISO 8601 with quarters
33 to 36), offsets half-open code points of the raw decoded text.
"""

from enum import StrEnum
from typing import Any

import msgspec

SCHEMA_VERSION = 1


class UnitLabel(StrEnum):
    """What a unit of the text says; "none" units are not reported."""

    CLAIM = "claim"
    CAUSE = "cause"
    PROPOSAL = "proposal"


class RelationType(StrEnum):
    """How two units hang together."""

    CAUSES = "causes"
    ADDRESSES = "addresses"
    SUPPORTS = "supports"


class Status(StrEnum):
    """Where a measure stands."""

    PROPOSED = "proposed"
    ANNOUNCED = "announced"
    PLANNED = "planned"
    IN_FORCE = "in_force"
    ENDED = "ended"
    CANCELLED = "cancelled"


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all records."""


class Evidence(Record, frozen=True, kw_only=True):
    """A quotation and its place."""

    start: int
    end: int
    text: str


class Provenance(Record, frozen=True, kw_only=True):
    """Why a field of a measure has its value, and from which words.

    `start`, `end` and `text` are None where no words of the document set the value.
    """

    field: str
    value: str
    start: int | None = None
    end: int | None = None
    text: str | None = None
    reason: str
    score: float = 1.0


class ChangeRecord(Record, frozen=True, kw_only=True):
    """A repair of the raw text."""

    rule: str
    start: int
    end: int
    before: str
    after: str


class DocumentRecord(Record, frozen=True, kw_only=True):
    """What is known of the document itself. `kind` is a code of `data/taxonomy/kinds.yml`."""

    id: str
    source: str
    title: str | None = None
    kind: str | None = None
    date: str | None = None
    region: str | None = None
    format: str = "text"
    encoding: str | None = None
    length: int = 0
    warnings: tuple[str, ...] = ()
    changes: tuple[ChangeRecord, ...] = ()


class Unit(Record, frozen=True, kw_only=True):
    """A claim, a cause or a proposal.

    Attributes:
        kind: claim: fact, assessment, forecast; proposal: action, goal.
        valence: claim: problem, neutral, progress.
        assertion: affirmed, negated, hypothetical, attributed.
        modality: proposal: mandatory, recommended, permitted.
        attributed_to: the words that name the source of an attributed unit.
        section: the heading above.
        reason: the rule or model that decided.
    """

    id: str
    label: UnitLabel
    kind: str | None = None
    valence: str | None = None
    assertion: str = "affirmed"
    modality: str | None = None
    attributed_to: Evidence | None = None
    start: int
    end: int
    text: str
    section: str | None = None
    score: float = 1.0
    reason: str


class Relation(Record, frozen=True, kw_only=True):
    """A directed relation between two units, or from a table to a unit."""

    type: RelationType
    source: str = msgspec.field(name="from")
    target: str = msgspec.field(name="to")
    score: float = 1.0
    reason: str


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
        rows: body rows only, all of the length of `columns`.
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
    """A figure that prose tells, against a cell of a table that tells the same.

    Attributes:
        unit: the unit that tells the figure.
        start: offset of the figure in the text.
        end: offset behind it.
        text: the figure as printed.
        value: what it is worth in whole units.
        verdict: "supported" or "contradicted".
        table: the table.
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
    table: str
    row: int
    column: int
    reported: str


class Actor(Record, frozen=True, kw_only=True):
    """A body or post, and its role: accountable, implementing, funding."""

    name: str
    role: str | None = None


class Region(Record, frozen=True, kw_only=True):
    """A territory: ISO 3166-2:KZ code (or KZ), the name as printed, KATO code where known."""

    code: str
    name: str
    kato: str | None = None


class Funding(Record, frozen=True, kw_only=True):
    """An amount of money: a decimal string; `kind` is planned, allocated or spent."""

    amount: str
    currency: str | None = None
    printed: str
    source: str | None = None
    kind: str | None = None
    period: str | None = None


class Measure(Record, frozen=True, kw_only=True):
    """A policy measure; codes are those of `data/taxonomy/`."""

    id: str
    title: str
    instrument: str
    secondary: tuple[str, ...] = ()
    status: Status
    modality: str | None = None
    sector: str | None = None
    actors: tuple[Actor, ...] = ()
    targets: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()
    funding: tuple[Funding, ...] = ()
    start: str | None = None
    end: str | None = None
    deadline: str | None = None
    legal_basis: tuple[str, ...] = ()
    unit: str | None = None
    table: str | None = None
    score: float = 1.0
    reason: str
    evidence: tuple[Evidence, ...]
    provenance: tuple[Provenance, ...] = ()


class Analysis(Record, frozen=True, kw_only=True):
    """Everything that was found in one document."""

    schema: int = SCHEMA_VERSION
    document: DocumentRecord
    units: tuple[Unit, ...] = ()
    relations: tuple[Relation, ...] = ()
    tables: tuple[Table, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    measures: tuple[Measure, ...] = ()


def encode(analysis: Analysis, *, indent: int | None = None) -> bytes:
    """The analysis as UTF-8 JSON."""
    data = msgspec.json.encode(analysis)
    return data if indent is None else msgspec.json.format(data, indent=indent)


def decode(data: bytes | str) -> Analysis:
    """Read what `encode` wrote.

    Raises:
        msgspec.ValidationError: the JSON does not follow the contract.
    """
    return msgspec.json.decode(data, type=Analysis)


def schema() -> dict[str, Any]:
    """The JSON Schema of `Analysis`."""
    return msgspec.json.schema(Analysis)
