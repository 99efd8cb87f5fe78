"""Sums over trees and best trees, against all trees one by one."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kznlp.language.parsing.marginals import Squares, marginals
from kznlp.language.parsing.spanning import best_tree
from kznlp.train.parsing_fit import Trees


def is_tree(heads):
    """Whether one word is the root and all others come to it."""
    if sum(head == 0 for head in heads) != 1:
        return False
    for word in range(1, len(heads) + 1):
        for _ in heads:
            word = heads[word - 1] if word else 0
        if word:
            return False
    return True


def all_trees(size):
    return [heads for heads in product(range(size + 1), repeat=size) if is_tree(heads)]


def value(scores, heads):
    return sum(scores[head, word] for word, head in enumerate(heads))


def random_scores(size, seed):
    return np.random.default_rng(seed).normal(0, 3, (size + 1, size))


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_probabilities_are_those_of_all_trees(size):
    scores = random_scores(size, size)
    trees = all_trees(size)
    weights = np.exp([value(scores, heads) for heads in trees])
    chances = np.zeros_like(scores)
    for heads, weight in zip(trees, weights, strict=True):
        chances[list(heads), range(size)] += weight / weights.sum()
    total, found = marginals(scores[None])
    assert total[0] == pytest.approx(np.log(weights.sum()))
    assert found[0] == pytest.approx(chances, abs=1e-9)


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_the_best_tree_is_the_best_of_all(size):
    for seed in range(40):
        scores = random_scores(size, seed)
        best = max(all_trees(size), key=lambda heads: value(scores, heads))
        assert tuple(best_tree(scores)) == best


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 30), st.integers(0, 1000))
def test_always_a_tree_with_one_root(size, seed):
    assert is_tree(best_tree(random_scores(size, seed)).tolist())


def test_the_slope_is_that_of_the_loss():
    sizes = np.array([3, 1, 4, 3])
    count = int((sizes * (sizes + 1)).sum())
    right = np.array([3, 13])  # any arcs do
    trees = Trees(Squares.of(sizes), right)
    scores = np.random.default_rng(0).normal(0, 1, count)
    _, slope = trees.loss(scores)
    for arc in range(count):
        step = np.zeros(count)
        step[arc] = 1e-5
        measured = (trees.loss(scores + step)[0] - trees.loss(scores - step)[0]) / 2e-5
        assert slope[arc] == pytest.approx(measured, abs=1e-6)
