"""The sheet to discuss from: every part says what it has, or that it has nothing, within what fits on a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from lib.answers.review.answer import answer
from lib.answers.review.choices import choose
from lib.answers.snapshot import Snapshot
from lib.ingest.loading import load_paths
from lib.pictures.meeting.discussion_sheet import (
    MOST_BESIDE_OPENING,
    MOST_LISTED,
    SheetPart,
    discussion_sheet,
)
from lib.pictures.review import review_pictures
from lib.store.upkeep.opening import open_store
from lib.text.language import DUTCH
from tests.review import make_review_store
from tests.unit.pictures.whole import snapshot_of

HEADINGS = ["Wat er veranderde", "Gehaald", "Niet gehaald", "Te besluiten", "Open gegevens"]
REVIEW = {"focus": "aa-cc", "dienst": "groen", "periode": "2023", "vorige": "2022"}


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with snapshot_of(make_review_store(tmp_path_factory.mktemp("review"))) as opened:
        yield opened


def sheet(snapshot: Snapshot, **wanted: str) -> dict[str, tuple[str, ...]]:
    choices = choose(wanted, snapshot)
    shown = answer(choices, snapshot)
    assert shown
    parts = discussion_sheet(choices, shown, review_pictures(choices, shown, DUTCH), DUTCH)
    assert [part.heading for part in parts if part.asks] == ["Te besluiten"]
    return {part.heading: part.points for part in parts}


def test_what_was_not_met_and_what_became_worse_is_to_decide(counted: Snapshot) -> None:
    found = sheet(counted, **REVIEW)
    assert list(found) == HEADINGS
    assert found["Gehaald"] == ("Geen.",)
    assert found["Niet gehaald"][0].startswith("Groen, contractschouw: 50% van 40 metingen op niveau")
    told = " ".join(found["Te besluiten"])
    assert "Groen, contractschouw" in told
    assert "Meldingen op tijd afgehandeld, alle diensten samen: minder goed dan in 2022" in told
    assert any("Minder maaien" in point for point in found["Wat er veranderde"])
    assert found["Open gegevens"][0].startswith("Geen cijfer over 2023")


def test_what_is_of_another_service_is_not_on_the_sheet(counted: Snapshot) -> None:
    found = sheet(counted, **REVIEW | {"dienst": "reiniging"})
    assert not [point for points in found.values() for point in points if point.startswith("Groen")]


def test_without_agreements_and_files_each_part_says_so(tmp_path: Path) -> None:
    path = make_review_store(tmp_path, without=("areaal.csv", "kosten.csv", "schouw.csv", "ambities.csv"))
    with snapshot_of(path) as snapshot:
        found = sheet(snapshot, **REVIEW)
    none = ("Voor deze dienst is er in 2023 geen afspraak met een uitkomst.",)
    assert (found["Gehaald"], found["Niet gehaald"]) == (none, none)
    told = " ".join(found["Open gegevens"])
    assert "Er is geen areaal bekend" in told
    assert "Er is geen schouw in 2023" in told


def test_a_part_fits_on_a_sheet(snapshot: Snapshot) -> None:
    found = sheet(snapshot, focus="demo-dorenrade-lindergroep", dienst="groen")
    assert all(1 <= len(points) <= MOST_LISTED + 1 for points in found.values())


def test_what_opens_the_meeting_comes_first_and_leaves_less_room(counted: Snapshot) -> None:
    choices = choose(REVIEW, counted)
    shown = answer(choices, counted)
    assert shown
    pictures = review_pictures(choices, shown, DUTCH)
    opening = (SheetPart("1 open besluit", ("Samen schouwen.",)),)
    plain = discussion_sheet(choices, shown, pictures, DUTCH)
    opened = discussion_sheet(choices, shown, pictures, DUTCH, opening)
    assert opened[0] == opening[0]
    assert [part.heading for part in opened[1:]] == [part.heading for part in plain]
    assert all(len(part.points) <= MOST_BESIDE_OPENING + 1 for part in opened[2:])


def test_a_cost_that_rose_has_one_word_on_the_whole_sheet(tmp_path: Path) -> None:
    path = make_review_store(tmp_path, without=("kosten.csv",))
    file = tmp_path / "cijfers_kosten.csv"
    file.write_text(
        "partnerschap;indicator;periode;waarde;status;bron\n"
        "aa-cc;lasten_groen_eur_inw;2022;80;rekening;Iv3\naa-cc;lasten_groen_eur_inw;2023;110;rekening;Iv3\n",
        "utf-8",
    )
    with closing(open_store(f"duckdb:///{path.as_posix()}")) as store:
        assert not load_paths(store, [file]).findings
    with snapshot_of(path) as opened:
        found = sheet(opened, **REVIEW)
    [told] = [point for point in found["Wat er veranderde"] if point.startswith("Lasten groen")]
    [asked] = [point for point in found["Te besluiten"] if point.startswith("Lasten groen")]
    assert told.endswith("Duurder.")
    assert ": duurder dan in 2022." in asked
