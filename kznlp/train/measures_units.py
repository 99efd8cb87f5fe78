"""The units of annotated documents as `kznlp.discourse` finds them in documents not seen.

Its model has learned from the same corpora; in the documents that it knows it finds units better
than anywhere else, and models of measures that learn from these would trust it too much. So the
documents are shared out, and the units of each part are found by a model of the others.
"""

from collections.abc import Sequence

from kznlp.discourse import found_units
from kznlp.discourse.model import Model, default_model
from kznlp.train import discourse_clauses, discourse_cuts
from kznlp.train.discourse import CLAUSES, CUTS
from kznlp.train.discourse_examples import Example, cut
from kznlp.train.discourse_folds import folds


def unseen_units(given: Sequence[Example], *, count: int, seed: int = 0) -> None:
    """Give each document the units that a model finds which has not seen it.

    Args:
        given: the documents; their `doc._.units` are set.
        count: of the parts; with less than two, or where kznlp brings no model along, the units
            are those of the rules.
        seed: of the parts.
    """
    for one in given:
        _set(one, None)
    used = default_model()
    if used is None or count < 2:
        return
    for part in folds(given, count=count, seed=seed):
        learned = discourse_clauses.learn(part.train, CLAUSES)
        clauses = discourse_clauses.only(learned, used.clauses.scales)
        cuts = discourse_cuts.learn(part.train, CUTS)
        model = Model(cuts, clauses, used.links, used.least)
        for one in part.test:
            _set(cut(one, model), model)


def _set(one: Example, model: Model | None) -> None:
    found = found_units(one.ruled, one.doc.text, model)
    one.doc._.units = tuple(each.unit for each in found)
