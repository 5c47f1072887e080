"""What is found on the analyst's page, for the view that is open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from lib.answers.explore.choices import ExploreChoices, ExploreView
from lib.answers.explore.context import SimilarAnswer, context_of, similar_to, values_near
from lib.answers.explore.differently import ways_of_working
from lib.answers.snapshot import Snapshot
from lib.domain.comparison.spread import FigureSpread, spread_of
from lib.domain.explore.among_chance import ChanceFunnel, chance_funnel
from lib.domain.explore.cheaper import CheaperOnes, WayOfWorking, cheaper_ones
from lib.domain.explore.contractor import ContractorClients, contractor_clients
from lib.domain.explore.history import FigureHistory, history_of
from lib.domain.explore.profile import PartnerProfile, profile_of
from lib.domain.explore.together import TwoFigures, figure_at, two_figures
from lib.domain.figures import Figure
from lib.domain.partners import Measured, Partner, by_name
from lib.domain.periods import Period, PeriodKind
from lib.domain.service_levels.outlines import Outline
from lib.store.comparison.figures import read_inhabitants, read_series_of
from lib.store.service_levels.outlines import read_outlines


def _no_spread() -> None:
    """Of a view that shows none."""


@dataclass(frozen=True)
class ExploreAnswer:
    """Everyone's figure of the first indicator, and what the open view shows; None where there is nothing to show.

    `find_spread` looks up the spread, when it is first asked. `context` is of those that are cheaper and the focus, by
    client and characteristic, `context_sources` where it comes from, and `ways` how they have the work done. `areas`
    are of everyone on the map.
    """

    figures: Mapping[Partner, Figure]
    find_spread: Callable[[], FigureSpread | None] = field(default=_no_spread, repr=False, compare=False)
    together: TwoFigures | None = None
    similar: SimilarAnswer | None = None
    profile: PartnerProfile | None = None
    cheaper: CheaperOnes | None = None
    history: FigureHistory | None = None
    funnel: ChanceFunnel | None = None
    context: Mapping[tuple[str, str], float] = field(default_factory=dict)
    context_sources: tuple[str, ...] = ()
    ways: Mapping[Partner, WayOfWorking] = field(default_factory=dict)
    areas: Mapping[Partner, Outline] = field(default_factory=dict)
    contractor: ContractorClients | None = None

    @cached_property
    def spread(self) -> FigureSpread | None:
        """Of the first indicator; None where the focus has no figure itself, and in a view that shows none."""
        return self.find_spread()


def answer(choices: ExploreChoices, snapshot: Snapshot) -> ExploreAnswer:
    """Look up what the open view shows."""
    found = ExploreAnswer(_figures(choices))
    if choices.view == ExploreView.TOGETHER:
        return replace(found, together=_together(choices))
    if choices.view == ExploreView.SIMILAR:
        similar = similar_to(
            choices.focus,
            choices.weights,
            choices.number,
            snapshot,
            same_form=choices.same_form,
            same_class=choices.same_class,
            year=choices.period.year if choices.period else None,
            figures={partner: figure.value for partner, figure in found.figures.items()},
        )
        return replace(found, similar=similar, find_spread=lambda: _spread(choices, snapshot, similar.codes))
    if choices.view == ExploreView.PROFILE:
        return replace(found, profile=_profile(choices, snapshot))
    if choices.view == ExploreView.HISTORY:
        return replace(found, history=_history(choices))
    if choices.view == ExploreView.FUNNEL and choices.first:
        return replace(found, funnel=chance_funnel(choices.first.indicator, found.figures))
    if choices.view == ExploreView.CHEAPER:
        return _cheaper(found, choices, snapshot)
    if choices.view == ExploreView.CONTRACTOR and choices.first:
        return replace(found, contractor=_contractor(choices.first, choices, snapshot))
    if choices.view == ExploreView.MAP:
        return replace(found, areas=_areas(choices, snapshot))
    return replace(found, find_spread=lambda: _spread(choices, snapshot, choices.chosen_peers))


def _profile(choices: ExploreChoices, snapshot: Snapshot) -> PartnerProfile:
    """Of every indicator of the service that the focus has: its newest year, and that year alone of the others."""
    own = snapshot.ask(read_series_of, choices.focus.code)
    periods: dict[Period, list[str]] = defaultdict(list)
    for indicator in choices.firsts:
        figure = figure_at(own[indicator], indicator, choices.stand, None) if indicator in own else None
        if figure:
            periods[figure.period].append(indicator.code)
    measured = {m.indicator: m for period in periods for m in snapshot.measured_in(period, periods[period])}
    in_order = [measured[indicator] for indicator in choices.firsts if indicator in measured]
    return profile_of(in_order, choices.focus, choices.stand, choices.chosen_peers)


def _history(choices: ExploreChoices) -> FigureHistory | None:
    """In years, or in the kind of period that was chosen."""
    if choices.first is None:
        return None
    kind = choices.period.kind if choices.period else PeriodKind.YEAR
    return history_of(choices.first, choices.focus, choices.stand, kind, choices.chosen_peers)


def _cheaper(found: ExploreAnswer, choices: ExploreChoices, snapshot: Snapshot) -> ExploreAnswer:
    two = _together(choices)
    if two is None:
        return found
    cheaper = cheaper_ones(two, choices.third, choices.stand, more_cost=choices.more_cost)
    listed = (*cheaper.cheaper, *([cheaper.own] if cheaper.own else []))
    clients = {pair.partner.client for pair in listed}
    year = cheaper.own.x.period.year if cheaper.own else None
    near = values_near(context_of(snapshot), sorted(clients), choices.variables, year)
    ways = ways_of_working(listed, two.x.service, choices.stand, snapshot)
    return replace(
        found, together=two, cheaper=cheaper, context=near.values, context_sources=near.sources, ways=ways
    )


def _contractor(measured: Measured, choices: ExploreChoices, snapshot: Snapshot) -> ContractorClients | None:
    """None where the organisation that does the work is not known."""
    contractor = snapshot.registry.organisations.get(choices.focus.contractor)
    if contractor is None:
        return None
    return contractor_clients(measured, choices.focus, snapshot.registry.partners, contractor, choices.stand)


def _areas(choices: ExploreChoices, snapshot: Snapshot) -> dict[Partner, Outline]:
    """The outlines of the clients of everyone of the realm of the focus, of the year that is shown, by name.

    Of several partnerships of one client the one with a figure stands for it, or the client as a whole.
    """
    figures = _figures(choices)
    year = (
        choices.period.year if choices.period else max((f.period.year for f in figures.values()), default=0)
    )
    outlines = snapshot.ask(read_outlines, year)
    organisations = snapshot.registry.organisations
    standing: dict[str, Partner] = {}
    of_realm = (p for p in snapshot.registry.partners if p.realm == choices.focus.realm)
    for partner in (*sorted(of_realm, key=by_name), *figures, choices.focus):
        standing[partner.client] = partner
    found = {}
    for client, partner in standing.items():
        code = organisations[client].cbs_code if client in organisations else None
        if code and code in outlines:
            found[partner] = outlines[code]
    return found


def _figures(choices: ExploreChoices) -> dict[Partner, Figure]:
    """The first indicator of everyone of the realm of the focus, by name."""
    if choices.first is None:
        return {}
    found = {}
    for partner in sorted(choices.first.partners, key=by_name):
        if partner.realm == choices.focus.realm:
            series = choices.first.series(partner)
            figure = figure_at(series, choices.first.indicator, choices.stand, choices.period)
            if figure:
                found[partner] = figure
    return found


def _spread(choices: ExploreChoices, snapshot: Snapshot, codes: Collection[str]) -> FigureSpread | None:
    """Of the period that is asked for; with these peers, else with those of similar size."""
    if choices.first is None:
        return None
    inhabitants = snapshot.ask(read_inhabitants)
    found = spread_of(choices.first, choices.focus, choices.stand, choices.period, inhabitants)
    if found is None or (choices.period and found.period != choices.period):
        return None
    if not codes:
        return found
    peers = frozenset(partner for partner in found.others if partner.code in codes)
    return replace(found, similar=peers, chosen=True)


def _together(choices: ExploreChoices) -> TwoFigures | None:
    if choices.first is None or choices.second is None:
        return None
    return two_figures(
        choices.first,
        choices.second,
        choices.focus,
        choices.stand,
        choices.period,
        choices.chosen_peers,
    )
