"""The drawing of one figure among those of everyone who has it."""

from __future__ import annotations

import itertools
import math
from typing import Any

import pytest

from lib.charts.comparison.spread import draw
from lib.charts.drawing import NARROWEST
from lib.charts.palette import FOCUS, INK, OTHERS, PAGE, PEERS
from lib.domain.comparison.spread import spread_of
from lib.domain.figures import Stand
from lib.domain.periods import parse_period
from lib.text.comparison.spreads import spread_heading
from lib.text.language import DUTCH
from tests.drawn import checked
from tests.samples import COST, figure, measured, organisation, partner

ME = partner("me", name="Nijmegen - Dar")
LAND = organisation("land", "referentie")


def chart(
    others: int, sizes: dict[str, float] | None = None, own: float = 70, far: float = 0
) -> dict[str, Any]:
    values = {partner(f"p{n}"): 80.0 + (n * 37 % 101) / 2 for n in range(others)}
    table = {ME: [figure("2023", own)]} | {who: [figure("2023", value)] for who, value in values.items()}
    if far:
        table[partner("far")] = [figure("2023", far)]
    found = spread_of(
        measured(COST, table, {LAND: [figure("2023", 95)]}),
        ME,
        Stand.ACTUAL,
        parse_period("2023"),
        {(code, 2023): size for code, size in (sizes or {}).items()},
    )
    assert found
    return checked(draw(found, DUTCH))


def marks(drawn: dict[str, Any]) -> list[tuple[float, float, float, str]]:
    """Of each mark its place along the narrowest plot and from the top, its size and its colour, in px."""
    low, high = drawn["layout"]["xaxis"]["range"]
    width = NARROWEST - drawn["layout"]["margin"]["l"] - drawn["layout"]["margin"]["r"]
    return [
        ((x - low) / (high - low) * width, y, trace["marker"]["size"], trace["marker"]["line"]["color"])
        for trace in drawn["data"]
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]


@pytest.mark.parametrize("others", [0, 1, 3, 4, 29, 341])
def test_every_partner_is_a_mark_and_none_overlaps_another(others: int) -> None:
    found = marks(chart(others))
    assert len(found) == others + 2  # the focus and the reference
    for (x, y, size, _), (x2, y2, size2, _) in itertools.combinations(found, 2):
        assert math.hypot(x - x2, y - y2) >= (size + size2) / 2 - 0.5
    assert sum(color == FOCUS for *_, color in found) == 1


@pytest.mark.parametrize("others", [0, 1, 3, 4, 29, 341])
def test_all_that_has_a_name_is_named_at_its_mark(others: int) -> None:
    drawn = chart(others)
    written = {a["text"].replace("\u00a0", " "): a for a in drawn["layout"]["annotations"]}
    assert "<b>Nijmegen - Dar € 70</b>" in written
    assert written["Land € 95"]["x"] == 95
    assert ("P0 € 80" in written) == (0 < others < 4)  # a handful is named, a crowd is not
    assert any(text.startswith("mediaan") for text in written) == (others >= 4)
    dashed = [s for s in drawn["layout"]["shapes"] if s["line"].get("dash") == "dash"]
    assert len(dashed) == (others >= 4)


def test_the_reference_is_a_diamond_and_nothing_else_is() -> None:
    symbols = [
        (t["marker"]["symbol"], t["marker"]["line"]["color"])
        for t in chart(29)["data"]
        if t["marker"]["symbol"] == "diamond"
    ]
    assert symbols == [("diamond", INK)]


def test_those_of_similar_size_stand_out() -> None:
    drawn = chart(20, {"me": 100, "p0": 90, "p1": 190, "p2": 210})
    count = {t["marker"]["line"]["color"]: len(t["x"]) for t in drawn["data"]}
    assert (count[PEERS], count[OTHERS]) == (2, 18)


def test_what_lies_far_away_stands_at_the_edge() -> None:
    drawn = chart(40, far=5000)
    (edge,) = [t for t in drawn["data"] if "triangle-right" in t["marker"]["symbol"]]
    assert max(edge["x"]) == drawn["layout"]["xaxis"]["range"][1] < 5000
    assert any("€\u00a05.000" in text for text in edge["hovertext"])


def test_the_focus_is_never_clamped() -> None:
    drawn = chart(40, own=5000)
    low, high = drawn["layout"]["xaxis"]["range"]
    assert low < 5000 < high
    assert [t["x"] for t in drawn["data"] if t["marker"]["line"]["color"] == FOCUS] == [[5000]]


def test_invented_ones_are_hollow() -> None:
    me, other = partner("me", fictitious=True), partner("zz", fictitious=True)
    cost = measured(COST, {p: [figure("2023", 5, fictitious=True)] for p in (me, other)})
    found = spread_of(cost, me, Stand.ACTUAL, parse_period("2023"), {})
    assert found
    drawn = checked(draw(found, DUTCH))
    assert {color for t in drawn["data"] for color in t["marker"]["color"]} == {PAGE}


def test_its_text_is_sentences_that_each_end() -> None:
    found = spread_of(
        measured(COST, {ME: [figure("2023", 70)], partner("p"): [figure("2023", 80)]}),
        ME,
        Stand.ACTUAL,
        parse_period("2023"),
        {},
    )
    assert found
    assert draw(found, DUTCH).alt.startswith(spread_heading(DUTCH, found) + ". ")
