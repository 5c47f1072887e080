"""Words of the audit: every code has one, and an unknown code stays as it is."""

from __future__ import annotations

import datetime as dt

from lib.domain.audit.chain import Anchor, sealed
from lib.domain.audit.deeds import Deed, DeedDone, DeedResult, Way
from lib.text.audit.words import (
    DEED_RESULTS,
    DEEDS,
    WAYS,
    deed_name,
    subject_words,
    tried_sentence,
    way_name,
)
from lib.text.language import DUTCH, ENGLISH


def test_every_code_has_a_word() -> None:
    assert (set(DEEDS), set(DEED_RESULTS), set(WAYS)) == (set(Deed), set(DeedResult), set(Way))


def test_what_is_not_known_stays() -> None:
    assert deed_name(ENGLISH, "laden") == "load"
    assert deed_name(DUTCH, "aanmelden_x") == "aanmelden_x"
    assert way_name(ENGLISH, "scherm 10.0.0.5") == "screen 10.0.0.5"
    assert way_name(DUTCH, "scherm") == "scherm"


def test_what_came_of_the_newest_back_up() -> None:
    moment = dt.datetime(2026, 11, 30, 2)
    done, failed = (
        sealed(DeedDone(Deed.TRY_BACKUP, "x", result, moment=moment), Anchor())
        for result in (DeedResult.DONE, DeedResult.FAILED)
    )
    assert "BACKUP_EVERY" in tried_sentence(DUTCH, None, 0)
    assert tried_sentence(DUTCH, None, 24).endswith("Er is er nog geen gemaakt.")
    assert "elke 24 uur" in tried_sentence(DUTCH, done, 24)
    assert tried_sentence(DUTCH, done, 24).endswith("teruggelezen: alle cijfers zijn gelijk.")
    assert "niet goed en weggehaald" in tried_sentence(DUTCH, failed, 0)


def test_a_load_is_told_in_the_language_of_the_screens_and_codes_stay() -> None:
    subject = "lading 2 gepubliceerd organisaties logboek"
    assert subject_words(DUTCH, subject) == subject
    assert subject_words(ENGLISH, subject) == "load 2 published organisaties logboek"
    assert subject_words(ENGLISH, "logboek") == "log"
    assert subject_words(ENGLISH, "j.jansen beheer") == "j.jansen beheer"
