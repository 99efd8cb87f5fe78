"""The flow as a whole, on the samples and on bare texts."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

import kznlp
from kznlp.pipeline import analyze_document, analyze_text
from kznlp.read import read
from kznlp.records import decode, encode

SAMPLES = sorted((Path(__file__).parents[1] / "corpora" / "samples").iterdir())
TEXT = "Ауылда жол жоқ, өйткені қаржы бөлінбеді. Жаңа жол салынсын."


@pytest.fixture(scope="module")
def nlp():
    return kznlp.load()


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_every_value_is_traced_to_its_place(path):
    document = read(path)
    found = analyze_document(document)
    assert found.measures
    raw = document.text
    quoted = [*found.units]
    for measure in found.measures:
        quoted += [*measure.evidence, *(p for p in measure.provenance if p.start is not None)]
    for item in quoted:
        assert document.shown(item.start, item.end) == item.text
    for change in found.document.changes:
        assert raw[change.start : change.end] == change.before
    for table in found.tables:
        for row, spans in zip(table.rows, table.spans, strict=True):
            assert len(row) == len(table.columns)
            for cell, span in zip(row, spans, strict=True):
                if span is not None:
                    assert "".join(cell.split()) == "".join(raw[span[0] : span[1]].split())
    assert decode(encode(found)) == found


def test_a_second_analysis_is_the_same():
    path = SAMPLES[0]
    assert encode(kznlp.analyze(path)) == encode(kznlp.analyze(path))


def test_the_sample_with_a_wrong_total_is_told():
    (table,) = kznlp.analyze(SAMPLES[0]).tables
    wrong = [c for c in table.checks if not c.ok]
    assert [(c.reported, c.computed, c.difference) for c in wrong] == [("2686", "2676", "10")]


def test_a_bare_text_has_all_layers(nlp):
    doc = nlp(TEXT)
    assert [s.label_ for s in doc.spans["discourse"]] == ["claim", "cause", "proposal"]
    assert [s.label_ for s in doc.spans["measures"]] == ["O1"]
    assert [str(r.type) for r in doc._.relations] == ["causes", "addresses"]
    assert doc.text == TEXT
    assert len(list(doc.sents)) == 2


def test_the_rate_of_a_tax_is_a_measure_and_a_level_to_be_reached_is_none():
    (rate,) = analyze_text("ҚҚС ставкасын 12-15 процентке азайту.").measures
    assert rate.instrument == "T2"
    assert not analyze_text("Отандық өнімнің үлесі 16 пайыздан кем болмауға тиіс.").measures


def test_an_ordinal_before_the_accusative_of_reason_marks_no_cause():
    (unit,) = analyze_text("Үкімет бесінші себепті атамады.").units
    assert unit.label == "claim"
    first, _ = analyze_text("Қаржының аздығы себепті құрылыс тоқтады.").units
    assert first.label == "cause"


def test_pipe_and_docbin_as_spacy_users_know_them(nlp):
    docs = list(nlp.pipe([TEXT, "", "Көпір салынды."]))
    assert [len(doc.spans["discourse"]) for doc in docs] == [3, 0, 1]
    (kept,) = DocBin(docs=docs[:1]).get_docs(nlp.vocab)
    assert [s.label_ for s in kept.spans["discourse"]] == ["claim", "cause", "proposal"]


def test_components_are_found_by_name():
    nlp = spacy.blank("kk")
    nlp.add_pipe("kk_structure")
    nlp.add_pipe("kk_sentences")
    nlp.add_pipe("kk_discourse")
    assert len(nlp(TEXT)._.units) == 3


def test_repairs_map_back():
    raw = "Ауылда мeктеп салынсын."  # a Latin e
    (unit,) = analyze_text(raw).units
    assert (unit.text, unit.start, unit.end) == (raw[:22], 0, 22)
