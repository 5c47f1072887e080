"""The pictures of one partnership in two periods: whole where there are figures, and with the reason where not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.answers.review.answer import answer
from lib.answers.review.choices import choose
from lib.answers.snapshot import Snapshot
from lib.pictures.picture import Picture
from lib.pictures.review import review_pictures
from lib.text.language import DUTCH, ENGLISH, Language
from tests.review import make_review_store
from tests.unit.pictures.whole import assert_whole, snapshot_of

NAMES = ["areaal", "beeld", "dienstverlening", "brug", "verloop"]
REVIEW = {"focus": "aa-cc", "dienst": "groen", "periode": "2023", "vorige": "2022"}


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """A real partnership with two years that were counted by hand."""
    with snapshot_of(make_review_store(tmp_path_factory.mktemp("review"))) as opened:
        yield opened


def pictures(snapshot: Snapshot, language: Language = DUTCH, **wanted: str) -> dict[str, Picture]:
    choices = choose(wanted, snapshot)
    shown = answer(choices, snapshot)
    assert shown
    return review_pictures(choices, shown, language)


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["nl", "en"])
def test_a_picture_is_whole(snapshot: Snapshot, language: Language) -> None:
    found = pictures(snapshot, language, focus="demo-kastelburg-klaarwijk", dienst="groen")
    assert list(found) == NAMES
    for picture in found.values():
        assert_whole(picture)
        assert picture.fictitious


def is_spread(name: str) -> bool:
    return name.startswith("spreiding-")


def test_without_peers_the_two_figures_stand_without_a_drawing(counted: Snapshot) -> None:
    found = pictures(counted, **REVIEW)
    figures = [found["beeld"], *(picture for name, picture in found.items() if is_spread(name))]
    for picture in figures:
        assert picture.drawing is None, "a chart of one dot says nothing"
        assert picture.heading
        assert picture.sentences
        assert picture.table.rows


def test_what_is_real_is_whole_and_not_flagged(counted: Snapshot) -> None:
    found = pictures(counted, **REVIEW)
    assert [name for name in found if not is_spread(name)] == NAMES
    assert sum(map(is_spread, found)) == 2
    drawn = [picture for name, picture in found.items() if name != "beeld" and not is_spread(name)]
    for picture in drawn:
        assert_whole(picture)
    for picture in found.values():
        assert not picture.fictitious
        assert "fictief" not in " ".join([picture.source, *picture.notes])


def test_a_source_is_that_of_what_is_drawn(counted: Snapshot) -> None:
    found = pictures(counted, **REVIEW)
    assert found["brug"].source == "Bron: Jaarrekening 2022; Jaarrekening 2023"
    assert found["areaal"].source == "Bron: BGT 2021; BGT 2023; Herijking 2022; Kaart 2016"
    assert found["dienstverlening"].source == "Bron: schouw.csv"


def test_events_are_the_notes_of_the_years(counted: Snapshot) -> None:
    assert [note[:2] for note in pictures(counted, **REVIEW)["verloop"].notes] == ["① "]


def test_without_figures_a_picture_says_what_it_needs(tmp_path: Path) -> None:
    path = make_review_store(tmp_path, without=("areaal.csv", "kosten.csv", "schouw.csv"))
    with snapshot_of(path) as snapshot:
        found = pictures(snapshot, **REVIEW)
    missing = {
        name: picture for name, picture in found.items() if picture.drawing is None and not is_spread(name)
    }
    assert list(missing) == ["areaal", "beeld", "dienstverlening", "brug"]
    for picture in missing.values():
        assert picture.heading
        assert picture.sentences
        assert not picture.table.rows
        assert not picture.source
