"""What is found about the service levels of a partnership: outcomes, areas, scales, the trend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lib.answers.decisions.answer import marks_of
from lib.answers.service_levels.choices import ServiceLevelChoices
from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.events import Event, years_broken_by
from lib.domain.service_levels import outcomes as levels
from lib.domain.service_levels.breaks import (
    Agreements,
    Break,
    YearOutcome,
    agreements_by_group,
    breaks_of,
    judgings,
    services_in,
    trend,
)
from lib.domain.service_levels.inspections import Ambition, AreaPlace, Inspected, Layer
from lib.domain.service_levels.outcomes import HeatMap, Outcome, Unjudged
from lib.domain.service_levels.outlines import Outline
from lib.domain.service_levels.scales import ScaleOutcome, by_scale
from lib.store.service_levels.outlines import read_outline
from lib.store.service_levels.queries import (
    read_ambitions,
    read_layers_years,
    read_places,
    read_readings,
    read_scale_names,
    read_shares,
)


@dataclass(frozen=True)
class ServiceLevelAnswer:
    """What the page draws of the chosen disciplines; `heat` holds all of them, `inspected` every year of `series`."""

    outcomes: tuple[Outcome, ...]
    areas: tuple[Outcome, ...]
    area_types: tuple[Outcome, ...]
    scales: tuple[ScaleOutcome, ...]
    heat: HeatMap
    series: tuple[tuple[YearOutcome, ...], ...]
    inspected: tuple[Inspected, ...]
    events: tuple[Event, ...]
    places: tuple[AreaPlace, ...]
    outline: Outline | None
    unjudged: tuple[Unjudged, ...]
    ambitions: tuple[Ambition, ...]
    scale_names: Mapping[str, str]

    @property
    def sources(self) -> list[str]:
        """Where the agreements are written."""
        return sorted({ambition.source for ambition in self.ambitions})


def answer(choices: ServiceLevelChoices, snapshot: Snapshot) -> ServiceLevelAnswer:
    """Ask the store, and count per discipline, area, area type and scale."""
    parties = (choices.focus.code, choices.layer)
    readings, shares = snapshot.ask(read_readings, *parties), snapshot.ask(read_shares, *parties)
    wanted = choices.groups if choices.group is None else (choices.group,)

    def chosen(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
        return tuple(o for o in outcomes if o.group in wanted)

    events = [e for e in snapshot.registry.events if e.partnership == choices.focus.code]
    services = services_of_groups(choices.layer)
    breaks = breaks_in(agreements_by_group(judgings(readings)), choices.layer, events)
    series = [trend(choices.outcomes, group, breaks.get(group, {})) for group in wanted]
    years = [y.year for found in series for y in found]
    told = [
        e
        for e in marks_of(choices.focus, snapshot)
        if any(e.concerns(services[group]) for group in wanted) and min(years) <= e.date.year <= max(years)
    ]
    organisation = snapshot.registry.organisations.get(choices.focus.client)
    code = organisation.cbs_code if organisation else None
    unjudged = levels.without_ambition(readings, choices.year)
    return ServiceLevelAnswer(
        outcomes=chosen(tuple(choices.outcomes.get(choices.year, {}).values())),
        areas=chosen(levels.by_area(readings, shares, choices.year)),
        area_types=chosen(levels.by_area_type(readings, shares, choices.year)),
        scales=tuple(s for s in by_scale(readings, choices.year) if s.group in wanted),
        heat=levels.heat_map(readings, shares, choices.year),
        series=tuple(series),
        inspected=tuple(i for i in snapshot.ask(read_layers_years) if (i.partnership, i.layer) == parties),
        events=tuple(told),
        places=tuple(p for p in snapshot.ask(read_places, *parties) if p.year == choices.year),
        outline=snapshot.ask(read_outline, code, choices.year) if code else None,
        unjudged=tuple(u for u in unjudged if choices.group in (None, u.discipline)),
        ambitions=tuple(
            a
            for a in snapshot.ask(read_ambitions, *parties)
            if a.holds_in(choices.year) and a.group in wanted
        ),
        scale_names=snapshot.ask(read_scale_names),
    )


def services_of_groups(layer: Layer) -> dict[str, str]:
    """The service of each discipline and cross-cut, and of all disciplines together."""
    derived = shipped_catalogue().derived.values()
    return {d.about: d.indicator.service for d in derived if d.layer == layer and d.about}


def breaks_in(found: Agreements, layer: Layer, events: Iterable[Event]) -> dict[str, dict[int, Break]]:
    """Per group why each judged year cannot be compared with the one before it.

    Args:
        found: what the readings of one partnership and layer were judged under.
        events: of that partnership.
    """
    services, told = services_of_groups(layer), list(events)
    return {
        group: breaks_of(years, years_broken_by(told, services_in(group, years, services)))
        for group, years in found.items()
    }
