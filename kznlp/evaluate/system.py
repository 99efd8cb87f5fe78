"""The pipeline as it is evaluated: with the models that it brings along, or with others.

System().analyze(path)       the raw text and its analysis
System().relate(path, gold)  the relations between the units of the gold, by their numbers
fit(corpus, folder)          the pipeline with models learned from a corpus
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc

from kznlp.discourse import find_units
from kznlp.discourse import model as of_discourse
from kznlp.discourse.given import link
from kznlp.evaluate.gold import Gold
from kznlp.evaluate.layers import units_in_clean
from kznlp.evaluate.report import Analyze
from kznlp.locate import locate
from kznlp.measures import find_measures
from kznlp.measures import models as of_measures
from kznlp.normalize import Normalized, normalize
from kznlp.pipeline import process
from kznlp.read import read
from kznlp.records import Analysis, Relation


@dataclass(frozen=True, slots=True)
class System:
    """The pipeline.

    Attributes:
        discourse: what was learned of units and relations; None for what kznlp brings along.
        measures: what was learned of measures; the same.
    """

    discourse: of_discourse.Model | None = None
    measures: of_measures.Models | None = None

    def analyze(self, path: Path) -> tuple[str, Analysis]:
        """The raw text and the analysis of a document."""
        clean = normalize(read(path))
        return clean.document.text, locate(clean, self._process(clean))

    def relate(self, path: Path, gold: Gold) -> Sequence[Relation]:
        """The relations between the units of the gold; their ends are numbers from 1."""
        clean = normalize(read(path))
        model = self.discourse or of_discourse.default_model()
        return link(self._process(clean), units_in_clean(clean, gold), model=model)

    def _process(self, clean: Normalized) -> Doc:
        doc = process(clean)
        if self.discourse is not None:
            doc._.units, doc._.relations = find_units(doc, model=self.discourse)
        if self.discourse is not None or self.measures is not None:
            doc._.measures = find_measures(doc, models=self.measures)
        return doc


def fit(corpus: Path, folder: Path) -> Analyze:
    """Learn units, relations and measures from a corpus, and analyze by what was learned."""
    from kznlp.train.discourse import train as learn_discourse
    from kznlp.train.measures import train as learn_measures

    learn_discourse([corpus], folder / "discourse")
    learn_measures([corpus], folder / "measures")
    discourse = of_discourse.load(folder / "discourse")
    return System(discourse, of_measures.load(folder / "measures")).analyze
