"""What is found on the analyst's page, for the view that is open."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from lib.answers.explore.choices import ExploreChoices, ExploreView
from lib.answers.explore.context import SimilarAnswer, similar_to
from lib.answers.snapshot import Snapshot
from lib.domain.comparison.spread import FigureSpread, spread_of
from lib.domain.explore.together import TwoFigures, figure_at, two_figures
from lib.domain.figures import Figure
from lib.domain.partners import Partner, by_name
from lib.store.comparison.figures import read_inhabitants


@dataclass(frozen=True)
class ExploreAnswer:
    """Everyone's figure of the first indicator, and what the open view shows; None where there is nothing to show.

    `spread` is None where the focus has no figure itself.
    """

    figures: Mapping[Partner, Figure]
    spread: FigureSpread | None = None
    together: TwoFigures | None = None
    similar: SimilarAnswer | None = None


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
            year=choices.period.year if choices.period else None,
            figures={partner: figure.value for partner, figure in found.figures.items()},
        )
        return replace(found, similar=similar, spread=_spread(choices, snapshot, similar.codes))
    return replace(found, spread=_spread(choices, snapshot, choices.chosen_peers))


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
