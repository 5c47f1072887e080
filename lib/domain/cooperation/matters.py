"""What both sides gave an answer on, laid beside each other: within a round, and with the round before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lib.domain.cooperation.agreement import Concord, concord
from lib.domain.cooperation.disclosure import AskedGroup, AskedItem, Distribution, ShownRound, pooled
from lib.domain.cooperation.scan import Aim, AnswerAbout, PartnerSide, Question, ScanCondition, Tier
from lib.domain.cooperation.two_sides import Contrast, SidesCompared, compare_sides, named_together

MOST_DIFFERENCES, FEWEST_DIFFERENCES = 5, 3
"""Differences that open the talk: all that are more than chance up to the first, filled up to the second."""


class Matter(NamedTuple):
    """A question, and whom it is about: both together, or one side, which the other side then looks at too."""

    question: str
    about: PartnerSide | None

    @property
    def code(self) -> str:
        """As it stands in an address: `vertrouwen`, or `aanspreken.opdrachtgever`."""
        return f"{self.question}.{self.about}" if self.about else self.question

    def asked(self, side: PartnerSide) -> AskedItem:
        """What a side was asked about it."""
        if self.about is None:
            return AskedItem(self.question, AnswerAbout.TOGETHER)
        return AskedItem(self.question, AnswerAbout.OWN if self.about == side else AnswerAbout.OTHER)


@dataclass(frozen=True)
class Sides:
    """What each side answers on one thing, as it may be told; None where nothing may."""

    client: Distribution | None
    contractor: Distribution | None

    def of(self, side: PartnerSide) -> Distribution | None:
        return self.client if side == PartnerSide.CLIENT else self.contractor


@dataclass(frozen=True)
class Contrasted:
    """How both sides see a matter; `comparison` is None where a side cannot be shown."""

    matter: Matter
    sides: Sides
    comparison: SidesCompared | None
    contrast: Contrast


class RoundChange(NamedTuple):
    """A side in the round before and now, over the layers that are shown in both; and whether they differ."""

    before: Distribution
    now: Distribution
    contrast: Contrast


class TierView(NamedTuple):
    """A layer that was invited, with what may be told of it."""

    tier: Tier
    invited: int | None
    shown: Distribution | None


@dataclass(frozen=True)
class SideView:
    """One side on one matter: what may be told, agreement, response, layers, and the round before.

    `invited` are the people asked of the layers that are shown; `concord` is None without all four answers.
    """

    side: PartnerSide
    shown: Distribution | None
    invited: int | None
    concord: Concord | None
    layers: tuple[TierView, ...]
    change: RoundChange | None


def matters_of(questions: Iterable[Question]) -> tuple[Matter, ...]:
    """What is asked, in the order of the questions; what is asked about each other is two matters."""
    found: list[Matter] = []
    for question in questions:
        abouts: Sequence[PartnerSide | None] = (None,) if question.aim == Aim.TOGETHER else tuple(PartnerSide)
        found += [Matter(question.code, about) for about in abouts]
    return tuple(found)


def contrasted(shown: ShownRound, matters: Iterable[Matter]) -> tuple[Contrasted, ...]:
    """How both sides see each matter of which something may be told."""
    told = [(matter, sides) for matter in matters if any(vars(sides := _sides(shown, matter)).values())]
    compared = [compare_told(sides) for _, sides in told]
    named = iter(named_together([c for c in compared if c]))
    return tuple(
        Contrasted(matter, sides, found, next(named) if found else Contrast.TOO_FEW)
        for (matter, sides), found in zip(told, compared, strict=True)
    )


def compare_told(sides: Sides) -> SidesCompared | None:
    """Both sides on the steps that may be told of both; None where a side cannot be shown."""
    if sides.client is None or sides.contractor is None:
        return None
    return compare_sides(*_on_same_steps(sides.client, sides.contractor))


def largest(found: Iterable[Contrasted]) -> tuple[Contrasted, ...]:
    """What to talk about first: what both sides see differently, else what comes nearest to that."""
    ranked = sorted(
        (c for c in found if c.comparison and c.contrast in (Contrast.DIFFERENT, Contrast.UNCLEAR)),
        key=lambda c: (c.contrast != Contrast.DIFFERENT, -c.comparison.distance if c.comparison else 0),
    )
    sure = [c for c in ranked if c.contrast == Contrast.DIFFERENT]
    return tuple(sure[:MOST_DIFFERENCES] if len(sure) >= FEWEST_DIFFERENCES else ranked[:FEWEST_DIFFERENCES])


def of_conditions(
    found: Collection[Contrasted], questions: Mapping[str, Question]
) -> dict[ScanCondition, Sides]:
    """The answers of both sides to all questions of a condition together; people count once a question."""
    told: dict[ScanCondition, Sides] = {}
    for condition in ScanCondition:
        own = [c.sides for c in found if questions[c.matter.question].condition == condition]
        sides = Sides(*(pooled(d for s in own if (d := s.of(side))) for side in PartnerSide))
        if any(vars(sides).values()):
            told[condition] = sides
    return told


def most_people(found: Iterable[Contrasted], side: PartnerSide) -> int:
    """The most people of a side behind one of these matters."""
    return max((told.n for c in found if (told := c.sides.of(side))), default=0)


def side_view(shown: ShownRound, earlier: ShownRound | None, matter: Matter, side: PartnerSide) -> SideView:
    """One side on a matter, with the round before where there is one."""
    item = matter.asked(side)
    told = shown.of_side(side, item)
    groups = [AskedGroup(side, tier) for tier in Tier]
    layers = tuple(
        TierView(group.tier, shown.invited.get(group), shown.of(group, item))
        for group in groups
        if group in shown.invited or shown.of(group, item)
    )
    return SideView(
        side,
        told,
        shown.invited_to(side, item),
        concord(told.counts) if told and told.is_full else None,
        layers,
        change_of(shown, earlier, side, item) if earlier else None,
    )


def change_of(
    shown: ShownRound, earlier: ShownRound, side: PartnerSide, item: AskedItem
) -> RoundChange | None:
    """A side in both rounds, over the layers that are shown in both; None where there is none.

    Who answered twice makes the rounds more alike than two separate groups would be, so that the comparison is careful.
    """
    both = set(shown.groups(side, item)) & set(earlier.groups(side, item))
    before, now = earlier.of_side(side, item, both), shown.of_side(side, item, both)
    if before is None or now is None:
        return None
    compared = compare_sides(*_on_same_steps(before, now))
    if not before.is_full or not now.is_full:
        before, now = before.coarse, now.coarse
    return RoundChange(before, now, compared.contrast)


def _sides(shown: ShownRound, matter: Matter) -> Sides:
    return Sides(*(shown.of_side(side, matter.asked(side)) for side in PartnerSide))


def _on_same_steps(first: Distribution, second: Distribution) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The counts of both, in halves where one of them is told in halves only."""
    if first.is_full and second.is_full:
        return first.counts, second.counts
    return first.halves, second.halves
