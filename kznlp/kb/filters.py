"""The conditions of a query; each function makes one, from what a user may ask for."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Table, and_, exists, or_

from kznlp.kb import codes, schema
from kznlp.kb.codes import Codes
from kznlp.kb.dates import asked
from kznlp.kb.words import lemmas
from kznlp.records import UnitLabel

Condition = ColumnElement[bool]
Conditions = list[Condition]

documents, measures = schema.documents, schema.measures
VALENCES = ("problem", "neutral", "progress")
VERDICTS = ("supported", "contradicted", "not_found")
ASSERTIONS = ("affirmed", "negated", "hypothetical", "attributed")


def of_document(*, source: str | None, kind: Codes = None, region: Codes = None) -> Conditions:
    """By the document: part of a source's name, its kind, its territory."""
    found: Conditions = []
    if source:
        names = schema.sources
        named = names.c.name.contains(source, autoescape=True)
        found.append(exists().where(names.c.document == documents.c.key, named))
    if kind:
        every = codes.taxonomy("kinds")
        found.append(documents.c.kind.in_(codes.known("kind", codes.listed(kind), every)))
    if region:
        places = codes.territories(codes.listed(region))
        found.append(documents.c.region.in_([place.code for place in places]))
    return found


def of_measure(
    *, instrument: Codes, status: Codes, sector: Codes, target: Codes, region: Codes
) -> Conditions:
    """By the codes of a measure; one without a region has that of its document."""
    found: Conditions = []
    if instrument:
        found.append(measures.c.instrument.in_(codes.instruments(codes.listed(instrument))))
    if status:
        found.append(measures.c.status.in_(codes.statuses(codes.listed(status))))
    if sector:
        found.append(measures.c.sector.in_(codes.sectors(codes.listed(sector))))
    if target:
        targets = schema.measure_targets
        every = codes.known("target", codes.listed(target), codes.taxonomy("targets"))
        found.append(_has(targets, targets.c.code.in_(every)))
    if region:
        found.append(_in_region(codes.territories(codes.listed(region))))
    return found


def _in_region(places: Sequence[codes.Territory]) -> Condition:
    own = schema.measure_regions
    wanted = [
        and_(own.c.code == p.code, own.c.kato == p.kato) if p.kato else own.c.code == p.code
        for p in places
    ]
    inherited = documents.c.region.in_([p.code for p in places if not p.kato])
    return or_(_has(own, or_(*wanted)), and_(~_has(own), inherited))


def _has(part: Table, *conditions: Condition) -> Condition:
    """Whether a measure has a row in one of its tables that fulfils the conditions."""
    own = (part.c.document == measures.c.document, part.c.measure == measures.c.position)
    return exists().where(*own, *conditions)


def of_actor(actor: str | None) -> Conditions:
    """By words of the name of a body or post; each may be the beginning of one."""
    actors = schema.measure_actors
    words = lemmas(actor or "").split()
    name = " " + actors.c.lemmas
    return [_has(actors, *(name.contains(f" {word}") for word in words))] if words else []


def of_period(items: Table, *, start: str | None, end: str | None) -> Conditions:
    """By time: what overlaps the days from `start` to `end`; the unknown overlaps nothing."""
    found: Conditions = []
    if start:
        found.append(items.c.last_day >= asked(start)[0])
    if end:
        found.append(items.c.first_day <= asked(end)[1])
    return found


def of_territory(region: Codes) -> Conditions:
    """By the territory of a figure, or else of its document."""
    if not region:
        return []
    own = schema.observations.c.region
    wanted = [place.code for place in codes.territories(codes.listed(region))]
    return [or_(own.in_(wanted), and_(own.is_(None), documents.c.region.in_(wanted)))]


def of_unit(*, label: Codes, valence: str | None, assertion: str | None) -> Conditions:
    """By label and attributes of a unit."""
    units = schema.units
    found: Conditions = []
    if label:
        found.append(units.c.label.in_(codes.known("label", codes.listed(label), list(UnitLabel))))
    if valence:
        found.append(units.c.valence == codes.known("valence", [valence], VALENCES)[0])
    if assertion:
        found.append(units.c.assertion == codes.known("assertion", [assertion], ASSERTIONS)[0])
    return found


def of_check(ok: bool | None) -> Conditions:
    """By whether the printed figure was right."""
    return [] if ok is None else [schema.checks.c.ok.is_(ok)]


def of_verdict(verdict: str | None) -> Conditions:
    """By whether the table bears the figure out.

    Raises:
        UnknownNameError: there is no such verdict.
    """
    if verdict is None:
        return []
    (known,) = codes.known("verdict", [verdict], VERDICTS)
    return [schema.comparisons.c.verdict == known]
