"""Where the areas lie: a point per area at the mean of its locations, and the municipality around them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

from lib.charts.drawing import Drawing, base_layout, label
from lib.charts.label_scene import Mark
from lib.charts.labels import Label, Placement, place_labels
from lib.charts.palette import FOCUS, LINES, PAGE, SMALL, SURFACE
from lib.domain.service_levels.outlines import Ring
from lib.text.language import Language

SIZE = 334
"""Width and height of the plot in px, at every width of the screen: places on it are then known."""
_RADIUS = 7
ROOM = 0.12
"""Free space around everything drawn, as a share of its width."""
SMALLEST = 0.01
"""The least width of the map in degrees of latitude, about a kilometre."""


class Spot(NamedTuple):
    """A point with its words: `label` beside it, `hover` when it is pointed at."""

    longitude: float
    latitude: float
    label: str
    hover: str


def draw(spots: Sequence[Spot], rings: Sequence[Ring], language: Language, *, hollow: bool) -> Drawing:
    """Draw points to scale, north up.

    Args:
        spots: at least one.
        rings: the outline of the municipality, or none.
        language: of all words and numbers.
        hollow: for a fictitious partnership.
    """
    layout = base_layout(language, SIZE, (0, 0, 0, 0))
    x, y = _window(spots, rings)
    ratio = 1 / math.cos(math.radians((y[0] + y[1]) / 2))
    bare = {"visible": False, "fixedrange": True, "constrain": "domain"}
    layout["xaxis"] = {"range": list(x), "constraintoward": "left", **bare}
    layout["yaxis"] = {"range": list(y), "scaleanchor": "x", "scaleratio": ratio, **bare}
    layout["plot_bgcolor"] = SURFACE
    layout["annotations"] += _labels(spots, x, y)
    data = [*(_ring(ring) for ring in rings), _points(spots, hollow)]
    names = "; ".join(spot.label for spot in spots)
    alt = language.say("Kaart met de gebieden, het noorden boven. {names}.", names=names)
    return Drawing(data, layout, alt)


Range = tuple[float, float]


def _window(spots: Sequence[Spot], rings: Sequence[Ring]) -> tuple[Range, Range]:
    """A square on the ground that holds everything drawn."""
    lons = [s.longitude for s in spots] + [lon for ring in rings for lon, _ in ring]
    lats = [s.latitude for s in spots] + [lat for ring in rings for _, lat in ring]
    middle = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    shrink = math.cos(math.radians(middle[1]))
    width = max((max(lons) - min(lons)) * shrink, max(lats) - min(lats), SMALLEST)
    half = width * (0.5 + ROOM)
    return (
        (middle[0] - half / shrink, middle[0] + half / shrink),
        (middle[1] - half, middle[1] + half),
    )


def _points(spots: Sequence[Spot], hollow: bool) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [spot.longitude for spot in spots],
        "y": [spot.latitude for spot in spots],
        "hovertext": [spot.hover for spot in spots],
        "hoverinfo": "text",
        "marker": {
            "size": 2 * _RADIUS,
            "color": PAGE if hollow else FOCUS,
            "line": {"color": FOCUS, "width": 2},
        },
    }


def _ring(ring: Ring) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [lon for lon, _ in ring],
        "y": [lat for _, lat in ring],
        "hoverinfo": "skip",
        "line": {"color": LINES, "width": 1},
    }


def _labels(spots: Sequence[Spot], x: Range, y: Range) -> list[dict[str, Any]]:
    """The name of each area where there is room; the others are there on hover and in the table."""

    def place(spot: Spot) -> tuple[float, float]:
        return (spot.longitude - x[0]) / (x[1] - x[0]), (spot.latitude - y[0]) / (y[1] - y[0])

    marks = [Mark(*place(spot), _RADIUS + 1) for spot in spots]
    labels = [
        Label(str(number), spot.label, *place(spot), SMALL, radius=_RADIUS)
        for number, spot in enumerate(spots)
    ]
    placed = place_labels(labels, marks, [], height=SIZE, widths=(SIZE,), limit=len(labels))
    return [_label(p, spots[int(p.key)]) for p in placed]


def _label(placement: Placement, spot: Spot) -> dict[str, Any]:
    return label(placement, standoff=_RADIUS, xref="x", yref="y", x=spot.longitude, y=spot.latitude)
