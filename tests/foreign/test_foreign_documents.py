"""Documents in Russian and in English, and mixed ones: told as such, and nothing made up in them.

The documents are of our own making: decrees, plans, reports, letters, articles, with tables.
"""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from kznlp.cli import app
from kznlp.pipeline import analyze, analyze_text

FOLDER = Path(__file__).parent / "documents"
NAMES = {"ru": "Russian", "en": "English"}
# Openings of the units that a mixed document has, all in its Kazakh part.
MIXED = {
    "mixed_01_bilingual_decree.txt": ["Ауылдық округтердің", "Аудандық қаржы", "Осы шешімнің"],
    "mixed_02_kazakh_with_russian_quote.txt": [
        "Биыл әкімдікке",
        "Шағымдар көбейді",
        "өйткені қазандықтар",
        "Коммуналдық шаруашылық",
    ],
    "mixed_04_kazakh_with_english_abstract.txt": [
        "Соңғы он",
        "Олардың көбі",
        "қалаға барды",
        "Ауылда жастарға",
        "Аудан әкімдігі",
    ],
    "mixed_05_kazakh_with_russian_heading.txt": [
        "Бағдарлама бойынша",
        "Алты ауылда",
        "су сапасы",
        "Келесі жылы",
    ],
}


def documents(language):
    found = sorted(FOLDER.glob(f"{language}_*"))
    return [pytest.param(path, id=path.stem) for path in found]


@pytest.mark.parametrize("path", documents("ru") + documents("en"))
def test_a_foreign_document_is_told_and_yields_nothing(path):
    found = analyze(path)
    assert (found.units, found.relations, found.measures, found.comparisons) == ((), (), (), ())
    assert found.document.changes == ()
    name = NAMES[path.name[:2]]
    told = f"Most of the text is in {name}; units and measures are found in Kazakh only."
    assert found.document.warnings == (told,)


@pytest.mark.parametrize("path", documents("ru") + documents("en"))
def test_tables_of_a_foreign_document_keep_their_words(path):
    found = analyze(path)
    text = path.read_text("utf-8")
    for table in found.tables:
        for cell in (*table.columns, *(cell for row in table.rows for cell in row)):
            assert all(part in text for part in cell.split(" / "))


@pytest.mark.parametrize("name", MIXED)
def test_a_mixed_document_yields_its_kazakh_part(name):
    found = analyze(FOLDER / name)
    assert [" ".join(unit.text.split()[:2]) for unit in found.units] == MIXED[name]
    starts = [unit.start for unit in found.units]
    for measure in found.measures:
        assert measure.evidence[0].start >= starts[0]


def test_a_kazakh_appendix_to_a_russian_document_is_found():
    found = analyze(FOLDER / "mixed_03_russian_with_kazakh_appendix.txt")
    texts = [unit.text for unit in found.units]
    assert "Әр ауданда оқулық қоры құрылуы тиіс" in texts
    assert not any("учебник" in text for text in texts)


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("Ауылда жаңа мектеп салынды. Мұғалімдер саны көбейді.", None),
        ("II, III, IV", None),
        (
            "Ауылда жаңа мектеп салынды. Новая школа построена за год. Бала саны көбейді.",
            "42% of the words are in Russian; they are left out.",
        ),
        (
            "Die Schule wurde in zwei Jahren gebaut. Sie ist neu und schön.",
            "Most of the text is in another language; units and measures are found in Kazakh "
            "only. Kazakh in Latin or Arabic letters must be transliterated first.",
        ),
        (
            "Айылда жаңы мектеп курулду, анда көп бала окуйт деп айтышты.",
            "Most of the text is in another language; units and measures are found in Kazakh only.",
        ),
    ],
)
def test_what_is_told(text, warning):
    assert analyze_text(text).document.warnings == ((warning,) if warning else ())


def test_commands_warn_on_stderr(tmp_path):
    path = FOLDER / "ru_02_decree.txt"
    shown = CliRunner().invoke(app, ["analyze", str(path)])
    assert shown.stderr.startswith(f"warning: {path}: Most of the text is in Russian")
    assert "warning" not in shown.stdout.partition('"warnings"')[0]
    run = CliRunner().invoke(app, ["run", str(path), "--kb", str(tmp_path / "a.db"), "-j", "1"])
    assert "ru_02_decree.txt: Most of the text is in Russian" in run.stderr
