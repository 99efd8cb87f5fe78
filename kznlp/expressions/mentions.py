"""What the finders of this package return: a value, the words that bear it, and their place."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of a text that carry a value.

    Attributes:
        start: offset of the first character, in the text that was searched.
        end: offset after the last character.
        text: the words as printed.
        reason: the rule that found them.
    """

    start: int
    end: int
    text: str
    reason: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"A span needs 0 <= start <= end, got {self.start} and {self.end}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Money(Mention):
    """An amount of money in whole units of its currency, the scale word multiplied in.

    Attributes:
        amount: "118237,6 мың теңге" is Decimal("118237600").
        currency: ISO 4217 (KZT, USD, RUB, EUR …); None where the text names none.
        period: EDTF, where the expression names the year that the amount is for.
        source: the printed budget or fund, "жергілікті бюджет".
        kind: planned, allocated, spent; None where the words around do not say.
    """

    amount: Decimal
    currency: str | None = None
    period: str | None = None
    source: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Mention):
    """A date, an interval or a recurrence.

    Attributes:
        value: EDTF: "2005", "2005-07-01", "2005-36" (the fourth quarter), "2005/2007".
        role: what the words say that it bounds: start ("2005 жылдан бастап"), end, deadline
            ("2007 жылға дейін"), period (an interval), or at (a bare date).
    """

    value: str
    role: str = "at"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Mention):
    """A territory.

    Attributes:
        code: ISO 3166-2:KZ, or KZ for the country.
        name: in the nominative, "Қызылорда облысы".
        kato: the KATO code, where known.
        level: country, region, city, district.
        former: the territory no longer exists under this name; `code` is its successor's.
    """

    code: str
    name: str
    kato: str | None = None
    level: str = "region"
    former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Mention):
    """A public body or post, or another organization, that can act.

    Attributes:
        name: in the nominative as far as the words allow, "облыс әкімі".
        kind: body or post.
    """

    name: str
    kind: str = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Mention):
    """A legal act or programme that is cited; `name` is the citation without case endings."""

    name: str
