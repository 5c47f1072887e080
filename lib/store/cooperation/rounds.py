"""The rounds of the cooperation scan, as they may be told."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from lib.domain.cooperation.disclosure import (
    Answered,
    AskedGroup,
    AskedItem,
    ShownRound,
    disclose_round,
    told_once,
)
from lib.domain.cooperation.scan import ANSWER_STEPS, AnswerAbout, PartnerSide, Tier
from lib.domain.periods import Period, parse_period
from lib.store.rows import Rows, RowValue

RoundKey = tuple[str, str]
"""A partnership and a round."""
_GroupKey = tuple[str, str, str, str]
_ROUND = ("partnerschap", "ronde")
_GROUP = (*_ROUND, "kant", "laag")
_ANSWER = ("kant", "laag", "respondent", "vraag", "over", "antwoord")


@dataclass(frozen=True)
class TakenRound:
    """A round of a partnership: what may be told of it, where it comes from, until when it was open.

    `is_answered` tells whether there are answers. `is_replaced` tells that a group in it does not count as it came in
    first, so that nothing of that group is told.
    """

    period: Period
    shown: ShownRound
    source: str
    closed: dt.date | None
    is_answered: bool
    is_replaced: bool


def read_rounds(rows: Rows, partnership: str) -> tuple[TakenRound, ...]:
    """The rounds of a partnership, the oldest first."""
    invited, about = _invited(rows, partnerschap=partnership)
    told, replaced = _answered(rows, partnerschap=partnership)
    found = [
        TakenRound(
            parse_period(key[1]),
            disclose_round(told.get(key, ()), invited.get(key, {})),
            *about.get(key, ("", None)),
            key in told or key in replaced,
            key in replaced,
        )
        for key in {*invited, *told, *replaced}
    ]
    return tuple(sorted(found, key=lambda taken: taken.period))


def shown_rounds(rows: Rows) -> Iterator[tuple[RoundKey, ShownRound, str]]:
    """Every round with answers that may be told, with its source; ordered by partnership and round."""
    invited, about = _invited(rows)
    told, _ = _answered(rows)
    for key in sorted(told):
        source, _ = about.get(key, ("", None))
        yield key, disclose_round(told[key], invited.get(key, {})), source


def read_scanned(rows: Rows) -> frozenset[str]:
    """The partnerships with answers of a round."""
    answers = rows.of("antwoorden")
    return frozenset(rows.execute(sa.select(answers.c.partnerschap).distinct()).scalars())


def _invited(
    rows: Rows, **equal: RowValue
) -> tuple[dict[RoundKey, dict[AskedGroup, int]], dict[RoundKey, tuple[str, dt.date | None]]]:
    """How many people of each group were invited to each round; and its source and the last day it was open."""
    asked = rows.of("rondes", **equal)
    invited: dict[RoundKey, dict[AskedGroup, int]] = defaultdict(dict)
    about: dict[RoundKey, tuple[str, dt.date | None]] = {}
    columns = [asked.c[name] for name in (*_GROUP, "uitgenodigd", "bron", "open_tot")]
    for partnership, period, side, tier, count, source, until in rows.execute(
        sa.select(*columns).order_by(*columns[:4])
    ):
        key = partnership, period
        invited[key][AskedGroup(PartnerSide(side), Tier(tier))] = count
        first_source, last = about.get(key, (source, until))
        about[key] = first_source, max((day for day in (last, until) if day), default=None)
    return invited, about


def _answered(rows: Rows, **equal: RowValue) -> tuple[dict[RoundKey, list[Answered]], set[RoundKey]]:
    """Per round the cells of groups that may be told, and the rounds with some group that may not."""
    told, replaced = _told_groups(rows, **equal)
    answers = rows.of("antwoorden", **equal)
    counts = [
        sa.func.count().filter(answers.c.antwoord == str(step)).label(f"n{step}") for step in ANSWER_STEPS
    ]
    cell = [answers.c[name] for name in (*_GROUP, "vraag", "over")]
    found: dict[RoundKey, list[Answered]] = defaultdict(list)
    for partnership, period, side, tier, question, about, *per_step in rows.execute(
        sa.select(*cell, *counts).group_by(*cell)
    ):
        if (partnership, period, side, tier) in told:
            group = AskedGroup(PartnerSide(side), Tier(tier))
            item = AskedItem(question, AnswerAbout(about))
            found[partnership, period].append(Answered(group, item, tuple(per_step)))
    return found, replaced


def _told_groups(rows: Rows, **equal: RowValue) -> tuple[set[_GroupKey], set[RoundKey]]:
    """The groups in rounds whose answers count as they came in first, and the rounds with any that do not."""
    brought = rows.brought("antwoorden", **equal)
    alike, first = _first_alike(rows, brought), _loads_of(rows, brought)
    now = _loads_of(rows, rows.ever("antwoorden", **equal))
    told = {
        key
        for key, loads in now.items()
        if told_once((alike.get((*key[:2], load), load) for load in loads), first[key])
    }
    return told, {key[:2] for key in now.keys() - told}


def _loads_of(rows: Rows, answers: sa.FromClause) -> dict[_GroupKey, list[int]]:
    """Per group in a round the loads that brought these answers of it."""
    found: dict[_GroupKey, list[int]] = defaultdict(list)
    columns = [answers.c[name] for name in (*_GROUP, "load_id")]
    for partnership, period, side, tier, load in rows.execute(sa.select(*columns).distinct()):
        found[partnership, period, side, tier].append(load)
    return found


def _first_alike(rows: Rows, answers: sa.FromClause) -> dict[tuple[str, str, int], int]:
    """Per round and load the first load with the very same answers of everyone, of rounds that came in more than once.

    The whole round is held against it, with its codes of respondents: who has all of these knows every answer, so that
    it is told again says nothing new. It would if the counts of one group sufficed: those can be guessed.
    """
    key = [answers.c[name] for name in _ROUND]
    line = sa.func.concat_ws(" ", *[answers.c[name] for name in _ANSWER])
    counted = sa.func.count(sa.distinct(answers.c.load_id))
    again = sa.select(*key).group_by(*key).having(counted > 1).subquery("again")
    whole = (
        sa.select(*key, answers.c.load_id, sa.func.list_sort(sa.func.list(line)).label("lines"))
        .join(again, sa.and_(*[again.c[name] == answers.c[name] for name in _ROUND]))
        .group_by(*key, answers.c.load_id)
        .subquery("whole")
    )
    of_round = [whole.c[name] for name in _ROUND]
    first = sa.func.min(whole.c.load_id).over(partition_by=[*of_round, whole.c.lines])
    found = rows.execute(sa.select(*of_round, whole.c.load_id, first))
    return {(partnership, period, load): same for partnership, period, load, same in found}
