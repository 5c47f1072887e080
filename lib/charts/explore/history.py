"""One figure over time: the focus in its stretches with their limits, the median of everyone, the peers thin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lib.charts.drawing import Drawing
from lib.charts.explore.on_slide import history_on_slide
from lib.charts.explore.over_years import years_layout
from lib.charts.palette import FOCUS, INK, LINES, PAGE, PEERS, PROVISIONAL_OPACITY, Dash, plain
from lib.charts.scale import scale_for
from lib.domain.explore.history import FigureHistory, Stretch
from lib.domain.figures import Figure
from lib.text.amounts import amount, decimals_for
from lib.text.explore.history import flag_words, history_heading, history_sentences
from lib.text.language import Language
from lib.text.terms import STATUSES, partner_name

_TALL = 460
_MOST_TICKS = 6


def draw(history: FigureHistory, language: Language) -> Drawing:
    """Draw a focus with at least two figures."""
    indicator = history.indicator
    figures = [*history.figures, *(f for line in history.peers.values() for f in line)]
    values = [v for f in figures for v in (f.value, f.low, f.high) if v is not None]
    first, last = history.figures[0].period, history.figures[-1].period
    medians = {p: m for p, m in history.medians.items() if first <= p <= last}
    limits = [end for s in history.stretches if s.limits for end in (s.limits.low, s.limits.high)]
    scale = scale_for([*values, *medians.values(), *limits], indicator.unit, _MOST_TICKS)
    years = [f.period.position for f in figures]
    layout = years_layout(language, indicator, years, scale, _TALL)
    data = [*_peer_lines(history, language), *_median_line(medians)]
    for stretch in history.stretches:
        data += [*_limit_lines(stretch), _own_line(history, stretch, language)]
    alt = " ".join((history_heading(language, history) + ".", *history_sentences(language, history)))
    return Drawing(data, layout, alt, editable=(history_on_slide(history, language),))


def _path(figures: Sequence[Figure], mode: str, color: str, width: float) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": mode,
        "x": [figure.period.position for figure in figures],
        "y": [figure.value for figure in figures],
        "line": {"color": color, "width": width},
        "cliponaxis": False,
    }


def _peer_lines(history: FigureHistory, language: Language) -> Iterator[dict[str, Any]]:
    for partner, figures in history.peers.items():
        hover = [_hover(partner_name(language, partner), history, figure, "", language) for figure in figures]
        line = _path(figures, "lines", PEERS, 1)
        yield {**line, "opacity": 0.55, "hovertext": hover, "hoverinfo": "text"}


def _median_line(medians: dict[Any, float]) -> Iterator[dict[str, Any]]:
    if len(medians) > 1:
        yield {
            "type": "scatter",
            "mode": "lines",
            "x": [period.position for period in medians],
            "y": list(medians.values()),
            "hoverinfo": "skip",
            "line": {"color": LINES, "width": 1.5, "dash": Dash.MEDIAN},
        }


def _limit_lines(stretch: Stretch) -> Iterator[dict[str, Any]]:
    """The mean and both limits over the stretch, dotted."""
    if stretch.limits is None:
        return
    ends = [stretch.figures[0].period.position, stretch.figures[-1].period.position]
    for value, width in ((stretch.limits.low, 1.5), (stretch.limits.mean, 1.0), (stretch.limits.high, 1.5)):
        yield {
            "type": "scatter",
            "mode": "lines",
            "x": ends,
            "y": [value, value],
            "hoverinfo": "skip",
            "line": {"color": FOCUS, "width": width, "dash": Dash.HELD_AGAINST},
        }


def _own_line(history: FigureHistory, stretch: Stretch, language: Language) -> dict[str, Any]:
    """The focus; a flagged point is larger, with a ring of ink."""
    flags = stretch.limits.flags if stretch.limits else (frozenset(),) * len(stretch.figures)
    name = partner_name(language, history.focus)
    line = _path(stretch.figures, "lines+markers", FOCUS, 2)
    return {
        **line,
        "hovertext": [
            _hover(name, history, figure, flag_words(language, flag), language)
            for figure, flag in zip(stretch.figures, flags, strict=True)
        ],
        "hoverinfo": "text",
        "marker": {
            "size": [13 if flag else 9 for flag in flags],
            "color": [PAGE if f.fictitious else FOCUS for f in stretch.figures],
            "opacity": [1 if f.is_firm or f.fictitious else PROVISIONAL_OPACITY for f in stretch.figures],
            "line": {"color": [INK if flag else FOCUS for flag in flags], "width": 2},
        },
    }


def _hover(name: str, history: FigureHistory, figure: Figure, flags: str, language: Language) -> str:
    unit = history.indicator.unit
    value = amount(language, figure.value, unit, decimals_for(unit, [figure.value]))
    said = f"{figure.period}: {value} ({language.say(STATUSES[figure.status])})"
    return "<br>".join(filter(None, (f"<b>{plain(name)}</b>", plain(said), plain(flags))))
