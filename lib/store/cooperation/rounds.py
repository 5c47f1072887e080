"""The rounds of the cooperation scan, as they may be told."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from lib.domain.audit.witness import OPEN_ANSWERS, saw
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
from lib.store.rows import Filter, Rows, RowValue, named_values

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
    openly = _asked_openly(rows, partnerschap=partnership)
    told, replaced = _answered(rows, partnerschap=partnership)
    found = [
        TakenRound(
            parse_period(key[1]),
            disclose_round(told.get(key, ()), invited.get(key, {}), openly.get(key, ())),
            *about.get(key, ("", None)),
            key in told or key in replaced,
            key in replaced,
        )
        for key in {*invited, *told, *replaced}
    ]
    for taken in found:
        if taken.shown.openly:
            saw(OPEN_ANSWERS, partnership, str(taken.period))
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
    answers = rows.ever("antwoorden")
    return frozenset(rows.execute(sa.select(answers.c.partnerschap).distinct()).scalars())


def _invited(
    rows: Rows, **equal: RowValue
) -> tuple[dict[RoundKey, dict[AskedGroup, int]], dict[RoundKey, tuple[str, dt.date | None]]]:
    """How many people of each group were invited to each round; and its source and the last day it was open."""
    invited: dict[RoundKey, dict[AskedGroup, int]] = defaultdict(dict)
    about: dict[RoundKey, tuple[str, dt.date | None]] = {}
    for partnership, period, side, tier, count, source, until in rows.kept(
        _of_invited, *equal, **equal
    ).all():
        key = partnership, period
        invited[key][AskedGroup(PartnerSide(side), Tier(tier))] = count
        first_source, last = about.get(key, (source, until))
        about[key] = first_source, max((day for day in (last, until) if day), default=None)
    return invited, about


def _of_invited(rows: Filter, *names: str) -> sa.Select:
    asked = rows.of("rondes", **named_values(names))
    columns = [asked.c[name] for name in (*_GROUP, "uitgenodigd", "bron", "open_tot")]
    return sa.select(*columns).order_by(*columns[:4])


def _asked_openly(rows: Rows, **equal: RowValue) -> dict[RoundKey, set[AskedGroup]]:
    """The groups of each round that every load that ever named them calls asked openly.

    One load that does not is enough: who answered may have read that nobody would know.
    """
    found: dict[RoundKey, set[AskedGroup]] = defaultdict(set)
    for partnership, period, side, tier in rows.kept(_called_open, *equal, **equal):
        found[partnership, period].add(AskedGroup(PartnerSide(side), Tier(tier)))
    return found


def _called_open(rows: Filter, *names: str) -> sa.Select:
    asked = rows.brought("rondes", **named_values(names))
    key = [asked.c[name] for name in _GROUP]
    always = sa.func.bool_and(sa.func.coalesce(asked.c.openlijk, sa.false()))
    return sa.select(*key).group_by(*key).having(always)


def _answered(rows: Rows, **equal: RowValue) -> tuple[dict[RoundKey, list[Answered]], set[RoundKey]]:
    """Per round the cells of groups that may be told, and the rounds with some group that may not.

    Every load is counted by itself: a group that may be told has the same answers in each load that counts, so the
    newest row of every key need not be looked for.
    """
    counted = _counted_by_load(rows, **equal)
    again = {key[:2] for key, by_load in counted.items() if len(by_load) > 1}
    alike, counting = _first_alike(rows, again, **equal), frozenset(rows.loads)
    told: dict[RoundKey, list[Answered]] = defaultdict(list)
    replaced: set[RoundKey] = set()
    for key, by_load in counted.items():
        now = [load for load in by_load if load in counting]
        if now and told_once((alike.get((*key[:2], load), load) for load in now), by_load):
            told[key[:2]] += by_load[min(now)]
        elif now:
            replaced.add(key[:2])
    return told, replaced


def _counted_by_load(rows: Rows, **equal: RowValue) -> dict[_GroupKey, dict[int, list[Answered]]]:
    """Per group in a round and load that ever brought answers of it, the cells."""
    groups = {(str(s), str(t)): AskedGroup(s, t) for s in PartnerSide for t in Tier}
    found: dict[_GroupKey, dict[int, list[Answered]]] = {}
    for partnership, period, side, tier, load, question, about, *per_step in rows.kept(
        _cells, *equal, **equal
    ).all():
        by_load = found.setdefault((partnership, period, side, tier), {})
        item = AskedItem(question, AnswerAbout(about))
        by_load.setdefault(load, []).append(Answered(groups[side, tier], item, tuple(per_step)))
    return found


def _cells(rows: Filter, *names: str) -> sa.Select:
    """The answers counted by step, per group in a round, load and question."""
    answers = rows.brought("antwoorden", **named_values(names))
    counts = [
        sa.func.count().filter(answers.c.antwoord == str(step)).label(f"n{step}") for step in ANSWER_STEPS
    ]
    cell = [answers.c[name] for name in (*_GROUP, "load_id", "vraag", "over")]
    return sa.select(*cell, *counts).group_by(*cell)


def _first_alike(
    rows: Rows, again: Collection[RoundKey], **equal: RowValue
) -> dict[tuple[str, str, int], int]:
    """Per round and load the first load with the very same answers of everyone, of these rounds.

    The whole round is held against it, with its codes of respondents: who has all of these knows every answer, so that
    it is told again says nothing new. It would if the counts of one group sufficed: those can be guessed.
    """
    if not again:
        return {}
    answers = rows.brought("antwoorden", **equal)
    key = [answers.c[name] for name in _ROUND]
    line = sa.func.concat_ws(" ", *[answers.c[name] for name in _ANSWER])
    whole = (
        sa.select(*key, answers.c.load_id, sa.func.list_sort(sa.func.list(line)).label("lines"))
        .where(sa.or_(*[sa.and_(key[0] == who, key[1] == when) for who, when in sorted(again)]))
        .group_by(*key, answers.c.load_id)
        .subquery("whole")
    )
    of_round = [whole.c[name] for name in _ROUND]
    first = sa.func.min(whole.c.load_id).over(partition_by=[*of_round, whole.c.lines])
    found = rows.execute(sa.select(*of_round, whole.c.load_id, first))
    return {(partnership, period, load): same for partnership, period, load, same in found}
