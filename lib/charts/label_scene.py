"""What is drawn on a scatter chart, as labels are to keep clear of it at every width.

Arrays: K = candidates (rows), N = obstacles (columns), L = leader lines. A "line" is a row
``(f0, p0, y0, f1, p1, y1)``: an end lies at ``f * width + p`` px from the left and y px from the bottom.
A "box" is a row ``(f, p, y, half_width, half_height)``: its centre in the same notation, half sizes in px.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]

CLEARANCE = 3.0  # px between a text box and any mark or line
LABEL_CLEARANCE = 4.0  # px between two text boxes
LEADER_CLEARANCE = 1.0  # px between a leader line and a mark or another leader line


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


@dataclass
class Scene:
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
    ) -> "Scene":
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
        """(K,) how much a text box lies over: a label is more than all marks, and a mark more than all lines."""
        of_mark = 1.0 + len(self.lines)
        of_label = of_mark * (1 + len(self.marks))
        marks = self._on_marks(boxes).sum(axis=1)
        lines = self.lines_hit_boxes(self.lines, boxes, CLEARANCE).sum(axis=0)
        return np.asarray(of_label * self._hits_labels(boxes) + of_mark * marks + lines, dtype=float)

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


def _any(hit: Mask, axis: int) -> Mask:
    return np.asarray(hit.any(axis=axis), dtype=np.bool_)
