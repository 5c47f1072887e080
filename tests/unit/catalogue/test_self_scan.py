"""The questions of the self-scan are whole, in the order of the advice, and wrong ones are named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lib.catalogue.definitions import CatalogueError
from lib.catalogue.self_scan import PATH_OF_SCAN, scan_questions
from lib.domain.self_scan.first_steps import ScanStep


def test_questions_stand_in_the_order_of_the_steps() -> None:
    steps = [list(ScanStep).index(question.step) for question in scan_questions()]
    assert steps == sorted(steps)
    assert {q.step for q in scan_questions()} == {ScanStep.SELF, ScanStep.REASON, ScanStep.CULTURE}


def test_sentences_are_short_and_name_no_cause() -> None:
    for question in scan_questions():
        for text in question[2:]:
            assert len(text.split()) <= 22, text
            assert not re.search(r"\b(dankzij|leidt tot)\b", text)


def test_a_wrong_question_is_named_with_its_line(tmp_path: Path) -> None:
    wrong = tmp_path / "self_scan.toml"
    wrong.write_text(PATH_OF_SCAN.read_text("utf-8").replace('stap = "reden"', 'stap = "geld"', 1), "utf-8")
    with pytest.raises(CatalogueError, match=r"self_scan\.toml:\d+: stap"):
        scan_questions(wrong)
