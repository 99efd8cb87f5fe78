"""What the models of measures look at: named features, of which rules are some.

Words count by their first letters, which most endings leave alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from kznlp import resources
from kznlp.measures.candidates import DEEDS, DOUBTFUL, NOT_MEASURES, Candidate
from kznlp.measures.groups import Sectors, Shares, Targets
from kznlp.measures.instruments import TAXONOMY, Choice
from kznlp.measures.lexicon import lexicon
from kznlp.measures.predicates import form_of
from kznlp.measures.setting import Setting
from kznlp.measures.words import Words

LETTERS = 5  # of a word that stand for it
LAST = 3  # words of the evidence that count on their own
LENGTHS = (4, 7, 20, 40)  # numbers of words that matter
FIGURES = "measures/figures.yml"  # what figures count
REMEMBERED = 50_000  # words
COMBINED = 5_000  # answers of the same few things

Named = dict[str, float]


def of_candidate(
    candidate: Candidate,
    place: int,
    labels: Sequence[str],
    setting: Setting,
    lead: Words,
    kind: str | None,
) -> Named:
    """Features of what may be a measure.

    Args:
        candidate: the candidate.
        place: the place of its unit among the units.
        labels: those of the units of the document.
        setting: what stands around the candidate.
        lead: words of the sentence that leads it in.
        kind: that of the document.
    """
    said, unit, choice = candidate.said, candidate.said.unit, candidate.choice
    label = labels[place]
    before = labels[place - 1] if place else "none"
    after = labels[place + 1] if place + 1 < len(labels) else "none"
    return {
        **_of_unit(label, unit.kind, unit.valence, unit.assertion, unit.modality),
        **_of_rules(label, candidate.kind, candidate.ruled, said.told),
        **_of_forms(label, said.form, form_of(candidate.words), form_of(lead)),
        **_of_choice(label, choice.sure, choice.hit is not None, choice.code),
        **_of_place(label, before, after, setting.lead is not None, kind),
        "weight": min(choice.weight, 12) / 6,
        "share": choice.score,
        "parts": min(candidate.parts, 4) / 4,
        **_length(len(candidate.words)),
        **_said(candidate),
    }


@lru_cache(maxsize=COMBINED)
def _of_unit(
    label: str, kind: str | None, valence: str | None, assertion: str, modality: str | None
) -> Named:
    names = (f"label={label}", f"kind={kind}", f"valence={valence}")
    return dict.fromkeys((*names, f"assertion={assertion}", f"modality={modality}"), 1.0)


@lru_cache(maxsize=COMBINED)
def _of_rules(label: str, kind: str, ruled: bool, told: bool) -> Named:
    return dict.fromkeys((f"{kind}:rule={ruled}", f"rule={ruled}", f"told={told}"), 1.0)


@lru_cache(maxsize=COMBINED)
def _of_forms(label: str, form: str, own: str, lead: str) -> Named:
    names = (f"form={form}", f"{label}:form={form}", f"own_form={own}", f"lead_form={lead}")
    return dict.fromkeys(names, 1.0)


@lru_cache(maxsize=COMBINED)
def _of_choice(label: str, sure: bool, named: bool, code: str) -> Named:
    return dict.fromkeys((f"{label}:sure={sure}", f"hit={named}", f"instrument={code}"), 1.0)


@lru_cache(maxsize=COMBINED)
def _of_place(label: str, before: str, after: str, item: bool, document: str | None) -> Named:
    around = (f"before={before}", f"after={after}", f"document={document}")
    return dict.fromkeys((*around, *(f"{label}:{name}" for name in around), f"item={item}"), 1.0)


@cache
def _length(count: int) -> Named:
    return {f"words>{length}": 1.0 for length in LENGTHS if count > length}


def _said(candidate: Candidate) -> Named:
    """What the words themselves say."""
    found, whole, lower = candidate.words, candidate.said.words, candidate.words.lower
    names = [
        *bag(lower),
        *map(_as_end, lower[-LAST:]),
        f"last={lower[-1][:LETTERS]}",
        f"ending={lower[-1][-LAST:]}",
        *(f"not={code}" for code in lexicon(NOT_MEASURES, key="kind").codes_in(whole)),
        *(f"doubt={code}" for code in lexicon(DOUBTFUL, key="kind").codes_in(whole)),
        *(f"deed={code}" for code in lexicon(DEEDS, key="kind").codes_in(found)),
    ]
    features = dict.fromkeys(names, 1.0)
    place = candidate.said.place
    offset = place.start or 0
    text = place.text[candidate.start - offset : candidate.end - offset].lower()
    features["figure"] = float(any(map(_has_figure, lower)))
    for name, told in resources.entries(FIGURES).items():
        features[name] = float(any(letters in text for letters in told))
    return features


def bag(lower: Iterable[str]) -> Iterator[str]:
    """The names of words, but figures and the shortest ones."""
    return filter(None, map(_as_word, lower))


@lru_cache(maxsize=REMEMBERED)
def _as_word(word: str) -> str | None:
    return f"word={word[:LETTERS]}" if len(word) > 2 and not word.isdigit() else None


@lru_cache(maxsize=REMEMBERED)
def _as_end(word: str) -> str:
    return f"end={word[:LETTERS]}"


@lru_cache(maxsize=REMEMBERED)
def _has_figure(word: str) -> bool:
    return any(map(str.isdigit, word))


def of_words(found: Words, choice: Choice, *, row: bool) -> Named:
    """Features of the instrument of a measure's words; `choice` is what the phrases say."""
    names = [*bag(found.lower), *map(_as_end, found.lower[-LAST - 1 :])]
    names += [f"row={row}", f"chosen={choice.code}"]
    names += [f"last={word[:LETTERS]}" for word in found.lower[-1:]]
    features = dict.fromkeys(names, 1.0)
    for hit in lexicon(TAXONOMY).find(found):
        name = f"phrase={hit.code}"
        features[name] = min(features.get(name, 0.0) + hit.weight / 3, 3.0)
    return features


def of_target(code: str, targets: Targets, share: float, instrument: str) -> Named:
    """Features of one target group of a measure.

    Args:
        code: the group.
        targets: what the words of the measure and those around it name.
        share: of the document's other measures with groups that name this one.
        instrument: of the measure.
    """
    own, none = code in targets.codes, not targets.own
    features: Named = {
        f"group={code}": 1.0,
        f"{instrument}:group={code}": 1.0,
        f"instrument={instrument}": 1.0,
        "own": float(own),
        f"own={code}": float(own),
        "others": len(targets.own) / 3,
        "share": share,
        "none": float(none),
        "none:share": share * none,
        f"none:instrument={instrument}": float(none),
    }
    for place, codes in targets.around.items():
        features[place] = float(code in codes)
        features[f"none:{place}"] = float(code in codes and none)
    return features


def of_sectors(sectors: Sectors, document: Shares, chosen: str, instrument: str) -> Named:
    """Features of the sector of a measure; `chosen` is what the phrases say."""
    features: Named = {f"chosen={chosen}": 1.0, f"instrument={instrument}": 1.0}
    for name, named in (("own", sectors.own), ("around", sectors.around)):
        features |= {f"{name}={code}": min(hits.weight, 8) / 3 for code, hits in named.items()}
    features |= {f"document={code}": 2 * share for code, share in document.measures.items()}
    return features | {f"text={code}": 2 * share for code, share in document.text.items()}
