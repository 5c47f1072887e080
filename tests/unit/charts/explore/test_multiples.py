"""Small multiples: every peer has its panel, all on the same axes, and a slide has the same panels."""

from __future__ import annotations

import pytest

from lib.charts.editable import PanelGrid
from lib.charts.explore.multiples import MOST_PANELS, draw
from lib.charts.palette import FOCUS
from lib.domain.explore.history import FigureHistory, history_of
from lib.domain.figures import Stand
from lib.domain.partners import Partner
from lib.domain.periods import PeriodKind
from lib.text.language import DUTCH, ENGLISH, Language
from tests.drawn import checked
from tests.samples import COST, figure, measured, partner

FOCUSED = partner("aa-cc")


def history(peers: dict[Partner, list[float]], own: tuple[float, ...] = (10.0, 12.0)) -> FigureHistory:
    """Figures from 2020 on."""
    lines = {FOCUSED: list(own), **peers}
    table = {who: [figure(str(2020 + n), v) for n, v in enumerate(values)] for who, values in lines.items()}
    codes = [peer.code for peer in peers]
    return history_of(measured(COST, table), FOCUSED, Stand.ACTUAL, PeriodKind.YEAR, codes)


def named(count: int) -> dict[Partner, list[float]]:
    return {partner(f"p{n:02}-cc"): [5.0 + n, 6.0 + n, 7.0] for n in range(count)}


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["nl", "en"])
@pytest.mark.parametrize("count", [1, 3, 4, 7])
def test_every_peer_has_a_panel_with_the_focus_behind_it(count: int, language: Language) -> None:
    drawn = checked(draw(history(named(count)), language, "alt"))
    panels = [name for name in drawn["layout"] if name.startswith("yaxis")]
    assert len(panels) == count
    assert {tuple(drawn["layout"][panel]["range"]) for panel in panels} == {
        tuple(drawn["layout"]["yaxis"]["range"])
    }
    assert len(drawn["data"]) == 2 * count
    for focus, peer in zip(drawn["data"][::2], drawn["data"][1::2], strict=True):
        assert focus["yaxis"] == peer["yaxis"]
        assert focus["y"] == [10, 12]
        assert focus["line"]["width"] < peer["line"]["width"]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 8, 24])
def test_panels_lie_within_the_figure_and_over_no_other(count: int) -> None:
    layout = draw(history(named(count)), DUTCH, "alt").layout
    names = [name.removeprefix("xaxis") for name in layout if name.startswith("xaxis")]
    boxes = [(*layout[f"xaxis{name}"]["domain"], *layout[f"yaxis{name}"]["domain"]) for name in names]
    assert all(0 <= low < high <= 1 + 1e-9 for box in boxes for low, high in (box[:2], box[2:]))
    for n, (left, right, bottom, top) in enumerate(boxes):
        for l2, r2, b2, t2 in boxes[n + 1 :]:
            assert right <= l2 + 1e-9 or r2 <= left + 1e-9 or top <= b2 + 1e-9 or t2 <= bottom + 1e-9


@pytest.mark.parametrize(("count", "shown"), [(1, 1), (2, 2), (3, 3), (4, 3), (7, 3)])
def test_the_lowest_panel_of_each_column_tells_the_periods(count: int, shown: int) -> None:
    layout = draw(history(named(count)), DUTCH, "alt").layout
    axes = {name: axis for name, axis in layout.items() if name.startswith("xaxis")}
    assert sum(axis["showticklabels"] for axis in axes.values()) == shown
    assert {tuple(axis["ticktext"]) for axis in axes.values()} == {("2020", "2022")}


def test_one_period_is_a_point_and_a_peer_without_figures_has_no_panel() -> None:
    alone = {partner("bb-cc"): [7.0], partner("dd-cc"): []}
    found = draw(history(alone, own=(10.0,)), DUTCH, "alt")
    assert {trace["mode"] for trace in found.data} == {"lines+markers"}
    assert len(found.data) == 2
    low, high = found.layout["xaxis"]["range"]
    assert low < 2020 < high
    assert checked(found)


def test_a_slide_has_the_same_panels_on_the_same_axes() -> None:
    found = draw(history(named(4)), DUTCH, "alt")
    [grid] = found.editable
    assert isinstance(grid, PanelGrid)
    assert [panel.name for panel in grid.panels] == [f"P{n:02}-Cc" for n in range(4)]
    for n, panel in enumerate(grid.panels):
        own, peer = panel.lines
        assert own.color == FOCUS
        assert [point.y for point in own.points] == [10, 12]
        assert [point.y for point in peer.points] == [5 + n, 6 + n, 7]
    assert grid.x.low < 2020
    assert grid.x.high > 2022
    assert grid.y.low <= 5
    assert grid.y.high >= 12


def test_no_more_panels_than_can_be_read() -> None:
    found = draw(history(named(MOST_PANELS + 3)), DUTCH, "alt")
    assert len(found.data) == 2 * MOST_PANELS


def test_a_name_from_a_file_is_no_markup() -> None:
    found = draw(history({partner("bb-cc", name="<b>x</b>"): [7.0, 8.0]}), DUTCH, "alt")
    [title] = found.layout["annotations"]
    assert "<b>x" not in title["text"]
    assert all("<b>x</b>" not in said for trace in found.data for said in trace["hovertext"])
