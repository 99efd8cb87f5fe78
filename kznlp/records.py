"""The result of an analysis, as it is written in JSON and stored: a stable contract.

`Analysis` is the whole; `encode` and `decode` turn it into JSON and back; `schema()` is its JSON
Schema. Unknown is None, never "". Amounts are decimal strings, dates EDTF (ISO 8601 with quarters
33 to 36), offsets half-open code points of the raw decoded text. Those of tables are in
`kznlp.table_records`.
"""

from enum import StrEnum
from typing import Any

import msgspec

from kznlp.table_records import Alternative, Check, Comparison, Hint, Observation, Record, Table

__all__ = [
    "SCHEMA_VERSION",
    "Actor",
    "Alternative",
    "Analysis",
    "ChangeRecord",
    "Check",
    "Comparison",
    "DocumentRecord",
    "Evidence",
    "Funding",
    "Hint",
    "Measure",
    "Observation",
    "Provenance",
    "Record",
    "Region",
    "Relation",
    "RelationType",
    "Status",
    "Table",
    "Unit",
    "UnitLabel",
    "decode",
    "encode",
    "schema",
]

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


class Evidence(Record, frozen=True, kw_only=True):
    """A quotation as a reader sees it, tags and signs of markup left out, and its place."""

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


class Actor(Record, frozen=True, kw_only=True):
    """A body or post, and its role: accountable, implementing, funding.

    Attributes:
        name: as printed, in the nominative.
        id: of the body in the register (`kznlp.expressions.registry`).
        canonical: in correct spelling; for a registered body its name at the document's date.
    """

    name: str
    role: str | None = None
    id: str | None = None
    canonical: str | None = None


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
