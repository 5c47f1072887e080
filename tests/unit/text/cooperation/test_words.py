from __future__ import annotations

import pytest

from lib.domain.cooperation.agreement import Concord
from lib.domain.cooperation.disclosure import Distribution
from lib.domain.cooperation.matters import Contrasted, Matter, RoundChange, Sides, SideView
from lib.domain.cooperation.scan import Aim, PartnerSide, Question, ScanCondition
from lib.domain.cooperation.two_sides import Contrast
from lib.domain.periods import parse_period
from lib.text.cooperation.words import (
    CONCORDS,
    CONDITION_NAMES,
    CONTRAST_SIGNS,
    CONTRASTS,
    answer_words,
    change_words,
    concord_words,
    contrast_words,
    decision_words,
    factor_name,
    high_words,
    how_sides_compare,
    matter_name,
    opener_sentence,
    opener_title,
    opening_title,
    response_words,
    side_sentence,
    what_is_shown,
)
from lib.text.language import ENGLISH, Language

DUTCH = Language("nl")
CALL = Question(
    "aanspreken",
    "elkaar aanspreken",
    ScanCondition.RELATION,
    Aim.EACH_OTHER,
    "Zegt deze kant het?",
    ("nee", "soms", "vaak", "altijd"),
    "calling each other to account",
    "Does this side say so?",
    ("no", None, "often", "always"),
)
QUESTIONS = {"aanspreken": CALL}
ABOUT_CLIENT = Matter("aanspreken", PartnerSide.CLIENT)
SIDES_APART = Sides(Distribution((3, 17)), Distribution((9, 8, 2, 1)))
BEFORE = parse_period("2023")


def opener(contrast: Contrast = Contrast.DIFFERENT) -> Contrasted:
    return Contrasted(ABOUT_CLIENT, SIDES_APART, None, contrast)


def test_every_outcome_has_its_word_and_a_sign_of_its_own() -> None:
    assert set(CONTRASTS) == set(CONTRAST_SIGNS) == set(Contrast)
    assert len(set(CONTRAST_SIGNS.values())) == len(Contrast)
    assert set(CONCORDS) == set(Concord)
    assert set(CONDITION_NAMES) == set(ScanCondition)
    assert contrast_words(DUTCH, Contrast.TOO_FEW) == "– te weinig om te zeggen"


def test_a_difference_in_words() -> None:
    assert opener_title(DUTCH, opener(), QUESTIONS) == "Elkaar aanspreken, over de opdrachtgever"
    assert opener_sentence(DUTCH, opener(), QUESTIONS) == (
        "“Zegt deze kant het?” Opdrachtgever en opdrachtnemer zien dat anders: antwoord 3 of 4 geven 17 van 20 mensen "
        "bij de opdrachtgever en 3 van 20 bij de opdrachtnemer."
    )
    assert "kan toeval zijn" in opener_sentence(DUTCH, opener(Contrast.UNCLEAR), QUESTIONS)
    assert decision_words(DUTCH, opener(), QUESTIONS) == "Afspraak over elkaar aanspreken: "


def test_the_heading_counts_only_what_is_more_than_chance() -> None:
    found = [opener(), opener(), opener(Contrast.UNCLEAR)]
    assert opening_title(DUTCH, found) == "Om over te praten: de kanten zien 2 punten anders"
    assert opening_title(DUTCH, found[:1]) == "Om over te praten: de kanten zien 1 punt anders"
    assert "niet" not in opening_title(DUTCH, found)
    assert "op geen enkel punt te onderscheiden" in opening_title(DUTCH, found[2:])
    assert opening_title(DUTCH, []) == "Er is niets te tonen waarin de kanten verschillen"


def test_a_question_in_english_falls_back_to_dutch() -> None:
    assert factor_name(ENGLISH, CALL) == "calling each other to account"
    assert matter_name(ENGLISH, ABOUT_CLIENT, QUESTIONS) == "Does this side say so? On the client"
    assert matter_name(DUTCH, Matter("aanspreken", None), QUESTIONS) == "Zegt deze kant het?"
    assert answer_words(ENGLISH, CALL) == ("no", "soms", "often", "always")
    assert answer_words(DUTCH, CALL) == CALL.answers


def test_what_is_not_shown_says_not_why() -> None:
    assert high_words(DUTCH, None) == "niet (eensluidend) te tonen"
    hidden = SideView(PartnerSide.CLIENT, None, None, None, (), None)
    assert concord_words(DUTCH, hidden) == "niet (eensluidend) te tonen"
    assert response_words(DUTCH, hidden) == "geen getoonde laag"


@pytest.mark.parametrize(
    ("contrast", "told"),
    [
        (Contrast.DIFFERENT, "anders dan in 2023: 4 van 10 gaf 3 of 4, nu 17 van 20"),
        (Contrast.ALIKE, "gelijk aan 2023: 4 van 10 gaf 3 of 4, nu 17 van 20"),
        (Contrast.UNCLEAR, "niet te onderscheiden van 2023: 4 van 10 gaf 3 of 4, nu 17 van 20"),
        (Contrast.TOO_FEW, "te weinig om te zeggen (2023: 4 van 10, nu 17 van 20)"),
    ],
)
def test_a_change_in_words(contrast: Contrast, told: str) -> None:
    change = RoundChange(Distribution((6, 4)), Distribution((3, 17)), contrast)
    assert change_words(DUTCH, change, BEFORE) == told
    assert change_words(DUTCH, None, BEFORE) == "niet te vergelijken met 2023"
    assert change_words(DUTCH, None, None) == "geen eerdere ronde"


def test_a_side_in_one_sentence() -> None:
    view = SideView(PartnerSide.CLIENT, Distribution((1, 2, 9, 8)), 24, Concord.ONE_WAY, (), None)
    assert side_sentence(DUTCH, view, None) == (
        "Opdrachtgever: 20 van 24 genodigden; grotendeels eensgezind; geen eerdere ronde."
    )


def test_no_word_of_cause_mean_or_rank() -> None:
    told = " ".join([*what_is_shown(DUTCH), *how_sides_compare(DUTCH)]).lower()
    assert not [word for word in ("dankzij", "leidt tot", "oorzaak", "ranglijst", "score") if word in told]
    assert "onder 8 mensen" in told
    assert "minder dan 5 mensen" in told
