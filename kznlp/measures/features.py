"""What the models of measures look at: named features, of which rules are some.

Words count by their first letters, which most endings leave alone.
"""

from collections.abc import Sequence

from kznlp import resources
from kznlp.measures.candidates import DEEDS, DOUBTFUL, NOT_MEASURES, Candidate
from kznlp.measures.groups import Sectors, Shares, Targets
from kznlp.measures.instruments import TAXONOMY, Choice
from kznlp.measures.lexicon import lexicon
from kznlp.measures.predicates import form_of
from kznlp.measures.setting import Setting
from kznlp.measures.words import Words
from kznlp.records import Unit

LETTERS = 5  # of a word that stand for it
LAST = 3  # words of the evidence that count on their own
LENGTHS = (4, 7, 20, 40)  # numbers of words that matter
FIGURES = "measures/figures.yml"  # what figures count

Named = dict[str, float]


def bag(found: Words, name: str) -> Named:
    """The words, but figures and the shortest ones."""
    return {f"{name}={w[:LETTERS]}": 1.0 for w in found.lower if len(w) > 2 and not w.isdigit()}


def of_candidate(
    candidate: Candidate,
    place: int,
    units: Sequence[Unit],
    setting: Setting,
    lead: Words,
    kind: str | None,
) -> Named:
    """Features of what may be a measure.

    Args:
        candidate: the candidate.
        place: the place of its unit among the units.
        units: those of the document.
        setting: what stands around the candidate.
        lead: words of the sentence that leads it in.
        kind: that of the document.
    """
    said, unit, choice = candidate.said, candidate.said.unit, candidate.choice
    label = str(unit.label)
    features: Named = {
        f"label={label}": 1,
        f"kind={unit.kind}": 1,
        f"valence={unit.valence}": 1,
        f"assertion={unit.assertion}": 1,
        f"modality={unit.modality}": 1,
        f"{candidate.kind}:rule={candidate.ruled}": 1,
        f"rule={candidate.ruled}": 1,
        f"told={said.told}": 1,
        f"form={said.form}": 1,
        f"{label}:form={said.form}": 1,
        f"own_form={form_of(candidate.words)}": 1,
        "weight": min(choice.weight, 12) / 6,
        f"{label}:sure={choice.sure}": 1,
        f"hit={choice.hit is not None}": 1,
        f"instrument={choice.code}": 1,
        "share": choice.score,
        "parts": min(candidate.parts, 4) / 4,
        f"item={setting.lead is not None}": 1,
        f"lead_form={form_of(lead)}": 1,
        f"document={kind}": 1,
        f"{label}:document={kind}": 1,
    }
    features |= _neighbours(place, units, label)
    features |= _length(len(candidate.words))
    features |= _said(candidate)
    return features


def _neighbours(place: int, units: Sequence[Unit], label: str) -> Named:
    features: Named = {}
    for name, other in (("before", place - 1), ("after", place + 1)):
        known = str(units[other].label) if 0 <= other < len(units) else "none"
        features |= {f"{name}={known}": 1, f"{label}:{name}={known}": 1}
    return features


def _length(count: int) -> Named:
    return {f"words>{length}": 1.0 for length in LENGTHS if count > length}


def _said(candidate: Candidate) -> Named:
    """What the words themselves say."""
    found, whole = candidate.words, candidate.said.words
    lower = found.lower
    features = bag(found, "word") | {f"end={w[:LETTERS]}": 1.0 for w in lower[-LAST:]}
    features |= {f"last={lower[-1][:LETTERS]}": 1.0, f"ending={lower[-1][-LAST:]}": 1.0}
    for name, against in (("not", NOT_MEASURES), ("doubt", DOUBTFUL)):
        kinds = lexicon(against, key="kind").codes_in(whole)
        features |= {f"{name}={kind}": 1.0 for kind in kinds}
    deeds = lexicon(DEEDS, key="kind").codes_in(found)
    features |= dict.fromkeys((f"deed={kind}" for kind in deeds), 1)
    place = candidate.said.place
    offset = place.start or 0
    text = place.text[candidate.start - offset : candidate.end - offset].lower()
    features["figure"] = float(any(letter.isdigit() for letter in text))
    for name, told in resources.entries(FIGURES).items():
        features[name] = float(any(letters in text for letters in told))
    return features


def of_words(found: Words, choice: Choice, *, row: bool) -> Named:
    """Features of the instrument of a measure's words; `choice` is what the phrases say."""
    lower = [word[:LETTERS] for word in found.lower]
    features = bag(found, "word") | {f"end={w}": 1.0 for w in lower[-LAST - 1 :]}
    features |= {f"row={row}": 1.0, f"chosen={choice.code}": 1.0}
    if lower:
        features[f"last={lower[-1]}"] = 1.0
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
