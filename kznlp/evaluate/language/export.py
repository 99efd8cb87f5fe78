"""The report as JSON, as the page of `kznlp.evaluate.language.evaluation` lists it."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from kznlp.evaluate.confusions import Confusion, confusions
from kznlp.evaluate.counts import Counts
from kznlp.evaluate.language.evaluation import Report
from kznlp.evaluate.language.mistakes import KINDS, Mistake
from kznlp.evaluate.language.named import Entities
from kznlp.evaluate.language.runs import Run, Speed

Json = dict[str, Any]


def to_json(report: Report, *, cases: int = 0) -> Json:
    """The report, with so many cases of each confusion."""
    return {
        "data": asdict(report.data) if report.data else None,
        "runs": [_run(run, cases) for run in report.runs],
        "analyzer": {**asdict(report.analyzer[0]), **_speed(report.analyzer[1])}
        if report.analyzer
        else None,
        "entities": [_entities(one, cases) for one in report.entities],
    }


def _run(run: Run, cases: int) -> Json:
    return {
        "name": run.name,
        "warning": run.warning or None,
        "words": run.words,
        "layers": list(run.layers),
        "learned_seconds": run.learned,
        "gold_tokens": _counts(run.tokens.metrics),
        "raw_text": _counts(run.raw),
        "labels": {
            "UPOS": _counts(run.tokens.labels),
            "relation": _counts(run.tokens.relations),
        },
        "confusions": _confusions(run.tokens.mistakes, cases),
        "speed": [_speed(one) for one in run.speed],
    }


def _entities(found: Entities, cases: int) -> Json:
    rows = {row.label: Counts(row.right, row.found, row.gold) for row in found.labels}
    return {
        "name": found.name,
        "warning": found.warning or None,
        "sentences": found.sentences,
        "words": found.words,
        "labels": _counts(rows),
        "confusions": _confusions(found.mistakes, cases),
        "speed": _speed(found.speed) if found.speed else None,
    }


def _counts(counts: Mapping[str, Counts]) -> Json:
    return {
        name: {
            "precision": round(one.precision, 4),
            "recall": round(one.recall, 4),
            "f1": round(one.f1, 4),
            **asdict(one),
        }
        for name, one in counts.items()
    }


def _speed(speed: Speed) -> Json:
    first, again = speed.rates
    rates = {"first": first, "again": again}
    return {"step": speed.step, "words": speed.words, "words_per_cpu_second": rates}


def _confusions(mistakes: Iterable[Mistake], cases: int) -> list[Json]:
    return [_confusion(one) for one in confusions(mistakes, KINDS, cases=cases)]


def _confusion(one: Confusion[Mistake]) -> Json:
    found: Json = {"kind": one.kind, "gold": one.gold, "system": one.system, "count": one.count}
    if one.cases:
        found["cases"] = [_case(case) for case in one.cases]
    return found


def _case(case: Mistake) -> Json:
    return {
        "text": case.text,
        "right": case.right,
        "given": case.given,
        "sentence": " ".join(case.words),
        "id": case.sentence or None,
    }
