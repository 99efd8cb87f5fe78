"""Whole documents: blocks, cells, markup, offsets, options, and texts of unreasonable size."""

import gc
import math
import re
import time
import tracemalloc

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from kznlp.errors import UnknownNameError
from kznlp.language.words import frequencies
from kznlp.normalize import Options, corrections, edits, explain, normalize, normalize_text, scripts
from kznlp.normalize.passage import Passage
from kznlp.normalize.rules import RULES
from kznlp.normalize.settled import MOST, Settled
from kznlp.types import Block, BlockKind, Cell, Document, Grid, Markup

WORDS = [
    "Қaзақстан", "мемлекеттiк", "багдарлама", "ХХІ", "IV", "ғасыр", "басшы-", "лары", "қосым",
    "ша", "ш а р а л а р", "ашылды.Еңбек", "т.б.Олар", "2005жылы", "12 500", "50*/*", "ќазаќ",
    "https://x.kz/а.Б", "Республикасындағыжұмыссыздық", "\u00ad", "\u200b", "\u00a0", "\t", "\n",
    "“", "”", "ж?не", "(", ")", ",", ".", "А.", "A.", "Бөкейхан", "1\t2\t3\t4", "и\u0306", "0",
    "млн.теңге", "SQL", "-",
]  # fmt: skip
MESSY = st.lists(st.sampled_from(WORDS), max_size=12).flatmap(
    lambda parts: st.sampled_from([" ", ""]).map(lambda glue: glue.join(parts))
)


def document(text, *blocks, markup=()):
    blocks = blocks or (Block(BlockKind.PARAGRAPH, 0, len(text)),)
    return Document(id="0", source="-", text=text, blocks=blocks, markup=tuple(markup))


def again(clean):
    return normalize(document(clean.text, *clean.blocks))


@settings(max_examples=300, deadline=None)
@given(MESSY)
def test_twice_changes_nothing_more(text):
    once = normalize(document(text))
    twice = again(once)
    assert (twice.text, twice.changes) == (once.text, ())


@settings(max_examples=300, deadline=None)
@given(MESSY)
def test_offsets_map_back(text):
    clean = normalize(document(text))
    spans = [clean.source(at, at + 1) for at in range(len(clean.text))]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    assert all(text[c.start : c.end] == c.before for c in clean.changes)
    assert [c.start for c in clean.changes] == sorted(c.start for c in clean.changes)


@settings(max_examples=300, deadline=None)
@given(MESSY)
def test_no_figure_is_altered(text):
    clean = normalize(document(text))
    assert [c for c in clean.text if c.isdigit()] == [c for c in text if c.isdigit()]


@settings(max_examples=300, deadline=None)
@given(MESSY)
def test_a_rule_finds_nothing_without_its_signs_and_hint(text):
    for rule in RULES:
        signs = not rule.signs or re.search(f"[{rule.signs}]", text)
        hint = rule.hint is None or rule.hint.search(text)
        assert (signs and hint) or not list(rule.find(Passage(text))), rule.name


def test_letters_of_other_scripts_are_signs():
    foreign = regex.compile(r"[\p{Latin}\p{Greek}]")
    found = [letter for letter in map(chr, range(0x10000)) if foreign.match(letter)]
    assert all(re.match(f"[{scripts.LATIN}]", letter) for letter in found if letter.isalpha())


def test_source_is_the_printed_word():
    text = "Жоғары  басшы- лары ашылды.Еңбек нарығы"
    clean = normalize(document(text))
    assert clean.text == "Жоғары басшылары ашылды. Еңбек нарығы"
    for word, printed in [("басшылары", "басшы- лары"), ("Еңбек", "Еңбек"), ("нарығы", "нарығы")]:
        at = clean.text.index(word)
        start, end = clean.source(at, at + len(word))
        assert text[start:end] == printed


def test_two_repairs_of_one_word_are_two_changes_of_the_printed_word():
    clean = normalize(document("министрлiгiҚазақстан"))
    assert [(c.rule, c.before, c.after) for c in clean.changes] == [
        ("mixed_script", "министрлiгiҚазақстан", "министрлігіҚазақстан"),
        ("glued_words", "министрлiгiҚазақстан", "министрлігі Қазақстан"),
    ]


def test_markup_gives_way_and_is_no_change():
    text = "Қa<b>з</b>ақстан &amp; әлем"
    markup = [Markup(2, 5), Markup(6, 10), Markup(17, 22, "&")]
    clean = normalize(document(text, markup=markup))
    assert clean.text == "Қазақстан & әлем"
    assert [(c.rule, c.before) for c in clean.changes] == [("mixed_script", "Қa<b>з</b>ақстан")]
    assert clean.source(0, 9) == (0, 16)
    assert clean.source(10, 11) == (17, 22)


def test_blocks_are_kept_apart():
    text = "<p>Бірінші</p><p>Екінші</p>"
    blocks = [Block(BlockKind.PARAGRAPH, 3, 10), Block(BlockKind.PARAGRAPH, 17, 23)]
    clean = normalize(document(text, *blocks, markup=[Markup(10, 14), Markup(14, 17)]))
    assert clean.text == "<p>Бірінші\nЕкінші</p>"
    assert [clean.text[b.start : b.end] for b in clean.blocks] == ["Бірінші", "Екінші"]
    assert [clean.source(b.start, b.end) for b in clean.blocks] == [(3, 10), (17, 23)]


