"""What observations say of tags: sums of weights, worked out when first asked for, then remembered.

Names without weights say nothing and are not remembered, so that the memory that long texts take
has a bound: the model's own size.
"""

from collections.abc import Mapping

from kznlp.language.tagging import features

# By observation, by part of a tag.
Weights = Mapping[str, Mapping[str, float]]
NOTHING: dict[str, float] = {}


class Sum(dict[str, float]):
    """By tag, the sum of the weights that an observation has for its parts.

    No weight is kept for a part that an observation does not speak for, so all parts are asked.
    """

    def __init__(self, weights: Mapping[str, float]) -> None:
        """Add up these weights."""
        super().__init__()
        self.weights = weights

    def __missing__(self, tag: str) -> float:
        """The sum for a tag that was not asked before."""
        weights = self.weights
        total = weights.get("", 0.0)
        for part in features.parts(tag):
            if part in weights:
                total += weights[part]
        self[tag] = total
        return total


class Liking(Sum):
    """By part of speech, what an observation says that speaks for nothing else."""

    def __missing__(self, upos: str) -> float:
        """The sum for a part of speech that was not asked before."""
        self[upos] = total = self.weights.get("", 0.0) + self.weights.get(upos, 0.0)
        return total


class Silent(Sum):
    """What an observation says that has no weights."""

    def __missing__(self, tag: str) -> float:
        """Nothing."""
        return 0.0


SILENT = Silent({})


class Sums(dict[str, Sum]):
    """The sums of each observation that has weights, by its name."""

    def __init__(self, weights: Weights, kind: type[Sum] = Sum) -> None:
        """Look up these weights."""
        super().__init__()
        self.weights = weights
        self.kind = kind

    def __missing__(self, name: str) -> Sum:
        """The sums of an observation that was not made before."""
        if name not in self.weights:
            return SILENT
        self[name] = told = self.kind(self.weights[name])
        return told


class Pairs(dict[str, "Pair"]):
    """By tag, by the tag before it, what both together say."""

    def __init__(self, weights: Weights) -> None:
        """Look up these weights."""
        super().__init__()
        self.weights = weights

    def __missing__(self, tag: str) -> "Pair":
        """The pairs of a tag that was not asked before."""
        self[tag] = pair = Pair(tag, self.weights)
        return pair


class Pair(dict[str, float]):
    """By the tag before, what it and this tag together say."""

    def __init__(self, tag: str, weights: Weights) -> None:
        """The pairs of this tag."""
        super().__init__()
        self.tag = tag
        self.weights = weights

    def __missing__(self, before: str) -> float:
        """The sum for a tag before that was not asked before."""
        self[before] = total = sum(
            self.weights.get(name, NOTHING).get(part, 0.0)
            for name, part in features.of_pair(before, self.tag)
        )
        return total


class Beside(dict[features.Kind, float]):
    """By the kind of a neighbour, what a lemma beside it says of a part of speech."""

    def __init__(self, side: str, lemma: str, upos: str, likings: Sums) -> None:
        """Of this lemma, with the neighbour on this side."""
        super().__init__()
        self.key = side, lemma
        self.upos = upos
        self.likings = likings

    def __missing__(self, kind: features.Kind) -> float:
        """The sum for a neighbour that was not asked before."""
        names = features.of_lemma_beside(*self.key, kind)
        self[kind] = total = sum(self.likings[name][self.upos] for name in names)
        return total


class Alone(Beside):
    """A lemma that says nothing, whatever stands beside it."""

    def __missing__(self, kind: features.Kind) -> float:
        """Nothing."""
        return 0.0


ALONE = Alone("", "", "", Sums({}))
