"""The report on documents as JSON.

documents     how many
units         by overlap ("any", "iou.1" to "iou.9"): F1 of each label, macro, micro
attributes    the share that is right, of units with the label of the gold at half overlap
relations     F1 by type, and of all together; `relations_on_gold` with the units given
tables, measures, fields
interval      by path ("units/iou.5/macro"): where 95 % of samples of documents lie
confusions    by what was decided: how often each value of the gold was found as each
by_document   name, words, scores
mistakes      those of one layer, where they were asked for: document, kind, gold, found (value,
              spans, reason)
"""

from dataclasses import asdict
from typing import Any

from kznlp.evaluate.decisions import KINDS, matrix
from kznlp.evaluate.mistakes import mistakes
from kznlp.evaluate.report import Report

Json = dict[str, Any]


def to_json(report: Report, *, layer: str | None = None) -> Json:
    """The report, with the mistakes of a layer."""
    told: Json = {
        "documents": len(report.documents),
        **report.scores,
        "interval": report.interval,
        "confusions": {kind: matrix(report.decisions, kind) for kind in KINDS},
        "by_document": [
            {"name": one.name, "words": one.words, "scores": one.scores} for one in report.documents
        ],
    }
    if layer is not None:
        told["mistakes"] = [
            {"document": one.name, **asdict(mistake)}
            for one in report.documents
            for mistake in mistakes(layer, one)
        ]
    return told
