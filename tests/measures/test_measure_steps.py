"""The small steps: dates become bounds, cells amounts and bodies, units parts."""

import pytest

from kznlp.expressions.bodies import find_bodies
from kznlp.expressions.dates import find_dates
from kznlp.measures.actors import acting, case_of
from kznlp.measures.costs import find_costs
from kznlp.measures.dates import bounds, deadline_bounds
from kznlp.measures.details import Details
from kznlp.measures.groups import find_targets
from kznlp.measures.instruments import TAXONOMY
from kznlp.measures.lexicon import OF_UNITS, lexicon
from kznlp.measures.listing import listed
from kznlp.measures.parts import MOST, parts
from kznlp.measures.places import About, Place
from kznlp.measures.plan_cells import Cell
from kznlp.measures.plans import Row
from kznlp.measures.programmes import find_programmes
from kznlp.measures.row_details import row_details
from kznlp.measures.setting import Surroundings
from kznlp.measures.words import words
from kznlp.records import Table
from kznlp.types import Block, BlockKind


@pytest.mark.parametrize(
    ("text", "done", "expected"),
    [
        ("2003-2005 жылдарға арналған", False, {"start": "2003", "end": "2005"}),
        ("2004 жылы ашылды", True, {"start": "2004"}),
        ("2004 жылы ашылады", False, {"start": "2004", "end": "2004"}),
        ("2003 жылы 10, 2005 жылы 12 адам", False, {"start": "2003", "end": "2005"}),
        ("2005 жылғы 1 мамырға дейін", False, {"deadline": "2005-05-01"}),
        ("2002 жылғы 1 қаңтардағы жағдай", True, {}),
        ("күні белгісіз", False, {}),
    ],
)
def test_bounds_of_prose(text, done, expected):
    found = bounds(find_dates(text), (), done=done)
    assert {bound.field: bound.value for bound in found} == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2005 жыл", {"deadline": "2005"}),
        ("2005-2007 жылдар", {"start": "2005", "end": "2007"}),
        ("2005 жылғы 2 тоқсан, 2006 жылғы 3 тоқсан", {"start": "2005-34", "end": "2006-35"}),
        ("жыл сайын", {}),
    ],
)
def test_bounds_of_a_deadline_cell(cell, expected):
    found = deadline_bounds(find_dates(cell))
    assert {bound.field: bound.value for bound in found} == expected


@pytest.mark.parametrize(
    ("cell", "years", "expected"),
    [
        (Cell("1500,0", "Шығындар, мың теңге"), [], [(1_500_000, None)]),
        (Cell("2,0 3,0", "мың теңге"), ["2004", "2005"], [(2_000, "2004"), (3_000, "2005")]),
        (Cell("30,5 10,5 20,0", "млн. теңге"), ["2004"], [(30_500_000, None)]),
        (Cell("3,5", "Барлығы (млн. тг.)"), [], [(3_500_000, None)]),
        (Cell("20", "Құны"), [], [(20, None)]),
        (Cell("талап етілмейді", "мың теңге"), [], []),
        (Cell("бюджет шегінде 5 бағдарлама", "мың теңге"), [], []),
    ],
)
def test_costs(cell, years, expected):
    assert [(c.money.amount, c.period) for c in find_costs(cell, None, years)] == expected


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("облыс әкімі", "nominative"),
        ("облыс әкіміне", "dative"),
        ("облыс әкімінің", "genitive"),
        ("облыс әкімінен", "ablative"),
    ],
)
def test_case_of_a_body(text, case):
    (body,) = find_bodies(text)
    assert case_of(body) == case


def test_a_body_that_something_is_done_to_does_not_act():
    text = "Облыс әкімі қаржы басқармасының есебін тыңдады"
    assert [body.name for body in acting(Place("unit", text, 0))] == ["Облыс әкімі"]


def test_a_body_in_the_dative_acts_where_something_is_entrusted():
    text = "Бұл міндет облыстық қаржы басқармасына жүктелсін"
    assert [b.name for b in acting(Place("unit", text, 0))] == ["облыстық қаржы басқармасы"]


def test_commas_part_the_bodies_of_a_cell():
    cell = "ҰЭМ, Сауда, туризм және байланыс басқармасы, аудан әкімдері"
    assert [cell[start:end] for start, end in listed(cell)] == [
        "ҰЭМ",
        "Сауда, туризм және байланыс басқармасы",
        "аудан әкімдері",
    ]


def test_a_part_of_words_has_the_phrases_that_lie_in_it():
    found, instruments = words("Несие беру, жол салу, несие беру"), lexicon(TAXONOMY)
    whole = instruments.find(found)
    part = instruments.find(found[4:])
    assert [(hit.start, hit.end) for hit in part] == [
        (hit.start, hit.end) for hit in whole if hit.first >= 4
    ]
    assert [(hit.first, hit.last) for hit in part] == [
        (hit.first - 4, hit.last - 4) for hit in whole if hit.first >= 4
    ]
    assert not instruments.find(found[:0])


@pytest.mark.parametrize("text", ["Халық-шаруа одағына несие беру", "Шаруаларға несие беру керек"])
def test_phrases_are_the_same_whichever_file_is_asked_first(text):
    asked = [(name, lexicon(name, key=field)) for name, field in OF_UNITS.items()]
    one, other = words(text), words(text)
    forward = {name: found.find(one) for name, found in asked}
    assert {name: found.find(other) for name, found in reversed(asked)} == forward


