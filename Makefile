# `make demo` shows what kznlp does; `make test` checks it. Both create .venv first.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint clean

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.core: pyproject.toml constraints.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

.venv/.test: .venv/.core
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[test]'
	touch $@

demo: .venv/.core
	$(BIN)/kznlp run corpora/samples --kb policy.db
	$(BIN)/kznlp query policy.db жұмыссыз --limit 5

lint: .venv/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint
	$(BIN)/python -m pytest

clean:
	rm -rf .venv policy.db build dist .mypy_cache .ruff_cache .pytest_cache
