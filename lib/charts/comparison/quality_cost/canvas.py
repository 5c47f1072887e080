"""What every part of the drawing needs: the comparison, the axes and the sizes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lib.charts.drawing import NARROWEST
from lib.charts.scale import AxisScale, fitting_ticks, scale_for
from lib.domain.comparison.quality_cost import Comparison, Pair, ReferencePoint
from lib.domain.figures import Figure
from lib.domain.indicators import Direction
from lib.domain.market.verdicts import Verdicts
from lib.text.amounts import decimals_for
from lib.text.language import Language

PLOT_HEIGHT = 350
LEFT, RIGHT = 58, 60
SCATTER_WIDTHS = (NARROWEST - LEFT - RIGHT, 1500.0)
"""The narrowest and the widest plot that labels are placed for, in px."""

FOCUS_RADIUS, PEER_RADIUS, OTHER_RADIUS, REFERENCE_RADIUS, PATH_RADIUS = 9.0, 6.0, 4.5, 7.0, 3.5


@dataclass(frozen=True)
class Canvas:
    """A comparison with its axes; `decimals` are those of cost and quality, `verdicts` those of price tests."""

    comparison: Comparison
    language: Language
    x: AxisScale
    y: AxisScale
    decimals: tuple[int, int]
    verdicts: Verdicts

    def at(self, cost: Figure, quality: Figure) -> tuple[float, float]:
        """Place in the plot, as shares of its width and height, upwards."""
        return self.x.fraction(cost.value), self.y.fraction(quality.value)

    def path_pairs(self) -> Iterator[Pair]:
        return (pair for run in self.comparison.path for pair in run)


def reference_key(reference: ReferencePoint) -> str:
    """What the label of a reference is known by."""
    return f"reference {reference.organisation.code}"


def has_better_field(comparison: Comparison) -> bool:
    """Whether both axes have a better side, so that one of the four fields is better on both."""
    return Direction.NEUTRAL not in (comparison.cost.direction, comparison.quality.direction)


def make_canvas(comparison: Comparison, verdicts: Verdicts, language: Language) -> Canvas:
    """Ranges hold all points, intervals, references and the path."""
    pairs = [*comparison.drawn, *(pair for run in comparison.path for pair in run)]
    costs = [value for pair in pairs for value in _extent(pair.cost)]
    qualities = [value for pair in pairs for value in _extent(pair.quality)]
    costs += [r.cost.value for r in comparison.references if r.cost]
    qualities += [r.quality.value for r in comparison.references if r.quality]
    decimals = (
        decimals_for(comparison.cost.unit, (pair.cost.value for pair in comparison.drawn)),
        decimals_for(comparison.quality.unit, (pair.quality.value for pair in comparison.drawn)),
    )
    most = fitting_ticks(language, comparison.cost.unit, costs, SCATTER_WIDTHS[0])
    scales = scale_for(costs, comparison.cost.unit, most), scale_for(qualities, comparison.quality.unit)
    return Canvas(comparison, language, *scales, decimals, verdicts)


def _extent(figure: Figure) -> list[float]:
    return [v for v in (figure.value, figure.low, figure.high) if v is not None]
