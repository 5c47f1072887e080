"""The drawing for a slide: the same points, path, references and medians as series of an office program."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from lib.charts.comparison.quality_cost.canvas import (
    FOCUS_RADIUS,
    OTHER_RADIUS,
    PATH_RADIUS,
    PEER_RADIUS,
    REFERENCE_RADIUS,
    Canvas,
    reference_key,
)
from lib.charts.editable import (
    ChartAxis,
    ChartPoint,
    PointChart,
    PointSeries,
    Sign,
    interval_ends,
    line_across,
    measure_axis,
)
from lib.charts.palette import FOCUS, INK, LINES, OTHERS, PEERS, Colour
from lib.domain.comparison.quality_cost import Pair
from lib.text.amounts import unit_words
from lib.text.indicators import lower_is_better, title
from lib.text.terms import flagged, partner_name


def editable_scatter(canvas: Canvas, named: Collection[str]) -> PointChart:
    """The chart with names at the points that have one on screen.

    Args:
        canvas: what is drawn.
        named: keys of the labels that have room.
    """
    comparison, language = canvas.comparison, canvas.language
    measures = [
        "; ".join(
            filter(
                None, (f"{title(language, i)} ({unit_words(language, i.unit)})", lower_is_better(language, i))
            )
        )
        for i in (comparison.cost, comparison.quality)
    ]
    x = measure_axis(measures[0], comparison.cost.unit, canvas.x, canvas.decimals[0])
    y = measure_axis(measures[1], comparison.quality.unit, canvas.y, canvas.decimals[1])
    series = [*_points(canvas, named), *_path(canvas), *_references(canvas, named, x, y)]
    if comparison.cost_median and comparison.quality_median:
        n = language.number(comparison.cost_median.n)
        said = language.say("mediaan (n\u00a0=\u00a0{n})", n=n)
        series.append(line_across(said, comparison.cost_median.value, y, upright=True, color=LINES))
        series.append(line_across(said, comparison.quality_median.value, x, upright=False, color=LINES))
    return PointChart(measures[1], x, y, tuple(series))


def _points(canvas: Canvas, named: Collection[str]) -> Iterator[PointSeries]:
    """Others, peers and the focus; real and fictitious ones apart, for the latter are hollow."""
    comparison, say = canvas.comparison, canvas.language.say
    focus = [p for p in comparison.drawn if p.partner == comparison.focus]
    peers = [p for p in comparison.drawn if p.partner.code in comparison.peers and p not in focus]
    others = [p for p in comparison.drawn if p.partner.code not in comparison.peers and p not in focus]
    name = partner_name(canvas.language, comparison.focus) if comparison.focus else ""
    groups: tuple[tuple[str, Sequence[Pair], Colour, float], ...] = (
        (say("overige"), others, OTHERS, OTHER_RADIUS),
        (say("vergelijkingsgroep"), peers, PEERS, PEER_RADIUS),
        (name, focus, FOCUS, FOCUS_RADIUS),
    )
    for group, pairs, color, radius in groups:
        for hollow in (False, True):
            points = tuple(_point(canvas, p, named) for p in pairs if p.partner.fictitious == hollow)
            if points:
                yield PointSeries(group, points, color, round(2 * radius), hollow=hollow)


def _point(canvas: Canvas, pair: Pair, named: Collection[str]) -> ChartPoint:
    words = partner_name(canvas.language, pair.partner) if pair.partner.code in named else ""
    return ChartPoint(
        pair.cost.value, pair.quality.value, words, interval_ends(pair.cost), interval_ends(pair.quality)
    )


def _path(canvas: Canvas) -> Iterator[PointSeries]:
    """The focus over earlier years, with the first year written at its point."""
    for run in canvas.comparison.path:
        if len(run) > 1 or run[-1].period != canvas.comparison.period:
            words = [str(run[0].period), *[""] * (len(run) - 1)]
            points = tuple(
                ChartPoint(p.cost.value, p.quality.value, said) for p, said in zip(run, words, strict=True)
            )
            name = f"{run[0].period} - {run[-1].period}"
            yield PointSeries(name, points, FOCUS, round(2 * PATH_RADIUS), joined=True)


def _references(
    canvas: Canvas, named: Collection[str], along: ChartAxis, upwards: ChartAxis
) -> Iterator[PointSeries]:
    """References with both figures as diamonds, with one as a line along the other axis."""
    for reference in canvas.comparison.references:
        name = flagged(canvas.language, reference.organisation.name, reference.organisation.fictitious)
        if reference.cost and reference.quality:
            words = name if reference_key(reference) in named else ""
            point = ChartPoint(reference.cost.value, reference.quality.value, words)
            yield PointSeries(name, (point,), INK, round(2 * REFERENCE_RADIUS), Sign.DIAMOND, hollow=True)
        elif reference.cost:
            yield line_across(name, reference.cost.value, upwards, upright=True)
        elif reference.quality:
            yield line_across(name, reference.quality.value, along, upright=False)
