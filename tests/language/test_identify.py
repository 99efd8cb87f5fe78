"""Kazakh, Russian, other."""

import pytest

from kznlp.language.identify import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Облыста жаңа мектеп салынды.", "kk"),
        ("Жол салу, мал саны, бала", "kk"),
        ("Қазақстан Республикасының Үкіметі", "kk"),
        ("Министерство финансов Республики Казахстан", "ru"),
        ("Утвердить прилагаемый план мероприятий по занятости населения.", "ru"),
        ("В области создано 1200 рабочих мест.", "ru"),
        ("The programme was adopted in 2005.", "other"),
        ("12,5 % – 2005", "other"),
        ("", "other"),
        ("«Болашақ» (программа) бойынша грант берілді", "kk"),
    ],
)
def test_language(text, language):
    assert language_of(text) == language


def test_a_long_text_takes_no_longer():
    assert language_of("мектеп " * 1_000_000) == "kk"
