"""Shares of everyone in one period as a funnel: who lies further from the whole than chance explains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lib.domain.comparison.funnel import LEAST_UNITS, Funnel, funnel_of_shares
from lib.domain.figures import Figure
from lib.domain.indicators import Indicator
from lib.domain.partners import Partner

PER_CENT = 100.0


@dataclass(frozen=True)
class ShareFunnel:
    """Shares with how many they are of, and their funnel.

    Attributes:
        indicator: a share in per cent.
        figures: of everyone whose number of observations is known.
        without_number: how many have none, and so no chance.
        funnel: None for what is no share, under `LEAST_UNITS`, and where all are 0% or all 100%.
    """

    indicator: Indicator
    figures: Mapping[Partner, Figure]
    without_number: int
    funnel: Funnel | None

    @property
    def outside(self) -> tuple[Partner, ...]:
        """Those beyond the wide limits of 99.8%."""
        if self.funnel is None:
            return ()
        return tuple(
            partner
            for (partner, figure), (_, act) in zip(self.figures.items(), self.funnel.wide, strict=True)
            if not act.low <= figure.value / PER_CENT <= act.high
        )

    @property
    def is_share(self) -> bool:
        """Whether the indicator is a share of what was counted, and nothing that is weighed or paid."""
        return self.indicator.unit.measure == "%"

    @property
    def is_small(self) -> bool:
        return len(self.figures) < LEAST_UNITS


def share_funnel(indicator: Indicator, figures: Mapping[Partner, Figure]) -> ShareFunnel:
    """The funnel of the shares whose number of observations is known.

    Args:
        figures: of everyone of one realm, of one period each.
    """
    counted = {
        partner: figure
        for partner, figure in figures.items()
        if figure.n and 0 <= figure.value <= PER_CENT and indicator.unit.measure == "%"
    }
    shares = [
        (figure.value / PER_CENT * (figure.n or 0), float(figure.n or 0)) for figure in counted.values()
    ]
    funnel = funnel_of_shares([r for r, _ in shares], [n for _, n in shares]) if shares else None
    return ShareFunnel(indicator, counted, len(figures) - len(counted), funnel)
