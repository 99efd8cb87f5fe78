"""Kazakh in its alphabets: Cyrillic, Latin (2021, 2018, ISO 9, BGN/PCGN), Arabic (töte jazu).

    alphabets    letters of each alphabet, from kznlp/data/scripts
    forward      Cyrillic words in another alphabet
    contexts     which Cyrillic letters stand behind others, by what is around them
    backward     words of another alphabet in Cyrillic
    detect       which alphabet a text is in
    text         whole texts, with offsets

>>> transliterate("Ақтөбе облысы").text
'Aqtöbe oblysy'
>>> transliterate("Aqtöbe oblysy", to="cyrillic").text
'Ақтөбе облысы'
"""

from kznlp.language.scripts.alphabets import ALPHABETS, CYRILLIC
from kznlp.language.scripts.detect import detect_script
from kznlp.language.scripts.text import Transliterated, transliterate

__all__ = ["ALPHABETS", "CYRILLIC", "Transliterated", "detect_script", "transliterate"]
