"""The clients of one contractor over the years: a line each, the focus on top; the name stands at the last point."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lib.charts.drawing import Drawing
from lib.charts.explore.on_slide import NamedFigures, lines_on_slide
from lib.charts.explore.over_years import years_layout
from lib.charts.palette import FOCUS, PAGE, PEERS, PROVISIONAL_OPACITY, plain
from lib.charts.scale import scale_for
from lib.domain.explore.contractor import ContractorClients
from lib.domain.figures import Figure
from lib.domain.partners import Partner
from lib.domain.periods import Period
from lib.text.amounts import amount, decimals_for
from lib.text.explore.contractor import contractor_heading, contractor_sentences
from lib.text.language import Language
from lib.text.terms import STATUSES, partner_name

_TALL = 420
_MOST_TICKS = 6


def draw(found: ContractorClients, language: Language) -> Drawing:
    """Draw clients of which at least one has a figure."""
    indicator = found.indicator
    drawn = {partner: own for partner, own in found.figures.items() if own}
    figures = [figure for own in drawn.values() for figure in own.values()]
    scale = scale_for([figure.value for figure in figures], indicator.unit, _MOST_TICKS)
    years = [figure.period.position for figure in figures]
    layout = years_layout(language, indicator, years, scale, _TALL)
    last = sorted(drawn, key=lambda partner: partner == found.focus)
    data = [_line(partner, drawn[partner], found, language) for partner in last]
    alt = " ".join((contractor_heading(language, found) + ".", *contractor_sentences(language, found)))
    lines: list[NamedFigures] = [
        (partner_name(language, partner), partner == found.focus, list(own.values()))
        for partner, own in drawn.items()
    ]
    return Drawing(data, layout, alt, editable=(lines_on_slide(indicator, lines, language),))


def _line(
    partner: Partner, own: Mapping[Period, Figure], found: ContractorClients, language: Language
) -> dict[str, Any]:
    color = FOCUS if partner == found.focus else PEERS
    unit, name = found.indicator.unit, plain(partner_name(language, partner))
    figures = list(own.values())
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name,
        "x": [figure.period.position for figure in figures],
        "y": [figure.value for figure in figures],
        "line": {"color": color, "width": 2.5 if partner == found.focus else 1.5},
        "marker": {
            "size": 8,
            "color": [PAGE if figure.fictitious else color for figure in figures],
            "opacity": [
                1 if figure.is_firm or figure.fictitious else PROVISIONAL_OPACITY for figure in figures
            ],
            "line": {"color": color, "width": 2},
        },
        "hovertext": [
            f"<b>{name}</b><br>{figure.period}: "
            f"{plain(amount(language, figure.value, unit, decimals_for(unit, [figure.value])))} "
            f"({language.say(STATUSES[figure.status])})"
            for figure in figures
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
