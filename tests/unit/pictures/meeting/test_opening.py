"""What a meeting opens with: open decisions in a few points, what is over time marked, and the same on the sheet."""

from __future__ import annotations

from typing import Any

from lib.answers.decisions.answer import DecisionAnswer
from lib.answers.review.opening import OpeningAnswer
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.agreements.judged import JudgedKpi
from lib.domain.agreements.kpis import Kpi
from lib.domain.agreements.words import KpiKind
from lib.domain.cooperation.disclosure import Distribution
from lib.domain.cooperation.matters import Contrasted, Matter, Sides
from lib.domain.cooperation.two_sides import Contrast
from lib.domain.indicators import Influence
from lib.domain.shares import Verdict
from lib.pictures.meeting.opening import MOST_ON_SHEET, MOST_OPENERS, Opening, open_meeting
from lib.text.language import DUTCH, ENGLISH, Language
from tests.samples import QUALITY, day, figure
from tests.unit.domain.decisions.test_decision import decision, done
from tests.unit.tables.decisions.test_minutes import FOLLOWED, found


def opened(decided: DecisionAnswer, language: Language = DUTCH, **more: Any) -> Opening:
    return open_meeting(
        OpeningAnswer(**{"decided": decided, "openers": (), "questions": {}, "kpis": (), **more}), language
    )


def test_open_decisions_come_first_with_what_is_over_time_marked() -> None:
    [part] = opened(found(FOLLOWED, decision("Later", due=day("2027-01-01"))), DUTCH).parts
    assert part.heading == "2 open besluiten, 1 over tijd"
    first, second = part.points
    assert first.subject == "Samen schouwen"
    assert first.pressing == "gereed op 1 jan 2025: ruim 22 maanden over tijd"
    assert first.told == ("teamleider (samen)", first.pressing, "Kwaliteit: niet te onderscheiden")
    assert (second.subject, second.pressing) == ("Later", "")
    assert (part.address, part.parameters) == ("besluiten", {"focus": "aa-cc"})


def test_more_than_a_few_are_counted() -> None:
    many = [decision(f"besluit {n}", due=day(f"2027-01-0{n}")) for n in range(1, 8)]
    found_many = opened(found(*many), DUTCH)
    [part] = found_many.parts
    assert len(part.points) == MOST_OPENERS
    assert part.notes == ("En nog 4 open besluiten.",)
    [sheet] = found_many.sheet
    assert len(sheet.points) == MOST_ON_SHEET + 1
    assert sheet.points[-1] == "En nog 3 open besluiten."


def test_without_any_decision_the_sheet_has_no_part_for_them() -> None:
    nothing = opened(found(), DUTCH)
    assert nothing.sheet == ()
    assert nothing.parts[0].heading == "Geen open besluiten"
    assert nothing.parts[0].notes == ("Er is nog geen besluit vastgelegd.",)


def test_closed_ones_are_told_in_one_line() -> None:
    closed = opened(found(done("a", "2026-03-31", "2026-03-31")), ENGLISH)
    assert closed.parts[0].notes == ("In time: 1 of 1 decision that is done and had a due date.",)
    assert [part.points for part in closed.sheet] == [("None.",)]


def test_the_sheet_says_who_when_and_what_the_figure_did() -> None:
    [part] = opened(found(FOLLOWED), DUTCH).sheet
    assert part.points == (
        "Samen schouwen (teamleider (samen); gereed op 1 jan 2025: ruim 22 maanden over tijd). Kwaliteit: Sinds het "
        "besluit: niet te onderscheiden; van 62% (2022) naar 70% (2025).",
    )


def kpi(code: str, verdict: Verdict | None, value: float = 60) -> JudgedKpi:
    agreed = Kpi(
        "aa-cc",
        code,
        code.title(),
        KpiKind.HARD,
        True,
        Influence.CONTRACTOR,
        day("2020-01-01"),
        "dvo",
        norm=80,
    )
    return JudgedKpi(agreed, QUALITY, figure("2025", value), verdict=verdict)


def test_key_indicators_that_are_not_met_stand_beside_it_with_figure_and_norm() -> None:
    judged = (kpi("a", Verdict.NOT_MET), kpi("b", Verdict.MET, 90), kpi("c", Verdict.UNCLEAR), kpi("d", None))
    meeting = opened(found(FOLLOWED), kpis=judged)
    part = meeting.parts[-1]
    assert part.heading == "KPI's: 1 van 3 niet gehaald"
    assert [(point.subject, point.told) for point in part.points] == [
        ("A", ("60% · 2025 · definitief", "norm: ten minste 80%"))
    ]
    assert part.notes == ("Van 1 KPI is er geen oordeel: geen norm of geen cijfer.",)
    assert (part.address, part.parameters) == ("afspraken", {"focus": "aa-cc"})
    assert meeting.sheet[-1].points == ("A: 60% · 2025 · definitief · norm: ten minste 80%", *part.notes)


def test_what_is_not_listed_is_counted_on_screen_and_paper() -> None:
    sides = Sides(Distribution((1, 2, 9, 8)), Distribution((9, 8, 2, 1)))
    questions = shipped_catalogue().questions
    seen = [Contrasted(Matter(code, None), sides, None, Contrast.DIFFERENT) for code in list(questions)[:5]]
    missed = tuple(kpi(code, Verdict.NOT_MET) for code in "abcd")
    meeting = opened(found(), openers=tuple(seen), questions=questions, kpis=missed)
    assert [part.notes for part in meeting.parts[1:]] == [
        ("En nog 2 punten.",),
        ("En nog 1 KPI niet gehaald.",),
    ]
    assert [part.points[MOST_OPENERS:] for part in meeting.sheet] == [
        part.notes for part in meeting.parts[1:]
    ]


def test_all_met_is_said_too() -> None:
    meeting = opened(found(), kpis=(kpi("b", Verdict.MET, 90),))
    assert meeting.parts[-1].heading == "KPI's: 0 van 1 niet gehaald"
    assert meeting.sheet[-1].points == ("Geen.",)


def test_differences_stand_with_the_counts_of_both_sides() -> None:
    sides = Sides(Distribution((1, 2, 9, 8)), Distribution((9, 8, 2, 1)))
    questions = shipped_catalogue().questions
    seen = Contrasted(Matter(next(iter(questions)), None), sides, None, Contrast.DIFFERENT)
    meeting = opened(found(), openers=(seen,), questions=questions)
    part = meeting.parts[1]
    assert part.heading == "Om over te praten: de kanten zien 1 punt anders"
    assert part.points[0].told == ("Antwoord 3 of 4: opdrachtgever 17 van 20, opdrachtnemer 3 van 20.",)
    assert (part.address, part.parameters) == ("samenwerking", {"focus": "aa-cc"})
    assert len(meeting.sheet) == 1