def test_layout_passes_through():
    text = "1.  ш а р а л а р\n\n\u00a0\n- бiр\n"
    blocks = [
        Block(BlockKind.LIST_ITEM, 4, 17, marker="1."),
        Block(BlockKind.LIST_ITEM, 23, 26, marker="-"),
    ]
    clean = normalize(document(text, *blocks))
    assert clean.text == "1.  шаралар\n\n\u00a0\n- бір\n"
    assert [clean.text[b.start : b.end] for b in clean.blocks] == ["шаралар", "бір"]
    assert clean.blocks[0].marker == "1."


def test_words_of_two_blocks_are_not_joined():
    blocks = [Block(BlockKind.PARAGRAPH, 0, 6), Block(BlockKind.PARAGRAPH, 7, 11)]
    assert normalize(document("басшы-\nлары", *blocks)).text == "басшы-\nлары"


def test_cells_are_repaired_one_by_one_and_kept_apart():
    text = "|бiр|басшы-|лары|"
    cells = (Cell(0, 0, 1, 4), Cell(0, 1, 5, 11), Cell(1, 0, 12, 16))
    block = Block(BlockKind.GRID, 0, len(text), grid=Grid("markdown", cells))
    markup = [Markup(4, 5), Markup(11, 12)]
    clean = normalize(document(text, block, markup=markup))
    assert clean.text == "|бір\tбасшы-\tлары|"
    grid = clean.blocks[0].grid
    assert [clean.text[c.start : c.end] for c in grid.cells] == ["бір", "басшы-", "лары"]
    assert [clean.source(c.start, c.end) for c in grid.cells] == [(1, 4), (5, 11), (12, 16)]


def test_verbatim_columns_keep_their_width():
    text = "Алматы      12    2005жылы"
    clean = normalize(document(text, Block(BlockKind.VERBATIM, 0, len(text))))
    assert clean.text == text


def test_a_rule_can_be_skipped():
    options = Options(skip=frozenset({"mixed_script"}))
    assert normalize_text("бiр  сөз", options=options).text == "бiр сөз"


def test_unknown_rule_lists_the_known_ones():
    with pytest.raises(
        UnknownNameError, match=r"No rule named 'squash'\. Known: abbreviation_seam"
    ):
        Options(skip=frozenset({"squash"}))


def test_rules_have_names_of_their_own():
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_explain_shows_place_rule_and_context():
    clean = normalize(document("бірінші жол\nекінші\u200b жол бiр"))
    assert list(explain(clean)) == [
        "2:7  drop_invisible  «<U+200B>» → «»  in: …бірінші жол⏎екінші⟦<U+200B>⟧ жол бiр…",
        "2:13  mixed_script  «бiр» → «бір»  in: …бірінші жол⏎екінші<U+200B> жол ⟦бiр⟧…",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "7" * 1_000_000,
        "1," * 200_000,
        "1 " * 200_000,
        "а" * 1_000_000,
        "аi" * 200_000,
        "а " * 100_000,
        "а- " * 50_000,
        "а\u0301" * 200_000,
        "а.Б" * 50_000,
        "аб?" * 50_000,
        "\t1" * 200_000,
        " " * 1_000_000,
        "\u0306" * 200_000,
        "a@" * 50_000,
        "a." * 50_000,
        "\u00ad" * 1_000_000,
        "ХІ" * 100_000,
        "http://" * 50_000,
    ],
    ids=lambda text: repr(text[:7]),
)
def test_long_lines_take_linear_time(text):
    begin = time.process_time()
    clean = normalize(document(text))
    assert time.process_time() - begin < 5
    assert clean.source(0, len(clean.text))[1] <= len(text)


def test_a_token_is_judged_once_and_memory_is_bounded():
    judged = []
    settled = Settled(lambda token: bool(judged.append(token)) or token == "odd")
    assert settled.odd({"odd", "even"}) == {"odd"}
    assert settled.odd({"odd", "even"}) == {"odd"}
    assert sorted(judged) == ["even", "odd"]
    settled.odd(set(map(str, range(MOST + 1))))
    settled.odd({"even"})
    assert judged.count("even") == 2


def test_the_table_of_seen_words_is_not_searched_for_garbage():
    assert not gc.is_tracked(edits._heads())


def test_memory_grows_with_the_changes_only():
    text = "мемлекеттік қызмет көрсету сапасы артты " * 4_000
    document_ = document(text)
    normalize(document("бiр"))  # loads the words
    tracemalloc.start()
    normalize(document_)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * len(text)


def test_the_quick_look_at_marks_leaves_no_misprint_out(monkeypatch):
    pairs = [
        (meant, printed)
        for found in edits.confusions(corrections.MARK).values()
        for printed, meant, *_ in found
    ]
    forms = sorted(frequencies())[::20]
    spoiled = [form.replace(a, b, 1) for form in forms for a, b in pairs if a in form]
    quick = [corrections._misprinted(word) for word in (*forms, *spoiled)]
    always = type("Always", (), {"get": lambda *_: math.inf})
    monkeypatch.setattr(corrections, "_often", always)
    whole = [corrections._misprinted(word) for word in (*forms, *spoiled)]
    assert sum(map(bool, whole)) > 50
    assert quick == whole
