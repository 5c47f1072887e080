"""Where to put text labels on a scatter chart whose width is not known.

The chart has a fixed height in px and a responsive width. Anchors are fractions of the plot area
(x to the right, y UP, both 0..1); text, mark radii and label offsets are constant in px. When the
width changes, every pair of objects keeps its vertical distance, and its horizontal distance is
``fraction * width + px``: linear in the width. So instead of testing one width after another, each test
below takes the whole INTERVAL swept from the smallest to the largest width and is exact for every
width in it. Nothing here knows Plotly or Streamlit.

Arrays: K = candidates (rows), N = obstacles (columns), L = leader lines. A "line" is a row
``(f0, p0, y0, f1, p1, y1)``: an end lies at ``f * width + p`` px from the left and y px from the bottom.
A "box" is a row ``(f, p, y, half_width, half_height)``: its centre in the same notation, half sizes in px.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from lib.charts.text_width import text_width

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

#: Plot widths (px) the chart is designed for. Only the smallest and the largest matter, see above.
PLOT_WIDTHS = (280, 310, 350, 400, 470, 560, 660, 760, 860, 1000, 1200, 1500)

LINE_HEIGHT = 1.3  # text box height / font size
CLEARANCE = 3.0  # px between a text box and any mark or line
LABEL_CLEARANCE = 4.0  # px between two text boxes
LEADER_CLEARANCE = 1.0  # px between a leader line and a mark or another leader line
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
class Mark:
    """A disc to keep clear of: centre as fractions of the plot area, radius in px (outline included)."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Segment:
    """A straight line to keep clear of (median, path, whisker, reference): two ends as fractions."""

    x0: float
    y0: float
    x1: float
    y1: float


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
    scene = _Scene.build(marks, segments, height, widths)
    placed: dict[int, Placement] = {}
    for index in sorted(range(len(labels)), key=lambda i: not labels[i].required):
        label = labels[index]
        if not label.text.strip() or (len(placed) >= limit and not label.required):
            continue
        found = _place(scene, label)
        if found is not None:
            placed[index] = found
    return [placed[index] for index in sorted(placed)]


