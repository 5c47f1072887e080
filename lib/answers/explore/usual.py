"""Which figure the analyst's page shows where none is asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lib.answers.snapshot import Snapshot
from lib.domain.comparison.funnel import LEAST_UNITS
from lib.domain.explore.among_chance import is_of_known_number, may_be_chance
from lib.domain.figures import Stand
from lib.domain.indicators import Indicator, Role
from lib.domain.partners import Measured, Partner
from lib.domain.peers import MINIMUM_PEERS
from lib.store.comparison.figures import read_series_of


def usual_shared(
    offered: Sequence[Indicator],
    at_start: Measured | None,
    roles: Collection[Role],
    focus: Partner,
    snapshot: Snapshot,
) -> str | None:
    """That of the start page where enough others have it; else the first that the focus has with enough others.

    Args:
        roles: of what goes first.
    """
    codes = [indicator.code for indicator in offered]
    usual = at_start.indicator.code if at_start and at_start.indicator.code in codes else None
    if at_start and usual and _is_shared(at_start, focus):
        return usual
    own = snapshot.ask(read_series_of, focus.code)
    candidates = sorted((i for i in offered if i in own), key=lambda indicator: indicator.role not in roles)
    shared = (i.code for i in candidates if _is_shared(snapshot.measured(i.code), focus))
    return next(shared, usual or next(iter(codes), None))


def longest_of(offered: Sequence[Indicator], focus: Partner, snapshot: Snapshot) -> str | None:
    """The indicator of which the focus has most periods, if it has more than one of any."""
    own = snapshot.ask(read_series_of, focus.code)
    lengths = {i.code: len(own[i].of(Stand.ACTUAL)) for i in offered if i in own}
    longest = max(lengths, key=lambda code: lengths[code], default=None)
    return longest if longest and lengths[longest] > 1 else None


def counted_of(offered: Sequence[Indicator], focus: Partner, snapshot: Snapshot) -> str | None:
    """The first share or count that the focus has with a known number behind it, and enough others have."""
    own = snapshot.ask(read_series_of, focus.code)
    for indicator in offered:
        unit = indicator.unit
        if indicator not in own or not may_be_chance(unit):
            continue
        known = any(is_of_known_number(figure, unit) for figure in own[indicator].of(Stand.ACTUAL).values())
        if known and _is_shared(snapshot.measured(indicator.code), focus, LEAST_UNITS):
            return indicator.code
    return None


def _is_shared(measured: Measured, focus: Partner, least: int = MINIMUM_PEERS) -> bool:
    """Whether the focus has the indicator, and enough of its realm do."""
    others = sum(partner.realm == focus.realm for partner in measured.partners)
    return focus in measured.partners and others >= least