def test_an_endless_unit_is_left_whole():
    text = "несие беру, мұғалімдерді қайта даярлау, " * MOST
    assert len(parts(words(text))) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("ауыл емханалары жөнделсін, ауыл фельдшерлері курстарда оқытылсын", 2),
        ("ауыл емханаларын жөндеу, ауыл фельдшерлерін курстарда оқыту", 2),
        ("ауыл емханаларының жұмысын, ауыл фельдшерлерінің курстарда оқытылуын бақылауға алсын", 1),
        ("ауыл емханаларын жөндеуге, ауыл фельдшерлерін курстарда оқытуға қаржы бөлсін", 1),
        ('"Ауыл емханаларын жөндеу, ауыл фельдшерлерін оқыту туралы" қаулы орындалсын', 1),
        ("ауыл емханаларын жөндеудің, ауыл фельдшерлерін курстарда оқытудың кестесі бекітілсін", 1),
    ],
)
def test_what_waits_for_its_predicate_is_no_part(text, count):
    assert len(parts(words(text))) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Таза су» бағдарламасы бекітілді", ["«Таза су» бағдарламасы"]),
        ("2001-2003 жылдарға арналған даму жоспары", ["2001-2003 жылдарға арналған даму жоспары"]),
        ("жаңа бағдарлама керек", []),
    ],
)
def test_named_programmes(text, expected):
    assert [text[p.start : p.end] for p in find_programmes(text, words(text))] == expected


def test_an_item_knows_its_lead_in_and_heading():
    text = "Атауы\n\nБөлім\n\nМыналар тапсырылсын:\n\nжол салу;\n\nБасқа сөйлем."
    spans = [(0, 5), (7, 12), (14, 34), (36, 45), (47, len(text))]
    kinds = [BlockKind.HEADING, BlockKind.HEADING] + [BlockKind.PARAGRAPH] * 3
    blocks = [Block(kind, *span) for kind, span in zip(kinds, spans, strict=True)]
    around = Surroundings(text, blocks)
    item = around.at(37)
    assert item.lead == (14, 34)
    assert item.section == (7, 12)
    assert around.at(48).lead is None
    assert Surroundings("", []).at(0).lead is None


def test_a_list_ends_at_the_next_point_of_the_one_above():
    marked = [("3.", "Аудан әкімдері:"), ("а)", "жол салсын;"), ("б)", "мыналарды ашсын:")]
    marked += [("-", "кітапхана;"), ("в)", "көпір салсын;"), ("4.", "Жеңілдік берілсін;")]
    text, blocks = "", []
    for marker, words_of in marked:
        start = len(text)
        text += words_of + "\n"
        blocks.append(Block(BlockKind.LIST_ITEM, start, len(text) - 1, marker=marker))
    found = Surroundings(text, blocks)
    leads = [found.at(block.start).lead for block in blocks]
    assert [lead and text[slice(*lead)] for lead in leads] == [
        None,
        "Аудан әкімдері:",
        "Аудан әкімдері:",
        "мыналарды ашсын:",
        "Аудан әкімдері:",
        None,
    ]


def test_the_caption_of_a_plan_names_the_territory():
    table = Table(
        id="t1",
        start=0,
        end=9,
        columns=("Іс-шара", "Мерзімі"),
        rows=(("мектеп салу", "2004 ж."),),
        caption="Қызылорда облысы бойынша шаралар",
        layout="html",
    )
    row = Row(Cell("мектеп салу", "Іс-шара"), table, "case")
    assert [region.code for region in row_details(row, about=About()).regions] == ["KZ-43"]


def test_the_territory_of_the_document_decides_between_names():
    text = "Семей қаласында жол салу"
    at = [Place("unit", text, 0, About(date=day, region="KZ-63")) for day in ("1998", None)]
    assert [place.territories[0].code for place in at] == ["KZ-63", "KZ-10"]


@pytest.mark.parametrize(
    ("latest", "code"), [("2018", "KZ-63"), ("2024", "KZ-10"), (None, "KZ-10")]
)
def test_a_text_without_a_date_knows_no_oblast_of_later_years(latest, code):
    place = Place("unit", "Семей қаласында жол салу", 0, About(latest=latest))
    assert [territory.code for territory in place.territories] == [code]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Көктерек ауылында мектеп салу", ["Көктерек ауылында"]),
        ("Ұлан ауданының Көктерек ауылына су тарту", ["Ұлан ауданының", "Көктерек ауылына"]),
        ("Көктерек ауылының әкімі жол салсын", []),
        ("Ұлан және Зайсан аудандарында", ["Ұлан", "Зайсан аудандарында"]),
    ],
)
def test_each_territory_is_told_by_its_name(text, expected):
    details = Details()
    details.add_regions(Place("unit", text, 0, About(date="2005", region="KZ-63")))
    assert [region.name for region in details.regions] == expected
    assert {region.code for region in details.regions} <= {"KZ-63"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is done only suggests for whom, who is named is told
        ("қоғамдық жұмыстарды ұйымдастыру", ["unemployed"]),
        ("жастар үшін қоғамдық жұмыстарды ұйымдастыру", ["youth"]),
        ("аз қамтылған аналарға несие беріп, бизнесін дамыту", ["low_income", "women"]),
        ("мұқтаж азаматтарға отын беру", ["low_income"]),
        # the group is in a name, or the topic
        ("спорт мектебін жөндеу", ["youth"]),
        ("халықты жұмыспен қамту орталығын ашу", []),
        ("зейнетақы реформасы туралы тұрғындарға түсіндіру", ["general"]),
        # a firm with a name, and firms
        ("«Нұрлы жол» ашық акционерлік қоғамы трактор жеткізсін", []),
        ('"Ырыс" зауыты қазандықты жөндесін', []),
        ("акционерлік қоғамдарға жеңілдік беру", ["enterprises"]),
        ("«Ырыс» қоры кәсіпорындарға несие берсін", ["enterprises"]),
    ],
)
def test_target_groups(text, expected):
    assert [found.code for found in find_targets(words(text))] == expected
