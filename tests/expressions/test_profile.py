"""Documents of our own, and what they say of themselves."""

import pytest

from kznlp.expressions.kinds import kind_of
from kznlp.normalize import normalize
from kznlp.profile import Profile, describe
from kznlp.read import read_text

DECISION = """# Шағын кәсіпкерлікті қолдау шаралары туралы

> Ескерту. Күші жойылды - Павлодар облысы әкімінің 2009 жылғы 3 ақпандағы N 9 шешімімен.

Облыста шағын кәсіпкерлікті дамыту мақсатында облыс әкімі ШЕШІМ ЕТТІ:

1. 2004 жылғы 5 мамырдағы жиналыстың ұсыныстары мақұлдансын.

2. Қаржы басқармасы 2004 жылғы 1 қыркүйекке дейін ұсыныс енгізсін.

**Облыс әкімі**
"""

DATED = """# Ауыл мектептерін жөндеу туралы

Атырау облысы әкімінің 2003 жылғы 12 маусымдағы N 45 шешімі

Облыс әкімі ШЕШІМ ЕТТІ:

1. Мектептер жөнделсін.
"""

PLAN = """# Маңғыстау облысының 2006-2008 жылдарға арналған іс-шаралар жоспары

> Облыстық мәслихаттың 2005 жылғы 20 желтоқсандағы N 7 шешімімен бекітілген

Жоспар облысты дамытуға арналған.
"""

SECTION = """### 3. Қазіргі жағдайды талдау

Ақтөбе облысында жұмыссыздық азайды. Осы Бағдарлама Ақтөбе облысының аудандарын қамтиды.
"""

RESOLUTION = """# Ауыл шаруашылығын қолдау туралы

Қазақстан Республикасының Үкіметі қаулы етеді:

1. 2001 жылғы 4 мамырдағы N 605 қаулыға өзгеріс енгізілсін. Ақмола облысында егін жиналсын.
"""


def profile(text):
    return describe(normalize(read_text(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            DECISION,
            Profile("Шағын кәсіпкерлікті қолдау шаралары туралы", "decision", "2004", "KZ-55"),
        ),
        (DATED, Profile("Ауыл мектептерін жөндеу туралы", "decision", "2003-06-12", "KZ-23")),
        (
            PLAN,
            Profile(
                "Маңғыстау облысының 2006-2008 жылдарға арналған іс-шаралар жоспары",
                "action_plan",
                "2005-12-20",
                "KZ-47",
            ),
        ),
        (SECTION, Profile(None, "regional_programme", None, "KZ-15")),
        (RESOLUTION, Profile("Ауыл шаруашылығын қолдау туралы", "resolution", "2001", "KZ")),
        ("Ауа райы жылы болды.", Profile()),
        ("", Profile()),
    ],
    ids=["decision", "dated", "plan", "section", "resolution", "nothing", "empty"],
)
def test_profile(text, expected):
    assert profile(text) == expected


def test_an_editors_note_gives_the_territory_but_no_date():
    assert profile(DECISION).date != "2009-02-03"
    assert profile(DECISION).region == "KZ-55"


@pytest.mark.parametrize(("year", "code"), [("2012", "KZ-19"), ("2023", "KZ-33")])
def test_the_last_year_that_a_text_names_tells_its_oblasts(year, code):
    text = f"# Көксу ауданында жол салу туралы\n\nЖол {year} жылы салынды."
    assert profile(text).region == code


@pytest.mark.parametrize(("due", "year"), [("1998", "1998"), ("1993", "1997")])
def test_a_day_that_is_due_long_before_the_years_told_of_dates_no_act(due, year):
    text = (
        "# Телефон байланысын жақсарту туралы\n\nБайланыс 1997 жылы нашарлады. 1997 жылы 40 "
        "стансаның жұмысы тоқтады. Әкім ШЕШІМ ЕТТІ:\n\n"
        f"1. Басқарма {due} жылғы 1 маусымға есеп берсін."
    )
    assert profile(text).date == year


def test_a_law_is_of_the_republic_wherever_it_was_signed():
    text = "# Қазақстан Республикасының Заңы\n\nСу ортақ байлық.\n\nАлматы, Үкімет Үйі"
    assert profile(text).region == "KZ"


def test_quotes_around_a_whole_title_are_left_out():
    assert profile("# «Су құбырын салу туралы»\n\nМәтін.").title == "Су құбырын салу туралы"


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("Бағдарламаны іске асыру жөніндегі іс-шаралар жоспары", "", "action_plan"),
        ("Іс-шаралар жоспарын бекіту туралы", "Әкім ШЕШІМ ЕТТІ:", "decision"),
        ("Білім беруді дамытудың мемлекеттік бағдарламасы", "", "state_programme"),
        ("Облысты дамытудың 2005-2007 жылдарға арналған бағдарламасы", "", "programme"),
        ("", "Бағдарламаның мақсаты халықты қолдау. Бағдарламаны іске асыру қажет.", "programme"),
        ("", "Халықты қолдау қажет.", None),
        ("Бағдарламаның орындалуы туралы ақпарат жинау", "", None),
    ],
)
def test_kinds(title, text, kind):
    assert kind_of(title, text) == kind
