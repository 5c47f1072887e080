"""Every picture of the page "Dienstverlening" has a heading, an alt text, its table, its source and its flag."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.answers.service_levels.answer import ServiceLevelAnswer, answer
from lib.answers.service_levels.choices import ServiceLevelChoices, choose
from lib.answers.snapshot import Snapshot
from lib.pictures.service_levels import MOST_AREAS, service_level_pictures
from lib.text.language import DUTCH, ENGLISH, Language
from lib.text.service_levels.words import judged_sentence
from tests.unit.pictures.whole import assert_whole

ALL_PICTURES = ["beeld", "verloop", "gebieden", "verdeling", "kaart", "laagste", "hoogste"]


def found(snapshot: Snapshot, **wanted: str) -> tuple[ServiceLevelChoices, ServiceLevelAnswer]:
    choices = choose({"focus": "demo-brugstede-eigen", "periode": "2025", **wanted}, snapshot)
    assert choices is not None
    assert choices.unmet == ()
    return choices, answer(choices, snapshot)


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["nl", "en"])
@pytest.mark.parametrize("group", ["alle", "groen", "heel"])
def test_a_picture_of_service_levels_is_whole(snapshot: Snapshot, language: Language, group: str) -> None:
    pictures = service_level_pictures(*found(snapshot, discipline=group), language)
    assert set(pictures) <= set(ALL_PICTURES)
    assert "verloop" in pictures
    for picture in pictures.values():
        assert_whole(picture)
        assert picture.fictitious


def test_all_disciplines_have_every_picture(snapshot: Snapshot) -> None:
    assert list(service_level_pictures(*found(snapshot), DUTCH)) == ALL_PICTURES


def test_the_table_holds_what_the_picture_draws(snapshot: Snapshot) -> None:
    choices, shown = found(snapshot, discipline="groen")
    pictures = service_level_pictures(choices, shown, DUTCH)
    kinds = {name: {row[1] for row in picture.table.rows} for name, picture in pictures.items()}
    assert kinds["beeld"] == {"alles", "gebiedstype"}
    assert kinds["verdeling"] == {"alles"}
    assert kinds["gebieden"] == kinds["kaart"] == {"gebied"}
    names = set(shown.scale_names.values())
    assert kinds["laagste"] <= names
    assert kinds["hoogste"] <= names
    assert {row[1] for row in pictures["verloop"].table.rows} == set(choices.years)
    assert len(pictures["gebieden"].table.rows) == len(shown.areas)


def test_the_main_picture_says_what_was_found_and_the_trend_names_all_its_years(snapshot: Snapshot) -> None:
    choices, shown = found(snapshot, discipline="groen")
    pictures = service_level_pictures(choices, shown, DUTCH)
    (judged,) = shown.outcomes[0].judged
    assert pictures["beeld"].sentences[0] == judged_sentence(DUTCH, judged)
    assert pictures["beeld"].source.endswith("Beleidsschouw · 2025")
    assert pictures["verloop"].source.endswith(f"Beleidsschouw · {min(choices.years)}-{max(choices.years)}")


def test_what_is_real_is_not_flagged_in_service_levels(snapshot: Snapshot) -> None:
    choices, shown = found(snapshot)
    real = replace(choices, focus=replace(choices.focus, fictitious=False))
    pictures = service_level_pictures(real, shown, DUTCH)
    assert not any(picture.fictitious for picture in pictures.values())
    assert "fictief" not in " ".join(pictures["beeld"].notes)


def test_where_nothing_applies_a_picture_says_so(snapshot: Snapshot) -> None:
    choices, shown = found(snapshot, discipline="groen")
    (outcome,) = shown.outcomes
    nothing = replace(outcome, judged=(), share=None, counts=(0,) * len(outcome.counts))
    empty = replace(shown, outcomes=(nothing,), area_types=(), scales=(), places=(), series=())
    pictures = service_level_pictures(choices, empty, DUTCH)
    assert list(pictures) == ["beeld", "verloop", "kaart", "hoogste"]
    assert not any(picture.drawing for picture in pictures.values())
    assert [picture.sentences[-1].split()[0] for picture in pictures.values()] == [
        "Alle",
        "Geen",
        "Bij",
        "Geen",
    ]


def test_areas_that_do_not_fit_are_counted(snapshot: Snapshot) -> None:
    choices, shown = found(snapshot, discipline="groen")
    many = replace(shown, areas=shown.areas[:1] * (MOST_AREAS + 2))
    areas = service_level_pictures(choices, many, DUTCH)["gebieden"]
    assert areas.notes == ("nog 2 gebieden in de tabel",)
    assert len(areas.table.rows) == MOST_AREAS + 2
