"""What may be told of the answers of a round, so that nobody's answer can be had from it: everything goes through here.

A cell is what the people of one side and layer answered to one question about one thing. Three rules decide on it:

1. *Few.* A cell of fewer than `FEWEST_PEOPLE` people is not shown. From 5 to 9 people only how many gave answer 1 or 2
   and how many 3 or 4 is shown; from `FULL` on all four answers.
2. *Alike.* A cell in which all gave what is shown as one answer is not shown; from `FULL` people on also not where all
   but one did: who gave the other answer would know that of all colleagues.
3. *Who left it out.* The numbers invited are public. Where as many people answered one question as were invited, the
   others answered it too, and a count of 1 to 4 fewer at another question tells how many left that out: such a cell is
   not shown.

Nothing says which of these rules hid a cell, so that "not shown" tells nothing by itself.

Subtraction finds nothing, because there is nothing to subtract from: every sum over layers, questions or conditions,
every share, comparison, change and derived figure is a function of the cells that are shown (`pooled`, `share_of`);
hidden cells, answers that do not apply and the number of people who took part are in no total. A sum is shown as
coarsely as the coarsest of its parts. Response is counted of the people behind a shown cell.

A layer of one person cannot be anonymous. It is asked openly, as a role, and told so beforehand; what it answers is
shown apart (`ShownRound.openly`) and is in no count, sum or figure. A layer that was asked in any other way, by any
load, never becomes open (lib/store/cooperation/rounds.py).

Time is no way round either. A reader can lay what an earlier load or an earlier day showed beside what is seen now, so
the answers of a group in a round are shown as they came in first, or not at all (`told_once`). A round that comes in
again with the very same answers is shown again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lib.domain.cooperation.scan import ANSWER_STEPS, AnswerAbout, PartnerSide, Tier

FEWEST_PEOPLE, FULL = 5, 10
"""People behind a cell from which it is shown in halves, and from which all four answers are."""


class AskedGroup(NamedTuple):
    """The people of one layer of one side."""

    side: PartnerSide
    tier: Tier


class AskedItem(NamedTuple):
    """A question, and whom the answers to it are about."""

    question: str
    about: AnswerAbout


class Answered(NamedTuple):
    """The counts of answers 1 to 4 in a cell, as the store has them; they go nowhere but into `disclose_round`."""

    group: AskedGroup
    item: AskedItem
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Distribution:
    """What may be told of answers: how many there are in each of the four steps, or in each half of them."""

    counts: tuple[int, ...]

    @property
    def n(self) -> int:
        return sum(self.counts)

    @property
    def is_full(self) -> bool:
        """Whether all four answers are told apart."""
        return len(self.counts) == len(ANSWER_STEPS)

    @property
    def halves(self) -> tuple[int, int]:
        """How many gave answer 1 or 2, and how many 3 or 4."""
        middle = len(self.counts) // 2
        return sum(self.counts[:middle]), sum(self.counts[middle:])

    @property
    def coarse(self) -> Distribution:
        """The same in halves."""
        return Distribution(self.halves)


@dataclass(frozen=True)
class ShownRound:
    """A round as it may be told.

    Attributes:
        invited: how many were invited of each group.
        cells: those that are shown.
        openly: the answer (1 to 4) of groups of one person that were asked openly; these have no cells.
    """

    invited: Mapping[AskedGroup, int]
    cells: Mapping[tuple[AskedGroup, AskedItem], Distribution]
    openly: Mapping[tuple[AskedGroup, AskedItem], int] = field(default_factory=dict)

    def of(self, group: AskedGroup, item: AskedItem) -> Distribution | None:
        """What may be told of a cell; None where nothing may, or nobody answered."""
        return self.cells.get((group, item))

    def groups(self, side: PartnerSide, item: AskedItem) -> tuple[AskedGroup, ...]:
        """The layers of a side that are shown for an item, from the work to those who decide."""
        return tuple(group for tier in Tier if self.of(group := AskedGroup(side, tier), item))

    def of_side(
        self, side: PartnerSide, item: AskedItem, among: Collection[AskedGroup] | None = None
    ) -> Distribution | None:
        """The layers of a side that are shown, taken together.

        Args:
            among: only these, to compare rounds; None for all.
        """
        chosen = [group for group in self.groups(side, item) if among is None or group in among]
        return pooled(self.cells[group, item] for group in chosen)

    def invited_to(self, side: PartnerSide, item: AskedItem) -> int | None:
        """How many people of the layers of a side that are shown for an item were invited; None where unknown."""
        counts = [self.invited.get(group) for group in self.groups(side, item)]
        known = [count for count in counts if count is not None]
        return sum(known) if known and len(known) == len(counts) else None


class HighShare(NamedTuple):
    """Answers 3 and 4 (`high`) of all that are shown (`answers`), and the most people behind one of the questions."""

    high: int
    answers: int
    people: int

    @property
    def pct(self) -> float:
        return 100 * self.high / self.answers


def disclose_round(
    answered: Iterable[Answered],
    invited: Mapping[AskedGroup, int],
    asked_openly: Collection[AskedGroup] = (),
) -> ShownRound:
    """What may be told of the answers of one round of one partnership.

    Args:
        answered: every cell with answers, at most once; answers that do not apply are not counted in it.
        invited: how many people of each group were asked, as far as that is known.
        asked_openly: groups of one person whose answers are shown with their role.
    """
    counted = list(answered)
    openly = {
        (a.group, a.item): a.counts.index(1) + 1
        for a in counted
        if a.group in asked_openly and invited.get(a.group) == sum(a.counts) == 1
    }
    told = {
        (a.group, a.item): shown
        for a in counted
        if a.group not in asked_openly and (shown := _alone(a.counts))
    }
    most: dict[AskedGroup, int] = {}
    for (group, _), shown in told.items():
        most[group] = max(shown.n, most.get(group, 0))
    complete = {group for group, count in most.items() if count >= invited.get(group, count + 1)}
    cells = {
        (group, item): shown
        for (group, item), shown in told.items()
        if group not in complete or not 0 < most[group] - shown.n < FEWEST_PEOPLE
    }
    return ShownRound(dict(invited), cells, openly)


def pooled(parts: Iterable[Distribution]) -> Distribution | None:
    """Distributions that are shown, taken together: as coarse as the coarsest. None without any."""
    found = list(parts)
    if not found:
        return None
    if not all(part.is_full for part in found):
        found = [part.coarse for part in found]
    return Distribution(tuple(map(sum, zip(*(part.counts for part in found), strict=True))))


def share_of(shown: ShownRound, side: PartnerSide, questions: Collection[str]) -> HighShare | None:
    """Answers 3 and 4 of a side to these questions, of the layers that are shown; None where none is."""
    items = {item for group, item in shown.cells if group.side == side and item.question in questions}
    found = [cell for item in items if (cell := shown.of_side(side, item))]
    if not found:
        return None
    highest, most = sum(cell.halves[1] for cell in found), max(cell.n for cell in found)
    return HighShare(highest, sum(cell.n for cell in found), most)


def told_once(loads: Iterable[int], ever: Iterable[int]) -> bool:
    """Whether the answers of a group in a round may be told: those that count are those that came in first.

    Args:
        loads: those whose answers of the group in the round count now; for one that brought the whole round just as an
            earlier load did, that earlier one.
        ever: every load that ever brought such answers, also those taken back.
    """
    counting = set(loads)
    return bool(counting) and counting == {min(ever)}


def _alone(counts: tuple[int, ...]) -> Distribution | None:
    """What may be told of a cell by its own counts."""
    n = sum(counts)
    if n < FEWEST_PEOPLE:
        return None
    if n < FULL:
        halves = Distribution(counts).coarse
        return halves if min(halves.counts) else None
    return Distribution(counts) if max(counts) < n - 1 else None
