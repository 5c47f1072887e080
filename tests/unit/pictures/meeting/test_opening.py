"""What a meeting opens with: open decisions in a few points, what is over time marked, and the same on the sheet."""

from __future__ import annotations

from lib.pictures.meeting.opening import MOST_ON_SHEET, MOST_OPENERS, open_meeting
from lib.text.language import DUTCH, ENGLISH
from tests.samples import day
from tests.unit.domain.decisions.test_decision import decision, done
from tests.unit.tables.decisions.test_minutes import FOLLOWED, found


def test_open_decisions_come_first_with_what_is_over_time_marked() -> None:
    [part] = open_meeting(found(FOLLOWED, decision("Later", due=day("2027-01-01"))), DUTCH).parts
    assert part.heading == "2 open besluiten, 1 over tijd"
    first, second = part.points
    assert first.subject == "Samen schouwen"
    assert first.pressing == "gereed op 1 jan 2025: ruim 22 maanden over tijd"
    assert first.told == ("teamleider (samen)", first.pressing, "Kwaliteit: niet te onderscheiden")
    assert (second.subject, second.pressing) == ("Later", "")
    assert (part.address, part.parameters) == ("besluiten", {"focus": "aa-cc"})


def test_more_than_a_few_are_counted() -> None:
    many = [decision(f"besluit {n}", due=day(f"2027-01-0{n}")) for n in range(1, 8)]
    found_many = open_meeting(found(*many), DUTCH)
    [part] = found_many.parts
    assert len(part.points) == MOST_OPENERS
    assert part.notes == ("En nog 4 open besluiten.",)
    [sheet] = found_many.sheet
    assert len(sheet.points) == MOST_ON_SHEET + 1
    assert sheet.points[-1] == "En nog 3 open besluiten."


def test_without_any_decision_the_sheet_has_no_part_for_them() -> None:
    nothing = open_meeting(found(), DUTCH)
    assert nothing.sheet == ()
    assert nothing.parts[0].heading == "Geen open besluiten"
    assert nothing.parts[0].notes == ("Er is nog geen besluit vastgelegd.",)


def test_closed_ones_are_told_in_one_line() -> None:
    closed = open_meeting(found(done("a", "2026-03-31", "2026-03-31")), ENGLISH)
    assert closed.parts[0].notes == ("In time: 1 of 1 decision that is done and had a due date.",)
    assert [part.points for part in closed.sheet] == [("None.",)]


def test_the_sheet_says_who_when_and_what_the_figure_did() -> None:
    [part] = open_meeting(found(FOLLOWED), DUTCH).sheet
    assert part.points == (
        "Samen schouwen (teamleider (samen); gereed op 1 jan 2025: ruim 22 maanden over tijd). Kwaliteit: Sinds het "
        "besluit: niet te onderscheiden; van 62% (2022) naar 70% (2025).",
    )
