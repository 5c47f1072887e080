"""A waterfall: bars that join, words beside each other on every screen, hollow when invented."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from lib.charts.drawing import NARROWEST
from lib.charts.palette import FOCUS, OTHERS, PAGE, SMALL
from lib.charts.row_chart import ChartRow, place_rows
from lib.charts.text_width import text_width
from lib.charts.waterfall import Bar, draw
from lib.domain.units import parse_unit
from lib.text.language import DUTCH
from tests.drawn import checked

BARS = (
    Bar("Prijs op de lijst", 0, 1.35, "€ 1,35", is_total=True),
    Bar("Btw eruit", 1.35, 1.1157, "-€ 0,23", note="gedeeld door 1,21"),
    Bar("Prijspeil", 1.1157, 1.2, "+€ 0,08"),
    Bar("Vergelijkbare prijs", 0, 1.2, "€ 1,20", is_total=True),
)


def chart(*bars: Bar, **more: Any) -> dict[str, Any]:
    drawn = draw(bars, parse_unit("EUR/m2"), DUTCH, alt="Prijs", measure="€ per m²", **more)
    return checked(drawn)


def test_totals_stand_on_zero_and_steps_where_the_last_one_ended() -> None:
    totals, steps = chart(*BARS)["data"]
    assert list(totals["base"]) == [0, 0]
    assert list(totals["x"]) == [1.35, 1.2]
    assert list(steps["base"]) == [1.35, 1.1157]
    assert list(steps["x"]) == pytest.approx([-0.2343, 0.0843])
    assert (totals["marker"]["color"], steps["marker"]["color"]) == (FOCUS, OTHERS)


def test_each_bar_is_joined_to_the_next_without_crossing_its_words() -> None:
    drawn = chart(*BARS)
    joints = drawn["layout"]["shapes"]
    assert [joint["x0"] for joint in joints] == [1.35, 1.1157, 1.2]
    names = [a["y"] for a in drawn["layout"]["annotations"] if a.get("xanchor") == "left"]
    assert all(joint["y0"] < joint["y1"] <= top for joint, top in zip(joints, names[1:], strict=True))


def test_the_range_holds_what_falls_below_zero() -> None:
    low, high = chart(Bar("a", 0, 5, "5", is_total=True), Bar("b", 5, -3, "-8"))["layout"]["xaxis"]["range"]
    assert low < -3 < 5 < high


def test_invented_figures_are_hollow() -> None:
    assert {t["marker"]["color"] for t in chart(*BARS, fictitious=True)["data"]} == {PAGE}


def test_text_from_data_is_written_out() -> None:
    (total, _) = chart(Bar("<b>x</b>", 0, 1, "1", is_total=True, note="<i>"))["data"]
    assert total["hovertext"] == ["<b>&lt;b&gt;x&lt;/b&gt;</b><br>1<br>&lt;i&gt;"]


def test_without_zero_the_steps_fill_the_axis_between_totals_as_marks() -> None:
    drawn = chart(*BARS, from_zero=False)
    low, high = drawn["layout"]["xaxis"]["range"]
    assert 1 <= low < 1.1157 < 1.35 < high <= 1.5
    totals, steps = drawn["data"]
    assert (totals["type"], totals["x"]) == ("scatter", [1.35, 1.2])
    assert steps["base"] == [1.35, 1.1157]


def test_a_detail_follows_its_name_or_takes_a_line_of_its_own() -> None:
    short, long = place_rows(
        [ChartRow("Prijs", "€ 1", detail="cpi 100 → 110"), ChartRow("Niveau", "€ 1", detail="pq " * 40)]
    )
    assert (short.beside, short.under) == ("cpi 100 → 110", "")
    assert long.beside == ""
    assert long.under.endswith("…")
    assert long.middle - long.top > short.middle - short.top


def test_a_long_name_takes_as_many_lines_as_it_needs_up_to_three() -> None:
    (row,) = place_rows([ChartRow("Uitvoering van werk in de openbare ruimte, " * 3, "€ 1.234.567")])
    assert len(row.lines) == 3
    assert not row.lines[-1].endswith("…")


def test_words_of_a_row_have_room_on_the_narrowest_screen() -> None:
    rows = [ChartRow("Overhead gelijk gemaakt: volledig eraf, 12,0% volgens de jaarrekening 2023", "−€ 0,1195"),
            ChartRow("Prijs", "€ 1.234.567", strong=True)]  # fmt: skip
    placed = place_rows(rows)
    for each in placed:
        value = text_width(each.row.words, SMALL, bold=each.row.strong)
        assert all(text_width(line, SMALL, bold=each.row.strong) + value < NARROWEST for line in each.lines)
    assert len(placed[0].lines) == 2
    assert all(above.middle < below.top for above, below in pairwise(placed))


def test_each_tick_has_its_words_and_none_is_hidden_at_the_edge() -> None:
    costs = Bar("2024", 0, 22_705_649, "€ 22.705.649", is_total=True)
    axis = checked(draw([costs], parse_unit("EUR"), DUTCH, alt="Kosten"))["layout"]["xaxis"]
    assert axis["ticktext"] == ["€\u00a00", "€\u00a010 mln", "€\u00a020 mln", "€\u00a030 mln"]
    low, high = axis["range"]
    beyond = (high - 30e6) / (high - low) * (NARROWEST - 36)
    assert beyond + 18 >= text_width("€\u00a030 mln", SMALL) / 2
    assert axis.get("ticklabeloverflow", "allow") == "allow"
