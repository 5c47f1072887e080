"""The trend of the focus: one panel a measure, cut at series breaks, with references and events."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lib.charts.comparison.trend import draw
from lib.charts.editable import PointChart
from lib.charts.palette import FOCUS, LINES, PAGE
from lib.domain.comparison.trend import make_lines
from lib.domain.events import Event
from lib.domain.figures import Stand, Status
from lib.domain.periods import PeriodKind
from lib.text.language import DUTCH
from tests.drawn import checked
from tests.samples import COST, QUALITY, day, figure, measured, organisation, partner

ME = partner("aa-cc")
LAND = organisation("land", "referentie")
INVENTED = organisation("verzonnen", "referentie", fictitious=True)


def trend(cost: Any, quality: Any, events: Any = (), stand: Stand = Stand.ACTUAL) -> dict[str, Any]:
    lines = make_lines([quality, cost], ME, stand, PeriodKind.YEAR)
    return checked(draw(lines, events, ME, DUTCH, 300))


def runs(chart: dict[str, Any], axis: str = "x") -> list[tuple[list[float], list[float]]]:
    return [
        (list(t["x"]), list(t["y"]))
        for t in chart["data"]
        if t["xaxis"] == axis and t["line"]["color"] == FOCUS
    ]


def test_a_series_break_is_not_joined() -> None:
    cost = measured(COST, {ME: [figure("2020", 10), figure("2021", 12)]})
    figures = [
        figure("2019", 70),
        figure("2020", 71),
        figure("2021", 60, series_break=True),
        figure("2022", 61),
    ]
    chart = trend(cost, measured(QUALITY, {ME: figures}))
    assert runs(chart) == [([2019, 2020], [70, 71]), ([2021, 2022], [60, 61])]
    assert runs(chart, "x2") == [([2020, 2021], [10, 12])]


def test_no_pair_is_needed() -> None:
    quality = measured(QUALITY, {ME: [figure("2012", 239), figure("2023", 97)]})
    chart = trend(measured(COST, {}), quality)
    assert runs(chart) == [([2012, 2023], [239, 97])]
    assert "xaxis2" not in chart["layout"]
    assert chart["layout"]["yaxis"]["domain"][1] == 1


def test_both_panels_share_their_years() -> None:
    cost = measured(COST, {ME: [figure("2010", 10)]})
    chart = trend(cost, measured(QUALITY, {ME: [figure("2023", 60)]}))
    assert chart["layout"]["xaxis"]["range"] == chart["layout"]["xaxis2"]["range"]
    low, high = chart["layout"]["xaxis"]["range"]
    assert low < 2010 < 2023 < high
    domains = [chart["layout"][name]["domain"] for name in ("yaxis", "yaxis2")]
    assert domains[0][0] > domains[1][1]


def test_references_of_the_same_kind_dotted_and_named() -> None:
    quality = measured(
        QUALITY,
        {ME: [figure("2020", 60), figure("2021", 62), figure("2022", 61)]},
        {
            LAND: [figure("2019", 50), figure("2021", 80), figure("2022", 82)],
            INVENTED: [figure("2021", 99)],
        },
    )
    chart = trend(measured(COST, {}), quality)
    (line,) = [t for t in chart["data"] if t["line"]["color"] == LINES]
    assert line["name"] == "Land"
    assert line["line"]["dash"] == "dot"
    assert list(line["x"]) == [2021, 2022]  # the years of the focus
    low, high = chart["layout"]["yaxis"]["range"]
    assert low < 60 < 82 < high
    assert "Land" in [a["text"] for a in chart["layout"]["annotations"]]


def test_an_event_stands_where_it_happened_in_the_year_with_its_word() -> None:
    """A year stands at its middle, so 1 January lies between two years."""
    quality = measured(QUALITY, {ME: [figure("2020", 60), figure("2022", 61)]})
    events = (
        Event("aa-cc", day("2020-01-01"), "overig", "Eerder"),
        Event("aa-cc", day("2021-07-02"), "diftar", "Tarief"),
    )
    chart = trend(measured(COST, {}), quality, events)
    earlier, line = chart["layout"]["shapes"]
    assert earlier["x0"] == 2019.5
    assert 2020.99 < line["x0"] == line["x1"] < 2021.01
    assert line["yref"] == "y domain"
    assert "dash" not in line["line"]  # dashed is a median
    assert [a["text"] for a in chart["layout"]["annotations"]][-2:] == ["①", "② diftar"]


def test_events_that_are_close_stand_in_lanes() -> None:
    quality = measured(QUALITY, {ME: [figure("2010", 60), figure("2022", 61)]})
    events = tuple(Event("aa-cc", day(f"2015-0{n}-01"), "bezuiniging", "x") for n in range(1, 6))
    chart = trend(measured(COST, {}), quality, events)
    said = [(a["text"], a["yshift"]) for a in chart["layout"]["annotations"] if a["text"][0] in "①②③④⑤"]
    assert [text for text, _ in said] == ["① bezuiniging", "② bezuiniging", "③–⑤"]
    assert len({height for _, height in said}) == 3
    assert sum(shape["type"] == "line" for shape in chart["layout"]["shapes"]) >= len(events)
    assert chart["layout"]["margin"]["t"] > 3 * 18


def test_one_way_is_up_and_lower_is_better_is_said() -> None:
    cost = measured(COST, {ME: [figure("2020", 101.3), figure("2021", 103.5)]})
    chart = trend(cost, measured(QUALITY, {ME: [figure("2020", 75), figure("2021", 75.5)]}))
    written = [a["text"] for a in chart["layout"]["annotations"]]
    assert written.count("lager is beter") == 1
    low, high = chart["layout"]["yaxis"]["range"]
    assert high - low >= 10
    low, high = chart["layout"]["yaxis2"]["range"]
    assert high - low >= 20


def test_a_reference_made_for_another_partnership_is_not_drawn() -> None:
    mine = replace(organisation("mijn", "referentie"), made_for="aa-cc")
    theirs = replace(organisation("hun", "referentie"), made_for="bb-cc")
    quality = measured(
        QUALITY,
        {ME: [figure("2020", 60)]},
        {mine: [figure("2020", 65)], theirs: [figure("2020", 70)]},
    )
    chart = trend(measured(COST, {}), quality)
    assert [t["name"] for t in chart["data"] if t["line"]["color"] == LINES] == ["Mijn"]


def test_marks_of_kind_and_status_as_in_the_picture() -> None:
    figures = [
        figure("2021", 59, fictitious=True),
        figure("2022", 60),
        figure("2023", 61, Status.PROVISIONAL),
    ]
    (line,) = trend(measured(COST, {}), measured(QUALITY, {ME: figures}))["data"]
    marker = line["marker"]
    assert list(marker["color"]) == [PAGE, FOCUS, FOCUS]
    assert list(marker["symbol"]) == ["circle", "circle", "circle-dot"]
    assert list(marker["opacity"])[2] < 1


def test_a_slide_has_a_ring_around_what_is_not_final() -> None:
    figures = [figure("2021", 59), figure("2022", 60), figure("2023", 61, Status.PROVISIONAL)]
    lines = make_lines([measured(QUALITY, {ME: figures})], ME, Stand.ACTUAL, PeriodKind.YEAR)
    (chart,) = draw(lines, (), ME, DUTCH, 300).editable
    assert isinstance(chart, PointChart)
    ring, own = chart.series
    assert ring.name == "begroting of voorlopig"
    assert {(point.x, point.y) for point in ring.points} == {(2023, 61)}
    assert len(ring.points) == len(own.points)
    assert ring.size > own.size


def test_budget_is_a_trend_of_its_own() -> None:
    cost = measured(COST, {ME: [figure("2022", 10), figure("2023", 20, Status.BUDGET)]})
    chart = trend(cost, measured(QUALITY, {}), stand=Stand.BUDGET)
    assert runs(chart) == [([2023], [20])]


def test_the_words_for_a_screen_reader() -> None:
    quality = measured(QUALITY, {ME: [figure("2012", 23.9), figure("2023", 9.7)]})
    lines = make_lines([quality], ME, Stand.ACTUAL, PeriodKind.YEAR)
    assert draw(lines, (), ME, DUTCH, 300).alt == "Verloop van Aa-Cc. Kwaliteit: 23,9% in 2012, 9,7% in 2023."


def test_every_word_can_be_read() -> None:
    quality = measured(QUALITY, {ME: [figure("2012", 23.9)]}, {LAND: [figure("2012", 20)]})
    chart = trend(measured(COST, {}), quality)
    assert all(a["font"]["size"] >= 13 for a in chart["layout"]["annotations"])
    assert chart["layout"]["yaxis"]["tickfont"]["size"] >= 13
    assert chart["layout"]["separators"] == ",."


def test_a_reference_without_room_is_named_under_the_title_and_hides_nothing() -> None:
    long = replace(LAND, name="NVRD-benchmark, vergelijkingswaarde Nijmegen")
    years = [figure(str(year), 60 + year % 7) for year in range(2000, 2022)]
    quality = measured(QUALITY, {ME: years}, {long: [figure("2021", 61)]})
    lines = make_lines([quality, measured(COST, {ME: years})], ME, Stand.ACTUAL, PeriodKind.YEAR)
    found = checked(draw(lines, (), ME, DUTCH, 180))  # panels of 40 px, and a name of three lines
    written = {a["text"]: a for a in found["layout"]["annotations"]}
    assert written[f"◆ {long.name}"]["yanchor"] == "bottom"
    assert not [a for a in found["layout"]["annotations"] if "bgcolor" in a]
    assert found["layout"]["height"] == 180 + 17
