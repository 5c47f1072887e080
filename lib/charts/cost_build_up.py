"""What a service costs per year, stacked by groups of kinds; the other stand beside it as an outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lib.charts.drawing import Drawing, base_layout, legend, make_figure, word
from lib.charts.palette import FAINT, FOCUS, INK, LINES, OTHERS, PAGE, PEERS, SMALL, plain
from lib.charts.scale import Scale, axis, years_axis
from lib.charts.text_width import text_width
from lib.domain.cost_build_up import BuildUp
from lib.domain.costs import YIELDS
from lib.domain.units import Unit
from lib.text.amounts import amount
from lib.text.cost_words import GROSS, KINDS, NET
from lib.text.language import Language, msg
from lib.text.terms import STATUSES

HEIGHT, TOP, RIGHT, BOTTOM = 440, 26, 10, 118
WIDE, NARROW, APART = 0.42, 0.24, 0.06
"""Widths of the two bars of a year, and the space between them, in years."""
MOST_YEARS_NAMED = 5

Look = dict[str, Any]
GROUPS: tuple[tuple[str, tuple[str, ...], Look], ...] = (
    (msg("eigen werk"), ("loon", "materieel", "materiaal"), {"color": PEERS}),
    (msg("verwerking"), ("verwerking",), {"color": OTHERS}),
    (msg("uitbesteed"), ("uitbesteed",), {"color": PAGE, "line": PEERS, "shape": "/", "fgcolor": PEERS}),
    (msg("indirect, overhead"), ("indirect", "overhead"), {"color": LINES}),
    (msg("resultaat"), ("resultaat",), {"color": PAGE, "line": INK, "shape": ".", "fgcolor": INK}),
    (msg("opbrengsten"), (YIELDS,), {"color": PAGE, "line": LINES, "shape": "x", "fgcolor": LINES}),
)
"""Groups of kinds from the bottom up, each with its own colour and pattern."""


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
        shown: one a year, of one status, stacked; at least one.
        beside: of the other status, in outline.
        unit: of all amounts.
        year: the one that gets its total written over it.
        language: of all texts and numbers.
        gross: without the yields.
    """
    groups = [group for group in GROUPS if not (gross and YIELDS in group[1])]
    scale = _value_scale(shown, beside, groups, gross=gross)
    ticks = [amount(language, value, unit, 0) for value in (scale.low, scale.high)]
    left = round(max(text_width(tick, SMALL) for tick in ticks)) + 14
    layout = base_layout(language, HEIGHT, (TOP, RIGHT, BOTTOM, left))
    years = [build_up.year for build_up in (*shown, *beside)]
    first, last = min(years), max(years)
    layout |= {
        "barmode": "relative",
        "showlegend": True,
        "legend": legend(xref="container", entrywidth=0.48, entrywidthmode="fraction"),
        "xaxis": years_axis((first - 0.6, last + 0.6), -(-(last - first) // MOST_YEARS_NAMED), tick0=last),
        "yaxis": axis(language, unit, scale, zeroline=True, zerolinecolor=FAINT, nticks=5),
    }
    data = [_stack(group, shown, unit, language) for group in groups if _present(group, shown)]
    if beside:
        data.append(_outline(beside, unit, language, gross=gross))
    data.append(_totals(shown, unit, language, gross=gross))
    layout["annotations"] = [
        _total_words(
            b,
            unit,
            max(_levels(b, groups)[1], *(o.total(gross) for o in beside if o.year == year), 0.0),
            (first, last),
            language,
            gross=gross,
        )
        for b in shown
        if b.year == year
    ]
    return Drawing(make_figure(data, layout), _alt(shown, unit, language, gross=gross))


def _value_scale(
    shown: Sequence[BuildUp],
    beside: Sequence[BuildUp],
    groups: Sequence[tuple[str, tuple[str, ...], Look]],
    *,
    gross: bool,
) -> Scale:
    """From nothing, or from the lowest yields, to over the highest bar."""
    levels = [level for build_up in shown for level in _levels(build_up, groups)]
    levels += [build_up.total(gross) for build_up in beside] + [0.0]
    room = (max(levels) - min(levels)) * 0.08 or 1.0
    return Scale(min(levels) - (room if min(levels) < 0 else 0), max(levels) + room)


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
        "x": [build_up.year - (NARROW + APART) / 2 for build_up in shown],
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
        f"{language.words(KINDS, kind)}: {_money(language, value, unit)}" for kind, value in known.items()
    ]
    head = f"<b>{build_up.year}</b> ({language.say(STATUSES[build_up.status])})"
    return "<br>".join([head, *map(plain, lines)])


def _outline(beside: Sequence[BuildUp], unit: Unit, language: Language, *, gross: bool) -> dict[str, Any]:
    status = language.say(STATUSES[beside[0].status])
    return {
        "type": "bar",
        "name": language.say("{status}, totaal", status=status),
        "x": [build_up.year + (WIDE + APART) / 2 for build_up in beside],
        "width": NARROW,
        "y": [build_up.total(gross) for build_up in beside],
        "hovertext": [
            plain(f"{b.year} ({status}): {_money(language, b.total(gross), unit)}") for b in beside
        ],
        "hoverinfo": "text",
        "marker": {"color": PAGE, "line": {"color": INK, "width": 1.5}},
    }


def _totals(shown: Sequence[BuildUp], unit: Unit, language: Language, *, gross: bool) -> dict[str, Any]:
    """A line across the stack at its total: with yields or a loss below zero the top of the stack is not the total."""
    return {
        "type": "scatter",
        "mode": "markers",
        "name": language.say("{status}, totaal", status=language.say(STATUSES[shown[0].status])),
        "x": [build_up.year - (NARROW + APART) / 2 for build_up in shown],
        "y": [build_up.total(gross) for build_up in shown],
        "hovertext": [plain(f"{b.year}: {_money(language, b.total(gross), unit)}") for b in shown],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {"symbol": "line-ew", "size": 16, "line": {"color": FOCUS, "width": 3}},
    }


def _total_words(
    build_up: BuildUp, unit: Unit, top: float, ends: tuple[int, int], language: Language, *, gross: bool
) -> dict[str, Any]:
    """The total over both bars of its year, whose highest is `top`; at either end it keeps within the plot."""
    year = build_up.year
    words = f"{language.say(GROSS if gross else NET)} {_money(language, build_up.total(gross), unit)}"
    anchor = {ends[0]: "left", ends[1]: "right"}.get(year, "center") if ends[0] != ends[1] else "center"
    x = year + {"left": -0.5, "right": 0.5, "center": 0.0}[anchor]
    return word(f"<b>{plain(words)}</b>", x=x, y=top, xanchor=anchor, yanchor="bottom", yshift=3)


def _money(language: Language, value: float, unit: Unit) -> str:
    return amount(language, value, unit, 2 if unit.denominator else 0)


def _alt(shown: Sequence[BuildUp], unit: Unit, language: Language, *, gross: bool) -> str:
    totals: Mapping[int, float] = {build_up.year: build_up.total(gross) for build_up in shown}
    said = "; ".join(f"{year}: {_money(language, value, unit)}" for year, value in totals.items())
    return language.say("Kosten per jaar naar kostensoort, gestapeld. Totaal {totals}.", totals=said)
