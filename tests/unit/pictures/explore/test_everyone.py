"""The pictures of the analyst's page, on the fictitious set and on one partnership alone."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from lib.answers.explore.answer import answer
from lib.answers.explore.choices import ExploreView, choose
from lib.answers.snapshot import Snapshot
from lib.pictures.explore.everyone import (
    explore_pictures,
    figures_table,
    further_pictures,
    main_picture,
)
from lib.pictures.picture import Picture
from lib.text.language import DUTCH, ENGLISH, Language
from tests.drawn import checked
from tests.unit.pictures.conftest import snapshot as snapshot
from tests.unit.pictures.whole import assert_whole

FOCUS = "demo-veldermeer-merwinga"


def pictures(snapshot: Snapshot, language: Language = DUTCH, **wishes: str) -> dict[str, Picture]:
    choices = choose({"focus": FOCUS, **wishes}, snapshot)
    assert choices
    return explore_pictures(choices, answer(choices, snapshot), language)


@pytest.mark.parametrize("language", [DUTCH, ENGLISH])
@pytest.mark.parametrize("view", list(ExploreView))
def test_every_view_is_a_whole_picture(snapshot: Snapshot, view: ExploreView, language: Language) -> None:
    for picture in pictures(snapshot, language, weergave=str(view)).values():
        assert picture.fictitious
        if view == ExploreView.MAP:  # fictitious places have no boundaries
            assert picture.drawing is None
            assert picture.sentences
        else:
            assert_whole(picture)


@pytest.mark.parametrize("view", list(ExploreView))
def test_one_partnership_alone_gets_sentences_and_no_empty_axes(
    snapshot: Snapshot, view: ExploreView
) -> None:
    for picture in pictures(snapshot, weergave=str(view), focus="proefstad").values():
        assert picture.sentences
        assert picture.drawing is None or view == ExploreView.SPREAD


def test_a_funnel_and_a_trend_are_whole(snapshot: Snapshot) -> None:
    wishes = {"dienst": "groen", "cijfer": "op_ambitie_contract_groen_pct"}
    for view in ("trechter", "verloop"):
        for picture in pictures(snapshot, weergave=view, **wishes).values():
            assert_whole(picture)
            assert picture.sentences


def test_the_picture_of_who_are_alike_waits_for_no_other(snapshot: Snapshot) -> None:
    """A weight that is moved shows who are alike before the spread under it is worked out."""
    choices = choose({"focus": FOCUS, "weergave": "gelijken"}, snapshot)
    assert choices
    shown = answer(choices, snapshot)
    asked = []
    watched = replace(shown, find_spread=lambda: asked.append(1) or shown.find_spread())
    assert_whole(main_picture(choices, watched, DUTCH))
    assert not asked
    (spread,) = further_pictures(choices, watched, DUTCH)
    assert_whole(spread)
    assert asked == [1]


def test_the_table_of_everyone_has_no_rank_and_all_that_makes_a_figure_checkable(snapshot: Snapshot) -> None:
    choices = choose({"focus": FOCUS, "cijfer": "schone_stad_pct"}, snapshot)
    assert choices
    table = figures_table(choices, answer(choices, snapshot), DUTCH)
    names = [column.title for column in table.columns]
    assert names[:3] == ["Naam", "Rol in het beeld", "Contractvorm"]
    assert {"ondergrens", "bovengrens", "n", "status", "periode", "bron"} <= set(names)
    assert [row[0] for row in table.rows] == sorted(
        (row[0] for row in table.rows), key=lambda n: str(n).lower()
    )


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_chosen_there_are_sentences_and_a_link_back(snapshot: Snapshot, seed: int) -> None:
    draw = random.Random(seed)
    wishes = {
        "focus": draw.choice([p.code for p in snapshot.registry.partners]),
        "weergave": str(draw.choice(list(ExploreView))),
        "dienst": draw.choice(["alle", "groen", "afval"]),
        "cijfer": draw.choice(sorted(snapshot.registry.indicators)),
        "stand": draw.choice(["werkelijk", "begroting"]),
        "periode": draw.choice(["laatste", "2021", "2024"]),
        "assen": draw.choice(["nee", "x", "xy"]),
        "gewichten": draw.choice(["nee", "inwoners:4", "hoogbouw_pct:1"]),
    }
    choices = choose(wishes, snapshot)
    assert choices
    shown = answer(choices, snapshot)
    for picture in explore_pictures(choices, shown, DUTCH).values():
        assert picture.sentences
        assert {len(row) for row in picture.table.rows} <= {len(picture.table.columns)}
        if picture.drawing:
            assert checked(picture.drawing)
    again = choose(choices.parameters(), snapshot)
    assert again
    assert again.parameters() == choices.parameters()
