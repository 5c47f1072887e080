"""What the review of a partnership reads of inspections: what they show now, and what that is compared with.

Each group (a discipline or a cross-cut) in a layer is compared with the last year that it was inspected in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from lib.answers.review.choices import ReviewChoices
from lib.answers.service_levels.answer import breaks_in, services_of_groups
from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.indicators import Indicator
from lib.domain.partners import Partner
from lib.domain.periods import Period, PeriodKind
from lib.domain.review.changes import Between, InspectedOutcome
from lib.domain.service_levels.breaks import (
    Agreements,
    agreement_change,
    agreements_by_group,
    judgings,
)
from lib.domain.service_levels.inspections import Layer
from lib.domain.service_levels.outcomes import Outcomes, by_year
from lib.store.service_levels.correlations import read_correlations
from lib.store.service_levels.queries import read_layers_years, read_readings, read_shares

Levels = Mapping[Layer, Outcomes]


@dataclass(frozen=True)
class SeenByInspectors:
    """What the inspections of a partnership show.

    `now` is of the period; `before` and `comparable` are the two sides that can be compared; `between` is what is
    known of inspected indicators beside their figures.
    """

    levels: Levels
    now: tuple[InspectedOutcome, ...]
    before: tuple[InspectedOutcome, ...]
    comparable: tuple[InspectedOutcome, ...]
    between: Mapping[Indicator, Between]
    sources: tuple[str, ...]


def inspected_of(
    choices: ReviewChoices, focus: Partner, period: Period, snapshot: Snapshot
) -> SeenByInspectors:
    """Read the inspections of a partnership, and compare each group with its last year before the period."""
    levels = _levels(focus, snapshot)
    now = _seen_in(levels, period)
    sources = _sources(focus, period, snapshot)
    if choices.previous is None or period.kind != PeriodKind.YEAR:
        return SeenByInspectors(levels, tuple(now), (), (), {}, sources)
    agreed = {
        layer: agreements_by_group(judgings(snapshot.ask(read_readings, focus.code, layer)))
        for layer in levels
    }
    until = choices.previous.year
    before = _last_seen(levels, until)
    paired = _Paired(focus, period.year, snapshot)
    unbroken = _unbroken(now, before, agreed, focus, snapshot)
    comparable = [i._replace(correlation=paired(i.layer, i.outcome.group, year)) for i, year in unbroken]
    between = _between(agreed, until, period.year, paired)
    return SeenByInspectors(levels, tuple(now), tuple(before), tuple(comparable), between, sources)


def _levels(focus: Partner, snapshot: Snapshot) -> dict[Layer, Outcomes]:
    """What inspections show in every year, of the layers that were inspected."""
    inspected = {one.layer for one in snapshot.ask(read_layers_years) if one.partnership == focus.code}
    found = {
        layer: by_year(
            snapshot.ask(read_readings, focus.code, layer), snapshot.ask(read_shares, focus.code, layer)
        )
        for layer in Layer
        if layer in inspected
    }
    return {layer: outcomes for layer, outcomes in found.items() if outcomes}


def _seen_in(levels: Levels, period: Period) -> list[InspectedOutcome]:
    """What the layers of inspections show in a year, each discipline and cross-cut by itself."""
    if period.kind != PeriodKind.YEAR:
        return []
    return [
        InspectedOutcome(layer, period.year, outcome)
        for layer, outcomes in levels.items()
        for outcome in outcomes.get(period.year, {}).values()
    ]


def _last_seen(levels: Levels, until: int) -> list[InspectedOutcome]:
    """What was last seen of each group in each layer, up to a year."""
    found = {
        (layer, group): InspectedOutcome(layer, year, outcome)
        for layer, outcomes in levels.items()
        for year in sorted(outcomes)
        if year <= until
        for group, outcome in outcomes[year].items()
    }
    return list(found.values())


def _sources(focus: Partner, period: Period, snapshot: Snapshot) -> tuple[str, ...]:
    """The files that the readings of a year come from, of both layers."""
    found = snapshot.ask(read_layers_years)
    own = (one for one in found if (one.partnership, one.year) == (focus.code, period.year))
    return tuple(sorted({one.source for one in own}))


def _unbroken(
    now: Iterable[InspectedOutcome],
    before: Iterable[InspectedOutcome],
    agreed: Mapping[Layer, Agreements],
    focus: Partner,
    snapshot: Snapshot,
) -> list[tuple[InspectedOutcome, int]]:
    """With the year before of each group; without those that an event or another agreement broke since then."""
    own = [event for event in snapshot.registry.events if event.partnership == focus.code]
    breaks = {layer: breaks_in(found, layer, own) for layer, found in agreed.items()}
    last = {(i.layer, i.outcome.group): i.year for i in before}
    found = [(i, last[i.layer, i.outcome.group]) for i in now if (i.layer, i.outcome.group) in last]
    return [
        (i, year)
        for i, year in found
        if not any(
            why and year < broken <= i.year
            for broken, why in breaks[i.layer].get(i.outcome.group, {}).items()
        )
    ]


@dataclass(frozen=True)
class _Paired:
    """How much the shares of a group in an earlier year and in this one hang together."""

    focus: Partner
    year: int
    snapshot: Snapshot

    def __call__(self, layer: Layer, group: str, earlier: int) -> float:
        found = self.snapshot.ask(read_correlations, self.focus.code, layer, earlier, self.year)
        return found.get(group, 0.0)


def _between(
    agreed: Mapping[Layer, Agreements], until: int, year: int, paired: _Paired
) -> dict[Indicator, Between]:
    """What was agreed otherwise in the year that is compared with, and how both hang together."""
    found: dict[Indicator, Between] = {}
    for derived in shipped_catalogue().derived.values():
        if derived.layer is None or derived.about is None:
            continue
        layer = Layer(derived.layer)
        by_year_of_group = agreed.get(layer, {}).get(derived.about, {})
        earlier = _last_year(by_year_of_group, until)
        if earlier is not None and by_year_of_group.get(year) and by_year_of_group[earlier]:
            change = agreement_change(by_year_of_group[earlier], by_year_of_group[year])
            found[derived.indicator] = Between(change, paired(layer, derived.about, earlier))
    return found


def _last_year(years: Iterable[int], until: int) -> int | None:
    return max((year for year in years if year <= until), default=None)


def concerning(found: Sequence[InspectedOutcome], services: Collection[str]) -> tuple[InspectedOutcome, ...]:
    """Those that are about one of the services."""
    about = {layer: services_of_groups(layer) for layer in Layer}
    return tuple(i for i in found if about[i.layer].get(i.outcome.group) in services)
