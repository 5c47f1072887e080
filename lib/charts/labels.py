"""Where to put text labels on a scatter chart whose width is not known.

The chart has a fixed height in px and a responsive width. Anchors are fractions of the plot area
(x to the right, y UP, both 0..1); text, mark radii and label offsets are constant in px. When the
width changes, every pair of objects keeps its vertical distance, and its horizontal distance is
``fraction * width + px``: linear in the width. So instead of testing one width after another, each test
below takes the whole INTERVAL swept from the smallest to the largest width and is exact for every
width in it. Nothing here knows Plotly or Streamlit.

Arrays are as in ``label_scene.py``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from lib.charts.label_scene import Array, Mark, Scene, Segment
from lib.charts.text_width import text_width

#: Plot widths (px) the chart is designed for. Only the smallest and the largest matter, see above.
PLOT_WIDTHS = (280, 310, 350, 400, 470, 560, 660, 760, 860, 1000, 1200, 1500)

DESK_WIDTH = 560.0
"""px of plot from which a required label without a free place lies over as little as it can; then on a phone."""

LINE_HEIGHT = 1.3  # text box height / font size
NEAR_GAP = 4.0  # px between a mark's edge and its label next to it
RINGS = (24.0, 40.0, 60.0)  # px from a mark's edge to its label with a leader line
REQUIRED_RINGS = (
    *RINGS,
    90.0,
    130.0,
)  # for a required label, before it lies over what is drawn, and a sought one

# Directions in degrees, preferred ones first.
_POINT_NEAR = (0, 180, 90, 270, 45, 135, 315, 225)
_LINE_NEAR = (90, 270, 45, 135, 315, 225, 0, 180)
_RING = (0, 180, 90, 270, 30, 150, 330, 210, 60, 120, 300, 240)
_REQUIRED_RING = (*_RING, *range(15, 360, 30))


@dataclass(frozen=True)
class Label:
    """A text that wants a place; a line break in it makes the box as wide as the longest line.

    x, y: anchor as fractions of the plot area. size: font size in px. radius: the labelled mark's own
    radius in px, kept clear even if the mark is not among the marks. required: never left out (see
    ``place_labels``). sought: looked for as far away as a required one. spots: anchors (x, y) to try after the
    first one, for a label that names a LINE; a label with spots is set right beside the line, without a leader
    line, or not at all.
    """

    key: str
    text: str
    x: float
    y: float
    size: float
    bold: bool = False
    radius: float = 0.0
    required: bool = False
    sought: bool = False
    spots: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True)
class Placement:
    """Where a label goes.

    x, y: the anchor used, fractions. dx, dy: px from the anchor to the CENTRE of the text box, dy up.
    leader: draw a line from the anchor towards the box centre, ending at the box. over: it lies on what is
    drawn, for there was no free place; the text needs a ground of its own.
    """

    key: str
    text: str
    x: float
    y: float
    dx: float
    dy: float
    leader: bool
    size: float
    bold: bool
    over: bool = False


def place_labels(
    labels: Sequence[Label],
    marks: Sequence[Mark],
    segments: Sequence[Segment],
    *,
    height: float,
    widths: Iterable[float] = PLOT_WIDTHS,
    limit: int = 12,
) -> list[Placement]:
    """Place labels one after another so that they collide with nothing at any width.

    labels: in order of priority. marks, segments: everything drawn. height: plot height in px. widths:
    plot widths in px; every width from the smallest to the largest is guaranteed. At most ``limit``
    labels are placed. A required label is placed before all others and stands at its point, wherever that is
    in the plot area: without a free place over as little as it can, with ``over=True``. Other labels without a
    free place, or with an anchor outside the plot area, are left out. The result keeps the order of the labels.
    """
    scene = Scene.build(marks, segments, height, widths)
    placed: dict[int, Placement] = {}
    for index in sorted(range(len(labels)), key=lambda i: not labels[i].required):
        label = labels[index]
        if not label.text.strip() or (len(placed) >= limit and not label.required):
            continue
        found = _place(scene, label)
        if found is not None:
            placed[index] = found
    return [placed[index] for index in sorted(placed)]


def _place(scene: Scene, label: Label) -> Placement | None:
    """First free near place, or else the best free place with a leader line; add it to the scene."""
    lines = label.text.split("\n")
    half_w = max(text_width(line, label.size, label.bold) for line in lines) / 2
    half_h = len(lines) * label.size * LINE_HEIGHT / 2
    near = _near(label, half_w, half_h)
    boxes = _boxes(scene, near, half_w, half_h)
    ok = np.flatnonzero(scene.free(boxes))
    if ok.size:
        scene.add(boxes[ok[0]], None)
        return _placement(label, near[ok[0]], leader=False)
    if not label.spots and _visible(label.x, label.y):
        rings, degrees = (
            (REQUIRED_RINGS, _REQUIRED_RING) if label.required or label.sought else (RINGS, _RING)
        )
        far = _far(label, half_w, half_h, rings, degrees)
        around = _boxes(scene, far, half_w, half_h)
        leaders = _leaders(scene, far, half_w, half_h)
        ok = np.flatnonzero(scene.free(around))
        ok = ok[scene.leader_free(leaders[ok])]
        if ok.size:
            best = ok[np.argmin(scene.crossed(leaders[ok]))]  # the first, so the nearest, of equals
            scene.add(around[best], leaders[best])
            return _placement(label, far[best], leader=True)
    return _over(scene, label, half_w, half_h) if label.required else None


def _over(scene: Scene, label: Label, half_w: float, half_h: float) -> Placement | None:
    """The place at the point over the least, on a desk before on a phone; further away where that hides no mark."""
    near = _near(label, half_w, half_h)
    far = np.empty((0, 4))
    if not label.spots and _visible(label.x, label.y):
        far = _far(label, half_w, half_h, REQUIRED_RINGS, _REQUIRED_RING)
    every = np.vstack([near, far])
    boxes, leaders = _boxes(scene, every, half_w, half_h), _leaders(scene, every, half_w, half_h)
    is_near = np.arange(len(every)) < len(near)
    desk = replace(scene, narrow=min(max(scene.narrow, DESK_WIDTH), scene.wide))
    ok = np.flatnonzero(scene.inside(boxes) & (is_near | desk.leader_free(leaders)))
    if not ok.size:
        return None
    on_desk, anywhere = desk.covered(boxes[ok]), scene.covered(boxes[ok])
    hides_mark = on_desk > len(desk.lines)
    best = ok[np.lexsort((anywhere, on_desk, ~is_near[ok], hides_mark))[0]]
    leader = not bool(is_near[best])
    scene.add(boxes[best], leaders[best] if leader else None)
    return _placement(label, every[best], leader=leader, over=True)


def _visible(x: float, y: float) -> bool:
    return 0 <= x <= 1 and 0 <= y <= 1


def _unit(degrees: Sequence[float]) -> Array:
    """(D, 2) unit vectors, y up; exact zeros on the axes."""
    angle = np.radians(np.asarray(degrees, dtype=float))
    return np.round(np.column_stack([np.cos(angle), np.sin(angle)]), 12)


def _near(label: Label, half_w: float, half_h: float) -> Array:
    """(K, 4) candidates (x, y, dx, dy) touching the anchors: all directions of the first anchor first."""
    unit = _unit(_LINE_NEAR if label.spots else _POINT_NEAR)
    diagonal = np.abs(unit).min(axis=1, keepdims=True) > 0
    gap = np.where(diagonal, np.sign(unit), unit) * NEAR_GAP  # a corner keeps the gap on both axes
    offset = unit * label.radius + gap + np.sign(unit) * (half_w, half_h)
    anchors = [spot for spot in ((label.x, label.y), *label.spots) if _visible(*spot)]
    rows = [np.column_stack([np.tile(spot, (len(unit), 1)), offset]) for spot in anchors]
    return _rounded(np.vstack([np.empty((0, 4)), *rows]))


def _far(
    label: Label, half_w: float, half_h: float, rings: Sequence[float], degrees: Sequence[float]
) -> Array:
    """(K, 4) candidates (x, y, dx, dy) on rings around the mark, the nearest ring first."""
    unit = _unit(degrees)
    box = unit / np.abs(unit).max(axis=1, keepdims=True) * (half_w, half_h)
    offset = np.vstack([unit * (label.radius + ring) + box for ring in rings])
    return _rounded(np.column_stack([np.tile((label.x, label.y), (len(offset), 1)), offset]))


def _rounded(candidates: Array) -> Array:
    """Offsets to 0.1 px before they are tested, so that what is returned is what was tested."""
    candidates[:, 2:] = np.round(candidates[:, 2:], 1)
    return candidates


def _boxes(scene: Scene, candidates: Array, half_w: float, half_h: float) -> Array:
    """(K, 5) text boxes of the candidates."""
    x, y, dx, dy = candidates.T
    return np.column_stack([x, dx, y * scene.height + dy, np.full_like(x, half_w), np.full_like(x, half_h)])


def _leaders(scene: Scene, candidates: Array, half_w: float, half_h: float) -> Array:
    """(K, 6) lines from the anchor towards the box centre, up to the edge of the box."""
    x, y, dx, dy = candidates.T
    inner = np.minimum(half_w / np.maximum(np.abs(dx), 1e-9), half_h / np.maximum(np.abs(dy), 1e-9))
    part = 1 - np.minimum(inner, 1.0)
    base = y * scene.height
    return np.column_stack([x, np.zeros_like(x), base, x, dx * part, base + dy * part])


def _placement(
    label: Label, candidate: Sequence[float] | Array, *, leader: bool, over: bool = False
) -> Placement:
    x, y, dx, dy = (float(value) for value in candidate)
    return Placement(label.key, label.text, x, y, dx, dy, leader, label.size, label.bold, over)