@dataclass
class _Scene:
    """What is drawn so far. marks: (N, 5) square boxes around the discs; lines: (N, 6), fixed lines and
    leaders; leaders: (L, 6), also part of lines; boxes: (N, 5), the labels placed."""

    height: float
    narrow: float
    wide: float
    marks: Array
    lines: Array
    leaders: Array = field(default_factory=lambda: np.empty((0, 6)))
    boxes: Array = field(default_factory=lambda: np.empty((0, 5)))

    @classmethod
    def build(
        cls, marks: Sequence[Mark], segments: Sequence[Segment], height: float, widths: Iterable[float]
    ) -> "_Scene":
        every = [float(width) for width in widths]
        discs = [(m.x, 0.0, m.y * height, m.radius, m.radius) for m in marks]
        lines = [(s.x0, 0.0, s.y0 * height, s.x1, 0.0, s.y1 * height) for s in segments]
        return cls(
            height,
            min(every),
            max(every),
            np.array(discs, dtype=float).reshape(-1, 5),
            np.array(lines, dtype=float).reshape(-1, 6),
        )

    def free(self, boxes: Array) -> Mask:
        """(K,) True where a text box is inside the plot area and clear of everything."""
        ok = self.inside(boxes)
        for test in (self._hits_labels, self._hits_lines, self._hits_marks):
            rest = np.flatnonzero(ok)  # the expensive tests see only what the cheap ones left
            if rest.size:
                ok[rest] = ~test(boxes[rest])
        return ok

    def covered(self, boxes: Array) -> Array:
        """(K,) how much a text box lies over: a label counts as more than all marks and lines together."""
        many = 1 + len(self.marks) + len(self.lines)
        labels = many * self._hits_labels(boxes)
        marks = self._on_marks(boxes).sum(axis=1)
        lines = self.lines_hit_boxes(self.lines, boxes, CLEARANCE).sum(axis=0)
        return np.asarray(labels + marks + lines, dtype=float)

    def inside(self, boxes: Array) -> Mask:
        """(K,) True where a text box keeps to the plot area."""
        f, p, y, half_w, half_h = boxes.T
        ok: Mask = (y - half_h >= 0) & (y + half_h <= self.height)
        for width in (self.narrow, self.wide):
            centre = f * width + p
            ok &= (centre - half_w >= 0) & (centre + half_w <= width)
        return ok

    def leader_free(self, lines: Array) -> Mask:
        """(K,) True where a leader line is clear of all labels and all other leaders."""
        hit = _any(self.lines_hit_boxes(lines, self.boxes, CLEARANCE), 1)
        return ~(hit | _any(self._crosses(lines, self.leaders), 1))

    def crossed(self, lines: Array) -> Array:
        """(K,) number of marks and lines a leader runs over, those at its own anchor (end 0) apart."""
        marks = self.lines_hit_boxes(lines, self.marks, LEADER_CLEARANCE)
        marks &= self._apart(lines, self.marks[:, 0], self.marks[:, 2])
        fixed = self._crosses(lines, self.lines)
        for end in (0, 3):
            fixed &= self._apart(lines, self.lines[:, end], self.lines[:, end + 2])
        return np.asarray(marks.sum(axis=1) + fixed.sum(axis=1), dtype=float)

    def _apart(self, lines: Array, x: Array, y: Array) -> Mask:
        """(K, N) True where place N is not the anchor of leader K."""
        apart_x = np.abs(lines[:, None, 0] - x[None, :]) * self.wide
        apart: Mask = (apart_x > 0.5) | (np.abs(lines[:, None, 2] - y[None, :]) > 0.5)
        return apart

    def add(self, box: Array, leader: Array | None) -> None:
        """Make a placed label (5,) and its leader line (6,) obstacles."""
        self.boxes = np.vstack([self.boxes, box])
        if leader is not None:
            self.lines = np.vstack([self.lines, leader])
            self.leaders = np.vstack([self.leaders, leader])

    def lines_hit_boxes(self, lines: Array, boxes: Array, clearance: float) -> Mask:
        """(K, N) True where line K touches box N, grown by the clearance, at some width."""
        f, p, y, half_w, half_h = (column[None, :] for column in boxes.T)
        reach_x, reach_y = half_w + clearance, half_h + clearance
        shifted = tuple(
            column[:, None] - origin for column, origin in zip(lines.T, (f, p, y, f, p, y), strict=True)
        )
        left, right = self._span(shifted, reach_y)
        hit: Mask = (left <= reach_x) & (right >= -reach_x)
        return hit

    def _span(self, lines: tuple[Array, ...], reach_y: Array) -> tuple[Array, Array]:
        """Leftmost and rightmost x (px) a line attains, over all widths, where abs(y) <= reach_y.

        lines: the six line columns, any shape. The y of a line does not depend on the width, so neither
        does the part within the band; its x is linear in the width and along the line, so the extremes
        are at the ends of both. (inf, -inf) for a line outside the band.
        """
        f0, p0, y0, f1, p1, y1 = lines
        rise = y1 - y0
        flat = np.abs(rise) < 1e-9
        slope = np.where(flat, 1.0, rise)
        low, high = (-reach_y - y0) / slope, (reach_y - y0) / slope
        start = np.where(flat, 0.0, np.maximum(np.minimum(low, high), 0.0))
        end = np.where(flat, 1.0, np.minimum(np.maximum(low, high), 1.0))
        within = (start <= end) & (~flat | (np.abs(y0) <= reach_y))
        left, right = np.full(within.shape, np.inf), np.full(within.shape, -np.inf)
        for along in (start, end):
            f, p = f0 + (f1 - f0) * along, p0 + (p1 - p0) * along
            for width in (self.narrow, self.wide):
                x = f * width + p
                left, right = np.minimum(left, x), np.maximum(right, x)
        return np.where(within, left, np.inf), np.where(within, right, -np.inf)

    def _offsets(self, boxes: Array, others: Array) -> tuple[Array, Array, Array]:
        """(K, N) each: leftmost and rightmost x of others - boxes over all widths, and abs(y), px."""
        f = others[None, :, 0] - boxes[:, None, 0]
        p = others[None, :, 1] - boxes[:, None, 1]
        a, b = f * self.narrow + p, f * self.wide + p
        return np.minimum(a, b), np.maximum(a, b), np.abs(others[None, :, 2] - boxes[:, None, 2])

    def _hits_labels(self, boxes: Array) -> Mask:
        left, right, apart_y = self._offsets(boxes, self.boxes)
        reach_x = boxes[:, None, 3] + self.boxes[None, :, 3] + LABEL_CLEARANCE
        reach_y = boxes[:, None, 4] + self.boxes[None, :, 4] + LABEL_CLEARANCE
        hit: Mask = (apart_y < reach_y) & (left < reach_x) & (right > -reach_x)
        return _any(hit, 1)

    def _hits_lines(self, boxes: Array) -> Mask:
        return _any(self.lines_hit_boxes(self.lines, boxes, CLEARANCE), 0)

    def _hits_marks(self, boxes: Array) -> Mask:
        return _any(self._on_marks(boxes), 1)

    def _on_marks(self, boxes: Array) -> Mask:
        """(K, N) exact for discs: at a height above the box the disc reaches less far to the side."""
        left, right, apart_y = self._offsets(boxes, self.marks)
        radius = self.marks[None, :, 3] + CLEARANCE
        over = np.maximum(apart_y - boxes[:, None, 4], 0.0)
        reach = boxes[:, None, 3] + np.sqrt(np.maximum(radius**2 - over**2, 0.0))
        hit: Mask = (over < radius) & (left < reach) & (right > -reach)
        return hit

    def _crosses(self, lines: Array, others: Array) -> Mask:
        """(K, N) True where a line meets another at some width.

        Both are rigid, so they meet where the parallelogram of their differences, sliding sideways with
        the width, passes the origin: take its extent within the clearance band around y = 0.
        """
        shape = (len(lines), len(others))
        left, right = np.full(shape, np.inf), np.full(shape, -np.inf)
        ends = [
            tuple(lines[:, None, i + k] - others[None, :, j + k] for k in range(3))
            for i, j in ((0, 0), (3, 0), (3, 3), (0, 3))
        ]
        for a, b in zip(ends, ends[1:] + ends[:1], strict=True):
            low, high = self._span((*a, *b), np.array(LEADER_CLEARANCE))
            left, right = np.minimum(left, low), np.maximum(right, high)
        hit: Mask = (left <= LEADER_CLEARANCE) & (right >= -LEADER_CLEARANCE)
        return hit


def _place(scene: _Scene, label: Label) -> Placement | None:
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
    ok = np.flatnonzero(scene.inside(boxes)) if label.required else np.empty(0, dtype=int)
    if ok.size:
        best = ok[np.argmin(scene.covered(boxes[ok]))]
        scene.add(boxes[best], None)
        return _placement(label, near[best], leader=False, over=True)
    return None


def _any(hit: Mask, axis: int) -> Mask:
    return np.asarray(hit.any(axis=axis), dtype=np.bool_)


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


def _boxes(scene: _Scene, candidates: Array, half_w: float, half_h: float) -> Array:
    """(K, 5) text boxes of the candidates."""
    x, y, dx, dy = candidates.T
    return np.column_stack([x, dx, y * scene.height + dy, np.full_like(x, half_w), np.full_like(x, half_h)])


def _leaders(scene: _Scene, candidates: Array, half_w: float, half_h: float) -> Array:
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
