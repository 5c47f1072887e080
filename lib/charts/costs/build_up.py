"""What a service costs per year, stacked by groups of kinds; the other stand beside it as an outline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from lib.charts.drawing import NARROWEST, Drawing, base_layout, legend, word
from lib.charts.editable import BarChart, BarSeries, measure_axis
from lib.charts.palette import FAINT, FOCUS, INK, LINES, OTHERS, PAGE, PEERS, RULE, SMALL, MarkShape, plain
from lib.charts.scale import AxisScale, axis, years_axis
from lib.charts.text_width import text_width
from lib.domain.costs.build_up import BuildUp
from lib.domain.costs.lines import YIELDS
from lib.domain.units import Unit
from lib.text.amounts import amount, unit_words
from lib.text.costs.words import GROSS, KIND_OF_COST_NAMES, NET
from lib.text.language import Language, msg
from lib.text.terms import STATUSES

_HEIGHT, _TOP, _RIGHT, _BOTTOM = 440, 26, 10, 118
WIDE, _NARROW, _APART = 0.42, 0.24, 0.06
"""Widths of the two bars of a year, and the space between them, in years."""
STACK, OUTLINE = -(_NARROW + _APART) / 2, (WIDE + _APART) / 2
"""Middles of the two bars of a year, from that year."""
_YEARS = 30
"""Height in px of the years under the plot."""
_MARGIN = 0.6
"""Space before the first year and after the last, in years."""
CLEAR = 4
"""Space in px beside the written total."""
_MOST_YEARS_NAMED = 5

Look = dict[str, Any]
Totalled = tuple[BuildUp, float]
"""A build-up with its total."""
_GROUPS: tuple[tuple[str, tuple[str, ...], Look], ...] = (
    (msg("eigen werk"), ("loon", "materieel", "materiaal"), {"color": PEERS}),
    (msg("verwerking"), ("verwerking",), {"color": OTHERS}),
    (msg("uitbesteed"), ("uitbesteed",), {"color": PAGE, "line": PEERS, "shape": "/", "fgcolor": PEERS}),
    (msg("indirect, overhead"), ("indirect", "overhead"), {"color": LINES}),
    (msg("resultaat"), ("resultaat",), {"color": PAGE, "line": INK, "shape": ".", "fgcolor": INK}),
    (msg("opbrengsten"), (YIELDS,), {"color": PAGE, "line": LINES, "shape": "x", "fgcolor": LINES}),
)
"""Groups of kinds from the bottom up, each with its own colour and pattern."""


class _Bar(NamedTuple):
    """A bar from nothing up to its top, in years."""

    middle: float
    width: float
    top: float

    def overlaps(self, start: float, end: float) -> bool:
        return start < self.middle + self.width / 2 and self.middle - self.width / 2 < end


def draw(
    shown: Sequence[BuildUp],
    beside: Sequence[BuildUp],
    unit: Unit,
    year: int,
    language: Language,
    *,
    gross: bool,
) -> Drawing:
    """Draw the cost per year.

    Args:
        shown: one a year, of one status, stacked; at least one has a total.
        beside: of the other status, in outline.
        unit: of all amounts.
        year: the one that gets its total written over it.
        language: of all texts and numbers.
        gross: without the yields.
    """
    groups = [group for group in _GROUPS if not (gross and YIELDS in group[1])]
    stacked, outlined = _totals_of(shown, gross=gross), _totals_of(beside, gross=gross)
    scale = _value_scale(stacked, outlined, groups)
    ticks = [amount(language, value, unit, 0) for value in (scale.low, scale.high)]
    left = round(max(text_width(tick, SMALL) for tick in ticks)) + 14
    layout = base_layout(language, _HEIGHT, (_TOP, _RIGHT, _BOTTOM, left))
    years = [build_up.year for build_up, _ in (*stacked, *outlined)]
    first, last = min(years), max(years)
    layout |= {
        "barmode": "relative",
        "showlegend": True,
        "xaxis": years_axis(
            (first - _MARGIN, last + _MARGIN), -(-(last - first) // _MOST_YEARS_NAMED), tick0=last
        ),
        "yaxis": axis(language, unit, scale, zeroline=True, zerolinecolor=FAINT),
    }
    drawn = [build_up for build_up, _ in stacked]
    data = [_stack(group, drawn, unit, language) for group in groups if _present(group, drawn)]
    if outlined:
        data.append(_outline(outlined, unit, language))
    data.append(_totals(stacked, unit, language))
    bars = [_Bar(b.year + STACK, WIDE, _levels(b, groups)[1]) for b in drawn]
    bars += [_Bar(b.year + OUTLINE, _NARROW, max(total, 0.0)) for b, total in outlined]
    per_px = (last - first + 2 * _MARGIN) / (NARROWEST - left - _RIGHT)
    if said := _said_of_year(year, (stacked, outlined), unit, language, gross=gross):
        layout["annotations"] = [_total_words(said, year, bars, (first, last), per_px)]
        for trace in data[len(data) - len(said) :]:
            trace["showlegend"] = False
    layout |= _columns([trace for trace in data if trace.get("showlegend", True)])
    editable = (_editable(drawn, groups, scale, unit, language),)
    return Drawing(data, layout, _alt(stacked, unit, language), editable=editable)


def _said_of_year(
    year: int,
    both: tuple[Sequence[Totalled], Sequence[Totalled]],
    unit: Unit,
    language: Language,
    *,
    gross: bool,
) -> list[str]:
    """The totals of a year, each with its sign, which then needs no place in the key; none without its own."""
    say, (stacked, outlined) = language.say, both
    own = next((total for b, total in stacked if b.year == year), None)
    if own is None:
        return []
    level = say(GROSS if gross else NET)
    said = [
        say("{year}: {level} {amount} (streep)", year=year, level=level, amount=_money(language, own, unit))
    ]
    for b, total in outlined:
        if b.year == year:
            status = say(STATUSES[b.status])
            said.append(
                say("{status}: {amount} (smalle balk)", status=status, amount=_money(language, total, unit))
            )
    return said


def _editable(
    drawn: Sequence[BuildUp],
    groups: Sequence[tuple[str, tuple[str, ...], Look]],
    scale: AxisScale,
    unit: Unit,
    language: Language,
) -> BarChart:
    """The stacks for a slide."""
    series = [
        BarSeries(
            language.say(name),
            tuple(_of_group(build_up, kinds) for build_up in drawn),
            look["fgcolor"] if "shape" in look else look["color"],
            hollow="shape" in look,
        )
        for name, kinds, look in groups
        if _present((name, kinds, look), drawn)
    ]
    measure = language.say("bedrag ({unit})", unit=unit_words(language, unit))
    axis = measure_axis(measure, unit, scale, 0)
    return BarChart(
        measure,
        tuple(str(build_up.year) for build_up in drawn),
        axis,
        tuple(series),
        lying=False,
        stacked=True,
    )


def _columns(data: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """A key in two columns over the whole figure: Plotly keeps one key of two columns to the width of the plot."""
    for trace in data[-(-len(data) // 2) :]:
        trace["legend"] = "legend2"
    column = legend(orientation="v", xref="container", y=(_BOTTOM - _YEARS) / _HEIGHT, yanchor="top")
    return {"legend": column, "legend2": {**column, "x": 0.5}}


def _totals_of(build_ups: Sequence[BuildUp], *, gross: bool) -> list[Totalled]:
    """Those that have a total, each with it."""
    return [(b, total) for b in build_ups if (total := b.total(gross)) is not None]


def _value_scale(
    stacked: Sequence[Totalled],
    outlined: Sequence[Totalled],
    groups: Sequence[tuple[str, tuple[str, ...], Look]],
) -> AxisScale:
    """From nothing, or from the lowest yields, to over the highest bar."""
    levels = [level for build_up, _ in stacked for level in _levels(build_up, groups)]
    levels += [total for _, total in outlined] + [0.0]
    room = (max(levels) - min(levels)) * (0.15 if outlined else 0.08) or 1.0
    return AxisScale(min(levels) - (room if min(levels) < 0 else 0), max(levels) + room).with_ticks(5)


def _levels(build_up: BuildUp, groups: Sequence[tuple[str, tuple[str, ...], Look]]) -> tuple[float, float]:
    """How far a stack reaches down and up."""
    parts = [_of_group(build_up, kinds) for _, kinds, _ in groups]
    return sum(part for part in parts if part < 0), sum(part for part in parts if part > 0)


def _of_group(build_up: BuildUp, kinds: Sequence[str]) -> float:
    return sum(build_up.amounts.get(kind, 0.0) for kind in kinds)


def _present(group: tuple[str, tuple[str, ...], Look], shown: Sequence[BuildUp]) -> bool:
    return any(kind in build_up.amounts for build_up in shown for kind in group[1])


def _stack(
    group: tuple[str, tuple[str, ...], Look], shown: Sequence[BuildUp], unit: Unit, language: Language
) -> dict[str, Any]:
    name, kinds, look = group
    return {
        "type": "bar",
        "name": language.say(name),
        "x": [build_up.year + STACK for build_up in shown],
        "width": WIDE,
        "y": [_of_group(build_up, kinds) for build_up in shown],
        "hovertext": [_hover(build_up, kinds, unit, language) for build_up in shown],
        "hoverinfo": "text",
        "marker": {
            "color": look["color"],
            "line": {"color": look.get("line", PAGE), "width": 1},
            "pattern": {"shape": look.get("shape", ""), "fgcolor": look.get("fgcolor", PAGE), "size": 7},
        },
    }


def _hover(build_up: BuildUp, kinds: Sequence[str], unit: Unit, language: Language) -> str:
    known = {kind: build_up.amounts[kind] for kind in kinds if kind in build_up.amounts}
    lines = [
        f"{language.words(KIND_OF_COST_NAMES, kind)}: {_money(language, value, unit)}"
        for kind, value in known.items()
    ]
    head = f"<b>{build_up.year}</b> ({language.say(STATUSES[build_up.status])})"
    return "<br>".join([head, *map(plain, lines)])


def _outline(outlined: Sequence[Totalled], unit: Unit, language: Language) -> dict[str, Any]:
    status = language.say(STATUSES[outlined[0][0].status])
    return {
        "type": "bar",
        "name": language.say("{status}, totaal", status=status),
        "x": [build_up.year + OUTLINE for build_up, _ in outlined],
        "width": _NARROW,
        "y": [total for _, total in outlined],
        "hovertext": [
            plain(f"{b.year} ({status}): {_money(language, total, unit)}") for b, total in outlined
        ],
        "hoverinfo": "text",
        "marker": {"color": RULE, "line": {"color": INK, "width": 1.5}},
    }


def _totals(stacked: Sequence[Totalled], unit: Unit, language: Language) -> dict[str, Any]:
    """A line across the stack at its total: with yields or a loss below zero the top of the stack is not the total."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": language.say("{status}, totaal", status=language.say(STATUSES[stacked[0][0].status])),
        "x": [build_up.year + STACK for build_up, _ in stacked],
        "y": [total for _, total in stacked],
        "hovertext": [plain(f"{b.year}: {_money(language, total, unit)}") for b, total in stacked],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {"symbol": MarkShape.TOTAL, "size": 16, "line": {"color": FOCUS, "width": 3}},
    }


