"""Python's search for garbage is put off, and never left off."""

import gc

import pytest

from kznlp import pipeline
from kznlp.collection import LONG, put_off


def fail():
    with put_off(10):
        assert not gc.isenabled()
        raise ZeroDivisionError


def test_it_goes_on_behind_the_block_whatever_happens():
    with pytest.raises(ZeroDivisionError):
        fail()
    assert gc.isenabled()


def test_a_pipeline_is_loaded_without_it():
    enabled = []

    class Loading:
        def add_pipe(self, name):
            enabled.append(gc.isenabled())

    pipeline._with(Loading(), ["a", "b"])
    assert enabled == [False, False]
    assert gc.isenabled()


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
