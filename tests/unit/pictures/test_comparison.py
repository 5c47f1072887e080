"""The pictures of quality against cost: whole, with the flag and the source of what they draw."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lib.answers.comparison.answer import answer
from lib.answers.comparison.choices import choose
from lib.answers.snapshot import Snapshot
from lib.charts.row_chart import LINE
from lib.demo.patterns import NEW_AMBITION
from lib.domain.figures import Status
from lib.pictures.comparison import (
    TALL_TREND_HEIGHT,
    TREND_HEIGHT,
    comparison_pictures,
    comparison_view,
    large_figure,
)
from lib.pictures.picture import Picture
from lib.text.language import DUTCH, ENGLISH, Language
from tests.review import make_review_store
from tests.samples import COST, figure
from tests.unit.pictures.whole import assert_whole, snapshot_of

FICTITIOUS = "demo-kastelburg-klaarwijk"
WISHES: tuple[dict[str, str], ...] = (
    {},
    {"focus": FICTITIOUS, "stand": "begroting", "vergelijk": "groep"},
    {"focus": FICTITIOUS, "dienst": "afval", "fictief": "nee", "periode": "1900"},
    {"focus": FICTITIOUS, "dienst": "wegen", "vergelijk": "demo-dorenrade-lindergroep,onbekend"},
    {"focus": FICTITIOUS, "vergelijk": "onbekend"},
    {"focus": "nergens", "kosten": "kosten_afval_eur_inw", "fictief": "ja"},
)
"""Wishes of many kinds, also of what there is not."""


def pictures(snapshot: Snapshot, language: Language = DUTCH, **wanted: str) -> dict[str, Picture]:
    choices = choose(wanted, snapshot)
    return comparison_pictures(choices, answer(choices, snapshot), language)


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["nl", "en"])
@pytest.mark.parametrize("service", ["afval", "groen"])
def test_a_picture_is_whole(snapshot: Snapshot, language: Language, service: str) -> None:
    found = pictures(snapshot, language, focus=FICTITIOUS, dienst=service)
    assert list(found) == ["beeld", "verloop"]
    for picture in found.values():
        assert_whole(picture)
        assert picture.sentences
        assert picture.fictitious


def test_the_same_view_is_worked_out_once(snapshot: Snapshot) -> None:
    wanted = {"focus": FICTITIOUS, "dienst": "groen"}
    seen = comparison_view(wanted, snapshot, DUTCH)
    assert seen.pictures == pictures(snapshot, **wanted)
    assert seen.shown == answer(seen.choices, snapshot)
    assert comparison_view(dict(wanted), snapshot, DUTCH).choices is seen.choices
    written = comparison_view(seen.choices.parameters(), snapshot, DUTCH)
    assert written.pictures is seen.pictures
    assert comparison_view(wanted, snapshot, ENGLISH).pictures == pictures(snapshot, ENGLISH, **wanted)
    unmet = comparison_view({**wanted, "stand": "onbekend"}, snapshot, DUTCH)
    assert unmet.choices.unmet == (("stand", "onbekend"),)
    assert unmet.pictures is seen.pictures


@pytest.mark.parametrize("wanted", WISHES, ids=str)
def test_choices_follow_from_what_they_write(snapshot: Snapshot, wanted: dict[str, str]) -> None:
    choices = choose(wanted, snapshot)
    assert replace(choose(choices.parameters(), snapshot), unmet=()) == replace(choices, unmet=())


def test_every_point_stands_in_the_table_and_in_the_count(snapshot: Snapshot) -> None:
    picture = pictures(snapshot, focus=FICTITIOUS, dienst="groen")["beeld"]
    points = [row for row in picture.table.rows if row[1] in ("in beeld", "vergelijkingsgroep", "overige")]
    assert f"{len(points)} van " in picture.source
    assert "fictief" in picture.source


def test_the_trend_is_low_beside_the_comparison_and_tall_in_its_place(
    snapshot: Snapshot, tmp_path: Path
) -> None:
    beside = pictures(snapshot, focus=FICTITIOUS, dienst="groen")["verloop"]
    with snapshot_of(make_review_store(tmp_path, without=("kosten.csv",))) as without_costs:
        alone, *_ = pictures(without_costs, focus="aa-cc", dienst="groen").values()
    assert beside.drawing
    assert beside.drawing.layout["height"] == TREND_HEIGHT + LINE  # a reference is named under the title
    assert alone.heading == "Aa - Cc in 2023: Op ambitie: groen (contract) 50%, geen kostencijfer"
    assert alone.drawing
    assert alone.drawing.layout["height"] == TALL_TREND_HEIGHT


def test_what_is_real_is_not_flagged(snapshot: Snapshot) -> None:
    found = pictures(snapshot, focus="proefstad", dienst="afval")
    assert not any(picture.fictitious for picture in found.values())
    assert found["verloop"].drawing is None  # of one year there is no course
    assert found["verloop"].table.rows
    assert found["verloop"].source.endswith("; proef · definitief, rekening")
    assert "fictief" not in found["verloop"].source


def test_with_too_few_for_points_there_are_two_figures_and_their_spread(snapshot: Snapshot) -> None:
    found = pictures(snapshot, focus="proefstad", dienst="afval")
    assert list(found)[:2] == ["beeld", "verloop"]
    assert found["beeld"].drawing is None
    assert found["beeld"].table.rows
    assert found["beeld"].sentences
    for name in list(found)[2:]:
        assert name.startswith("spreiding-")
        assert "fictief" not in str(found[name].table.rows)
        if found[name].drawing:
            assert_whole(found[name])


def test_a_large_figure_keeps_all_its_digits() -> None:
    told = large_figure(COST, figure("2023", 117.9207, Status.ACCOUNTS), DUTCH)
    assert [text.replace("\u00a0", " ") for text in told] == [
        "Kosten",
        "€ 117,92",
        "per inwoner (rekening 2023)",
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (DUTCH, "Reeksbreuk in Op ambitie: groen (contract): 2022, gewijzigde ambitie"),
        (ENGLISH, "Series break in At agreed level: green spaces (contract): 2022, changed ambition"),
    ],
    ids=["nl", "en"],
)
def test_a_cut_trend_says_in_which_year_and_why(snapshot: Snapshot, language: Language, said: str) -> None:
    found = pictures(snapshot, language, focus=NEW_AMBITION, dienst="groen")
    assert said in found["verloop"].notes
