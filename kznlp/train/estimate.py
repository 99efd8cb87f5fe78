"""Estimates a words model from counted words: new stems, then costs by expectation maximization.

1. Listed lemmas are stems, except those that are better read as forms of another ("басқару" of
   "басқар", "кезінде" of "кез").
2. Forms that the grammar cannot derive from them give new stems where several agree on one.
3. Each form is shared among its readings by their probability, and the shares are counted as uses
   of stems and suffixes; again with the new probabilities, some rounds.
"""

import math
from collections import defaultdict
from dataclasses import dataclass

from kznlp import resources
from kznlp.language.readings import Model, Reading
from kznlp.language.suffixes import SUFFIXES, detached, detached_chains
from kznlp.train.sources import Words

Step = tuple[str, int | None]
# What a stem change makes of a verb is still a verb when shares are counted.
SAME = {"narrowed": "verb", "palatal": "verb", "softened": "verb"}
# Second endings of "кез-і-нде", "орн-ы-на", "тарап-ы-нан".
POSTPOSITIONAL = (["ндА"], ["нА"], ["нАн"])
STATES = sorted({s for x in SUFFIXES for s in (*x.states, x.next)} | {"noun", "verb"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to train.

    Attributes:
        rounds: of expectation maximization.
        form_count: a form seen less often is not kept.
        form_documents: nor one seen in fewer documents, if no stem explains it.
        stem_forms: how many unknown forms must agree on a new stem.
        listed: the count that a lemma of six letters starts with, a shorter one with less.
        damping: the power of a form's count that is its weight.
        ending_count: a listed noun that may be an ending must be seen so often.
        smoothing: the count that each suffix starts with.
        measured_on: the folder that a first model does without, to be measured on.
        seed: of the misspellings that are measured.
    """

    rounds: int = 12
    form_count: int = 2
    form_documents: int = 2
    stem_forms: int = 3
    listed: float = 0.3
    damping: float = 0.5
    ending_count: int = 20
    smoothing: float = 0.5
    measured_on: str = "kaznerd"
    seed: int = 0


def learn(words: Words, *, options: Options) -> Model:
    """The model of counted words."""
    lemmas = {
        lemma: set(poses)
        for lemma, poses in words.lemmas.items()
        if len(lemma) > 1 and _is_listed_word(lemma, poses, words, options)
    }
    _drop_verbal_nouns(lemmas)
    _drop_inflected(lemmas)
    _add_stems(lemmas, words, options)
    model = _flat(lemmas)
    readings = {form: list(model.readings(form)) for form in words.forms}
    forms = [form for form in words.forms if _is_word(form, readings[form], lemmas)]
    # A form's weight grows slowly with its count: what tells a stem is how many forms it has.
    weights = {form: words.forms[form] ** options.damping for form in forms}
    for _ in range(options.rounds):
        stems, steps = _expect(weights, readings, model)
        model = _maximize(lemmas, stems, steps, options)
    kept = {
        form: words.forms[form]
        for form in forms
        if words.forms[form] >= options.form_count
        and (readings[form] or words.documents[form] >= options.form_documents)
    }
    return Model(kept, model.stems, model.steps)


def _is_listed_word(lemma: str, poses: set[str], words: Words, options: Options) -> bool:
    """Whether a listed lemma is no ending; of those that look so, "мен", "тас", "таста" are words.

    "ден" and "тың" are nouns in the list, but in text nearly always torn off a word.
    """
    chains = detached_chains(lemma)
    if not chains or any(
        row["word"] == lemma for row in resources.table("language/stop_words.csv")
    ):
        return True
    if "verb" in poses:  # "ет" is seldom seen bare
        return True
    if poses == {"other"}:
        return False
    case = any(SUFFIXES[chain[0]].kind in {"case", "number"} for chain in chains)
    return len(lemma) > 3 or (not case and words.forms[lemma] >= options.ending_count)


def _is_word(form: str, readings: list[Reading], lemmas: dict[str, set[str]]) -> bool:
    """Whether it is no ending that a broken word left behind, "ның" or "лерге"."""
    return (
        form in lemmas
        or not detached(form)
        or any(not detached(reading.stem) for reading in readings)
    )


def _drop_verbal_nouns(lemmas: dict[str, set[str]]) -> None:
    """Let "басқару" be read as a form of "басқар", so that both meet in one lemma."""
    for lemma in [x for x in lemmas if x.endswith("у") and "noun" in lemmas[x]]:
        stem = lemma[:-1]
        if len(stem) > 2 and any("verb" in lemmas.get(stem + end, ()) for end in ("", "ы", "і")):
            lemmas[lemma].discard("noun")
            if not lemmas[lemma]:
                del lemmas[lemma]


def _flat(lemmas: dict[str, set[str]]) -> Model:
    """A first model in which all stems cost the same, and each suffix too."""
    steps: dict[Step, float] = {(state, None): 1.0 for state in STATES}
    steps |= {(state, n): 3.0 for n, suffix in enumerate(SUFFIXES) for state in suffix.states}
    return Model({}, {lemma: dict.fromkeys(poses, 10.0) for lemma, poses in lemmas.items()}, steps)


def _drop_inflected(lemmas: dict[str, set[str]]) -> None:
    """Let "кезінде", listed as an adverb, be read as a form of "кез"."""
    model = _flat(lemmas)
    for lemma in [x for x in lemmas if "verb" not in lemmas[x]]:
        for reading in model.readings(lemma):
            if [SUFFIXES[n].template for n in reading.chain][1:2] in POSTPOSITIONAL:
                del lemmas[lemma]
                break


def _add_stems(lemmas: dict[str, set[str]], words: Words, options: Options) -> None:
    """Add stems of forms that have no reading, by how many forms and documents speak for each."""
    model = _flat(lemmas)
    support: dict[str, set[str]] = defaultdict(set)
    for form in words.forms:
        if "-" not in form and len(form) > 2 and not any(model.readings(form)):
            support[model.guess(form).stem].add(form)
            support[form].add(form)
    for stem in sorted(support, key=lambda s: (len(s), s)):
        attested = stem in support[stem] and len(support[stem]) >= options.stem_forms
        often = words.forms[stem] > options.form_count
        if not attested and not (often and words.documents[stem] >= options.form_documents):
            continue
        # The shorter stems are in by now, so that their forms are not taken for stems.
        if len(stem) > 2 and not detached(stem) and not any(model.readings(stem)):
            lemmas[stem] = {"noun"}
            model.stems[stem] = {"noun": 10.0}


def _expect(
    forms: dict[str, float], readings: dict[str, list[Reading]], model: Model
) -> tuple[dict[tuple[str, str], float], dict[Step, float]]:
    """How often each stem and each step is used, each form shared among its readings."""
    stems: dict[tuple[str, str], float] = defaultdict(float)
    steps: dict[Step, float] = defaultdict(float)
    for form, count in forms.items():
        weights = [(r, math.exp(-_cost(r, model))) for r in readings[form]]
        total = sum(weight for _, weight in weights)
        for reading, weight in weights:
            share = count * weight / total
            stems[reading.stem, reading.pos] += share
            for step in _steps(reading):
                steps[step] += share
    return stems, steps


def _cost(reading: Reading, model: Model) -> float:
    start = model.stems[reading.stem][reading.pos]
    return start + sum(model.steps[step] for step in _steps(reading))


def _steps(reading: Reading) -> list[Step]:
    if reading.pos == "other":
        return []
    state, steps = reading.state, []
    for number in reading.chain:
        steps.append((state, number))
        state = SUFFIXES[number].next
    return [*steps, (state, None)]


def _maximize(
    lemmas: dict[str, set[str]],
    stems: dict[tuple[str, str], float],
    steps: dict[Step, float],
    options: Options,
) -> Model:
    """Costs out of counts."""
    smooth = {
        (lemma, pos): stems[lemma, pos] + options.listed * min(1, (len(lemma) / 6) ** 2)
        for lemma, poses in lemmas.items()
        for pos in poses
    }
    total = sum(smooth.values())
    costs: dict[str, dict[str, float]] = defaultdict(dict)
    for (lemma, pos), count in smooth.items():
        costs[lemma][pos] = round(math.log(total / count), 1)
    return Model({}, dict(costs), _step_costs(steps, options))


def _step_costs(steps: dict[Step, float], options: Options) -> dict[Step, float]:
    """Costs of suffixes and ends; a form of a suffix that a changed stem takes costs as the rest.

    "оқ-у" of "оқы" is as likely as "бар-у": the spelling of the stem decides between them.
    """
    counts: dict[Step, float] = {s: steps[s] + options.smoothing for s in _flat({}).steps}
    shared: dict[tuple[str, str, str], float] = defaultdict(float)
    sums: dict[str, float] = defaultdict(float)
    for (state, number), own in counts.items():
        same = SAME.get(state, state)
        sums[same] += own
        if number is not None:
            shared[same, SUFFIXES[number].kind, SUFFIXES[number].next] += own
    costs: dict[Step, float] = {}
    for (state, number), own in counts.items():
        count = own
        verb = SAME.get(state)
        if verb and number is not None:
            count = shared[verb, SUFFIXES[number].kind, SUFFIXES[number].next]
        costs[state, number] = round(math.log(sums[verb or state] / count), 2)
    return costs
