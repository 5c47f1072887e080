"""Which organisation and partnership a municipality of CBS is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.partners import Organisation, Partner
from lib.domain.periods import parse_period
from lib.domain.registry import Registry
from lib.ingest.connectors import Context
from lib.ingest.connectors.cbs.municipalities import Municipalities, Place, Unsure, is_municipality

YEAR = parse_period("2023")


def known(*names: str, partners: tuple[Partner, ...] = ()) -> Municipalities:
    organisations = [Organisation(f"o{n}", name, "gemeente", False) for n, name in enumerate(names)]
    return Municipalities(Registry({o.code: o for o in organisations}, partners, {}, ()))


def test_a_client_with_one_partnership_gets_its_figures_there(context: Context) -> None:
    assert Municipalities(context.registry).place("Nijmegen", YEAR) == Place("nijmegen", "nijmegen-dar")


def test_a_client_with_several_partnerships_keeps_its_figures(context: Context) -> None:
    place = Municipalities(context.registry).place("Tilburg", YEAR)
    assert place.cells == {"partnerschap": "", "organisatie": "tilburg"}


def test_only_partnerships_of_that_year_count(context: Context) -> None:
    partners = tuple(
        replace(p, end=dt.date(2020, 12, 31)) if p.code == "tilburg-rova" else p
        for p in context.registry.partners
    )
    registry = replace(context.registry, partners=partners)
    assert Municipalities(registry).place("Tilburg", YEAR) == Place("tilburg", "tilburg-dar")


def test_a_partnership_of_unknown_form_gives_way_to_one_that_became_known(context: Context) -> None:
    [known_one] = [p for p in context.registry.partners if p.code == "nijmegen-dar"]
    stand_in = replace(known_one, code="nijmegen", contractor="nijmegen", contract_form="onbekend")
    both = replace(context.registry, partners=(*context.registry.partners, stand_in))
    assert Municipalities(both).place("Nijmegen", YEAR) == Place("nijmegen", "nijmegen-dar")
    alone = replace(context.registry, partners=(stand_in,))
    assert Municipalities(alone).place("Nijmegen", YEAR) == Place("nijmegen", "nijmegen")


def test_an_unknown_municipality_becomes_a_partnership_of_its_own(context: Context) -> None:
    municipalities = Municipalities(context.registry)
    assert municipalities.place("Bergen (NH.)", YEAR) == Place("bergen-nh", "bergen-nh")
    assert municipalities.place("Bergen (NH.)", YEAR) == Place("bergen-nh", "bergen-nh")
    [organisation], [partnership] = municipalities.new_organisations, municipalities.new_partnerships
    assert (organisation["naam"], organisation["soort"], organisation["fictief"]) == (
        "Bergen (NH.)",
        "gemeente",
        "nee",
    )
    assert (partnership["opdrachtgever"], partnership["opdrachtnemer"], partnership["contractvorm"]) == (
        "bergen-nh",
        "bergen-nh",
        "onbekend",
    )


def test_a_code_that_another_has_is_not_taken(context: Context) -> None:
    """The fictitious `aalten` is not Aalten, and keeps its code."""
    place = Municipalities(context.registry).place("Aalten", YEAR)
    assert place == Place("aalten-gemeente", "aalten-gemeente")


def test_a_name_is_the_same_without_case_and_accents() -> None:
    found = known("Sudwest-Fryslan", "Hengelo (O.)", "Bergen (L.)", "Den Haag")
    assert found.find("SÚDWEST-FRYSLÂN")
    assert found.find("Hengelo")
    assert found.find("Bergen (NH.)") is None
    assert found.find("'s-Gravenhage")


def test_a_name_of_several_municipalities_is_asked_about() -> None:
    for stored in ("Bergen", "Bergen (L.)"):
        with pytest.raises(Unsure) as unsure:
            known(stored).find("Bergen")
        assert unsure.value.choices == ("Bergen (L.) = GM0893", "Bergen (NH.) = GM0373")
    with pytest.raises(Unsure):
        known("Bergen").find("Bergen (NH.)", "GM0373")
    assert known("Bergen (L.)").find("Bergen (NH.)", "GM0373") is None
    with pytest.raises(Unsure) as unsure:
        known("Laren (NH.)", "Laren (Gld.)").find("Laren")
    assert unsure.value.choices == ("Laren (NH.) = o0", "Laren (Gld.) = o1")


def test_a_code_goes_before_a_name() -> None:
    bergen = Organisation("bergen", "Bergen", "gemeente", False, cbs_code="GM0373")
    found = Municipalities(Registry({"bergen": bergen}, (), {}, ()))
    assert found.find("Bergen (NH.)") == bergen
    assert found.find("Bergen (L.)") is None
    assert found.place("Bergen (L.)", YEAR) == Place("bergen-l", "bergen-l")
    assert [row["cbs_code"] for row in found.new_organisations] == ["GM0893"]


def test_codes_that_are_no_municipality() -> None:
    assert is_municipality("GM0268")
    assert not any(is_municipality(code) for code in ("GM0998", "PV20", "NL01", "GM268", ""))


@given(st.lists(st.text(min_size=1, max_size=12), unique=True, max_size=12))
def test_new_codes_are_unique_and_stay_the_same(names: list[str]) -> None:
    made, again = known("Nijmegen"), known("Nijmegen")
    places = [made.place(name, YEAR) for name in names]
    codes = [row["organisatie"] for row in made.new_organisations]
    assert len(codes) == len(set(codes))
    assert "o0" not in codes
    assert [again.place(name, YEAR) for name in names] == places
