"""Which label a clause has: rules in order, the first that fits decides; its name is the reason.

The order is that of the labels: a proposal before a cause before a claim.
"""

from collections.abc import Callable

from msgspec import Struct

from kznlp.discourse.causes import ends_as_cause
from kznlp.discourse.clauses import Clause
from kznlp.discourse.formulae import is_title, names_task
from kznlp.discourse.frames import NOMINAL, Place, frame_of
from kznlp.discourse.pieces import Piece
from kznlp.records import UnitLabel

CLAIM, CAUSE, PROPOSAL = UnitLabel.CLAIM, UnitLabel.CAUSE, UnitLabel.PROPOSAL
NOUN = frozenset({"", "noun"})
BARE_WORDS = 8
LAST = 6  # words before the end among which a figure is what the clause is about
DUTY = frozenset({"present", "future"})
DEFINITION = "definition"  # the rule whose word is final: models take what a term means for a duty


class Case(Struct, frozen=True):
    """A clause and all that a rule may look at.

    Attributes:
        leads: a list follows it.
        asked: it answers a question about the reason of what the piece of this number says.
    """

    clause: Clause
    piece: Piece
    place: Place
    leads: bool
    asked: int | None = None

    @property
    def form(self) -> str:
        """How the predicate is formed."""
        return self.clause.form

    @property
    def item(self) -> str:
        """What the lead-in says of its items, "" for a piece that is no item."""
        return self.place.lead or ""


Rule = tuple[str, Callable[[Case], bool], UnitLabel | None]


def _heading(c: Case) -> bool:
    return c.place.heading


def _question(c: Case) -> bool:
    return c.piece.closing == "?"


def _formula(c: Case) -> bool:
    return "formula" in c.clause.phrases


def _definition(c: Case) -> bool:
    return c.item == "definition"


def _title(c: Case) -> bool:
    """A line of its own that is no point of a list."""
    own = c.piece.whole and c.piece.closing in ("", ".", ":") and not c.item and not c.piece.marked
    return own and is_title(c.clause.words.forms)


def _named(c: Case) -> bool:
    return c.item == "none" and c.form in NOMINAL


def _addressee(c: Case) -> bool:
    if not c.leads:
        return False
    if c.form in ("imperative", "entrusted"):
        return not names_task(c.clause.words.forms)
    return c.form in NOMINAL


def _lead_in(c: Case) -> bool:
    if not c.leads or c.form == "imperative":
        return False
    # "… мынадай факторлар әсер етеді:" says itself what the causes below bring about,
    # "… 40 миллион теңгені құрайды:" gives a figure.
    forms = c.clause.words.forms
    says = frame_of("leads", c.clause.phrases) == "cause" or any(
        f[0].isdigit() for f in forms[-LAST:]
    )
    return not says or c.form in NOMINAL


def _fragment(c: Case) -> bool:
    return len(c.clause.words.forms) < 2


def _marked_cause(c: Case) -> bool:
    return c.clause.role != ""


def _resolving(c: Case) -> bool:
    return c.form == "resolving"


def _purpose(c: Case) -> bool:
    return c.form == "resolving" and "purpose" in c.clause.phrases


def _form(*forms: str) -> Callable[[Case], bool]:
    return lambda c: c.form in forms


def _proposal_item(c: Case) -> bool:
    return c.item == "proposal" and (c.form in NOMINAL or c.form in DUTY)


def _answer(c: Case) -> bool:
    return c.asked is not None


def _cause_item(c: Case) -> bool:
    return c.item == "cause"


def _aim(c: Case) -> bool:
    return c.form in NOUN | {"nominal", "present", "task"} and "aim" in c.clause.phrases


def _bare(c: Case) -> bool:
    """A name, a term, figures: no predicate, and no lead-in that would give it a meaning."""
    whole = (
        c.piece.whole
        and not c.piece.equates
        and c.clause.start == c.piece.start
        and c.clause.end == c.piece.end
    )
    told = c.item or c.place.completes
    return whole and c.form in NOUN and not told and len(c.clause.words.forms) <= BARE_WORDS


def _operative(c: Case) -> bool:
    return c.place.operative and (c.piece.marked or c.place.lead is not None)


def _task(c: Case) -> bool:
    return c.form == "task" and c.item != "claim"


def _duty(c: Case) -> bool:
    """What rules say is done, and what a programme says will be done."""
    if c.form == "present":
        return c.place.topic == "annex" and c.piece.marked
    if c.form == "ban":
        return c.place.operative or c.place.topic == "annex"
    figures = c.clause.words.figures
    return c.form == "future" and c.place.topic in ("annex", "proposal") and not figures


def _states_cause(c: Case) -> bool:
    return "subjects" in c.clause.phrases or ends_as_cause(c.clause.words.forms)


RULES: tuple[Rule, ...] = (
    ("heading", _heading, None),
    ("question", _question, None),
    ("formula", _formula, None),
    (DEFINITION, _definition, CLAIM),
    ("title", _title, None),
    ("named", _named, None),
    ("purpose", _purpose, PROPOSAL),
    ("resolving", _resolving, None),
    ("addressee", _addressee, None),
    ("lead_in", _lead_in, None),
    ("fragment", _fragment, None),
    ("marked_cause", _marked_cause, CAUSE),
    ("imperative", _form("imperative"), PROPOSAL),
    ("necessity", _form("necessity", "advice"), PROPOSAL),
    ("entrusted", _form("entrusted"), PROPOSAL),
    ("proposal_item", _proposal_item, PROPOSAL),
    ("aim", _aim, PROPOSAL),
    ("answer", _answer, CAUSE),
    ("cause_item", _cause_item, CAUSE),
    ("operative", _operative, PROPOSAL),
    ("planned", _form("planned"), PROPOSAL),
    ("task", _task, PROPOSAL),
    ("duty", _duty, PROPOSAL),
    ("states_cause", _states_cause, CAUSE),
    ("bare", _bare, None),
    ("statement", lambda c: True, CLAIM),
)


def label_of(case: Case) -> tuple[UnitLabel | None, str]:
    """The label, None where the clause is no unit, and the name of the rule."""
    for name, fits, label in RULES:
        if fits(case):
            return label, name
    raise AssertionError("the last rule fits always")
