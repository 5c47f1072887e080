"""Partnerships by contract form: a row of points per form, with the median where there are enough of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lib.charts.drawing import Drawing, base_layout, word
from lib.charts.editable import ChartAxis, ChartPoint, PointChart, PointSeries, Sign, measure_axis
from lib.charts.palette import FAINT, FOCUS, INK, LINES, PAGE, PEERS, Colour, plain
from lib.charts.scale import axis, scale_for, wrapped
from lib.domain.costs.contract_forms import FormGroup
from lib.domain.partners import Partner
from lib.domain.units import Unit
from lib.text.amounts import amount
from lib.text.costs.words import form_words
from lib.text.language import Language
from lib.text.terms import partner_name

_TITLE, _ROW, AXIS, _SIDE = 44, 44, 34, 14
_TEXT_WIDTH = 320
_RADIUS, _FOCUS_RADIUS = 5, 8


@dataclass(frozen=True)
class Panel:
    """One measure: its title, its unit and decimals, and the groups."""

    title: str
    unit: Unit
    decimals: int
    groups: tuple[FormGroup, ...]

    @property
    def values(self) -> list[float]:
        return [value for group in self.groups for value in group.values.values()]


def draw(panels: Sequence[Panel], focus: Partner, language: Language) -> Drawing:
    """Draw the panels, each with at least one value, one above the other."""
    heights = [_TITLE + _ROW * len(panel.groups) + AXIS for panel in panels]
    height = sum(heights)
    layout = base_layout(language, height, (0, _SIDE, 0, _SIDE))
    data: list[dict[str, Any]] = []
    top = 0
    for number, panel in enumerate(panels):
        suffix = "" if number == 0 else str(number + 1)
        ends = top + _TITLE, top + _TITLE + _ROW * len(panel.groups)
        rows = len(panel.groups)
        layout[f"xaxis{suffix}"] = {
            **axis(language, panel.unit, scale_for(panel.values, panel.unit)),
            "anchor": f"y{suffix}",
        }
        layout[f"yaxis{suffix}"] = {
            "domain": [max(0.0, 1 - ends[1] / height), 1 - ends[0] / height],
            "range": [rows, 0],
            "visible": False,
            "fixedrange": True,
            "anchor": f"x{suffix}",
        }
        layout["annotations"].append(_title(panel.title, 1 - ends[0] / height))
        layout["annotations"] += [_row_words(panel, row, suffix, language) for row in range(rows)]
        layout["shapes"] += _medians(panel, suffix)
        data += _points(panel, focus, suffix, language)
        top += heights[number]
    editable = tuple(_editable(panel, focus, language) for panel in panels)
    return Drawing(data, layout, _alt(panels, language), editable=editable)


def _editable(panel: Panel, focus: Partner, language: Language) -> PointChart:
    """The panel for a slide: points of a form on one height under its words, with a short line at the median."""
    rows = len(panel.groups)
    x = measure_axis("", panel.unit, scale_for(panel.values, panel.unit), panel.decimals)
    y = ChartAxis("", 0, rows, hidden=True)
    heights = [rows - row - 0.73 for row in range(rows)]
    found: dict[tuple[str, Colour, bool], list[ChartPoint]] = {}
    medians = []
    for height, group in zip(heights, panel.groups, strict=True):
        for partner, value in group.values.items():
            own = partner == focus
            name = partner_name(language, partner) if own else language.say("overige")
            found.setdefault((name, FOCUS if own else PEERS, partner.fictitious), []).append(
                ChartPoint(value, height)
            )
        if group.median:
            ends = (ChartPoint(group.median.value, height + end) for end in (-0.25, 0.25))
            name = language.say("mediaan")
            medians.append(PointSeries(name, tuple(ends), INK, sign=Sign.NONE, joined=True))
    words = tuple(
        ChartPoint(x.low, height + 0.45, form_words(language, group, panel.unit, panel.decimals))
        for height, group in zip(heights, panel.groups, strict=True)
    )
    points = [
        PointSeries(name, tuple(at), color, 2 * (_FOCUS_RADIUS if color == FOCUS else _RADIUS), hollow=hollow)
        for (name, color, hollow), at in found.items()
    ]
    return PointChart(panel.title, x, y, (*points, *medians, PointSeries("", words, INK, sign=Sign.NONE)))


def _title(text: str, y: float) -> dict[str, Any]:
    shown = "<br>".join(plain(line) for line in wrapped(text, _TEXT_WIDTH))
    at = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "paper", "y": y, "yanchor": "bottom"}
    return {**word(f"<b>{shown}</b>", align="left", yshift=4), **at}


def _row_words(panel: Panel, row: int, suffix: str, language: Language) -> dict[str, Any]:
    """The form, with its n and its median, above its points."""
    words = form_words(language, panel.groups[row], panel.unit, panel.decimals)
    at = {"xref": f"x{suffix} domain", "x": 0, "xanchor": "left", "yref": f"y{suffix}", "y": row}
    shown = plain(wrapped(words, _TEXT_WIDTH, most_lines=1)[0])
    return {**word(shown, FAINT, yanchor="top", yshift=-1), **at}


def _medians(panel: Panel, suffix: str) -> list[dict[str, Any]]:
    return [
        {
            "type": "line",
            "xref": f"x{suffix}",
            "yref": f"y{suffix}",
            "x0": group.median.value,
            "x1": group.median.value,
            "y0": row + 0.48,
            "y1": row + 0.98,
            "line": {"color": INK, "width": 2},
        }
        for row, group in enumerate(panel.groups)
        if group.median
    ]


def _points(panel: Panel, focus: Partner, suffix: str, language: Language) -> list[dict[str, Any]]:
    found = []
    for row, group in enumerate(panel.groups):
        if not group.values:
            continue
        partners = list(group.values)
        own = [partner == focus for partner in partners]
        colors = [FOCUS if mine else PEERS for mine in own]
        found.append(
            {
                "type": "scatter",
                "mode": "markers",
                "xaxis": f"x{suffix}",
                "yaxis": f"y{suffix}",
                "x": list(group.values.values()),
                "y": [row + 0.73] * len(partners),
                "hovertext": [
                    f"<b>{plain(partner_name(language, p))}</b><br>"
                    + plain(amount(language, value, panel.unit, panel.decimals))
                    for p, value in group.values.items()
                ],
                "hoverinfo": "text",
                "cliponaxis": False,
                "marker": {
                    "size": [2 * (_FOCUS_RADIUS if mine else _RADIUS) for mine in own],
                    "color": [
                        PAGE if p.fictitious else color for p, color in zip(partners, colors, strict=True)
                    ],
                    "opacity": 0.8,
                    "line": {"color": colors, "width": 1.5},
                },
            }
        )
    line = {"color": LINES, "width": 1}
    for row in range(len(panel.groups)):
        found.insert(
            0,
            {
                "type": "scatter", "mode": "lines", "xaxis": f"x{suffix}", "yaxis": f"y{suffix}",
                "x": [min(panel.values), max(panel.values)], "y": [row + 0.73] * 2, "line": line,
                "hoverinfo": "skip", "opacity": 0.4,
            },
        )  # fmt: skip
    return found


def _alt(panels: Sequence[Panel], language: Language) -> str:
    return ". ".join(
        f"{panel.title}: "
        + "; ".join(form_words(language, group, panel.unit, panel.decimals) for group in panel.groups)
        for panel in panels
    )
