"""Words of the audit: every code has one, and an unknown code stays as it is."""

from __future__ import annotations

from lib.domain.audit.deeds import Deed, DeedResult, Way
from lib.text.audit.words import DEED_RESULTS, DEEDS, WAYS, deed_name, way_name
from lib.text.language import DUTCH, ENGLISH


def test_every_code_has_a_word() -> None:
    assert (set(DEEDS), set(DEED_RESULTS), set(WAYS)) == (set(Deed), set(DeedResult), set(Way))


def test_what_is_not_known_stays() -> None:
    assert deed_name(ENGLISH, "laden") == "load"
    assert deed_name(DUTCH, "aanmelden_x") == "aanmelden_x"
    assert way_name(ENGLISH, "scherm 10.0.0.5") == "screen 10.0.0.5"
    assert way_name(DUTCH, "scherm") == "scherm"
