"""The charts of service levels: what they draw, and that their words fit at the narrowest width."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import Any

import pytest

from lib.charts.drawing import NARROWEST
from lib.charts.palette import FOCUS, PAGE, PEERS, SMALL, SURFACE
from lib.charts.row_chart import BETWEEN_WORDS
from lib.charts.service_levels import area_map, heat_map, level_bars, scale_rows, share_rows, share_trend
from lib.charts.text_width import text_width
from lib.domain.comparison.series_breaks import Causes, causes_in
from lib.domain.events import Event
from lib.domain.service_levels.breaks import Agreed, AgreementChange, OtherAmbition, YearOutcome
from lib.domain.service_levels.inspections import GROUPS
from lib.domain.service_levels.outcomes import HeatMap, Judged, Outcome
from lib.domain.service_levels.sampled_share import SampledShare
from lib.domain.service_levels.scales import ScaleOutcome
from lib.text.language import DUTCH, ENGLISH, Language
from lib.text.service_levels.words import group_name
from tests.drawn import checked

FEW = Judged(90, ("A", "B"), SampledShare.of_clusters([(5, 5)] * 9 + [(7, 10)]))
MISSED = Judged(95, ("A",), SampledShare.of_clusters([(2, 2)] * 50 + [(0, 2)] * 50))
ONE = Judged(90, ("B",), SampledShare.of_clusters([(0, 10)]))


def outcome(group: str = "groen", *judged: Judged, about: str | None = None) -> Outcome:
    share = judged[0].share if judged else None
    return Outcome(group, about, judged, share, (10, 20, 60, 5, 5), 0 if judged else 100, 0)


def bare(text: str) -> str:
    return text.replace("<b>", "").replace("</b>", "")


def width(line: str) -> float:
    """In px, of a line that may begin in bold."""
    name, detail = line.split("</b>") if "</b>" in line else (line, "")
    return text_width(bare(name), SMALL, bold="b>" in line) + text_width(detail, SMALL)


def lines_of_words(chart: dict[str, Any]) -> list[float]:
    """The px that each line takes: its words and the room between them."""
    found = []
    for _, words in itertools.groupby(chart["layout"]["annotations"], key=lambda a: a["y"]):
        lines = [a["text"].split("<br>") for a in words]
        found.append(sum(width(line[0]) for line in lines) + BETWEEN_WORDS * (len(lines) - 1))
        found += [width(line) for more in lines for line in more[1:]]
    return found


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["nl", "en"])
def test_the_words_of_every_row_fit_at_the_narrowest_width(language: Language) -> None:
    named = [(group_name(language, group), outcome(group, FEW, MISSED)) for group in GROUPS]
    named += [
        ("Een gebied met een heel erg lange naam dat niet past", outcome("groen", FEW)),
        ("Water", outcome()),
    ]
    chart = checked(share_rows.draw(named, language, hollow=False))
    assert max(lines_of_words(chart)) <= NARROWEST + 1
    assert min(a["font"]["size"] for a in chart["layout"]["annotations"]) >= SMALL


def test_a_dot_a_whisker_and_the_agreed_share() -> None:
    chart = checked(share_rows.draw([("Groen", outcome("groen", MISSED))], DUTCH, hollow=False))
    (dots,) = chart["data"]
    assert dots["x"] == [50]
    ends = 50 - dots["error_x"]["arrayminus"][0], 50 + dots["error_x"]["array"][0]
    assert ends == pytest.approx(MISSED.share.interval)
    marks = [s["x0"] for s in chart["layout"]["shapes"] if s["x0"] == s["x1"]]
    assert marks == [95]
    low, high = chart["layout"]["xaxis"]["range"]
    assert low < 40
    assert high == 100
    words = [bare(a["text"]) for a in chart["layout"]["annotations"]]
    assert words == ["Groen  A · 95%", "✕ niet gehaald", "50% van 200 metingen", "meer dan toeval"]


def test_a_row_per_agreed_share_and_one_without() -> None:
    named = [("Groen", outcome("groen", MISSED, FEW)), ("Water", outcome("water"))]
    drawing = share_rows.draw(named, DUTCH, hollow=True)
    chart = checked(drawing)
    dots = chart["data"][-1]["y"]
    hairlines = [shape["y0"] for shape in chart["layout"]["shapes"] if shape["xref"] == "paper"]
    assert hairlines[:2] == dots
    assert len(hairlines) == 3
    assert chart["data"][-1]["marker"]["color"] == PAGE
    assert "100 metingen, niet beoordeeld" in [a["text"] for a in chart["layout"]["annotations"]]
    assert "Groen: Formeel niet gehaald: 50% van 200 metingen op niveau A" in drawing.alt
    assert "Water: geen ambitie" in drawing.alt


def test_without_any_ambition_only_words_are_drawn() -> None:
    chart = checked(share_rows.draw([("Water", outcome("water"))], DUTCH, hollow=False))
    assert not chart["data"]


def test_a_scale_is_a_dot_with_its_readings_in_words_and_no_verdict() -> None:
    scales = [ScaleOutcome("groen", "s", ("A", "B"), 6, 15, (1, 3, 8, 4, 0), 1, 2)]
    named = [("Gras en kruiden met een heel erg lange naam", scale) for scale in scales]
    drawing = scale_rows.draw(named, DUTCH, hollow=True)
    chart = checked(drawing)
    (dots,) = chart["data"]
    assert (dots["x"], dots["marker"]["color"]) == ([40], PAGE)
    assert "error_x" not in dots
    assert "40% van 15 metingen" in [a["text"] for a in chart["layout"]["annotations"]]
    assert max(lines_of_words(chart)) <= NARROWEST + 1
    assert "gehaald" not in drawing.alt


def test_levels_in_their_order_with_the_agreed_one() -> None:
    chart = checked(level_bars.draw([("Groen", outcome("groen", MISSED))], DUTCH))
    assert [(trace["name"], trace["x"]) for trace in chart["data"]] == [
        ("A+", [10]),
        ("A", [20]),
        ("B", [60]),
        ("C", [5]),
        ("D", [5]),
    ]
    assert {trace["marker"]["color"] for trace in chart["data"]} == {PEERS}
    strengths = [trace["marker"]["opacity"] for trace in chart["data"]]
    assert strengths == sorted(strengths, reverse=True)
    assert [shape["x0"] for shape in chart["layout"]["shapes"]] == [30]  # A+ and A together


def test_a_part_too_small_for_its_name_has_none() -> None:
    spread = Outcome("groen", None, (), None, (0, 97, 0, 0, 3), 100, 0)
    chart = checked(level_bars.draw([("Groen", spread)], DUTCH))
    assert [trace["text"] for trace in chart["data"]] == [[""], ["<b>A</b>"], [""], [""], [""]]


@pytest.mark.parametrize("judged", [(FEW,), ()])
def test_no_line_where_the_agreed_level_differs_or_is_unknown(judged: tuple[Judged, ...]) -> None:
    chart = checked(level_bars.draw([("Groen", outcome("groen", *judged))], DUTCH))
    assert not chart["layout"].get("shapes")


def test_a_cell_says_its_share_its_sign_and_its_places_and_is_grey_with_too_few() -> None:
    cells = {
        ("Noord", "groen"): outcome("groen", MISSED, about="Noord"),
        ("Zuid", "groen"): outcome("groen", ONE, about="Zuid"),
        ("Zuid", "water"): outcome("water", about="Zuid"),
    }
    heat = HeatMap(("Noord", "Zuid"), ("groen", "water"), cells)
    drawing = heat_map.draw(heat, {"Noord": "Noord", "Zuid": "Zuid"}, DUTCH)
    chart = checked(drawing)
    words = [a["text"] for a in chart["layout"]["annotations"]]
    assert "50% ✕<br>n 100" in words
    assert "0% –<br>n 1" in words  # one place, though all its readings are below level
    assert "–" in words
    assert [shape["fillcolor"] for shape in chart["layout"]["shapes"]] == [PEERS, SURFACE, SURFACE]
    assert drawing.alt.endswith("Noord, Groen: 50% ✕, n 100; Zuid, Groen: 0% –, n 1; Zuid, Water: –.")


LOWERED = AgreementChange((OtherAmbition("groen", None, (Agreed("A", 90),), (Agreed("B", 90),)),), (), ())


METHOD = causes_in("methodebreuk")


def years(*shares: tuple[int, int, Causes, AgreementChange | None]) -> tuple[YearOutcome, ...]:
    return tuple(
        YearOutcome(
            year, outcome("groen", Judged(90, ("B",), SampledShare.one_each(hits, 100))), broken, other
        )
        for year, hits, broken, other in shares
    )


def test_a_trend_is_cut_at_a_break_and_at_another_agreement() -> None:
    series = years(
        (2019, 80, (), None), (2020, 85, (), None), (2021, 70, METHOD, None), (2022, 75, (), LOWERED)
    )
    events = [Event("aa", dt.date(2021, 1, 1), "methodebreuk", "Andere app")]
    chart = checked(share_trend.draw([series, series], events, DUTCH, hollow=False))
    runs = [t["x"] for t in chart["data"] if t["mode"] == "lines+markers" and t["xaxis"] == "x"]
    assert runs == [[2019, 2020], [2021], [2022]]
    hover = [text for t in chart["data"] for text in t.get("hovertext", ())]
    assert any("gewijzigde ambitie: van niveau A, 90% naar niveau B, 90%" in text for text in hover)
    assert any("reeksbreuk: andere methode; niet te vergelijken met eerder" in text for text in hover)
    assert {t["yaxis"] for t in chart["data"]} == {"y", "y2"}
    assert {t["line"]["color"] for t in chart["data"] if t["mode"] == "lines+markers"} == {FOCUS}
    assert "① andere methode" in [a["text"] for a in chart["layout"]["annotations"]]
    low = chart["layout"]["yaxis"]["range"][0]
    assert low < 60.4  # the whisker of 70 of 100


def test_a_map_keeps_its_proportions_and_names_what_fits() -> None:
    spots = [area_map.Spot(5.8 + n / 50, 51.8 + n / 60, f"Gebied {n}", "") for n in range(4)]
    ring = ((5.7, 51.7), (6.0, 51.7), (6.0, 51.95), (5.7, 51.7))
    chart = checked(area_map.draw(spots, [ring], DUTCH, hollow=False))
    x, y = chart["layout"]["xaxis"]["range"], chart["layout"]["yaxis"]["range"]
    assert x[0] < 5.7 < 6.0 < x[1]
    assert y[0] < 51.7 < 51.95 < y[1]
    ratio = chart["layout"]["yaxis"]["scaleratio"]
    assert (y[1] - y[0]) * ratio == pytest.approx(x[1] - x[0], rel=1e-3)  # a square on the ground
    assert {a["text"] for a in chart["layout"]["annotations"]} == {spot.label for spot in spots}


def test_one_place_makes_a_map_too() -> None:
    chart = checked(area_map.draw([area_map.Spot(5.8, 51.8, "Noord", "")], [], DUTCH, hollow=True))
    low, high = chart["layout"]["yaxis"]["range"]
    assert high - low >= area_map.SMALLEST
