"""Where a series of service levels breaks: by an event, or because what was agreed is no longer the same.

What counts is the agreement that the readings of a year were judged under, so an ambition for places that nobody
visited breaks nothing. All disciplines together also break where a discipline joins or leaves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from lib.domain.comparison.series_breaks import BreakCause, BreakReason, Causes, all_causes
from lib.domain.service_levels.inspections import CROSS_CUTS, LEVELS, ReadingTally
from lib.domain.service_levels.outcomes import Outcome, Outcomes

ALL_DISCIPLINES = "totaal"
"""The group of all disciplines together, without the cross-cuts."""
NO_EVENTS: Mapping[int, Collection[str]] = MappingProxyType({})


class Agreed(NamedTuple):
    """A level, and the share of readings that must reach it."""

    level: str
    norm_pct: float


class Judging(NamedTuple):
    """Readings of one discipline, cross-cut and area type in a year, with the ambitions that they fall under."""

    year: int
    area_type: str | None
    discipline: str
    cross_cut: str | None
    own: Agreed | None
    cross: Agreed | None


class YearAgreement(NamedTuple):
    """What the readings of a group were judged under in a year.

    `areas` has the ambitions by discipline and area type, none where readings are not judged; of a cross-cut those of
    the cross-cut itself. `parts` are the disciplines and cross-cuts of its judged scales.
    """

    areas: Mapping[str, Mapping[str | None, frozenset[Agreed]]]
    parts: frozenset[str]

    @property
    def disciplines(self) -> frozenset[str]:
        """Those with judged readings; of a cross-cut it is the cross-cut."""
        return frozenset(discipline for discipline, areas in self.areas.items() if any(areas.values()))


Agreements = Mapping[str, Mapping[int, YearAgreement]]
"""Per group (a discipline, a cross-cut, or all disciplines) the years with judged readings, oldest first."""


class OtherAmbition(NamedTuple):
    """An ambition before and after, best level first and empty without one; of one area type or of all of them."""

    discipline: str
    area_type: str | None
    before: tuple[Agreed, ...]
    after: tuple[Agreed, ...]


class AgreementChange(NamedTuple):
    """What is no longer the same: ambitions, and disciplines that take part."""

    ambitions: tuple[OtherAmbition, ...]
    joined: tuple[str, ...]
    left: tuple[str, ...]

    @property
    def causes(self) -> Causes:
        """The same in short: an ambition that changed, and the disciplines that joined or left."""
        return all_causes(
            [BreakCause(BreakReason.AMBITION)] if self.ambitions else [],
            [BreakCause(BreakReason.JOINED, discipline) for discipline in self.joined],
            [BreakCause(BreakReason.LEFT, discipline) for discipline in self.left],
        )


class Break(NamedTuple):
    """Why a year cannot be compared with the year before it in the series: kinds of events, and what was agreed
    otherwise; without a reason it can."""

    by_events: Causes
    agreement: AgreementChange | None

    def __bool__(self) -> bool:
        return bool(self.causes)

    @property
    def causes(self) -> Causes:
        """All of it in short."""
        return all_causes(self.by_events, self.agreement.causes if self.agreement else ())


class YearOutcome(NamedTuple):
    """A year of a group; what it cannot be compared with is the judged year before it in the series."""

    year: int
    outcome: Outcome
    by_events: Causes
    other_agreement: AgreementChange | None


def judgings(readings: Iterable[ReadingTally]) -> frozenset[Judging]:
    """What the readings of one partnership and layer fall under; those that do not apply fall under nothing."""
    kinds = {
        (
            *(t.year, t.area_type, t.discipline, t.cross_cut),
            (t.level, t.norm_pct),
            (t.cross_level, t.cross_norm_pct),
        )
        for t in readings
        if any(t.counts)
    }
    return frozenset(
        Judging(year, kind, discipline, cross_cut, agreed(*own), agreed(*cross))
        for year, kind, discipline, cross_cut, own, cross in kinds
    )


def agreed(level: str | None, norm_pct: float | None) -> Agreed | None:
    """A level with its share, or None without an ambition."""
    return None if level is None or norm_pct is None else Agreed(level, norm_pct)


def agreements_by_group(judged: Iterable[Judging]) -> Agreements:
    """What the groups of one partnership and layer were judged under in every year."""
    areas: dict[tuple[str, int], dict[str, dict[str | None, set[Agreed]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(set))
    )
    parts_of: dict[tuple[str, int], set[str]] = defaultdict(set)
    for one in judged:
        for group, discipline, ambition in _groups(one):
            found = areas[group, one.year][discipline][one.area_type]
            if ambition:
                found.add(ambition)
                parts_of[group, one.year].update(filter(None, (one.discipline, one.cross_cut)))
    made: dict[str, dict[int, YearAgreement]] = defaultdict(dict)
    for (group, year), parts in sorted(areas.items()):
        frozen = {d: {a: frozenset(terms) for a, terms in of.items()} for d, of in parts.items()}
        agreement = YearAgreement(frozen, frozenset(parts_of[group, year]))
        if agreement.disciplines:
            made[group][year] = agreement
    return made


def _groups(one: Judging) -> Iterator[tuple[str, str, Agreed | None]]:
    """Each group with the discipline that its ambition is of, and that ambition."""
    yield one.discipline, one.discipline, one.own
    yield ALL_DISCIPLINES, one.discipline, one.own
    if one.cross_cut is not None:
        yield one.cross_cut, one.cross_cut, one.cross


def agreement_change(before: YearAgreement, after: YearAgreement) -> AgreementChange | None:
    """What differs between two years of a group; None when nothing does.

    Area types are compared that were visited in both years; without a difference there, a discipline still differs
    when the ambitions of all that was visited do, for then its share is of another mix.
    """
    both = sorted(before.disciplines & after.disciplines)
    ambitions = tuple(
        other
        for discipline in both
        for other in _others(discipline, before.areas[discipline], after.areas[discipline])
    )
    joined = tuple(sorted(after.disciplines - before.disciplines))
    left = tuple(sorted(before.disciplines - after.disciplines))
    return AgreementChange(ambitions, joined, left) if ambitions or joined or left else None


def _others(
    discipline: str,
    before: Mapping[str | None, frozenset[Agreed]],
    after: Mapping[str | None, frozenset[Agreed]],
) -> list[OtherAmbition]:
    shared = sorted(before.keys() & after.keys(), key=lambda kind: kind or "")
    found = [
        OtherAmbition(discipline, kind, _in_order(before[kind]), _in_order(after[kind]))
        for kind in shared
        if before[kind] != after[kind]
    ]
    whole = frozenset[Agreed]().union(*before.values()), frozenset[Agreed]().union(*after.values())
    if not found and whole[0] != whole[1]:
        return [OtherAmbition(discipline, None, *map(_in_order, whole))]
    if len(found) == len(before.keys() | after.keys()) and len({other[2:] for other in found}) == 1:
        return [found[0]._replace(area_type=None)]
    return found


def _in_order(ambitions: Iterable[Agreed]) -> tuple[Agreed, ...]:
    return tuple(sorted(ambitions, key=lambda a: (LEVELS.index(a.level), -a.norm_pct)))


def breaks_of(
    years: Mapping[int, YearAgreement], event_years: Mapping[int, Collection[str]] = NO_EVENTS
) -> dict[int, Break]:
    """Why each judged year of a group cannot be compared with the one before it.

    Args:
        years: of one group, oldest first.
        event_years: years that cannot be compared with the year before, with the kinds of events that broke them.
    """
    found: dict[int, Break] = {}
    before: int | None = None
    for year, agreement in years.items():
        since = year - 1 if before is None else before
        change = None if before is None else agreement_change(years[before], agreement)
        kinds = {kind for event, named in event_years.items() if since < event <= year for kind in named}
        found[year] = Break(all_causes(BreakCause(BreakReason(kind)) for kind in kinds), change)
        before = year
    return found


def services_in(
    group: str, years: Mapping[int, YearAgreement], service_of: Mapping[str, str]
) -> frozenset[str]:
    """The services that take part in a group: its own, and of what is made of several disciplines also theirs.

    Args:
        service_of: the service of each discipline and cross-cut, and of all disciplines together.
    """
    parts = {group}
    if group in (*CROSS_CUTS, ALL_DISCIPLINES):
        parts.update(part for one in years.values() for part in one.parts)
    return frozenset(service_of[part] for part in parts)


def trend(outcomes: Outcomes, group: str, breaks: Mapping[int, Break]) -> tuple[YearOutcome, ...]:
    """The years in which a group was read, oldest first.

    Args:
        outcomes: of one partnership and one layer.
        group: a discipline, or schoon or heel.
        breaks: of the group, see `breaks_of`.
    """
    none = Break((), None)
    return tuple(
        YearOutcome(year, of_year[group], *breaks.get(year, none))
        for year, of_year in outcomes.items()
        if group in of_year
    )
