"""What was decided as a picture to tell: a row a decision, open ones first, and nothing without any."""

from __future__ import annotations

from lib.pictures.meeting.decisions import decisions_picture
from lib.text.language import DUTCH, ENGLISH
from tests.samples import day
from tests.unit.domain.decisions.test_decision import decision
from tests.unit.tables.decisions.test_minutes import FOLLOWED, found


def test_every_decision_is_a_row_with_who_and_when() -> None:
    picture = decisions_picture(found(FOLLOWED, decision("Later", due=day("2027-01-01"))), DUTCH)
    assert picture
    assert picture.heading == "Besluiten: 2 open besluiten, 1 over tijd"
    first, second = picture.table.rows
    assert (first[0], first[2]) == ("Samen schouwen", "teamleider (samen)")
    assert first[3] == "gereed op 1 jan 2025: ruim 22 maanden over tijd"
    assert second[0] == "Later"
    assert picture.drawing is None
    assert picture.source.startswith("Besluitenlijst; ")
    english = decisions_picture(found(FOLLOWED), ENGLISH)
    assert english
    assert english.heading.startswith("Decisions: ")


def test_without_any_decision_there_is_no_picture() -> None:
    assert decisions_picture(found(), DUTCH) is None
