"""Nobody's answer can be had from a round of the cooperation scan, by whoever has all that is told of it and subtracts.

The attacker knows how many were invited and everything that the module on disclosure gives out: cells, sides, shares,
response, and what layers of one said that were asked openly. From it follow equations in the unknown counts: how many
people of a group took part, how many left a question out, how many gave each answer. The attacker solves them in two
ways: linear algebra (a count that is the same in every solution is known), and reasoning on whole numbers of people,
none below nought, until nothing more follows.
Linear programmes find the ends of every count in a sample, and a small group is turned over wholly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from scipy.optimize import linprog

from lib.domain.cooperation.disclosure import (
    Answered,
    AskedGroup,
    AskedItem,
    ShownRound,
    disclose_round,
    share_of,
)
from lib.domain.cooperation.scan import AnswerAbout, PartnerSide, Tier
from tests.scans import Scan, drawn_scan

SURVEYS, AMONG_TESTS = 10_000, 20
"""Surveys in all, and which part of them is for every run of the tests."""
STEPS = (1, 2, 3, 4)

Unknown = tuple[AskedGroup, AskedItem | None, str]
"""A count that the attacker is after: `left`, `n`, or an answer of a cell; `took_part` of a group."""


@dataclass
class Attacker:
    """Equations and limits in what is unknown."""

    limits: dict[Unknown, tuple[float, float]] = field(default_factory=dict)
    equations: list[tuple[dict[Unknown, int], float]] = field(default_factory=list)

    def told(self, parts: dict[Unknown, int], total: float) -> None:
        self.equations.append((parts, total))

    def reason(self) -> None:
        """Narrow the limits by every equation until nothing more follows."""
        moved = True
        while moved:
            moved = False
            for parts, total in self.equations:
                low = sum(k * self.limits[u][k < 0] for u, k in parts.items())
                high = sum(k * self.limits[u][k > 0] for u, k in parts.items())
                for unknown, k in parts.items():
                    own = self.limits[unknown]
                    ends = (total - (high - k * own[k > 0])) / k, (total - (low - k * own[k < 0])) / k
                    new = max(own[0], np.ceil(min(ends) - 1e-9)), min(own[1], np.floor(max(ends) + 1e-9))
                    if new != own:
                        self.limits[unknown], moved = new, True

    def solved(self) -> set[Unknown]:
        """What is the same in every solution of the equations alone."""
        reduced: dict[Unknown, dict[Unknown, Fraction]] = {}
        for parts, _ in self.equations:
            row = {unknown: Fraction(k) for unknown, k in parts.items()}
            for pivot in [unknown for unknown in row if unknown in reduced]:
                _subtract(row, reduced[pivot], row[pivot])
            if not row:
                continue
            pivot, scale = next(iter(row.items()))
            row = {unknown: k / scale for unknown, k in row.items()}
            for other in reduced.values():
                if pivot in other:
                    _subtract(other, row, other[pivot])
            reduced[pivot] = row
        return {pivot for pivot, row in reduced.items() if len(row) == 1}

    def ends(self, wanted: Unknown) -> tuple[float, float]:
        """The least and the most that an unknown can be, by linear programmes."""
        names = list(self.limits)
        matrix = [[parts.get(name, 0) for name in names] for parts, _ in self.equations]
        totals, bounds = [total for _, total in self.equations], [self.limits[name] for name in names]
        found = []
        for sign in (1, -1):
            aim = [sign * (name == wanted) for name in names]
            found.append(sign * linprog(aim, A_eq=matrix, b_eq=totals, bounds=bounds).fun)
        return found[0], found[1]


def _subtract(row: dict[Unknown, Fraction], other: dict[Unknown, Fraction], times: Fraction) -> None:
    """Take an equation so many times off another, in place."""
    for unknown, k in other.items():
        row[unknown] = row.get(unknown, Fraction(0)) - times * k
        if not row[unknown]:
            del row[unknown]


def attack(shown: ShownRound, items: Sequence[AskedItem], side: PartnerSide) -> Attacker:
    """Write down everything that is told of a side; nothing that is told is about both."""
    known = Attacker()
    for group, invited in shown.invited.items():
        if group.side != side:
            continue
        known.limits[group, None, "took_part"] = (0, invited)
        for item in items:
            for what in ("left", "n", *map(str, STEPS)):
                known.limits[group, item, what] = (0, invited)
            steps = {(group, item, str(step)): 1 for step in STEPS}
            known.told({**steps, (group, item, "n"): -1}, 0)
            known.told({(group, item, "n"): 1, (group, item, "left"): 1, (group, None, "took_part"): -1}, 0)
            if cell := shown.of(group, item):
                size = len(STEPS) // len(cell.counts)
                for part, count in enumerate(cell.counts):
                    steps_of_part = STEPS[part * size : (part + 1) * size]
                    known.told({(group, item, str(step)): 1 for step in steps_of_part}, count)
    _note_openly(known, shown, side)
    for item in items:
        _note_side(known, shown, side, item)
    for question in sorted({item.question for item in items}):
        _note_share(known, shown, side, [item for item in items if item.question == question])
    return known


def _note_openly(known: Attacker, shown: ShownRound, side: PartnerSide) -> None:
    """Whoever is a layer by himself and was asked openly has told all that he said."""
    for (group, item), step in shown.openly.items():
        if group.side == side:
            known.told({(group, item, str(step)): 1}, 1)
            known.told({(group, item, "n"): 1}, 1)
            known.told({(group, None, "took_part"): 1}, 1)


def _note_side(known: Attacker, shown: ShownRound, side: PartnerSide, item: AskedItem) -> None:
    if told := shown.of_side(side, item):
        groups = shown.groups(side, item)
        low, high = told.halves
        known.told({(g, item, step): 1 for g in groups for step in "12"}, low)
        known.told({(g, item, step): 1 for g in groups for step in "34"}, high)
        known.told({(g, item, "n"): 1 for g in groups}, told.n)


def _note_share(known: Attacker, shown: ShownRound, side: PartnerSide, items: Sequence[AskedItem]) -> None:
    if share := share_of(shown, side, {item.question for item in items}):
        cells = [(g, item) for item in items for g in shown.groups(side, item)]
        known.told({(*cell, step): 1 for cell in cells for step in "34"}, share.high)
        known.told({(*cell, "n"): 1 for cell in cells}, share.answers)


def secrets(
    scan: Scan, shown: ShownRound, items: Sequence[AskedItem], side: PartnerSide
) -> Iterator[Unknown]:
    """The counts that must stay unknown: n of 1 to 4, and who gave an answer that is not told.

    None of those who were asked openly: they knew that theirs would be shown.
    """
    for group in [group for group in scan.invited if group.side == side and group not in scan.openly]:
        if 0 < len(scan.answers[group]) < 5:
            yield group, None, "took_part"
        for item in items:
            left, *counts = scan.counts(group, item)
            if 0 < left < 5:
                yield group, item, "left"
            cell = shown.of(group, item)
            if cell is None and 0 < sum(counts) < 5:
                yield group, item, "n"
            if cell is None or not cell.is_full:
                yield from (
                    (group, item, str(step)) for step, count in zip(STEPS, counts, strict=True) if count
                )


def recovered(known: Attacker, hidden: Sequence[Unknown], *, programmes: bool = False) -> set[Unknown]:
    """Which secrets the attacker finds."""
    solved = known.solved()
    wide = dict(known.limits)
    known.reason()
    narrow = {unknown for unknown in hidden if known.limits[unknown][0] == known.limits[unknown][1]}
    if programmes:
        known.limits = wide
        narrow |= {unknown for unknown in hidden if np.ptp(known.ends(unknown)) < 0.5}
    return narrow | solved.intersection(hidden)


def check(number: int, *, programmes: bool = False) -> int:
    """Attack one survey; returns how many secrets it has."""
    scan = drawn_scan(np.random.default_rng([14, number]))
    items = sorted({item for people in scan.answers.values() for person in people for item in person})
    shown = disclose_round(scan.cells(), scan.invited, scan.openly)
    assert {group for group, _ in shown.openly} <= scan.openly
    secret = 0
    for side in PartnerSide:
        known = attack(shown, items, side)
        for parts, total in known.equations:
            told = sum(k * _true(scan, unknown) for unknown, k in parts.items())
            assert told == total, "the attacker was told an untruth"
        hidden = list(secrets(scan, shown, items, side))
        assert not recovered(known, hidden, programmes=programmes), number
        assert not [group for group, _ in known_halves(known) if group not in scan.openly], number
        secret += len(hidden)
    assert not list(known_to_a_member(scan, shown)), number
    return secret


def known_halves(known: Attacker) -> Iterator[tuple[AskedGroup, AskedItem]]:
    """Cells of fewer than 10 people who are known to have given only answers 1 and 2, or only 3 and 4."""
    for (group, item, what), (low, high) in known.limits.items():
        if what == "n" and item and low > 0 and high < 10:
            most = [known.limits[group, item, step][1] for step in "1234"]
            if sum(most[:2]) == 0 or sum(most[2:]) == 0:
                yield group, item


def known_to_a_member(scan: Scan, shown: ShownRound) -> Iterator[tuple[AskedGroup, AskedItem]]:
    """Cells from which somebody who gave an answer knows that of every colleague."""
    for (group, item), cell in shown.cells.items():
        if not cell.is_full:
            continue
        for own in {person[item] for person in scan.answers[group] if person[item]}:
            others = [count - (step == own) for step, count in zip(STEPS, cell.counts, strict=True)]
            if sum(map(bool, others)) < 2:
                yield group, item


def _true(scan: Scan, unknown: Unknown) -> int:
    group, item, what = unknown
    if item is None:
        return len(scan.answers[group])
    left, *counts = scan.counts(group, item)
    return {"left": left, "n": sum(counts)}.get(what) or (counts[int(what) - 1] if what.isdigit() else 0)


def test_nobody_is_recovered_from_random_surveys() -> None:
    found = [check(number) for number in range(0, SURVEYS, AMONG_TESTS)]
    assert sum(found) > 10 * len(found)


def test_nobody_is_recovered_by_linear_programmes() -> None:
    for number in range(1, 400 * AMONG_TESTS, 400):
        check(number, programmes=True)


@pytest.mark.parametrize("careless", ["took_part", "n", "left"])
def test_the_attacker_finds_what_a_careless_total_tells(careless: str) -> None:
    """A layer of 12 that is shown and one of 3 that is not, and one number more: 15 people, or 15 answers."""
    groups = [AskedGroup(PartnerSide.CLIENT, tier) for tier in (Tier.EXECUTION, Tier.BOARD)]
    item = AskedItem("een", AnswerAbout.TOGETHER)
    cells = [
        Answered(group, item, counts)
        for group, counts in zip(groups, [(3, 3, 3, 3), (1, 1, 1, 0)], strict=True)
    ]
    shown = disclose_round(cells, dict(zip(groups, (12, 6), strict=True)))
    known = attack(shown, [item], PartnerSide.CLIENT)
    small = (groups[1], item, "n")
    assert not recovered(known, [small])
    known = attack(shown, [item], PartnerSide.CLIENT)
    about = None if careless == "took_part" else item
    known.told({(group, about, careless): 1 for group in groups}, 0 if careless == "left" else 15)
    if careless != "n":
        known.told({(groups[1], item, "left"): 1, (groups[1], None, "took_part"): -1}, -3)
    assert recovered(known, [small]) == {small}


def test_surveys_with_open_layers_beside_small_ones_are_among_them() -> None:
    scans = [drawn_scan(np.random.default_rng([14, number])) for number in range(0, SURVEYS, AMONG_TESTS)]
    small = [any(len(scan.answers[g]) < 5 for g in {*scan.invited} - scan.openly) for scan in scans]
    assert sum(bool(scan.openly) and is_small for scan, is_small in zip(scans, small, strict=True)) > 100


@pytest.mark.parametrize("asked_openly", [True, False])
def test_the_attacker_finds_whom_a_total_with_an_open_layer_tells(asked_openly: bool) -> None:
    """The careless total: one who was asked openly and three who were not, counted together."""
    boss, work = (AskedGroup(PartnerSide.CLIENT, tier) for tier in (Tier.BOARD, Tier.EXECUTION))
    item = AskedItem("een", AnswerAbout.TOGETHER)
    cells = [Answered(boss, item, (0, 0, 0, 1)), Answered(work, item, (3, 0, 0, 0))]
    shown = disclose_round(cells, {boss: 1, work: 6}, [boss] if asked_openly else [])
    known = attack(shown, [item], PartnerSide.CLIENT)
    small = (work, item, "n")
    assert not recovered(known, [small])
    known = attack(shown, [item], PartnerSide.CLIENT)
    known.told({(boss, item, "n"): 1, small: 1}, 4)
    assert recovered(known, [small]) == ({small} if asked_openly else set())


@pytest.mark.torture
def test_nobody_is_recovered_from_any_of_ten_thousand_surveys(
    in_time: Callable[[Iterable[int]], Iterator[int]],
) -> None:
    for number in in_time(range(SURVEYS)):
        check(number, programmes=number % 10 == 0)


@pytest.mark.parametrize("invited", [5, 6])
def test_a_small_group_turned_over_wholly_tells_nothing(invited: int) -> None:
    """Every way in which up to so many people can answer two questions, laid together by what is told of it.

    Who knows the rules and every output can still not say how many answered, or that anyone gave some answer, where
    that is not shown: another survey gives the same.
    """
    group = AskedGroup(PartnerSide.CLIENT, Tier.BOARD)
    items = [AskedItem(code, AnswerAbout.TOGETHER) for code in ("een", "twee")]
    worlds: dict[tuple[tuple[int, ...] | None, ...], list[tuple[tuple[int, ...], ...]]] = defaultdict(list)
    for took_part in range(invited + 1):
        ways = [way for way in product(range(took_part + 1), repeat=5) if sum(way) == took_part]
        for both in product(ways, ways):
            cells = [Answered(group, item, way[1:]) for item, way in zip(items, both, strict=True)]
            shown = disclose_round(cells, {group: invited})
            told = tuple(c.counts if (c := shown.of(group, item)) else None for item in items)
            worlds[told].append(both)
    assert len(worlds) > 20
    for told, ways_of_both in worlds.items():
        assert len({sum(one) for one, _ in ways_of_both}) > 1 or _is_all(told, invited), told
        for place, cell in enumerate(told):
            ways = {both[place] for both in ways_of_both}
            assert all(min(way[step] for way in ways) == 0 for step in STEPS), (told, place)
            if cell is None:
                assert len({sum(way[1:]) for way in ways}) > 1, (told, place)
            assert {way[0] for way in ways} not in ({1}, {2}, {3}, {4}), (told, place)


def _is_all(told: Sequence[tuple[int, ...] | None], invited: int) -> bool:
    """Whether all who were invited are known to have taken part, which is no secret of anyone."""
    return any(cell and sum(cell) == invited for cell in told)
