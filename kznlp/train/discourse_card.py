"""The card of `models/kk_discourse`: the template `cards/kk_discourse.md`, filled in."""

from collections.abc import Mapping
from string import Template
from typing import Any

from kznlp import resources
from kznlp.train.cards import table

TEMPLATE = "kk_discourse.md"
OVERLAPS = ("any", "iou.5", "iou.9")
SHOWN = (
    *(f"units {overlap}" for overlap in OVERLAPS),
    *("kind", "valence", "assertion", "relations", "relations on gold units"),
)


def card(told: Mapping[str, Any]) -> str:
    """The card in Markdown."""
    template = Template((resources.DATA / "cards" / TEMPLATE).read_text("utf-8"))
    data = told["data"]
    return template.substitute(
        documents=data["documents"],
        words=f"{data['words']:,}",
        units=f"{data['units']:,}",
        relations=f"{data['relations']:,}",
        corpora=_corpora(data["corpora"]),
        folds=told["options"]["folds"],
        questions=_rows(
            {"cut": told["cuts"], **told["questions"]},
            ("items", "rules", "model", "scale", "brier", "ece"),
        ),
        linked=_rows(told["relations"], ("items", "rules", "model", "least")),
        scores=_scores(told["scores"]),
    )


def _corpora(corpora: Mapping[str, Mapping[str, Any]]) -> str:
    rows = [
        [name, str(one["documents"]), f"`{one['sha256'][:16]}`"] for name, one in corpora.items()
    ]
    return table(["corpus", "documents", "SHA-256"], rows)


def _rows(told: Mapping[str, Mapping[str, Any]], names: tuple[str, ...]) -> str:
    rows = [[key, *(str(one.get(name, "–")) for name in names)] for key, one in told.items()]
    return table(["", *names], rows)


def _scores(scores: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    header = ["", *(f"{corpus}, {who}" for corpus, both in scores.items() for who in both)]
    columns = [found for both in scores.values() for found in both.values()]
    rows = [[name, *(f"{found[name]:.3f}" for found in columns)] for name in SHOWN]
    return table(header, rows)
