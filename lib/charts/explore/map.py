"""A map of areas in classes: the stronger the colour the higher, hatched is unknown, the focus outlined."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lib.charts.drawing import Drawing, base_layout, legend
from lib.charts.palette import FOCUS, OTHERS, PAGE, PEERS, RULE, plain
from lib.domain.service_levels.outlines import Ring
from lib.text.language import Language

_HEIGHT = 680
_KEY = 74
"""Height in px of the key under the map."""
_DIGITS = 3
"""Of degrees: about a hundred metres."""
_STRONGEST, _FAINTEST = 1.0, 0.16


@dataclass(frozen=True)
class MapArea:
    """An area with its outline; `place` is its class, None where it has no figure, and `hover` says which it is."""

    rings: tuple[Ring, ...]
    place: int | None
    hover: str
    focus: bool = False


def draw_map(areas: Sequence[MapArea], names: Sequence[str], language: Language, alt: str) -> Drawing:
    """Draw at least one area, north up.

    Args:
        names: of the classes, from low to high.
        alt: what a screen reader says.
    """
    traces = []
    for place, name in enumerate(names):
        share = place / max(1, len(names) - 1)
        opacity = _FAINTEST + share * (_STRONGEST - _FAINTEST)
        traces.append(_fields([a for a in areas if a.place == place], name, color=PEERS, opacity=opacity))
    unknown = [area for area in areas if area.place is None]
    if unknown:
        hatched = {"shape": "/", "fgcolor": OTHERS, "bgcolor": PAGE, "size": 5}
        fields = _fields(unknown, language.say("onbekend"), color=RULE, opacity=1.0)
        traces.append({**fields, "fillpattern": hatched, "line": {"color": OTHERS, "width": 0.6}})
    traces += [_outline(area) for area in areas if area.focus]
    traces.append(_pointers(areas))
    layout = base_layout(language, _HEIGHT, (4, 4, _KEY, 4))
    middle = _middle(point[1] for area in areas for ring in area.rings for point in ring)
    bare = {"visible": False, "fixedrange": True, "constrain": "domain"}
    layout["xaxis"] = bare
    layout["yaxis"] = {**bare, "scaleanchor": "x", "scaleratio": 1 / math.cos(math.radians(middle))}
    layout["showlegend"] = True
    layout["legend"] = legend()
    return Drawing(traces, layout, alt)


def _middle(latitudes: Iterable[float]) -> float:
    found = list(latitudes)
    return (min(found) + max(found)) / 2


def _fields(areas: Sequence[MapArea], name: str, *, color: str, opacity: float) -> dict[str, Any]:
    """All areas of a class as one trace, each ring closed by a gap."""
    xs, ys = _traced([ring for area in areas for ring in area.rings])
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs or [None],
        "y": ys or [None],
        "name": plain(name),
        "fill": "toself",
        "fillcolor": color,
        "opacity": opacity,
        "hoverinfo": "skip",
        "line": {"color": PAGE, "width": 0.6},
    }


def _outline(area: MapArea) -> dict[str, Any]:
    xs, ys = _traced(area.rings)
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "showlegend": False,
        "hoverinfo": "skip",
        "line": {"color": FOCUS, "width": 3},
    }


def _traced(rings: Iterable[Ring]) -> tuple[list[float | None], list[float | None]]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for ring in rings:
        xs += [*(round(x, _DIGITS) for x, _ in ring), None]
        ys += [*(round(y, _DIGITS) for _, y in ring), None]
    return xs, ys


def _pointers(areas: Sequence[MapArea]) -> dict[str, Any]:
    """An unseen mark in the middle of each area, which says what it is when it is pointed at.

    `meta` tells `browser/pictures.js` that these are areas, and at which of them the arrow keys begin: the focus.
    """
    pointed = [area for area in areas if area.rings]
    middles = [_centre(max(area.rings, key=len)) for area in pointed]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in middles],
        "y": [y for _, y in middles],
        "showlegend": False,
        "hovertext": [area.hover for area in pointed],
        "meta": {"areas": next((n for n, area in enumerate(pointed) if area.focus), 0)},
        "hoverinfo": "text",
        "marker": {"size": 14, "color": OTHERS, "opacity": 0},
    }


def _centre(ring: Ring) -> tuple[float, float]:
    longitudes, latitudes = [x for x, _ in ring], [y for _, y in ring]
    return round(sum(longitudes) / len(ring), _DIGITS), round(sum(latitudes) / len(ring), _DIGITS)
