"""One figure among those of everyone who has it: a swarm of points, the median, the middle half, named marks.

Points are laid beside each other for the narrowest screen, so that they do not overlap on a wider one either. What
has a name stands on a line of its own: focus and median above the swarm, references and a handful of others under it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lib.charts.drawing import NARROWEST, Drawing, base_layout, word
from lib.charts.editable import (
    ChartAxis,
    ChartPoint,
    PointChart,
    PointSeries,
    Sign,
    measure_axis,
)
from lib.charts.palette import (
    FAINT,
    FOCUS,
    INK,
    LINES,
    OTHERS,
    PAGE,
    PEERS,
    PROVISIONAL_OPACITY,
    SMALL,
    TINT,
    Colour,
    Dash,
    MarkShape,
    plain,
)
from lib.charts.scale import AxisScale, axis, fitting_ticks, scale_for, wrapped
from lib.charts.text_width import text_width
from lib.domain.comparison.spread import FigureSpread
from lib.domain.figures import Figure
from lib.domain.partners import Partner
from lib.domain.peers import MINIMUM_PEERS
from lib.text.amounts import amount, decimals_for, said_amount, unit_words
from lib.text.comparison.spreads import spread_heading, spread_sentences
from lib.text.indicators import lower_is_better, title
from lib.text.language import Language
from lib.text.terms import STATUSES, flagged, partner_name

_SIDE, _LINE, _AXIS = 18, 20, 52
"""Space at both sides, height of a line of words, and height of the axis with its title, in px."""
_DOTS = ((30, 10.0), (120, 8.0), (10**9, 5.5))
"""Up to how many points have which size, in px."""
_OWN, _MARK, _LEAST_SWARM, _AROUND = 18.0, 12.0, 34.0, 8.0
"""Sizes of the focus and of named marks, the least height of the swarm, and the space around it, in px."""
_BESIDE = 10
"""Space in px between a named mark and its words."""
_MOST_LANES, _MOST_LINES = 40, 3


@dataclass(frozen=True)
class Swarm(Drawing):
    """A drawn spread, and how many points lie further than its axis."""

    outside: int


def draw(spread: FigureSpread, language: Language) -> Swarm:
    """Draw a spread that has another partner or a reference beside the focus."""
    unit = spread.indicator.unit
    few = len(spread.figures) < MINIMUM_PEERS
    beside = list(_beside(spread, language, few=few))
    low, high = spread.reach
    values = [low, high, *[figure.value for _, figure, _ in beside]]
    most = fitting_ticks(language, unit, values, NARROWEST - 2 * _SIDE)
    scale = scale_for(values, unit, most)
    swarm = {} if few else spread.others
    size = next(size for most, size in _DOTS if len(swarm) <= most)
    lanes = _lanes(swarm, spread, scale, size)
    half = max(_LEAST_SWARM / 2, (max(map(abs, lanes.values()), default=0) + 0.5) * size)
    top = _LINE * (1 if few else 2)
    middle = top + _AROUND + half
    under = middle + half + _AROUND
    data = [*_swarm(spread, swarm, scale, lanes, size, middle, language)]
    own = _hover(spread, partner_name(language, spread.focus), spread.own, language)
    data.append(_marks([(spread.own, middle)], [own], FOCUS, _OWN))
    annotations = [*_words_above(spread, scale, language, top), _axis_title(spread, language)]
    height = under
    for name, figure, symbol in beside:
        lines = _wrapped_name(name, figure, spread, scale, language)
        tall = _LINE + SMALL * (len(lines) - 1)
        color = INK if symbol == MarkShape.REFERENCE else PEERS
        hover = [_hover(spread, name, figure, language)]
        data.append(_marks([(figure, height + tall / 2)], hover, color, _MARK, symbol))
        annotations.append(_mark_words(lines, figure, scale, height + tall / 2))
        height += tall
    layout = base_layout(language, round(height + _AXIS), (0, _SIDE, _AXIS, _SIDE))
    layout["xaxis"] = axis(language, unit, scale, showgrid=False, ticks="outside")
    layout["yaxis"] = {"range": [height, 0], "visible": False, "fixedrange": True}
    layout["annotations"] = annotations
    layout["shapes"] = [_focus_line(spread, middle)]
    if spread.median and spread.middle_half:
        layout["shapes"] += _middle(spread.median.value, spread.middle_half, top, under)
    alt = " ".join([spread_heading(language, spread) + ".", *spread_sentences(language, spread)])
    outside = sum(not scale.low <= figure.value <= scale.high for figure in spread.figures.values())
    places = {partner: -lane * size for partner, lane in lanes.items()}
    editable = (_editable(spread, places, beside, scale, language),)
    return Swarm(data, layout, alt, outside, editable=editable)


def _editable(
    spread: FigureSpread,
    places: Mapping[Partner, float],
    beside: Sequence[tuple[str, Figure, str]],
    scale: AxisScale,
    language: Language,
) -> PointChart:
    """The spread for a slide: the height of a point only keeps it apart from the others."""
    unit = spread.indicator.unit
    decimals = decimals_for(unit, [figure.value for figure in spread.figures.values()])
    half = max([*(abs(place) for place in places.values()), _OWN]) + _OWN
    across = ChartAxis("", -half * (1.2 + 0.5 * len(beside)), half * 1.6, hidden=True)
    within = dict.fromkeys(p for p in places if scale.low <= spread.figures[p].value <= scale.high)
    groups = (
        (language.say("overige"), OTHERS, [p for p in within if spread.similar and p not in spread.similar]),
        (language.say("vergelijkbare omvang") if spread.similar else language.say("overige"), PEERS,
         [p for p in within if not spread.similar or p in spread.similar]),
        (language.say("verder dan de as, aan de rand getekend"), OTHERS, [p for p in places if p not in within]),
    )  # fmt: skip
    series = [
        PointSeries(name, tuple(ChartPoint(_held(spread.figures[p].value, scale), places[p]) for p in found), color, 6,
                    hollow=spread.focus.fictitious)
        for name, color, found in groups
        if found
    ]  # fmt: skip
    if spread.median:
        value = said_amount(language, spread.median.value, unit)
        n = language.number(spread.median.n)
        said = language.say("mediaan {value} (n = {n})", value=value, n=n)
        ends = tuple(ChartPoint(spread.median.value, end) for end in (-half, half))
        series.append(PointSeries(said, ends, LINES, sign=Sign.NONE, joined=True, dashed=True))
    for place, (name, figure, _) in enumerate(beside):
        words = f"{name} {said_amount(language, figure.value, unit)}"
        point = ChartPoint(figure.value, -half * (1.2 + 0.5 * place), words)
        series.append(PointSeries(name, (point,), INK, 9, Sign.DIAMOND))
    name = partner_name(language, spread.focus)
    said = f"{name} {said_amount(language, spread.own.value, unit)}"
    up = (ChartPoint(spread.own.value, 0), ChartPoint(spread.own.value, half * 1.3, said))
    series.append(PointSeries(name, up, FOCUS, sign=Sign.NONE, joined=True))
    series.append(PointSeries(name, up[:1], FOCUS, 14, hollow=spread.focus.fictitious))
    return PointChart(
        spread_heading(language, spread),
        measure_axis(
            f"{title(language, spread.indicator)} ({unit_words(language, unit)})", unit, scale, decimals
        ),
        across,
        tuple(series),
    )


def _held(value: float, scale: AxisScale) -> float:
    """A value, or the end of the axis that it lies beyond."""
    return min(scale.high, max(scale.low, value))


def _beside(
    spread: FigureSpread, language: Language, *, few: bool
) -> Iterator[tuple[str, Figure, MarkShape]]:
    """Names, figures and symbols of references, and of the others where they are too few for a swarm."""
    for organisation, figure in spread.references:
        yield flagged(language, organisation.name, organisation.fictitious), figure, MarkShape.REFERENCE
    for partner, figure in spread.others.items() if few else ():
        yield partner_name(language, partner), figure, MarkShape.FIGURE


def _lanes(
    swarm: Mapping[Partner, Figure], spread: FigureSpread, scale: AxisScale, size: float
) -> dict[Partner, int]:
    """How many points above or below the middle each one stands, so that none overlaps another or the focus."""
    width = NARROWEST - 2 * _SIDE
    own = _clamped(spread.own.value, scale) * width
    ends: dict[int, float] = {}
    found: dict[Partner, int] = {}
    for partner, figure in sorted(swarm.items(), key=lambda pair: pair[1].value):
        at = _clamped(figure.value, scale) * width
        for lane in (sign * step for step in range(_MOST_LANES) for sign in (1, -1)):
            near_own = abs(lane) * size < (_OWN + size) / 2 and abs(at - own) < (_OWN + size) / 2
            if not near_own and at - ends.get(lane, -size) >= size:
                break
        ends[lane] = at
        found[partner] = lane
    return found


def _clamped(value: float, scale: AxisScale) -> float:
    """Place along the axis, 0-1; what lies further stands at the edge."""
    return min(1.0, max(0.0, scale.fraction(value)))


def _swarm(
    spread: FigureSpread,
    swarm: Mapping[Partner, Figure],
    scale: AxisScale,
    lanes: Mapping[Partner, int],
    size: float,
    middle: float,
    language: Language,
) -> Iterator[dict[str, Any]]:
    """The others in a soft colour, those of similar size in that of peers; what lies further points outwards."""
    for similar, color in ((False, OTHERS), (True, PEERS)):
        shown = [p for p in swarm if (not spread.similar or p in spread.similar) == similar]
        if not shown:
            continue
        hover = [_hover(spread, partner_name(language, p), swarm[p], language) for p in shown]
        marks = _marks([(swarm[p], middle + lanes[p] * size) for p in shown], hover, color, size - 1)
        marks["x"] = [_held(x, scale) for x in marks["x"]]
        marks["marker"]["symbol"] = [_symbol(swarm[p].value, scale) for p in shown]
        yield marks


def _symbol(value: float, scale: AxisScale) -> MarkShape:
    if value > scale.high:
        return MarkShape.BEYOND_HIGH
    return MarkShape.BEYOND_LOW if value < scale.low else MarkShape.FIGURE


def _marks(
    placed: Sequence[tuple[Figure, float]],
    hover: Sequence[str],
    color: Colour,
    size: float,
    symbol: MarkShape = MarkShape.FIGURE,
) -> dict[str, Any]:
    figures = [figure for figure, _ in placed]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [figure.value for figure in figures],
        "y": [y for _, y in placed],
        "hovertext": list(hover),
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "size": size,
            "symbol": symbol,
            "color": [PAGE if f.fictitious or symbol == MarkShape.REFERENCE else color for f in figures],
            "opacity": [1 if f.is_firm or f.fictitious else PROVISIONAL_OPACITY for f in figures],
            "line": {"color": color, "width": 1.5},
        },
    }


def _hover(spread: FigureSpread, name: str, figure: Figure, language: Language) -> str:
    return f"<b>{plain(name)}</b><br>{plain(_figure_words(spread, figure, language))}"


def _figure_words(spread: FigureSpread, figure: Figure, language: Language) -> str:
    unit = spread.indicator.unit
    value = amount(language, figure.value, unit, decimals_for(unit, [figure.value]))
    return f"{value} ({language.say(STATUSES[figure.status])} {figure.period})"


def _mark_words(lines: Sequence[str], figure: Figure, scale: AxisScale, y: float) -> dict[str, Any]:
    """The name and the value of a mark, on the side of it that has the most room."""
    side, shift = ("left", _BESIDE) if _clamped(figure.value, scale) < 0.5 else ("right", -_BESIDE)
    place: dict[str, Any] = {"xref": "x", "x": figure.value, "xanchor": side, "xshift": shift, "align": side}
    return word("<br>".join(map(plain, lines)), yref="y", y=y, yanchor="middle", **place)


def _wrapped_name(
    name: str, figure: Figure, spread: FigureSpread, scale: AxisScale, language: Language
) -> list[str]:
    """The name and the value of a mark in lines that have room beside it."""
    at = _clamped(figure.value, scale)
    room = max(at, 1 - at) * (NARROWEST - 2 * _SIDE) + _SIDE - _BESIDE
    value = said_amount(language, figure.value, spread.indicator.unit)
    return wrapped(f"{name} {value}", room, most_lines=_MOST_LINES)


def _words_above(
    spread: FigureSpread, scale: AxisScale, language: Language, top: float
) -> Iterator[dict[str, Any]]:
    """The focus above everything, and the median at the top of its line, on the side away from the focus."""
    unit, own = spread.indicator.unit, spread.own.value
    name = f"{partner_name(language, spread.focus)} {said_amount(language, own, unit)}"
    yield _word_above(
        f"<b>{plain(name)}</b>", (text_width(name, SMALL, bold=True), 0), own, scale, _LINE, FOCUS
    )
    if spread.median:
        value = said_amount(language, spread.median.value, unit)
        n = language.number(spread.median.n)
        said = language.say("mediaan {value} (n\u00a0=\u00a0{n})", value=value, n=n)
        width = text_width(said, SMALL)
        aside = (width / 2 - _BESIDE) * (-1 if own >= spread.median.value else 1)
        yield _word_above(plain(said), (width, aside), spread.median.value, scale, top, FAINT)


def _word_above(
    markup: str, size: tuple[float, float], value: float, scale: AxisScale, bottom: float, color: Colour
) -> dict[str, Any]:
    """Words that stand over a value, or as far aside as is asked, and keep to the figure on the narrowest screen.

    Args:
        size: the width of the words, and how far their middle stands from the value, in px.
    """
    width, aside = size
    at = _clamped(value, scale) * (NARROWEST - 2 * _SIDE) + _SIDE
    middle = min(max(at + aside, width / 2), NARROWEST - width / 2)
    return word(
        markup, color, xref="x", x=value, xanchor="center", xshift=round(middle - at, 1), yref="y", y=bottom,
        yanchor="bottom", bgcolor=PAGE,
    )  # fmt: skip


def _focus_line(spread: FigureSpread, middle: float) -> dict[str, Any]:
    """A line from the name of the focus to its point."""
    return {
        "type": "line", "xref": "x", "x0": spread.own.value, "x1": spread.own.value, "yref": "y",
        "y0": _LINE, "y1": middle, "line": {"color": FOCUS, "width": 1},
    }  # fmt: skip


def _middle(
    median: float, middle_half: tuple[float, float], top: float, under: float
) -> list[dict[str, Any]]:
    """The middle half as a field, and the median as a dashed line."""
    first, third = middle_half
    across: dict[str, Any] = {"xref": "x", "yref": "y", "y0": top, "y1": under, "layer": "below"}
    return [
        {"type": "rect", "x0": first, "x1": third, "fillcolor": TINT, "line": {"width": 0}, **across},
        {
            "type": "line", "x0": median, "x1": median,
            "line": {"color": LINES, "width": 1.5, "dash": Dash.MEDIAN}, **across,
        },
    ]  # fmt: skip


def _axis_title(spread: FigureSpread, language: Language) -> dict[str, Any]:
    """The unit, the status and the period, and which way is better where that is down."""
    statuses = sorted({language.say(STATUSES[figure.status]) for figure in spread.figures.values()})
    said = f"{unit_words(language, spread.indicator.unit)}; {'/'.join(statuses)} {spread.period}"
    better = lower_is_better(language, spread.indicator)
    text = wrapped("; ".join(filter(None, (said, better))), NARROWEST, most_lines=1)[0]
    return word(
        plain(text) + "\u00a0→", xref="paper", x=1, xanchor="right", xshift=_SIDE - 2, yref="paper", y=0,
        yanchor="top", yshift=-28,
    )  # fmt: skip
