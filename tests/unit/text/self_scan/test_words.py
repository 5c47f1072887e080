"""What is said of the base and of what comes first."""

from __future__ import annotations

from lib.answers.self_scan.answer import BASE_ORDER
from lib.catalogue.self_scan import scan_questions
from lib.domain.self_scan.first_steps import BaseRow, FirstStep, PilotTodo, ScanStep, StartAnswer
from lib.tables.self_scan.scan import base_table, first_table, scan_answers_table
from lib.text.language import DUTCH, ENGLISH
from lib.text.self_scan.words import WHY_NEEDED, base_state, base_title, first_words, open_sentences


def test_a_dataset_says_what_it_is_for() -> None:
    assert base_title(DUTCH, "areaal") == "Areaal: wat er te onderhouden is"
    assert set(WHY_NEEDED) == set(BASE_ORDER)


def test_what_there_is_and_what_is_missing() -> None:
    assert base_state(DUTCH, BaseRow("areaal", 0), "groen") == "ontbreekt"
    assert (
        base_state(DUTCH, BaseRow("areaal", 1_200, 5, 2024), "groen")
        == "1.200 regels; nieuwste 2024; Groen: 5"
    )
    assert (
        base_state(DUTCH, BaseRow("areaal", 1, 0, 2024), "groen")
        == "1 regel; nieuwste 2024; Groen: ontbreekt"
    )
    assert base_state(DUTCH, BaseRow("kpis", 2), "groen") == "2 regels"


def test_what_comes_first_is_a_sentence() -> None:
    assert first_words(DUTCH, FirstStep(ScanStep.BASE, ("areaal", "schouw", "kpis"))) == (
        "Breng de basis op orde. Eerst Areaal: wat er te onderhouden is. Dan Schouw, KPI's."
    )
    assert first_words(DUTCH, FirstStep(ScanStep.PILOT, (PilotTodo.CHOOSE,))).startswith("Kies een proef")
    assert first_words(ENGLISH, FirstStep(ScanStep.SELF, ("zij",))).startswith("Ask the other")


def test_what_is_open_is_counted() -> None:
    assert list(open_sentences(DUTCH, 0, 0)) == []
    assert list(open_sentences(DUTCH, 1, 2)) == [
        "Daarna komen nog 2 dingen; zij staan in het Excelbestand.",
        "1 vraag is nog niet beantwoord en telt niet mee.",
    ]


def test_the_tables_hold_every_question_and_step() -> None:
    answers = scan_answers_table({"wij": StartAnswer.YES}, DUTCH)
    assert len(answers.rows) == len(scan_questions())
    assert [row[2] for row in answers.rows] == ["Ja", *[None] * (len(scan_questions()) - 1)]
    assert base_table([BaseRow("kpis", 2)], None, ENGLISH).rows == (
        ("Key indicators: what you steer on", "2 lines"),
    )
    assert first_table([FirstStep(ScanStep.SELF, ("zij",))], DUTCH).rows[0][:2] == (
        1,
        "1. Kijk eerst naar uzelf",
    )
