"""Label placement: no collision at ANY plot width, checked by a slow and independent geometry."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.charts import labels as module
from lib.charts.label_scene import CLEARANCE, LABEL_CLEARANCE, Mark, Scene, Segment
from lib.charts.labels import LINE_HEIGHT, PLOT_WIDTHS, Label, Placement, place_labels
from lib.charts.text_width import text_width

HEIGHT = 420.0
SLACK = 1e-6


# --- an independent checker: plain pixels at one width, convex polygons, separating axes -------------------


def _box(placement: Placement, width: float, grow: float = 0.0) -> list[tuple[float, float]]:
    half_w = text_width(placement.text, placement.size, placement.bold) / 2 + grow
    half_h = placement.size * LINE_HEIGHT / 2 + grow
    cx, cy = placement.x * width + placement.dx, placement.y * HEIGHT + placement.dy
    return [(cx + sx * half_w, cy + sy * half_h) for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1))]


def _leader(placement: Placement, width: float) -> list[tuple[float, float]]:
    """Anchor to the box edge, found by bisection on the way to the box centre."""
    ax, ay = placement.x * width, placement.y * HEIGHT
    (x0, y0), _, (x1, y1), _ = _box(placement, width)
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        x, y = ax + placement.dx * middle, ay + placement.dy * middle
        low, high = (low, middle) if x0 <= x <= x1 and y0 <= y <= y1 else (middle, high)
    return [(ax, ay), (ax + placement.dx * low, ay + placement.dy * low)]


def _overlap(one: list[tuple[float, float]], two: list[tuple[float, float]]) -> bool:
    """Separating axis test of two convex polygons (a segment is a polygon of two corners)."""
    for shape in (one, two):
        for (x0, y0), (x1, y1) in zip(shape, shape[1:] + shape[:1], strict=True):
            for nx, ny in ((y1 - y0, x0 - x1), (x1 - x0, y1 - y0)):
                length = math.hypot(nx, ny)
                if length < 1e-12:
                    continue
                a = [(x * nx + y * ny) / length for x, y in one]
                b = [(x * nx + y * ny) / length for x, y in two]
                if max(a) <= min(b) + SLACK or max(b) <= min(a) + SLACK:
                    return False
    return True


def _gap_to_disc(box: list[tuple[float, float]], x: float, y: float, radius: float) -> float:
    (x0, y0), _, (x1, y1), _ = box
    return math.hypot(x - min(max(x, x0), x1), y - min(max(y, y0), y1)) - radius


def _problems(
    placements: list[Placement],
    labels: list[Label],
    marks: list[Mark],
    segments: list[Segment],
    width: float,
) -> list[str]:
    found = []
    radius = {label.key: label.radius for label in labels}
    shown = [p for p in placements if not p.over]
    for p in shown:
        box, wide_box = _box(p, width), _box(p, width, CLEARANCE)
        if min(x for x, _ in box) < -SLACK or max(x for x, _ in box) > width + SLACK:
            found.append(f"{p.key} leaves the plot sideways")
        if min(y for _, y in box) < -SLACK or max(y for _, y in box) > HEIGHT + SLACK:
            found.append(f"{p.key} leaves the plot upwards or downwards")
        for m in [*marks, Mark(p.x, p.y, radius[p.key])]:
            if _gap_to_disc(box, m.x * width, m.y * HEIGHT, m.radius) < CLEARANCE - SLACK:
                found.append(f"{p.key} on {m}")
        for s in segments:
            if _overlap(wide_box, [(s.x0 * width, s.y0 * HEIGHT), (s.x1 * width, s.y1 * HEIGHT)]):
                found.append(f"{p.key} on {s}")
        for q in shown:
            if q is p:
                continue
            if _overlap(_box(p, width, LABEL_CLEARANCE / 2), _box(q, width, LABEL_CLEARANCE / 2)):
                found.append(f"{p.key} on {q.key}")
            if q.leader and _overlap(wide_box, _leader(q, width)):
                found.append(f"{p.key} on the leader of {q.key}")
            if p.leader and q.leader and _overlap(_leader(p, width), _leader(q, width)):
                found.append(f"leaders of {p.key} and {q.key} cross")
    return found


def _crowd(rng: random.Random, count: int) -> list[Mark]:
    return [Mark(rng.betavariate(2, 3), rng.betavariate(3, 2), rng.uniform(3, 7)) for _ in range(count)]


def _labels_for(marks: list[Mark], rng: random.Random, count: int) -> list[Label]:
    picked = rng.sample(marks, min(count, len(marks)))
    return [
        Label(f"k{i}", "Universität"[: rng.randint(1, 11)] + str(i), m.x, m.y, 12, i == 0, m.radius, i == 0)
        for i, m in enumerate(picked)
    ]


# --- no collision at any width ------------------------------------------------------------------------------


@settings(max_examples=30, deadline=None)
@given(
    seed=st.integers(0, 10**9),
    count=st.integers(1, 90),
    lines=st.integers(0, 8),
    widths=st.lists(st.floats(min(PLOT_WIDTHS), max(PLOT_WIDTHS)), min_size=8, max_size=8),
)
def test_no_overlap_at_any_width(seed: int, count: int, lines: int, widths: list[float]) -> None:
    rng = random.Random(seed)
    marks = _crowd(rng, count)
    segments = [Segment(rng.random(), rng.random(), rng.random(), rng.random()) for _ in range(lines)]
    segments += [Segment(0.4, 0, 0.4, 1), Segment(0, 0.6, 1, 0.6)]
    wanted = _labels_for(marks, rng, 14)
    wanted.insert(1, Label("median", "Median", 1, 0.6, 11, spots=((0, 0.6), (0.2, 0.6), (0.7, 0.6))))
    placed = place_labels(wanted, marks, segments, height=HEIGHT)
    for width in (*PLOT_WIDTHS, *widths):
        assert _problems(placed, wanted, marks, segments, width) == []


def test_leaders_are_used_and_keep_clear_of_labels_between_the_sampled_widths() -> None:
    rng = random.Random(5)
    leaders = 0
    for _ in range(25):
        centre = [Mark(0.5 + rng.gauss(0, 0.05), 0.5 + rng.gauss(0, 0.05), 5) for _ in range(25)]
        wanted = _labels_for(centre, rng, 10)
        placed = place_labels(wanted, centre, [], height=HEIGHT)
        leaders += sum(p.leader for p in placed)
        for width in (rng.uniform(280, 1500) for _ in range(12)):
            assert _problems(placed, wanted, centre, [], width) == []
    assert leaders > 25


def test_a_mark_jumping_over_the_label_between_two_widths_is_noticed() -> None:
    # Right of the anchor by 0.1 of the width: left of the far label at 300 px, right of it at 1500 px.
    scene = Scene.build([Mark(0.2, 0.5, 1)], [], HEIGHT, (300, 1500))
    box = module.np.array([[0.1, 90.0, HEIGHT / 2, 6.0, 8.0]])
    assert not scene.free(box)[0]
    assert Scene.build([Mark(0.2, 0.5, 1)], [], HEIGHT, (300, 650)).free(box)[0]


def test_slanted_segment_is_tested_exactly_not_by_its_bounding_box() -> None:
    wanted = [Label("a", "Label", 0.1, 0.9, 12, radius=4)]
    placed = place_labels(wanted, [], [Segment(0, 0, 1, 1)], height=HEIGHT)
    assert [p.leader for p in placed] == [False]


# --- order, limit, required ---------------------------------------------------------------------------------


def test_first_free_position_is_right_of_the_mark() -> None:
    (p,) = place_labels([Label("a", "Label", 0.5, 0.5, 12, True, 5)], [], [], height=HEIGHT)
    assert (p.key, p.text, p.x, p.y, p.dy, p.leader, p.over) == ("a", "Label", 0.5, 0.5, 0, False, False)
    assert (p.size, p.bold) == (12, True)
    assert p.dx == pytest.approx(5 + module.NEAR_GAP + text_width("Label", 12, True) / 2, abs=0.06)


def test_earlier_label_gets_the_better_place() -> None:
    pair = [
        Label("a", "Left mark", 0.50, 0.5, 12, radius=4),
        Label("b", "Right mark", 0.50, 0.51, 12, radius=4),
    ]
    for order in (pair, pair[::-1]):
        first, second = place_labels(order, [], [], height=HEIGHT)
        assert [first.key, second.key] == [label.key for label in order]
        assert first.dx > 0
        assert first.dy == 0
        assert (second.dx, second.dy) != (first.dx, first.dy)


@pytest.mark.parametrize("limit", [1, 3, 12])
def test_limit(limit: int) -> None:
    wanted = [Label(str(i), str(i), 0.5, (i + 0.5) / 15, 10, radius=3) for i in range(15)]
    placed = place_labels(wanted, [], [], height=HEIGHT, limit=limit)
    assert [p.key for p in placed] == [str(i) for i in range(limit)]


def test_required_label_counts_for_the_limit_wherever_it_stands() -> None:
    wanted = [Label(str(i), str(i), 0.5, (i + 0.5) / 15, 10, required=i == 14) for i in range(15)]
    placed = place_labels(wanted, [], [], height=HEIGHT, limit=3)
    assert [p.key for p in placed] == ["0", "1", "14"]


@pytest.mark.parametrize("seed", range(4))
def test_crowded_scene(seed: int) -> None:
    rng = random.Random(seed)
    marks = _crowd(rng, 350)
    segments = [Segment(rng.random(), rng.random(), rng.random(), rng.random()) for _ in range(30)]
    wanted = _labels_for(marks, rng, 14)
    placed = place_labels(wanted, marks, segments, height=HEIGHT)
    assert len(placed) <= 12
    assert placed[0].key == "k0"
    for width in (280, 333.3, 617, 905.5, 1500):
        assert _problems(placed, wanted, marks, segments, width) == []


def test_no_room_leaves_a_label_out_but_the_required_one_stands_at_its_point_over_what_is_drawn() -> None:
    grid = [Mark(i / 40, j / 20, 8) for i in range(41) for j in range(21)]
    wanted = [Label("focus", "Focus", 0.5, 0.5, 12, True, 6, True), Label("b", "Other", 0.2, 0.2, 12)]
    (p,) = place_labels(wanted, grid, [], height=HEIGHT)
    assert (p.key, p.over, p.leader) == ("focus", True, False)
    assert math.hypot(p.dx, p.dy) < 50


def test_a_required_label_without_room_at_its_point_hides_a_line_before_a_mark() -> None:
    around = [Mark(0.5 + i / 30, 0.5 + j / 15, 6) for i in range(-5, 6) for j in range(-1, 2)]
    whiskers = [Segment(i / 60, 0.0, i / 60, 1.0) for i in range(61)]
    wanted = [Label("focus", "Focus and more", 0.5, 0.5, 12, True, 6, True)]
    (p,) = place_labels(wanted, around, whiskers, height=HEIGHT)
    assert (p.over, p.leader) == (True, True)
    box = _box(p, 900.0)
    (left, low), (right, high) = box[0], box[2]
    hidden = [m for m in around if left < m.x * 900 < right and low < m.y * HEIGHT < high]
    assert hidden == []


def test_a_required_label_without_room_lies_over_as_little_as_it_can() -> None:
    cloud = [Mark(i / 60, j / 40, 6) for i in range(61) for j in range(41) if i < 40 or j != 10]
    wanted = [Label("focus", "Focus and more", 0.5, 0.25, 12, True, 6, True)]
    (p,) = place_labels(wanted, cloud, [], height=HEIGHT)
    assert p.over
    assert (p.dx > 0, p.dy) == (True, 0)


def test_required_labels_without_room_do_not_lie_over_each_other() -> None:
    grid = [Mark(i / 40, j / 20, 8) for i in range(41) for j in range(21)]
    wanted = [Label(key, "Name", 0.5, 0.5, 12, True, 6, True) for key in "ab"]
    one, other = place_labels(wanted, grid, [], height=HEIGHT)
    assert not _overlap(_box(one, 400), _box(other, 400))


def test_a_leader_is_never_long() -> None:
    assert max(module.RINGS) <= 60


def test_leader_goes_round_marks_if_it_can() -> None:
    # The walls are too close for a label next to the mark; straight up comes before straight down.
    walls = [Segment(0, 0.52, 1, 0.52), Segment(0, 0.48, 1, 0.48)]
    wanted = [Label("a", "Text", 0.5, 0.5, 14, radius=4)]
    (up,) = place_labels(wanted, [], walls, height=HEIGHT)
    assert up.leader
    assert up.dx == 0
    assert up.dy > 0
    in_the_way = Mark(0.5, 0.5 + 18 / HEIGHT, 4)  # between the mark and its label, touching neither
    (down,) = place_labels(wanted, [in_the_way], walls, height=HEIGHT)
    assert down.leader
    assert down.dx == 0
    assert down.dy < 0
    rows = [Mark(i / 200, 0.5 + side * 18 / HEIGHT, 4) for i in range(201) for side in (-1, 1)]
    (across,) = place_labels(wanted, rows, walls, height=HEIGHT)
    assert across.leader
    assert abs(across.dy) > 18


def test_leader_goes_round_a_line_if_it_can() -> None:
    # As above, with the path of a partnership instead of a mark between the point and the label above it.
    walls = [Segment(0, 0.52, 1, 0.52), Segment(0, 0.48, 1, 0.48)]
    path = Segment(0, 0.5 + 18 / HEIGHT, 1, 0.5 + 18 / HEIGHT)
    wanted = [Label("a", "Text", 0.5, 0.5, 14, radius=4)]
    (down,) = place_labels(wanted, [], [*walls, path], height=HEIGHT)
    assert down.leader
    assert down.dy < 0


def test_anchor_outside_the_plot_and_blank_text_are_left_out() -> None:
    wanted = [Label("a", "Out", 1.2, 0.5, 12), Label("b", " ", 0.5, 0.5, 12), Label("c", "In", 0.5, 0.5, 12)]
    assert [p.key for p in place_labels(wanted, [], [], height=HEIGHT)] == ["c"]
    assert (
        place_labels([Label("f", "Out", 0.5, float("nan"), 12, required=True)], [], [], height=HEIGHT) == []
    )
    assert place_labels([], [], [], height=HEIGHT) == []


# --- labels of lines ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [Segment(0, 0.5, 1, 0.5), Segment(0.5, 0, 0.5, 1), Segment(0, 0, 1, 1), Segment(0.1, 0.9, 0.8, 0.3)],
)
def test_line_label_is_beside_its_own_line(line: Segment) -> None:
    spots = tuple(
        (line.x0 + (line.x1 - line.x0) * t, line.y0 + (line.y1 - line.y0) * t) for t in (0.95, 0.7, 0.5, 0.2)
    )
    wanted = [Label("m", "Median 12", line.x1, line.y1, 11, spots=spots)]
    (p,) = place_labels(wanted, [], [line], height=HEIGHT)
    assert not p.leader
    assert not p.over
    assert (p.x, p.y) in {(line.x1, line.y1), *spots}
    assert math.hypot(p.dx, p.dy) < text_width(p.text, p.size) / 2 + 20
    for width in (280, 345.6, 500, 1033, 1500):
        assert _problems([p], wanted, [], [line], width) == []


def test_line_label_moves_to_a_free_spot_and_never_gets_a_leader() -> None:
    line = Segment(0, 0.5, 1, 0.5)
    busy = [Mark(0.9, 0.5 + dy, 6) for dy in (-0.04, 0.04)]
    label = Label("m", "Median", 0.9, 0.5, 11, spots=((0.1, 0.5),))
    (p,) = place_labels([label], busy, [line], height=HEIGHT)
    assert (p.x, p.leader) == (0.1, False)
    everywhere = [Mark(i / 40, 0.5 + dy, 6) for i in range(41) for dy in (-0.04, 0.04)]
    assert place_labels([label], everywhere, [line], height=HEIGHT) == []


# --- text width ---------------------------------------------------------------------------------------------
