"""Small multiples: every peer in a panel of its own on the same axes, with the focus beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lib.charts.drawing import Drawing, base_layout, word
from lib.charts.editable import (
    ChartAxis,
    ChartPanel,
    ChartPoint,
    PanelGrid,
    PointSeries,
    measure_axis,
)
from lib.charts.palette import FOCUS, INK, PEERS, plain
from lib.charts.scale import AxisScale, axis, scale_for, wrapped, years_axis
from lib.domain.explore.history import FigureHistory
from lib.domain.figures import Figure
from lib.domain.partners import Partner
from lib.domain.periods import Period
from lib.text.amounts import amount, decimals_for
from lib.text.language import Language
from lib.text.terms import partner_name

MOST_PANELS = 24
_COLUMNS = 3
_PANEL, _ABOVE, _RIGHT, _BELOW, _LEFT, _TITLE = 112, 22, 10, 26, 56, 26
_GAP = 0.05
_NAME_WIDTH = 105
"""Width in px of a panel on the narrowest screen."""


def draw(history: FigureHistory, language: Language, alt: str) -> Drawing:
    """Draw the first `MOST_PANELS` peers, by name.

    Args:
        history: with at least one peer that has figures.
        alt: what a screen reader says of it.
    """
    peers = [(p, figures) for p, figures in history.peers.items() if figures][:MOST_PANELS]
    rows = -(-len(peers) // _COLUMNS)
    every = [*history.figures, *(figure for _, figures in peers for figure in figures)]
    scale = scale_for([figure.value for figure in every], history.indicator.unit, 3)
    periods = sorted({figure.period for figure in every}, key=lambda period: period.position)
    ends = list(dict.fromkeys((periods[0], periods[-1])))
    room = max((ends[-1].position - ends[0].position) * 0.06, 0.4)
    span = [ends[0].position - room, ends[-1].position + room]
    height = rows * (_PANEL + _TITLE) + _BELOW
    layout = base_layout(language, height, (_ABOVE, _RIGHT, _BELOW, _LEFT))
    data: list[Mapping[str, Any]] = []
    for number, (partner, figures) in enumerate(peers):
        row, column = divmod(number, _COLUMNS)
        place = _place(row, column, rows)
        name = "" if number == 0 else str(number + 1)
        layout[f"xaxis{name}"] = years_axis(
            span,
            1,
            domain=list(place[0]),
            anchor=f"y{name}",
            tickmode="array",
            tickvals=[period.position for period in ends],
            ticktext=[str(period) for period in ends],
            showticklabels=number + _COLUMNS >= len(peers),
        )
        layout[f"yaxis{name}"] = axis(
            language,
            history.indicator.unit,
            scale,
            domain=list(place[1]),
            anchor=f"x{name}",
            showticklabels=column == 0,
        )
        layout["annotations"].append(_title(partner, place, language))
        data += _lines(partner, figures, history, name, language)
    return Drawing(data, layout, alt, editable=(_on_slide(history, peers, (span, ends), scale, language),))


def _on_slide(
    history: FigureHistory,
    peers: Sequence[tuple[Partner, Sequence[Figure]]],
    years: tuple[list[float], list[Period]],
    scale: AxisScale,
    language: Language,
) -> PanelGrid:
    """The same panels for a slide."""
    span, ends = years
    unit = history.indicator.unit
    panels = tuple(
        ChartPanel(
            partner_name(language, partner),
            tuple(
                PointSeries(
                    "", tuple(ChartPoint(f.period.position, f.value) for f in line), color, joined=True
                )
                for line, color in ((history.figures, FOCUS), (figures, PEERS))
            ),
        )
        for partner, figures in peers
    )
    decimals = decimals_for(unit, [scale.step])
    low, high = (amount(language, end, unit, decimals) for end in (scale.low, scale.high))
    y = measure_axis("", unit, scale, decimals)
    x = ChartAxis("", span[0], span[1], of_years=True)
    return PanelGrid("", panels, x, y, (str(ends[0]), str(ends[-1])), (low, high))


PanelPlace = tuple[tuple[float, float], tuple[float, float]]
"""The part of the figure that a panel takes, over and up, 0-1."""


def _place(row: int, column: int, rows: int) -> PanelPlace:
    """The part of the figure that a panel takes, over and up, 0-1."""
    wide, high = 1 / _COLUMNS, 1 / rows
    top = 1 - row * high
    share = _TITLE / (_PANEL + _TITLE)
    left = column * wide
    return (left, left + wide - (_GAP if column < _COLUMNS - 1 else 0)), (top - high + high * share, top)


def _title(partner: Partner, place: PanelPlace, language: Language) -> dict[str, Any]:
    lines = wrapped(partner_name(language, partner), _NAME_WIDTH, most_lines=1)
    return word(
        plain(lines[0]), INK, xref="paper", x=place[0][0], xanchor="left", yref="paper", y=place[1][1],
        yanchor="bottom", yshift=3, align="left",
    )  # fmt: skip


def _lines(
    partner: Partner, figures: Sequence[Figure], history: FigureHistory, name: str, language: Language
) -> Iterator[dict[str, Any]]:
    """The focus thin, the peer on top."""
    for who, line, color, width in (
        (history.focus, history.figures, FOCUS, 1.2),
        (partner, figures, PEERS, 2.2),
    ):
        yield {
            "type": "scatter",
            "mode": "lines+markers" if len(line) < 2 else "lines",
            "x": [figure.period.position for figure in line],
            "y": [figure.value for figure in line],
            "xaxis": f"x{name}",
            "yaxis": f"y{name}",
            "line": {"color": color, "width": width},
            "marker": {"color": color, "size": 5},
            "hovertext": [_hover(who, figure, history, language) for figure in line],
            "hoverinfo": "text",
        }


def _hover(partner: Partner, figure: Figure, history: FigureHistory, language: Language) -> str:
    unit = history.indicator.unit
    value = amount(language, figure.value, unit, decimals_for(unit, [figure.value]))
    return f"<b>{plain(partner_name(language, partner))}</b><br>{plain(f'{figure.period}: {value}')}"
