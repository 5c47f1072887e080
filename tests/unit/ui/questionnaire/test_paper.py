"""The questionnaire on paper."""

from __future__ import annotations

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.cooperation.scan import PartnerSide
from lib.text.language import LANGUAGES
from lib.ui.questionnaire.paper import paper_questionnaire

ITEMS = tuple(shipped_catalogue().questions.values())


def test_every_question_has_its_answers_to_tick_and_nothing_of_the_data_is_markup() -> None:
    sides = {PartnerSide.CLIENT: "<b>Aa</b>", PartnerSide.CONTRACTOR: "Cc"}
    for language in LANGUAGES.values():
        sheet = paper_questionnaire("Aa & Cc", sides, ITEMS, language).decode()
        assert "<b>Aa" not in sheet
        assert "Aa &amp; Cc" in sheet
        assert sheet.count("<table>") == 24
        assert sheet.count("☐") == 33 * 5 + 2 + 4
        assert "<script" not in sheet
