"""A document as measures are looked for in it: its text, and what stands around each place."""

from collections.abc import Iterator, Mapping
from functools import cache

import regex
from spacy.tokens import Doc

from kznlp.expressions.document_date import last_year
from kznlp.language.doc_text import text_of
from kznlp.measures.candidates import Candidate
from kznlp.measures.groups import Hits, Targets, find_sectors, find_targets, target_codes
from kznlp.measures.issuer import resolves, signatory
from kznlp.measures.openings import is_for_this
from kznlp.measures.places import About, Place
from kznlp.measures.setting import Setting, Span, Surroundings
from kznlp.measures.words import NONE, Words, words
from kznlp.records import Table, Unit

COUNTRY = "KZ"
REACH = 600  # characters before a unit in which its sentence may have begun
SENTENCE_END = regex.compile(r"(?<!(?<!\p{L})\p{L})[.!?]\s+(?=\p{Lu})")  # not "А. Аманов"


class Scene:
    """What is asked of a document more than once is worked out once."""

    def __init__(self, doc: Doc) -> None:
        self.text = text_of(doc)
        self.units: tuple[Unit, ...] = doc._.units
        self.tables: tuple[Table, ...] = doc._.tables
        self.kind: str | None = doc._.kind
        region: str | None = doc._.region
        self.about = About(
            date=doc._.date,
            region=None if region == COUNTRY else region,
            title=doc._.title,
            latest=last_year(self.text),
        )
        self.signed = signatory(self.text, doc._.blocks)
        self._surroundings = Surroundings(self.text, doc._.blocks)
        self.words = cache(self._words)
        self.place = cache(self._place)
        self.lead_in = cache(self._lead_in)
        self.sectors = cache(self._sectors)
        self.groups = cache(self._groups)
        self.title_groups = target_codes(words(self.about.title or ""))

    def setting(self, candidate: Candidate) -> Setting:
        """What stands around a candidate."""
        return self._surroundings.at(candidate.start)

    def lead(self, setting: Setting) -> Words:
        """The words of the nearest lead-in."""
        return self.words(setting.lead) if setting.lead else NONE

    def around(self, candidate: Candidate, setting: Setting) -> list[Place]:
        """The unit, and the places around it that may hold details, the nearest first."""
        places = [candidate.said.place, *self._sentence(candidate, setting.block)]
        places += [self.lead_in(span) for span in setting.leads]
        places += [self.place("parent", span) for span in setting.parents]
        places += [self.place(label.role, (label.start, label.end)) for label in setting.labels]
        return places + ([self.place("heading", setting.section)] if setting.section else [])

    def _sentence(self, candidate: Candidate, block: Span) -> Iterator[Place]:
        """What stands before a unit in its sentence, if anything does.

        An order goes on from the sentence before: "Қаржы бөлімі есеп жүргізсін. Несие берсін."
        """
        start = candidate.said.unit.start
        nearest = max(block[0], start - REACH)
        stop = start + (candidate.said.form != "imperative")
        ends = SENTENCE_END.finditer(self.text, nearest, stop)
        begin = max((found.end() for found in ends), default=nearest)
        if before := self.text[begin:start].strip():
            yield Place("sentence", before, self.text.index(before, begin), self.about)

    def behind(self, candidate: Candidate, setting: Setting) -> Place | None:
        """The sentence behind, if it tells what is given for it: "Осы мақсатқа … бөлінді"."""
        start, stop = candidate.said.unit.end - 1, setting.block[1]
        ends = [found.end() for found in SENTENCE_END.finditer(self.text, start, stop)]
        if not ends:
            return None
        place = self.place("behind", (ends[0], (*ends[1:], stop)[0]))
        return place if is_for_this(place.words) else None

    def targets(self, candidate: Candidate, setting: Setting) -> Targets:
        """The target groups that a candidate and what stands around it name."""
        around = {
            "unit": target_codes(candidate.said.words),
            "lead_in": self.groups(setting.lead),
            "heading": self.groups(setting.heading),
            "title": self.title_groups,
        }
        return Targets(find_targets(candidate.words), around)

    def _words(self, span: Span) -> Words:
        return words(self.text, *span)

    def _groups(self, span: Span | None) -> frozenset[str]:
        return target_codes(self.words(span)) if span else frozenset()

    def _place(self, name: str, span: Span) -> Place:
        return Place(name, self.text[span[0] : span[1]], span[0], self.about)

    def _lead_in(self, span: Span) -> Place:
        """What leads a list in: the preamble of an act, or another sentence."""
        return self.place("preamble" if resolves(self.text[slice(*span)]) else "lead_in", span)

    def _sectors(self, *spans: Span | None) -> Mapping[str, Hits]:
        return find_sectors(*(self.words(span) for span in spans if span))
