"""Quality against cost with the lowest cost at each quality as a stair; those as good and cheaper in colour."""

from __future__ import annotations

from dataclasses import replace

from lib.charts.drawing import Drawing
from lib.charts.explore.any_two import axis_words
from lib.charts.explore.cloud import CloudAxis, CloudLine, CloudPoint, PointKind, draw_cloud
from lib.charts.explore.on_slide import cloud_on_slide
from lib.charts.palette import INK, Dash
from lib.domain.explore.cheaper import CheaperOnes
from lib.domain.explore.together import FigurePair
from lib.text.explore.cheaper import cheaper_heading, cheaper_sentences
from lib.text.explore.together import figure_in_full
from lib.text.language import Language
from lib.text.terms import partner_name

MOST_NAMED_POINTS = 20


def draw(found: CheaperOnes, language: Language) -> Drawing:
    """Draw at least one usable pair."""
    two = found.two
    better = {pair.partner for pair in found.cheaper}
    points = [
        CloudPoint(
            partner_name(language, pair.partner),
            pair.x.value,
            pair.y.value,
            PointKind.FOCUS
            if pair.partner == two.focus
            else PointKind.PEER
            if pair.partner in better
            else PointKind.OTHER,
            _in_full(found, pair, language),
            pair.partner.fictitious,
            pair.x.is_firm and pair.y.is_firm,
            named=pair.partner in better and len(better) <= MOST_NAMED_POINTS,
        )
        for pair in found.usable
    ]
    x_years, y_years = two.years
    axes = (
        CloudAxis(two.x.unit, axis_words(two.x, x_years, language)),
        CloudAxis(two.y.unit, axis_words(two.y, y_years, language)),
    )
    stair = [CloudLine(found.frontier, Dash.BOUND, INK, step=True)] if found.frontier else []
    alt = " ".join((cheaper_heading(language, found) + ".", *cheaper_sentences(language, found)))
    chart = cloud_on_slide(points, axes, stair, language, language.say("even goed en goedkoper"))
    return replace(draw_cloud(points, axes, stair, language, alt), editable=(chart,))


def _in_full(found: CheaperOnes, pair: FigurePair, language: Language) -> str:
    """Every figure of a point."""
    figures = [(found.two.x, pair.x), (found.two.y, pair.y)]
    figures += [(more.indicator, more.of[pair.partner]) for more in found.more]
    return "; ".join(figure_in_full(language, indicator, figure) for indicator, figure in figures)
