"""Python's search for garbage is put off, and never left off."""

import gc

import pytest

from kznlp import pipeline
from kznlp.collection import LONG, loading, put_off


def fail():
    with put_off(10):
        assert not gc.isenabled()
        raise ZeroDivisionError


def test_it_goes_on_behind_the_block_whatever_happens():
    with pytest.raises(ZeroDivisionError):
        fail()
    assert gc.isenabled()


def test_a_pipeline_is_loaded_without_it_and_taken_for_old(monkeypatch):
    enabled = []

    class Loading:
        def __init__(self):
            self.names = []

        def add_pipe(self, name):
            enabled.append(gc.isenabled())
            self.names.append(name)

    monkeypatch.setattr(pipeline, "Kazakh", Loading)
    nlp = pipeline.load()
    assert enabled == [False] * len(nlp.names)
    assert gc.isenabled()
    assert any(old is nlp.names for old in gc.get_objects(generation=2))


def test_what_the_user_froze_stays_frozen():
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with loading():
            pass
        assert gc.get_freeze_count() == frozen
    finally:
        gc.unfreeze()


def test_a_long_text_is_not_worth_the_memory():
    with put_off(LONG + 1):
        assert gc.isenabled()


def test_blocks_inside_one_another_and_a_user_who_switched_it_off_are_respected():
    with put_off(10):
        with put_off(10):
            pass
        assert not gc.isenabled()
    gc.disable()
    try:
        with put_off(10):
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
