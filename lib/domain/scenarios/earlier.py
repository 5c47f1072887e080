"""Earlier moves in the same place: what was agreed or cut, and what was read before and after. Counts only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lib.domain.scenarios.parts import level_on
from lib.domain.service_levels.inspections import LEVELS, Ambition, ReadingTally


class CountedShare(NamedTuple):
    """Of the readings of a year so many at a level or better."""

    year: int
    reached: int
    readings: int


class EarlierMove(NamedTuple):
    """A day on which the agreed level of a place became another, or a budget was cut (`title`; the level stayed).

    `level` is the one that readings are counted at or above, the same before and after. A share is None when no year
    wholly before, or wholly after, has readings.
    """

    group: str
    area_type: str | None
    day: dt.date
    from_level: str | None
    to_level: str | None
    title: str | None
    level: str
    before: CountedShare | None
    after: CountedShare | None

    @property
    def is_down(self) -> bool:
        """Whether it went to a lower level, or a budget was cut."""
        if self.from_level is None or self.to_level is None:
            return True
        return LEVELS.index(self.to_level) > LEVELS.index(self.from_level)


def level_moves(
    ambitions: Sequence[Ambition],
    readings: Sequence[ReadingTally],
    group: str,
    area_type: str | None,
    until: dt.date,
) -> tuple[EarlierMove, ...]:
    """The days on which the level of a place changed, oldest first, with the shares at the later level."""
    days = sorted({a.valid_from for a in ambitions if a.group == group and a.valid_from <= until})
    found = []
    for day in days:
        old = level_on(ambitions, group, area_type, day - dt.timedelta(days=1))
        new = level_on(ambitions, group, area_type, day)
        if old and new and old != new:
            shares = shares_around(readings, group, area_type, new, day)
            found.append(EarlierMove(group, area_type, day, old, new, None, new, *shares))
    return tuple(found)


def budget_cut(
    readings: Sequence[ReadingTally], place: tuple[str, str | None], level: str, day: dt.date, title: str
) -> EarlierMove:
    """A cut in the budget of a service, with the shares of a place at the level that holds there."""
    group, area_type = place
    shares = shares_around(readings, group, area_type, level, day)
    return EarlierMove(group, area_type, day, None, None, title, level, *shares)


def shares_around(
    readings: Iterable[ReadingTally], group: str, area_type: str | None, level: str, day: dt.date
) -> tuple[CountedShare | None, CountedShare | None]:
    """The readings of a place at a level or better in the last year before a day and the first one from it.

    The year of the day itself counts as after it when it is the first of January, and as neither otherwise.
    """
    counts: dict[int, list[int]] = {}
    for tally in readings:
        if group in (tally.discipline, tally.cross_cut) and tally.area_type == area_type and tally.readings:
            at = counts.setdefault(tally.year, [0, 0])
            at[0] += sum(tally.counts[: LEVELS.index(level) + 1])
            at[1] += tally.readings
    first = day.year if (day.month, day.day) == (1, 1) else day.year + 1
    last_before = max((year for year in counts if year < day.year), default=None)
    first_after = min((year for year in counts if year >= first), default=None)
    return tuple(CountedShare(year, *counts[year]) if year else None for year in (last_before, first_after))  # type: ignore[return-value]
