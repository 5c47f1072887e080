"""A changed agreement in words: from what, to what, and what it is about."""

from __future__ import annotations

from lib.domain.service_levels.breaks import Agreed, AgreementChange, OtherAmbition
from lib.text.language import DUTCH, ENGLISH
from lib.text.service_levels.agreements import agreement_change_words

A, B = (Agreed("A", 80),), (Agreed("B", 80), Agreed("C", 85.5))


def test_of_one_discipline_only_the_area_type_is_named() -> None:
    whole = AgreementChange((OtherAmbition("groen", None, A, B),), (), ())
    assert agreement_change_words(DUTCH, whole) == (
        "gewijzigde ambitie: van niveau A, 80% naar niveau B, 80% en niveau C, 85,5%"
    )
    part = AgreementChange((OtherAmbition("groen", "centrum", A, ()),), (), ())
    assert agreement_change_words(DUTCH, part) == (
        "gewijzigde ambitie: Centrum van niveau A, 80% naar geen ambitie"
    )
    assert agreement_change_words(ENGLISH, part) == (
        "changed ambition: Centre from level A, 80% to no ambition"
    )


def test_of_several_disciplines_those_alike_stand_together() -> None:
    both = tuple(OtherAmbition(name, None, A, B[:1]) for name in ("groen", "verharding"))
    assert agreement_change_words(DUTCH, AgreementChange(both, (), ("water",))) == (
        "gewijzigde ambitie: Groen, Verharding van niveau A, 80% naar niveau B, 80%; eruit Water"
    )
    assert agreement_change_words(DUTCH, AgreementChange((), ("water", "groen"), ())) == (
        "andere disciplines: erbij Water, Groen"
    )


def test_of_many_the_first_are_named() -> None:
    found = tuple(OtherAmbition("groen", f"soort {n}", A, (Agreed("B", n),)) for n in range(5))
    assert agreement_change_words(DUTCH, AgreementChange(found, (), ())).endswith("; nog 2 andere")
