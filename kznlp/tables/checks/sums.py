"""A reported total against its addends: whether it holds, and whether it is a sum at all."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from kznlp.records import Check
from kznlp.tables.checks.rounding import slack
from kznlp.tables.checks.slips import changes
from kznlp.tables.numbers import decimals, plain

Place = tuple[int, int]
# A total that is nothing like the sum is no sum.
LEAST, MOST = Decimal("0.3"), Decimal(3)
# A mean of several figures of like size is at most half their sum.
MEAN = Decimal("0.9")
# Rates that are shares of a whole: how many at least, how near their sum comes to the total, and
# how many digits one has that is wrong.
SHARES, SHARES_NEAR = 3, Decimal("0.1")
SHARES_DIGITS = 3
# So many are looked through for a slip.
MOST_ADDENDS = 2000


@dataclass(frozen=True)
class Sum:
    """A reported total and what it should be the sum of.

    Attributes:
        kind: "column" or "row".
        place: of the total: row, column.
        reported: the total as printed.
        addends: the figures with their places.
        coarse: whole figures are rounded ones, as of thousands.
    """

    kind: str
    place: Place
    reported: Decimal
    addends: tuple[tuple[Place, Decimal], ...]
    coarse: bool = False

    @cached_property
    def computed(self) -> Decimal:
        """What the addends add up to."""
        return sum((x for _, x in self.addends), Decimal())

    @cached_property
    def difference(self) -> Decimal:
        """Reported less computed."""
        return self.reported - self.computed

    def holds(self, *, rounded: bool = False) -> bool:
        """Whether rounding alone explains the difference; `rounded` whole figures included."""
        if not self.difference:
            return True
        figures = [x for _, x in self.addends]
        return abs(self.difference) <= slack(self.reported, figures, coarse=self.coarse or rounded)

    @property
    def is_exact(self) -> bool:
        """Whether its figures are counts, which nothing rounds."""
        return self.is_whole and not self.coarse

    @cached_property
    def is_whole(self) -> bool:
        """Whether no figure has decimal places."""
        return not any(map(decimals, (self.reported, *(x for _, x in self.addends))))

    def is_near(self) -> bool:
        """Whether the total is of the size of the sum, and no mean of its addends."""
        figures = [x for _, x in self.addends]
        if not self.computed:
            return False
        share = self.reported / self.computed
        among = min(figures) <= self.reported <= max(figures)
        return LEAST <= share <= MOST and not (among and share < MEAN)

    def is_of_shares(self) -> bool:
        """Whether rates by their header are shares: a total larger than all of them is no mean."""
        if len(self.addends) < SHARES:
            return False
        if self.reported > max(x for _, x in self.addends):
            near = abs(self.difference) <= SHARES_NEAR * self.reported
            return near or any(changes(self.reported, self.computed))
        return self.is_slip(least=SHARES_DIGITS)

    def is_slip(self, *, least: int = 1) -> bool:
        """Whether one wrong digit of an addend explains the difference.

        Args:
            least: how many digits it must have: short figures are like one another by chance.
        """
        off = self.difference
        return any(
            any(changes(x, x + off))
            for _, x in self.addends[:MOST_ADDENDS]
            if x.adjusted() + decimals(x) + 1 >= least
        )

    def check(self, *, ok: bool, chance: float | None) -> Check:
        """The record."""
        return Check(
            kind=self.kind,
            row=self.place[0],
            column=self.place[1],
            reported=plain(self.reported),
            computed=plain(self.computed),
            difference=plain(self.difference),
            ok=ok,
            chance=chance,
        )


@dataclass(frozen=True, slots=True)
class Checked:
    """A sum, whether it holds, and how likely rounding parts it so far (None: not looked at)."""

    sum: Sum
    ok: bool
    chance: float | None = None

    @property
    def check(self) -> Check:
        """The record."""
        return self.sum.check(ok=self.ok, chance=self.chance)
