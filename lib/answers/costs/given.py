"""Which given cost figures there are of a partnership."""

from __future__ import annotations

from collections.abc import Mapping

from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.costs.given import GivenCost, given_cost, is_whole_cost
from lib.domain.indicators import Indicator
from lib.domain.partners import Partner, Series
from lib.store.comparison.figures import read_series_of


def given_costs(series: Mapping[Indicator, Series], service: str | None = None) -> tuple[GivenCost, ...]:
    """The cost figures of a partnership that a source gave, not those that the monitor computed.

    Args:
        series: every indicator of the partnership.
        service: that they are about; None for all, in the order of the catalogue.
    """
    derived, order = shipped_catalogue().derived, list(shipped_catalogue().services)
    found = [
        given_cost(indicator, own)
        for indicator, own in series.items()
        if is_whole_cost(indicator) and indicator.code not in derived and service in (None, indicator.service)
    ]
    places = {code: place for place, code in enumerate(order)}
    found.sort(key=lambda cost: places.get(cost.indicator.service, len(order)))
    return tuple(cost for cost in found if cost.figures)


def given_costs_of(snapshot: Snapshot, focus: Partner) -> tuple[GivenCost, ...]:
    """The given cost figures of all services of a partnership."""
    return given_costs(snapshot.ask(read_series_of, focus.code))
