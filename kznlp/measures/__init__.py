"""Measure records, from prose and from the rows of plan tables.

    tables ── plan_rows ───────► Row ────────┐
    units ─── find_candidates ─► Candidate ──┴─► instrument, standing, groups, details ─► Measure

Every value of a record has its provenance: the words that gave it, their place, and the rule.

What is made of each unit is a `msgspec.Struct`: a frozen dataclass takes much longer to make.
"""

from kznlp.measures.find import find_measures

__all__ = ["find_measures"]
