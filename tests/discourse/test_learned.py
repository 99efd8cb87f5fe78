"""What the model says of units and relations, and what stands in for it."""

import numpy as np
import pytest

from kznlp.discourse import clauses_of, found_units
from kznlp.discourse import model as models
from kznlp.discourse.cuts import seams, signs_of
from kznlp.discourse.links import best
from kznlp.discourse.model import Model, default_model, load, save
from kznlp.discourse.pair_signs import pair_signs
from kznlp.discourse.pairs import pairs
from kznlp.discourse.relations import links
from kznlp.discourse.signs import signs
from kznlp.discourse.statements import statements
from kznlp.discourse.weights import PLACE, Weights, written
from kznlp.errors import ModelError
from kznlp.pipeline import analyze_text
from kznlp.records import RelationType

TEXT = (
    "# Талдау\n\nАуданда жұмыссыздар саны 2004 жылы 12 пайызға өсті. "
    "Сондықтан жаңа орындар ашу қажет.\n\n"
    "Жол тозғандықтан, көлік жүрмейді.\n"
)


def small() -> Weights:
    """One question, two values, three signs."""
    table = np.array([[1, -1], [0, 2], [0.5, 0]], dtype=np.float32)
    return Weights(
        {"good": ("yes", "no")}, {"good": 1.0}, ("a=1", "b=2", "c=3"), table, np.zeros(2)
    )


def first(one, other):
    """A group of signs."""
    return f"a={one}", f"c={other}", f"a={one}", "unknown"


def test_weights_add_up():
    weights = small()
    groups = [(first, 1, 3), "b=2", "none"]
    rows = [weights.rows(groups[:1]), b"", weights.rows(groups[1:])]
    assert [np.frombuffer(one, PLACE).tolist() for one in rows] == [[0, 2], [], [1]]
    assert weights.sums(rows).tolist() == [[1.5, -1], [0, 0], [0, 2]]
    chances = weights.chances(weights.sums(rows), "good")
    assert chances.sum(axis=1).tolist() == pytest.approx([1, 1, 1])
    assert chances.argmax(axis=1).tolist() == [0, 0, 1]


def test_the_heaviest_signs_explain():
    weights = small()
    rows = weights.rows(["a=1", "b=2", "c=3"])
    assert weights.because(rows, "good", 0) == ["a=1", "c=3"]
    assert weights.because(rows, "good", 1) == ["b=2"]


def test_a_saved_model_is_read_again(tmp_path):
    save(Model(small(), small(), small(), {"causes": 0.5}), tmp_path)
    again = load(tmp_path)
    assert again.least == {"causes": 0.5}
    assert again.clauses.names == small().names
    assert np.allclose(again.links.table, small().table, atol=1e-3)


def test_a_damaged_model_says_how_to_rebuild(tmp_path):
    (tmp_path / "weights.npz").write_bytes(b"PK")
    with pytest.raises(ModelError, match=r"cannot be used.*kznlp train discourse"):
        load(tmp_path)


def test_every_unit_has_a_reason_and_a_chance(learned):
    units = analyze_text(TEXT, nlp=learned).units
    assert [str(unit.label) for unit in units] == ["claim", "proposal", "cause", "claim"]
    assert all(unit.reason and 0 < unit.score <= 1 for unit in units)


def test_relations_are_found(learned):
    analysis = analyze_text(TEXT, nlp=learned)
    found = {(str(one.type), one.source, one.target) for one in analysis.relations}
    assert ("causes", "u3", "u4") in found


def test_without_a_model_the_rules_decide(nlp, learned, monkeypatch):
    monkeypatch.setattr("kznlp.components.default_model", lambda: None)
    assert analyze_text(TEXT, nlp=learned).units == analyze_text(TEXT, nlp=nlp).units


def test_a_missing_model_is_none(monkeypatch):
    monkeypatch.setattr(models, "NAME", "kk_missing")
    default_model.cache_clear()
    try:
        assert default_model() is None
    finally:
        default_model.cache_clear()


def test_items_under_a_lead_in_that_names_them_are_dropped_only_when_sure():
    items = ("Мектептерді жөндеу үшін бөлінетін қаражаттар", "Дәрігерлерді оқытуға кететін қаржы")
    text = f"Ауыл қорын екі бағытта қарастыруға болады:\n\n1. {items[0]}\n\n2. {items[1]}\n"
    assert [unit.text for unit in analyze_text(text).units] == list(items)


def test_what_a_term_means_is_a_fact_whatever_the_model_thinks(learned):
    text = (
        "Осы Заңда мынадай ұғымдар пайдаланылады:\n\n"
        "1) су торабы – суды тұтынушыларға жеткізуге арналған құрылыстарды салу және жөндеу;\n\n"
        "2) қауіпті учаске – апат қаупі жоғары, пайдалануға жарамсыз құбыр."
    )
    found = analyze_text(text, nlp=learned).units
    assert [(u.label, u.kind, u.valence, u.reason) for u in found] == [
        ("claim", "fact", "neutral", "definition")
    ] * 2


def test_no_sign_is_told_twice_of_one_item(nlp):
    doc = nlp(
        TEXT + "\nМұның екі себебі бар: біріншіден, су тапшы, су қымбат; екіншіден, жол нашар.\n"
    )
    found = list(seams(list(statements(doc, doc.text)), doc.text))
    ruled = list(clauses_of(found, doc.text, None))
    units = list(found_units(ruled, doc.text, None))
    pairs_told = pairs(units, list(links(units)), list(RelationType))
    told = [
        *(gap for seam in found for gap in signs_of(seam)),
        *signs(ruled),
        *(pair_signs(pair, units) for pair in pairs_told),
    ]
    assert len(told) > len(ruled) + len(units) > 8
    for groups in told:
        each = [sign for group in groups for sign in written([group])]
        assert sorted(each) == sorted(set(each))


BRIDGES = (
    "Ауданда ағаш көпірлер тозды. Жаз құрғақ болды.\n\n"
    "Ағаш көпірлерді жөндеу қажет.\n\nКөпірлерге жаңа белгілер орнату қажет.\n"
)


def units_in(text, nlp):
    doc = nlp(text)
    found = list(seams(list(statements(doc, doc.text)), doc.text))
    return list(found_units(list(clauses_of(found, doc.text, None)), doc.text, None))


def test_a_pair_knows_which_other_proposals_its_problem_is_closer_to(nlp):
    units = units_in(BRIDGES, nlp)
    told = [pair for pair in pairs(units, [], ["addresses"]) if pair.close]
    assert [(pair.source, pair.target, pair.rank, pair.back) for pair in told] == [
        (2, 0, 0, 0),
        (3, 0, 0, 1),
    ]


def test_a_problem_is_addressed_by_the_likeliest_proposal_alone(nlp):
    units = units_in(BRIDGES, nlp)
    signs_told = {"target valence=problem": 2.0, "back=0": 1.0}
    weights = Weights(
        {"addresses": ("no", "yes")},
        {"addresses": 1.0},
        tuple(signs_told),
        np.array([[0, weight] for weight in signs_told.values()], dtype=np.float32),
        np.zeros(2),
    )
    assert [(one.pair.source, one.pair.target) for one in best(units, [], weights)] == [(2, 0)]
