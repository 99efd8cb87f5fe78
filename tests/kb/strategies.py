"""Analyses of any content that the contract allows, for Hypothesis."""

import msgspec
from hypothesis import strategies as st

from kznlp import records

TEXT = st.text(
    st.one_of(st.sampled_from("аәбгқңөұүһі кН19'\"%*\n\x00"), st.characters(codec="utf-8")),
    max_size=12,
)
NUMBER = st.integers(0, 2**63 - 1)
SCORE = st.floats(0, 1)
KINDS = (
    *(records.Evidence, records.Provenance, records.ChangeRecord, records.DocumentRecord),
    *(records.Unit, records.Relation, records.Hint, records.Check, records.Observation),
    *(records.Alternative, records.Table, records.Comparison),
    *(records.Actor, records.Region, records.Funding, records.Measure, records.Analysis),
)


def _values(kind):
    if kind is str:
        return TEXT
    if kind is int:
        return NUMBER
    if kind is float:
        return SCORE
    arguments = getattr(kind, "__args__", ())
    if not arguments:
        return st.from_type(kind)
    if arguments[-1] is Ellipsis:
        return st.lists(_values(arguments[0]), max_size=2).map(tuple)
    if getattr(kind, "__origin__", None) is tuple:
        return st.tuples(*map(_values, arguments))
    return st.one_of(*map(_values, arguments))


for _kind in KINDS:
    _fields = {f.name: _values(f.type) for f in msgspec.structs.fields(_kind)}
    st.register_type_strategy(_kind, st.builds(_kind, **_fields))

ANALYSES = st.from_type(records.Analysis)
