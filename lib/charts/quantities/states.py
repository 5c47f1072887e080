"""How the quantities are known: a bar per state, as long as its share of the lines."""

from __future__ import annotations

from typing import Any

from lib.charts.drawing import Drawing, base_layout, word
from lib.charts.editable import BarChart, BarSeries, share_axis_of
from lib.charts.palette import PEERS, RULE, plain
from lib.domain.quantities.in_order import QuantitiesInOrder, StateOfLines
from lib.text.language import Language
from lib.text.quantities.words import in_order_sentence, state_words

_ROW, _BAR = 46, 14
"""Height in px of a bar with its words above it, and of the bar alone."""


def draw(counted: QuantitiesInOrder, language: Language) -> Drawing:
    """Draw one bar per state, in the order of the data contract."""
    height = _ROW * len(counted.states)
    layout = base_layout(language, height, (0, 0, 0, 0))
    rows = list(enumerate(counted.states))
    layout |= {
        "xaxis": {"range": [0, 100], "visible": False, "fixedrange": True},
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True},
        "annotations": [_words(number, state, language) for number, state in rows],
        "shapes": [_bar(number, width, colour) for number, width, colour in _bars(counted)],
    }
    editable = (_editable(counted, language),)
    return Drawing([], layout, in_order_sentence(language, counted), editable=editable)


def _editable(counted: QuantitiesInOrder, language: Language) -> BarChart:
    """A bar per state for a slide; its words hold its share."""
    names = tuple(state_words(language, state) for state in counted.states)
    shares = BarSeries("", tuple(state.pct for state in counted.states), PEERS)
    return BarChart("", names, share_axis_of(language.say("aandeel areaalregels (%)"), 0.0), (shares,))


def _bars(counted: QuantitiesInOrder) -> list[tuple[int, float, str]]:
    """The whole length behind each share, then the share."""
    return [
        bar
        for number, state in enumerate(counted.states)
        for bar in ((number, 100.0, RULE), (number, state.pct, PEERS))
    ]


def _bar(number: int, width: float, colour: str) -> dict[str, Any]:
    bottom = _ROW * (number + 1) - 6
    return {
        "type": "rect", "xref": "x", "yref": "y", "x0": 0, "x1": width, "y0": bottom - _BAR, "y1": bottom,
        "fillcolor": colour, "line": {"width": 0}, "layer": "below",
    }  # fmt: skip


def _words(number: int, state: StateOfLines, language: Language) -> dict[str, Any]:
    return word(
        plain(state_words(language, state)),
        x=0,
        xref="paper",
        xanchor="left",
        y=_ROW * (number + 1) - 6 - _BAR,
        yref="y",
        yanchor="bottom",
    )
