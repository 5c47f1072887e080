"""Any figure against any other: a point per partnership that has both."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from lib.charts.drawing import Drawing
from lib.charts.explore.cloud import CloudAxis, CloudPoint, PointKind, draw_cloud, median_lines
from lib.charts.explore.on_slide import cloud_on_slide
from lib.domain.explore.together import FigurePair, TwoFigures
from lib.domain.indicators import Indicator
from lib.text.amounts import unit_words
from lib.text.explore.together import figure_in_full, together_heading, together_sentences
from lib.text.explore.words import years_words
from lib.text.indicators import lower_is_better, title
from lib.text.language import Language
from lib.text.terms import partner_name


def draw(two: TwoFigures, logs: Collection[str], language: Language) -> Drawing:
    """Draw two figures that someone has both of.

    Args:
        logs: the axes that go by the logarithm, `x` and `y`.
    """
    points = [_point(two, pair, language) for pair in two.pairs]
    x_years, y_years = two.years
    axes = (
        CloudAxis(two.x.unit, axis_words(two.x, x_years, language), "x" in logs),
        CloudAxis(two.y.unit, axis_words(two.y, y_years, language), "y" in logs),
    )
    x, y = two.medians
    lines = median_lines((x.value if x else None, y.value if y else None), points)
    said = " ".join((together_heading(language, two) + ".", *together_sentences(language, two)))
    chart = cloud_on_slide(points, axes, lines, language)
    return replace(draw_cloud(points, axes, lines, language, said), editable=(chart,))


def axis_words(indicator: Indicator, years: tuple[int, int], language: Language) -> str:
    """What an axis measures: the indicator, its unit, its years, and which way is better where that is down."""
    measure = f"{title(language, indicator)} ({unit_words(language, indicator.unit)}, {years_words(*years)})"
    return "; ".join(filter(None, (measure, lower_is_better(language, indicator))))


def _point(two: TwoFigures, pair: FigurePair, language: Language) -> CloudPoint:
    kind = PointKind.PEER if pair.partner.code in two.peers else PointKind.OTHER
    kind = PointKind.FOCUS if pair.partner == two.focus else kind
    return CloudPoint(
        partner_name(language, pair.partner),
        pair.x.value,
        pair.y.value,
        kind,
        f"{figure_in_full(language, two.x, pair.x)}; {figure_in_full(language, two.y, pair.y)}",
        pair.partner.fictitious,
        pair.x.is_firm and pair.y.is_firm,
        named=kind == PointKind.PEER or len(two.pairs) <= 12,
    )
