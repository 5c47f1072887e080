"""Shares and counts of everyone in one period as a funnel: who lies further from the whole than chance explains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lib.domain.comparison.funnel import LEAST_UNITS, Funnel, funnel_of_counts, funnel_of_shares
from lib.domain.figures import Figure
from lib.domain.indicators import Indicator
from lib.domain.partners import Partner
from lib.domain.units import Unit

PER_CENT = 100.0
WITHOUT_CHANCE = frozenset(
    {"kg", "ton", "g", "l", "liter", "m", "m2", "m3", "km", "km2", "ha", "uur", "dag", "kwh", "punten"}
)
"""What is weighed or measured, in lower case, and not counted one by one: it has no chance of its own."""


@dataclass(frozen=True)
class ChanceFunnel:
    """Shares or counts with what they are of, and their funnel.

    Attributes:
        indicator: a share in per cent, or a count per something.
        figures: of everyone of whom it is known what the figure is of.
        sizes: of each of those the number of observations; of a count how many would be expected at the rate of all.
        without_number: how many have none, and so no chance.
        scale: what a value of the funnel is multiplied by to be one of the indicator.
        funnel: None for what is neither, under `LEAST_UNITS`, and where all are the same by nature (all 0, all 100%).
    """

    indicator: Indicator
    figures: Mapping[Partner, Figure]
    sizes: Mapping[Partner, float]
    without_number: int
    scale: float
    funnel: Funnel | None

    @property
    def outside(self) -> tuple[Partner, ...]:
        """Those beyond the wide limits of 99.8%."""
        if self.funnel is None:
            return ()
        return tuple(
            partner
            for (partner, figure), (_, act) in zip(self.figures.items(), self.funnel.wide, strict=True)
            if not act.low <= figure.value / self.scale <= act.high
        )

    @property
    def whole(self) -> float:
        """The value of all together, in the unit of the indicator; 0 without a funnel."""
        return self.scale * self.funnel.centre if self.funnel else 0.0

    @property
    def is_share(self) -> bool:
        """Whether the indicator is a share of what was counted, and nothing that is weighed or paid."""
        return self.indicator.unit.measure == "%"

    @property
    def is_count(self) -> bool:
        """Whether the indicator is a count per something."""
        return is_counted(self.indicator.unit)

    @property
    def is_small(self) -> bool:
        return len(self.figures) < LEAST_UNITS


def is_counted(unit: Unit) -> bool:
    """Whether this is a number of things per something: not money, no share, nothing weighed or measured."""
    no_count = unit.currency or unit.is_share or unit.measure.split()[0].lower() in WITHOUT_CHANCE
    return bool(unit.denominator) and not no_count


def may_be_chance(unit: Unit) -> bool:
    """Whether figures in this unit are shares or counts, which chance alone can make differ."""
    return unit.measure == "%" or is_counted(unit)


def is_of_known_number(figure: Figure, unit: Unit) -> bool:
    """Whether it is known of how many this share or count is."""
    if is_counted(unit):
        return figure.numerator is not None and (figure.denominator or 0) > 0
    return bool(figure.n)


def chance_funnel(indicator: Indicator, figures: Mapping[Partner, Figure]) -> ChanceFunnel:
    """The funnel of the shares whose number of observations is known, or of counts with both sides of the division.

    Args:
        figures: of everyone of one realm, of one period each.
    """
    if is_counted(indicator.unit):
        return _of_counts(indicator, figures)
    counted = {
        partner: figure
        for partner, figure in figures.items()
        if figure.n and 0 <= figure.value <= PER_CENT and indicator.unit.measure == "%"
    }
    sizes = {partner: float(figure.n or 0) for partner, figure in counted.items()}
    hits = [figure.value / PER_CENT * sizes[partner] for partner, figure in counted.items()]
    funnel = funnel_of_shares(hits, list(sizes.values())) if sizes else None
    return ChanceFunnel(indicator, counted, sizes, len(figures) - len(counted), PER_CENT, funnel)


def _of_counts(indicator: Indicator, figures: Mapping[Partner, Figure]) -> ChanceFunnel:
    """Against what each would have at the rate of all together."""
    known = {
        partner: figure
        for partner, figure in figures.items()
        if figure.numerator is not None and figure.numerator >= 0 and (figure.denominator or 0) > 0
    }
    counted = [float(figure.numerator or 0) for figure in known.values()]
    rate = sum(counted) / sum(float(f.denominator or 0) for f in known.values()) if known else 0.0
    sizes = {partner: rate * float(figure.denominator or 0) for partner, figure in known.items()}
    funnel = funnel_of_counts(counted, list(sizes.values())) if rate else None
    scale = rate * indicator.unit.factor or 1.0
    return ChanceFunnel(indicator, known, sizes, len(figures) - len(known), scale, funnel)
