"""Shares and counts against the size of what they were counted in, with the limits of chance around the whole."""

from __future__ import annotations

import math
from dataclasses import replace

from lib.charts.drawing import Drawing
from lib.charts.explore.cloud import CloudAxis, CloudLine, CloudPoint, PointKind, draw_cloud
from lib.charts.explore.on_slide import cloud_on_slide
from lib.charts.palette import INK, LINES, Dash
from lib.domain.comparison.funnel import (
    Z_ACT,
    Z_WARN,
    Funnel,
    FunnelLimits,
    binomial_limits,
    overdispersed_limits,
    ratio_limits,
)
from lib.domain.explore.among_chance import ChanceFunnel
from lib.domain.partners import Partner
from lib.domain.units import Unit
from lib.text.amounts import said_amount
from lib.text.explore.funnel import funnel_heading, funnel_sentences, funnel_sizes
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import STATUSES, partner_name

_STEPS = 40
_COUNTED = Unit("aantal")


def draw(
    found: ChanceFunnel, funnel: Funnel, focus: Partner, peers: frozenset[str], language: Language
) -> Drawing:
    """Draw shares or counts with their funnel."""
    outside = set(found.outside)
    points = [
        CloudPoint(
            partner_name(language, partner),
            found.sizes[partner],
            figure.value,
            PointKind.FOCUS
            if partner == focus
            else PointKind.PEER
            if partner.code in peers
            else PointKind.OTHER,
            _hover(found, partner, language),
            partner.fictitious,
            figure.is_firm,
            named=partner in outside,
        )
        for partner, figure in found.figures.items()
    ]
    sizes = [point.x for point in points]
    lines = _lines(found, funnel, min(sizes), max(sizes))
    edges = tuple(y for line in lines for _, y in line.points)
    axes = (
        CloudAxis(_COUNTED, funnel_sizes(language, found)),
        CloudAxis(found.indicator.unit, title(language, found.indicator), more=edges),
    )
    alt = " ".join((funnel_heading(language, found), *funnel_sentences(language, found, focus)))
    chart = cloud_on_slide(points, axes, lines, language)
    return replace(draw_cloud(points, axes, lines, language, alt), editable=(chart,))


def _hover(found: ChanceFunnel, partner: Partner, language: Language) -> str:
    figure, say = found.figures[partner], language.say
    words = {
        "value": said_amount(language, figure.value, found.indicator.unit),
        "status": say(STATUSES[figure.status]),
        "period": str(figure.period),
    }
    if not found.is_count:
        return say("{value} van {n} ({status} {period})", **words, n=language.number(figure.n or 0))
    return say(
        "{value}; {counted} geteld, {expected} verwacht ({status} {period})",
        **words,
        counted=language.number(figure.numerator or 0),
        expected=language.number(found.sizes[partner], 1),
    )


def _lines(found: ChanceFunnel, funnel: Funnel, low: float, high: float) -> list[CloudLine]:
    """The whole, the narrow limits dotted, and the outer wide ones."""
    ratio = (high / low) ** (1 / _STEPS) if high > low else 1.0
    sizes = [low * ratio**step for step in range(_STEPS + 1)] if ratio > 1 else [low]
    lines = [CloudLine(((low, found.whole), (high, found.whole)), Dash.WHOLE)]
    for z, dash, wide in (
        (Z_WARN, Dash.HELD_AGAINST, False),
        (Z_ACT, Dash.HELD_AGAINST, False),
        (Z_ACT, Dash.BOUND, True),
    ):
        ends = [_limits(found, funnel, n, z, wide=wide) for n in sizes]
        for side in (0, 1):
            drawn = tuple((n, found.scale * end[side]) for n, end in zip(sizes, ends, strict=True))
            lines.append(CloudLine(drawn, dash, INK if wide else LINES))
    return [line for line in lines if all(math.isfinite(y) for _, y in line.points)]


def _limits(found: ChanceFunnel, funnel: Funnel, n: float, z: float, *, wide: bool) -> FunnelLimits:
    tau2 = funnel.overdispersion.tau2 if wide else 0.0
    if found.is_count:
        return ratio_limits(tau2, n, z)
    return overdispersed_limits(funnel.centre, tau2, n, z) if wide else binomial_limits(funnel.centre, n, z)
