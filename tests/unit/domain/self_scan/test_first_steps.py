"""What comes first follows from answers, base and pilot, in the order of the advice."""

from __future__ import annotations

from lib.domain.self_scan.first_steps import (
    BaseRow,
    FirstStep,
    PilotTodo,
    ScanQuestion,
    ScanStep,
    StartAnswer,
    first_steps,
)


def question(code: str, step: ScanStep) -> ScanQuestion:
    return ScanQuestion(code, step, code, code, code, code)


QUESTIONS = (
    question("wij", ScanStep.SELF),
    question("zij", ScanStep.SELF),
    question("doel", ScanStep.REASON),
    question("tijd", ScanStep.CULTURE),
)


def test_the_order_is_that_of_the_advice_and_no_goes_before_in_part() -> None:
    answers = {
        "tijd": StartAnswer.NO,
        "wij": StartAnswer.PARTLY,
        "zij": StartAnswer.NO,
        "doel": StartAnswer.YES,
    }
    base = [BaseRow("areaal", 0), BaseRow("kosten", 5), BaseRow("schouw", 9, 0)]
    assert first_steps(QUESTIONS, answers, base, PilotTodo.CHOOSE) == (
        FirstStep(ScanStep.SELF, ("zij",)),
        FirstStep(ScanStep.SELF, ("wij",)),
        FirstStep(ScanStep.BASE, ("areaal", "schouw")),
        FirstStep(ScanStep.PILOT, ("kies",)),
        FirstStep(ScanStep.CULTURE, ("tijd",)),
    )


def test_what_is_not_answered_is_no_answer() -> None:
    assert first_steps(QUESTIONS, {}, [BaseRow("areaal", 3, 3)], None) == ()


def test_a_dataset_is_missing_when_nothing_of_it_or_of_the_service_is_there() -> None:
    rows = [BaseRow("a", 0), BaseRow("a", 3), BaseRow("a", 3, 0), BaseRow("a", 3, 2)]
    assert [row.is_missing for row in rows] == [True, False, True, False]
