"""The drawing of quality against cost, from a comparison made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from lib.charts.comparison.quality_cost import draw
from lib.charts.comparison.quality_cost.canvas import PLOT_HEIGHT, SCATTER_WIDTHS
from lib.charts.palette import FOCUS, OTHERS, PAGE, PEERS, SMALL, plain
from lib.charts.text_width import text_width
from lib.domain.comparison.quality_cost import Comparison
from lib.domain.events import Event
from lib.domain.figures import Status
from lib.domain.indicators import Direction, Role
from lib.domain.market.outcome import MarketVerdict
from lib.domain.market.verdicts import ProductVerdict
from lib.text.comparison.sentences import FIELDS
from lib.text.language import DUTCH, ENGLISH
from tests.drawn import checked
from tests.samples import COST, QUALITY, compared, day, figure, indicator, measured, organisation, partner

CODES = ("aa-x", "bb-x", "cc-x", "dd-x", "ee-x", "ff-x")
PARTNERS = {code: partner(code) for code in CODES}


def comparison(focus: str | None = "aa-x", quality: Any = QUALITY, **more: Any) -> Comparison:
    """Six partnerships: cost 10, 20 ... 60, quality 50, 60 ... 100 in 2023, a little less in 2022."""
    costs = {
        p: [figure("2022", 9.0 + 10 * n), figure("2023", 10.0 + 10 * n)]
        for n, p in enumerate(PARTNERS.values())
    }
    qualities = {
        p: [figure("2022", 45.0 + 10 * n), figure("2023", 50.0 + 10 * n)]
        for n, p in enumerate(PARTNERS.values())
    }
    options: dict[str, Any] = {"focus": PARTNERS[focus] if focus else None} | more
    return compared(measured(COST, costs), measured(quality, qualities), "2023", **options)


def spec(shown: Comparison, events: tuple[Event, ...] = (), language: Any = DUTCH) -> dict[str, Any]:
    return checked(draw(shown, events, language))


def points(chart: dict[str, Any]) -> dict[str, tuple[float, float]]:
    return {
        code: (x, y)
        for trace in chart["data"]
        if trace.get("customdata") is not None
        for code, x, y in zip(trace["customdata"], trace["x"], trace["y"], strict=True)
    }


def texts(chart: dict[str, Any]) -> list[str]:
    return [a["text"].replace("<br>", " ").replace("\u00a0", " ") for a in chart["layout"]["annotations"]]


def test_every_pair_is_one_point() -> None:
    assert points(spec(comparison())) == {c: (10.0 + 10 * n, 50.0 + 10 * n) for n, c in enumerate(CODES)}


def test_colours_by_role() -> None:
    chart = spec(comparison(peers=["bb-x", "cc-x"]))
    found = {tuple(t["customdata"]): t["marker"]["color"][0] for t in chart["data"] if "customdata" in t}
    assert found == {("dd-x", "ee-x", "ff-x"): OTHERS, ("bb-x", "cc-x"): PEERS, ("aa-x",): FOCUS}


def test_medians_cross_and_the_fields_are_named() -> None:
    chart = spec(comparison())
    lines = [s for s in chart["layout"]["shapes"] if s["type"] == "line"]
    assert {(s["x0"], s["x1"]) for s in lines if s.get("yref") == "paper"} == {(35, 35)}
    assert {(s["y0"], s["y1"]) for s in lines if s.get("xref") == "paper"} == {(75, 75)}
    written = texts(chart)
    for words in ("beter, goedkoper", "beter, duurder", "minder goed, goedkoper", "minder goed, duurder"):
        assert any(words in text for text in written)
    assert any("mediaan € 35" in text for text in written)
    assert any("mediaan 75%" in text for text in written)
    assert [t["name"] for t in chart["data"]][-1] == "mediaan (n\u00a0=\u00a06)"


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["nl", "en"])
def test_the_names_of_the_fields_keep_clear_on_a_phone(language: Any) -> None:
    """Two of them stand in one row under the plot, and two above it."""
    named = {language.say(words) for words in FIELDS.values()}
    written = spec(comparison(), language=language)["layout"]["annotations"]
    fields = [a for a in written if a["text"].replace("\u00a0", " ") in named]
    assert len(fields) == 4
    room = SCATTER_WIDTHS[0] + max(a["xshift"] for a in fields)
    for row in (0, 1):
        assert sum(text_width(a["text"], SMALL) for a in fields if a["y"] == row) + 8 <= room


@pytest.fixture(params=[Direction.LOWER, Direction.HIGHER])
def direction(request: pytest.FixtureRequest) -> Direction:
    return request.param


def test_no_axis_is_turned_and_the_better_field_lies_where_better_is(direction: Direction) -> None:
    chart = spec(comparison(quality=indicator("kwaliteit", Role.QUALITY, "%", direction)))
    low, high = chart["layout"]["yaxis"]["range"]
    assert low < high
    (field,) = [s for s in chart["layout"]["shapes"] if s["type"] == "rect"]
    assert field["x0"] < field["x1"] == 35  # cheaper is to the left
    lower = direction == Direction.LOWER
    assert (field["y0"], field["y1"]) == ((low, 75) if lower else (75, high))
    (title,) = [t for t in texts(chart) if t.startswith("↑ Kwaliteit")]
    assert ("lager is beter" in title) == lower
    corners = {
        a["text"][:1] + a["text"][-1:]: a["y"]
        for a in chart["layout"]["annotations"]
        if "goedkoper" in a["text"]
    }
    better = next(a for a in chart["layout"]["annotations"] if "beter, goedkoper" in a["text"])
    assert (better["x"], better["y"]) == (0, 0 if lower else 1)
    assert len(corners) == 2


def test_without_a_better_side_no_field_is_better() -> None:
    chart = spec(comparison(quality=indicator("kwaliteit", Role.QUALITY, "%", Direction.NEUTRAL)))
    assert not [s for s in chart["layout"]["shapes"] if s["type"] == "rect"]
    assert not [t for t in texts(chart) if "goedkoper" in t]


def test_medians_are_named_at_the_ends_of_their_lines() -> None:
    found = {a["text"]: a for a in spec(comparison())["layout"]["annotations"] if "mediaan" in a["text"]}
    along, across = found["mediaan<br>75%"], found["mediaan €\u00a035"]
    assert (along["x"], along["xanchor"], along["xref"]) == (1, "left", "paper")
    assert (across["y"], across["yanchor"], across["yref"]) == (1, "bottom", "paper")


def test_no_median_lines_under_five() -> None:
    chart = spec(comparison(peers=["bb-x", "cc-x"]))
    assert not chart["layout"].get("shapes")
    assert not any("mediaan" in t or "goedkoper" in t for t in texts(chart))


def test_marks_of_kind_and_status() -> None:
    invented, budget = partner("aa-x", fictitious=True), partner("bb-x")
    costs = {
        invented: [figure("2023", 1, fictitious=True)],
        budget: [figure("2023", 2, Status.PROVISIONAL)],
    }
    qualities = {invented: [figure("2023", 1, fictitious=True)], budget: [figure("2023", 2)]}
    chart = spec(compared(measured(COST, costs), measured(QUALITY, qualities), "2023"))
    marks = {
        code: (trace["marker"]["color"][i], trace["marker"]["symbol"][i])
        for trace in chart["data"]
        if "customdata" in trace
        for i, code in enumerate(trace["customdata"])
    }
    assert marks["aa-x"] == (PAGE, "circle")
    assert marks["bb-x"][0] != PAGE
    assert marks["bb-x"][1] == "circle-dot"
    hovers = [t for trace in chart["data"] if "customdata" in trace for t in trace["hovertext"]]
    assert any(t.startswith("<b>Aa-X (fictief)</b>") for t in hovers)


def test_whiskers_only_where_an_interval_is_known() -> None:
    known, unknown = PARTNERS["aa-x"], PARTNERS["bb-x"]
    qualities = {known: [figure("2023", 70, low=65, high=72)], unknown: [figure("2023", 80)]}
    costs = {known: [figure("2023", 10)], unknown: [figure("2023", 20)]}
    chart = spec(compared(measured(COST, costs), measured(QUALITY, qualities), "2023", focus=known))
    by_code = {t["customdata"][0]: t for t in chart["data"] if "customdata" in t}
    assert list(by_code["aa-x"]["error_y"]["array"]) == [2]
    assert list(by_code["aa-x"]["error_y"]["arrayminus"]) == [5]
    assert "error_x" not in by_code["aa-x"]
    assert "error_y" not in by_code["bb-x"]
    low, high = chart["layout"]["yaxis"]["range"]
    assert low < 65
    assert high > 80
    assert "interval 65% tot 72%" in by_code["aa-x"]["hovertext"][0]


def test_references_are_diamonds_or_lines_and_never_in_a_median() -> None:
    both, cost_only, quality_only = (organisation(c, "referentie") for c in ("land", "prijs", "norm"))
    shown = comparison()
    costs = measured(COST, {p: [f.cost] for f in shown.drawn for p in [f.partner]},
                     {both: [figure("2023", 999)], cost_only: [figure("2023", 33)]})  # fmt: skip
    qualities = measured(QUALITY, {p: [f.quality] for f in shown.drawn for p in [f.partner]},
                         {both: [figure("2023", 99)], quality_only: [figure("2023", 66)]})  # fmt: skip
    chart = spec(compared(costs, qualities, "2023"))
    (diamonds,) = [t for t in chart["data"] if t["name"] == "referentie" and t["mode"] == "markers"]
    assert (list(diamonds["x"]), list(diamonds["y"])) == ([999], [99])
    assert diamonds["marker"]["symbol"] == "diamond"
    lines = [s for s in chart["layout"]["shapes"] if s["type"] == "line" and s["line"]["dash"] == "dot"]
    assert [s["x0"] for s in lines if s["x0"] == s["x1"]] == [33]
    assert [s["y0"] for s in lines if s["y0"] == s["y1"]] == [66]
    assert chart["data"][-1]["name"] == "mediaan (n\u00a0=\u00a06)"
    assert chart["layout"]["xaxis"]["range"][1] > 999  # in view


def test_every_reference_has_its_name_at_its_mark_or_in_the_key() -> None:
    references = [organisation(code, "referentie") for code in ("prijs", "norm", "land")]
    for size in (900, 3):
        crowd = {partner(f"p{n:03}-x"): n for n in range(size)}
        price, norm, country = ([figure("2023", value)] for value in (15, 10, 8))
        costs = measured(COST, {p: [figure("2023", n % 30)] for p, n in crowd.items()},
                         dict(zip(references[::2], (price, country), strict=True)))  # fmt: skip
        qualities = measured(QUALITY, {p: [figure("2023", n // 30)] for p, n in crowd.items()},
                             dict(zip(references[1:], (norm, country), strict=True)))  # fmt: skip
        chart = spec(compared(costs, qualities, "2023"))
        beside = {a["text"]: a for a in chart["layout"]["annotations"]}
        key = {trace["name"] for trace in chart["data"] if trace["x"] == [None]}
        for name in ("Prijs", "Norm", "Land"):
            assert (name in beside) != (name in key)
    assert beside["Prijs"]["y"] >= 0.8
    assert beside["Norm"]["x"] >= 0.8


def test_the_path_is_cut_at_a_series_break_and_events_get_a_ring() -> None:
    focus = PARTNERS["aa-x"]
    costs = [figure(y, v) for y, v in (("2019", 10), ("2020", 11), ("2021", 12), ("2022", 13))]
    qualities = [
        figure(y, v, series_break=y == "2021")
        for y, v in (("2019", 50), ("2020", 52), ("2021", 40), ("2022", 41))
    ]
    events = (
        Event("aa-x", day("2020-07-01"), "overig", "<Nieuw>"),
        Event("aa-x", day("1990-01-01"), "overig", "Oud"),
    )
    shown = compared(
        measured(COST, {focus: costs}), measured(QUALITY, {focus: qualities}), "2022", focus=focus
    )
    chart = spec(shown, events)
    runs = [t for t in chart["data"] if t["mode"] == "lines+markers"]
    assert [list(t["x"]) for t in runs] == [[10, 11], [12, 13]]
    (rings,) = [t for t in chart["data"] if t["name"] == "gebeurtenis"]
    assert (list(rings["x"]), list(rings["y"])) == ([11], [52])
    assert rings["hovertext"][0] == "1 jul 2020: &lt;Nieuw&gt;"


def test_a_point_with_a_market_test_carries_its_sign_and_its_name() -> None:
    outside = ProductVerdict(
        "dd-x", "maaien", "Maaien", None, 2023, None, MarketVerdict.WITHIN, value=101, confidential=0
    )
    picture = draw(comparison(peers=["bb-x", "cc-x"]), (), DUTCH, {"dd-x": (outside,)})
    written = texts(checked(picture))
    assert "● Dd-X" in written
    assert not any("Ee-X" in text for text in written)
    assert picture.signed


def test_a_test_at_a_point_without_room_for_its_name_is_not_mentioned() -> None:
    crowd = {partner(f"p{n:03}-x", name="Een tamelijk lange naam"): n for n in range(900)}
    costs = {p: [figure("2023", n % 30)] for p, n in crowd.items()}
    qualities = {p: [figure("2023", n // 30)] for p, n in crowd.items()}
    tested = ProductVerdict(
        "p450-x", "maaien", "Maaien", None, 2023, None, MarketVerdict.NOT_COMPARABLE, None, confidential=0
    )
    shown = compared(measured(COST, costs), measured(QUALITY, qualities), "2023")
    picture = draw(shown, (), DUTCH, {"p450-x": (tested,)})
    assert not any("–" in text for text in texts(checked(picture)))
    assert not picture.signed


def test_at_most_twelve_labels_and_all_words_can_be_read() -> None:
    crowd = {partner(f"p{n:03}-x"): n for n in range(350)}
    costs = {p: [figure("2023", 100 + (n * 37) % 350)] for p, n in crowd.items()}
    qualities = {p: [figure("2023", (n * 53) % 350 / 4)] for p, n in crowd.items()}
    shown = compared(measured(COST, costs), measured(QUALITY, qualities), "2023", focus=next(iter(crowd)))
    chart = spec(shown)
    assert len(points(chart)) == 350
    assert len([t for t in texts(chart) if "-X" in t]) <= 12
    sizes = {a["font"]["size"] for a in chart["layout"]["annotations"]}
    assert min(sizes) >= SMALL == 13
    assert chart["layout"]["font"]["size"] >= 13
    assert chart["layout"]["legend"]["font"]["size"] >= 13


def test_the_key_stands_right_under_the_title_of_the_axis_in_no_more_room_than_it_takes() -> None:
    few = comparison()
    both = organisation("land", "referentie")
    costs = measured(COST, {p.partner: [p.cost] for p in few.drawn}, {both: [figure("2023", 30)]})
    qualities = measured(QUALITY, {p.partner: [p.quality] for p in few.drawn}, {both: [figure("2023", 70)]})
    layouts = [spec(shown)["layout"] for shown in (few, compared(costs, qualities, "2023"))]
    for layout in layouts:
        (title,) = [a for a in layout["annotations"] if a["text"].endswith("\u00a0→")]
        lines = title["text"].count("<br>") + 1
        assert layout["legend"]["yanchor"] == "top"
        under = layout["margin"]["b"] + title["yshift"] - layout["height"] * layout["legend"]["y"]
        assert under == pytest.approx(lines * 17 + 8)
        assert layout["height"] - layout["margin"]["t"] - layout["margin"]["b"] == PLOT_HEIGHT
    assert layouts[0]["height"] < layouts[1]["height"]


def test_the_focus_is_named_at_its_point_however_full_it_is() -> None:
    crowd = {partner(f"p{n:03}-x", name="Een tamelijk lange naam"): n for n in range(900)}
    costs = {p: [figure("2023", n % 30)] for p, n in crowd.items()}
    qualities = {p: [figure("2023", n // 30)] for p, n in crowd.items()}
    focus = next(p for p, n in crowd.items() if n == 450)
    shown = compared(measured(COST, costs), measured(QUALITY, qualities), "2023", focus=focus)
    chart = spec(shown)
    (said,) = [a for a in chart["layout"]["annotations"] if a["font"]["color"] == FOCUS]
    assert said["text"] == "<b>Een tamelijk<br>lange naam</b>"
    assert (said["xref"], said["yref"], said["bgcolor"]) == ("x domain", "y domain", PAGE)
    assert abs(said["xshift"]) < 90
    assert abs(said["yshift"]) < 40


def test_numbers_in_the_language_of_the_screens() -> None:
    dutch, english = spec(comparison()), spec(comparison(), language=ENGLISH)
    assert dutch["layout"]["separators"] == ",."
    assert english["layout"]["separators"] == ".,"
    assert dutch["layout"]["xaxis"]["tickprefix"] == "€\u00a0"
    assert english["layout"]["xaxis"]["tickprefix"] == "€"


def test_a_screen_reader_hears_the_finding_and_the_figures() -> None:
    picture = draw(comparison(), (), DUTCH)
    assert picture.title.startswith("Aa-X in 2023: minder goed en goedkoper")
    assert picture.alt.startswith(picture.title)
    assert "6 partnerschappen" in picture.alt
    assert "€\u00a010" in picture.alt


@pytest.mark.parametrize(
    "text", ["<b>x</b>", "a & b", "&lt;", "<a href='javascript:alert(1)'>x</a>", "%{y}", "$x$"]
)
def test_text_from_data_is_written_out(text: str) -> None:
    assert "<" not in plain(text)
    focus = partner("aa-x", name=text)
    shown = compared(
        measured(COST, {focus: [figure("2023", 1)]}), measured(QUALITY, {focus: [figure("2023", 2)]}), "2023",
        focus=focus,
    )  # fmt: skip
    chart = spec(shown)
    assert chart["data"][0]["name"] == plain(text)
    assert chart["data"][0]["hovertext"][0].startswith(f"<b>{plain(text)}</b><br>")
    written = {words.replace(" ", "") for words in texts(chart)}  # a long word is broken after a slash
    assert f"<b>{plain(text)}</b>".replace(" ", "") in written