def _total_words(
    lines: Sequence[str], year: int, bars: Sequence[_Bar], ends: tuple[int, int], per_px: float
) -> dict[str, Any]:
    """The totals over their year, within the plot, and over every bar that they reach on the narrowest screen.

    Args:
        lines: what is written, under each other.
        year: where it belongs.
        bars: all bars that are drawn.
        ends: the first and the last year.
        per_px: how much of a year a px is on the narrowest screen.
    """
    width = (max(text_width(line, SMALL, bold=True) for line in lines) + 2 * CLEAR) * per_px
    places = (("center", 0.0, width / 2), ("right", 0.5, width), ("left", -0.5, 0.0))
    spans = [(anchor, year + at, year + at - before) for anchor, at, before in places]
    edges = [("right", ends[1] + 0.5, ends[1] + 0.5 - width), ("left", ends[0] - 0.5, ends[0] - 0.5)]
    spans += sorted(edges, key=lambda edge: abs(edge[1] - year))
    within = [s for s in spans if ends[0] - 0.5 <= s[2] and s[2] + width <= ends[1] + 0.5]
    anchor, x, start = (within or spans)[0]
    top = max(bar.top for bar in bars if bar.overlaps(start, start + width))
    words = "<br>".join(f"<b>{plain(line)}</b>" for line in lines)
    return word(words, x=x, y=top, xanchor=anchor, yanchor="bottom", yshift=3)


def _money(language: Language, value: float, unit: Unit) -> str:
    return amount(language, value, unit, 2 if unit.denominator else 0)


def _alt(stacked: Sequence[Totalled], unit: Unit, language: Language) -> str:
    said = "; ".join(f"{b.year}: {_money(language, total, unit)}" for b, total in stacked)
    return language.say("Kosten per jaar naar kostensoort, gestapeld. Totaal {totals}.", totals=said)
