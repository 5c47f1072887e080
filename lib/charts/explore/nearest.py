"""Who are alike in context: a bar as long as the distance, cut into what makes it, with how firm it is in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lib.charts.drawing import Drawing
from lib.charts.explore.on_slide import bars_on_slide
from lib.charts.palette import PAGE, PEERS, plain
from lib.charts.row_chart import BAR, ChartRow, Placed, place_rows, rows_layout
from lib.charts.scale import axis, scale_for
from lib.domain.comparison.similar import SimilarPeer, SimilarPeers
from lib.domain.units import Unit
from lib.text.explore.similar import stability_words
from lib.text.explore.words import characteristic_name
from lib.text.language import Language

_DISTANCE = Unit("afstand")
_LEAST_PART = 0.05
"""Parts of a distance under this share are not named under their bar."""


def draw(found: SimilarPeers, names: Mapping[str, str], language: Language) -> Drawing:
    """Draw at least one peer, nearest on top.

    Args:
        names: of the peers, by code.
    """
    say = language.say
    rows = [
        ChartRow(
            names[peer.code],
            say("{stability} wegingen", stability=stability_words(language, peer))
            if found.weightings
            else "",
            below=(_parts_words(peer, language), ""),
        )
        for peer in found.peers
    ]
    placed = place_rows(rows)
    scale = scale_for([0.0, *(peer.distance for peer in found.peers)], None)
    measure = axis(language, _DISTANCE, scale, showgrid=False, ticks="outside")
    measure["range"] = [0, scale.high]
    heading = say("Afstand in omgevingskenmerken (0 is gelijk)")
    layout = rows_layout(placed, measure, language, heading)
    told = "; ".join(
        f"{row.row.label}: {', '.join(part for part in (row.row.words, row.row.below[0]) if part)}"
        for row in placed
    )
    alt = say("Vergelijkbare gemeenten, de meest gelijkende boven. {told}.", told=told)
    bars = {
        ", ".join(part for part in (r.label, r.words) if part): p.distance
        for r, p in zip(rows, found.peers, strict=True)
    }
    return Drawing([_bars(found, placed, rows)], layout, alt, editable=(bars_on_slide(heading, bars),))


def _bars(found: SimilarPeers, placed: list[Placed], rows: list[ChartRow]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [row.middle for row in placed],
        "x": [peer.distance for peer in found.peers],
        "width": BAR - 6,
        "marker": {"color": PEERS, "line": {"color": PAGE, "width": 0}},
        "hovertext": [
            "<br>".join(
                (f"<b>{plain(row.label)}</b>", *(plain(part) for part in (row.words, row.below[0]) if part))
            )
            for row in rows
        ],
        "hoverinfo": "text",
    }


def _parts_words(peer: SimilarPeer, language: Language) -> str:
    """What makes the distance, the largest part first, and what is missing."""
    parts = sorted(peer.parts.items(), key=lambda part: -part[1])
    said = [
        f"{characteristic_name(language, name)} {language.number(100 * share)}%"
        for name, share in parts
        if share >= _LEAST_PART
    ]
    if not said:
        said = [language.say("geen verschil")]
    if peer.missing:
        missing = ", ".join(characteristic_name(language, name) for name in peer.missing)
        said.append(language.say("onbekend: {names}", names=missing))
    return ", ".join(said)
