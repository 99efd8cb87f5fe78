"""Persons with initials."""

import pytest

from kznlp.expressions.persons import find_persons


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Облыс әкімі Қ.Ж. Сейітов қол қойды", ["Қ.Ж. Сейітов"]),
        ("Бақылау Ә.Омаровқа жүктелсін", ["Ә.Омаровқа"]),
        ("Төраға Б. Қ. Тасболат", ["Б. Қ. Тасболат"]),
        ("Хатшы: Сұлтанова Г.М., Ахметов Н.", ["Сұлтанова Г.М.", "Ахметов Н."]),
        ("Ә. Серікұлының және А.Б. Ким-Нұрланның есебі", ["Ә. Серікұлының", "А.Б. Ким-Нұрланның"]),
        ("Семей Ж.Т. Әбенов атындағы мектеп", ["Ж.Т. Әбенов"]),
        ("А. Жалпы ережелер", []),
        ("Б. Қаржыландыру көздері және т.б. Міндеттер", []),
        ("XX ғ. Басқару. Н. бөлімі", []),
        ("", []),
    ],
)
def test_persons(text, found):
    persons = find_persons(text)
    assert [person.text for person in persons] == found
    assert all(text[p.start : p.end] == p.text for p in persons)
