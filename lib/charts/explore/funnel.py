"""Shares against the size of what they were counted in, with the limits of chance around the whole."""

from __future__ import annotations

import math
from dataclasses import replace

from lib.charts.drawing import Drawing
from lib.charts.explore.cloud import CloudAxis, CloudLine, CloudPoint, PointKind, draw_cloud
from lib.charts.explore.on_slide import cloud_on_slide
from lib.charts.palette import INK, LINES, Dash
from lib.domain.comparison.funnel import Z_ACT, Z_WARN, Funnel, binomial_limits, overdispersed_limits
from lib.domain.explore.among_chance import PER_CENT, ShareFunnel
from lib.domain.partners import Partner
from lib.domain.units import Unit
from lib.text.amounts import said_amount
from lib.text.explore.funnel import funnel_heading, funnel_sentences
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import STATUSES, partner_name

_STEPS = 40
_COUNTED = Unit("aantal")


def draw(
    found: ShareFunnel, funnel: Funnel, focus: Partner, peers: frozenset[str], language: Language
) -> Drawing:
    """Draw shares with their funnel."""
    say, outside = language.say, set(found.outside)
    points = [
        CloudPoint(
            partner_name(language, partner),
            float(figure.n or 0),
            figure.value,
            PointKind.FOCUS
            if partner == focus
            else PointKind.PEER
            if partner.code in peers
            else PointKind.OTHER,
            say(
                "{value} van {n} ({status} {period})",
                value=said_amount(language, figure.value, found.indicator.unit),
                n=language.number(figure.n or 0),
                status=say(STATUSES[figure.status]),
                period=figure.period,
            ),
            partner.fictitious,
            figure.is_firm,
            named=partner in outside,
        )
        for partner, figure in found.figures.items()
    ]
    sizes = [point.x for point in points]
    lines = _lines(funnel, min(sizes), max(sizes))
    edges = tuple(y for line in lines for _, y in line.points)
    axes = (
        CloudAxis(_COUNTED, say("Aantal waarnemingen")),
        CloudAxis(found.indicator.unit, title(language, found.indicator), more=edges),
    )
    alt = " ".join((funnel_heading(language, found), *funnel_sentences(language, found, focus)))
    chart = cloud_on_slide(points, axes, lines, language)
    return replace(draw_cloud(points, axes, lines, language, alt), editable=(chart,))


def _lines(funnel: Funnel, low: float, high: float) -> list[CloudLine]:
    """The whole, the narrow limits dotted, and the outer wide ones."""
    ratio = (high / low) ** (1 / _STEPS) if high > low else 1.0
    sizes = [low * ratio**step for step in range(_STEPS + 1)] if ratio > 1 else [low]
    whole = PER_CENT * funnel.centre
    lines = [CloudLine(((low, whole), (high, whole)), Dash.WHOLE)]
    tau2 = funnel.overdispersion.tau2
    for z, dash, wide in (
        (Z_WARN, Dash.HELD_AGAINST, False),
        (Z_ACT, Dash.HELD_AGAINST, False),
        (Z_ACT, Dash.BOUND, True),
    ):
        ends = [
            overdispersed_limits(funnel.centre, tau2, n, z) if wide else binomial_limits(funnel.centre, n, z)
            for n in sizes
        ]
        for side in (0, 1):
            drawn = tuple((n, PER_CENT * end[side]) for n, end in zip(sizes, ends, strict=True))
            lines.append(CloudLine(drawn, dash, INK if wide else LINES))
    return [line for line in lines if all(math.isfinite(y) for _, y in line.points)]
