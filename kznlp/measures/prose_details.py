"""The details of a measure told in prose, from the nearest of several places that names them.

In order: the unit, its sentence, the blocks that lead it in, the points above, the labels below,
the heading; but labels that name who answers ("Орындаушылар: …") come first. Of the preamble only
acts count; who issued the act is told by `kznlp.measures.issuer`.
Where all of these name nobody who acts, those act whom the unit names in the nominative.
"""

from collections.abc import Sequence

from kznlp.expressions.mentions import Body, Date, Money
from kznlp.expressions.money import find_money, is_level
from kznlp.measures.actors import acting, by, case_of, subjects
from kznlp.measures.dates import bounds
from kznlp.measures.details import Details
from kznlp.measures.lexicon import lexicon
from kznlp.measures.listing import apart
from kznlp.measures.openings import ends
from kznlp.measures.places import Place
from kznlp.measures.words import words

COMPARED = "measures/compared.yml"
PRICES = "measures/prices.yml"
NEARBY = 40  # characters behind a date or an amount that tell what it is
FEW = 4  # words behind an amount
ANSWER = ("implementing", "accountable")
LABELS = (*ANSWER, "deadline")


def prose_details(
    places: Sequence[Place],
    *,
    done: bool,
    begin: int = 0,
    end: int | None = None,
    issuer: Body | None = None,
    behind: Sequence[Place] = (),
) -> Details:
    """The details of a measure told in prose.

    Args:
        places: the unit, then those that stand around it, the nearest first.
        done: the measure was already taken.
        begin: where the words that tell it begin in the unit, behind the sentence's opening.
        end: where the words that tell it end in the unit; a date behind them is of something else.
        issuer: who issued the act, where the measure is its own deed.
        behind: what tells only of its money.
    """
    details = Details()
    for place in places:
        if place.name in ANSWER:
            details.add_listed(place, place.name)
    alone = not details.actors  # nobody is known yet but those who only help
    for place in places:
        if place.name in LABELS or place.name == "heading":
            continue
        if not details.dates:
            _add_dates(details, place, done=done, begin=begin, end=end)
        if alone and place.name != "preamble":
            alone = not _add_actors(details, place)
        if not details.legal_basis:
            details.add_acts(place)
    for place in places:
        if place.name == "deadline" and not details.dates:
            details.add_deadline(place)
    for place in places:
        if not details.regions and place.name != "preamble":
            details.add_regions(place)
    if issuer and not details.actors:
        _add_issuer(details, issuer, places)
    if not details.actors:
        _add_subjects(details, places[0])
    for place in (places[0], *behind):
        for money in find_money(place.text):
            if not _is_price(place.text, money):
                details.add_money(place, money, money)
    return details


def _add_dates(details: Details, place: Place, *, done: bool, begin: int, end: int | None) -> None:
    """The bounds of a measure by its unit; only a deadline reaches over from other places.

    What a lead-in points back to is told for itself: "2005 жылға дейін үлес өссін. Ол үшін: …".
    """
    if place.name == "parent":
        return
    dates = [date for date in place.dates if not _is_compared(place.text, date)]
    if place.name == "unit":
        last = len(place.text) if end is None else end
        dates = [d for d in dates if d.start < last and not _is_of_opening(place, d, begin)]
    else:
        dates = [date for date in dates if date.role == "deadline"]
    acts = place.acts if dates else ()
    details.add_bounds(place, bounds(dates, acts, done=done, year=place.about.year))


def _is_compared(text: str, date: Date) -> bool:
    """Whether something is compared with the date: "2003 жылмен салыстырғанда"."""
    following = words(text, date.end, date.end + NEARBY)
    return bool(lexicon(COMPARED, key="kind").codes_in(following))


def _is_price(text: str, money: Money) -> bool:
    """Whether it is what something costs, or a level: "90 теңге бағамен", "5000 теңгеге жетті"."""
    following = words(text, money.end, money.end + NEARBY)[:FEW]
    said = lexicon(PRICES, key="kind").codes_in(following)
    return "price" in said or ("level" in said and is_level(money))


def _is_of_opening(place: Place, date: Date, begin: int) -> bool:
    """Whether it is the period of what is named before: "2003 жылға арналған жоспар шегінде"."""
    if date.end > begin or date.role == "at":
        return False
    cited = any(act.start <= date.start < act.end for act in place.acts)
    opening = any(date.end < end - place.words.offset for end in ends(place.words))
    return opening and (cited or date.role == "period")


def _add_actors(details: Details, place: Place) -> bool:
    """Add those who act; False if all of them only help ("… басқармасымен бірлесіп")."""
    leads = False
    for body in acting(place):
        _add_body(details, place, body)
        leads = leads or not (case_of(body) == "instrumental" or by(place.text, body))
    return leads


def _add_subjects(details: Details, place: Place) -> None:
    """Add the bodies that are the subject of the unit's predicate."""
    for body in subjects(place):
        _add_body(details, place, body)


def _add_body(details: Details, place: Place, body: Body) -> None:
    role = "accountable" if body.kind == "post" else "implementing"
    for name in apart(body.name):
        details.add_actor(name, role, place, body)


def _add_issuer(details: Details, issuer: Body, places: Sequence[Place]) -> None:
    """The issuer, with its place where a preamble names it."""
    named = next((place for place in places if issuer in place.bodies), None)
    if named is None:
        details.add_signatory(issuer, places[0].about)
    else:
        details.add_actor(issuer.name, "accountable", named, issuer)
