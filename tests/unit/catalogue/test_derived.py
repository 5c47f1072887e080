"""Derived indicators: one template, spelled out per service or per layer and discipline."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lib.catalogue.catalogue import HERE, read_catalogue, shipped_catalogue
from lib.catalogue.definitions import CatalogueError


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("op_ambitie_beleid_groen_pct", "groen kwaliteit % hoger_is_beter"),
        ("op_ambitie_contract_schoon_pct", "reiniging kwaliteit % hoger_is_beter"),
        ("op_ambitie_contract_heel_pct", "algemeen kwaliteit % hoger_is_beter"),
        ("op_ambitie_beleid_kunstwerken_pct", "algemeen kwaliteit % hoger_is_beter"),
        ("op_ambitie_beleid_totaal_pct", "algemeen kwaliteit % hoger_is_beter"),
        ("kosten_afval_eur_inw", "afval kosten EUR/inwoner lager_is_beter"),
        ("kosten_totaal_eur_hh", "algemeen kosten EUR/huishouden lager_is_beter"),
        ("kosten_groen_eur_eenheid", "groen kosten EUR/m2 lager_is_beter"),
        ("kosten_riolering_eur_eenheid", "riolering kosten EUR/m lager_is_beter"),
        ("begrotingsafwijking_water_pct", "water samenwerking % neutraal"),
        ("overhead_groen_pct", "groen context % neutraal"),
        ("uitbesteed_groen_pct", "groen context % neutraal"),
        ("areaal_geregistreerd_pct", "algemeen context % hoger_is_beter"),
        ("getoetst_pct", "algemeen samenwerking % hoger_is_beter"),
        ("binnen_band_pct", "algemeen samenwerking % hoger_is_beter"),
        ("kpi_gehaald_pct", "algemeen samenwerking % hoger_is_beter"),
        ("besluiten_op_tijd_pct", "algemeen samenwerking % hoger_is_beter"),
        ("voorstellen_overgenomen_pct", "algemeen samenwerking % neutraal"),
        ("ongepland_groen_pct", "groen samenwerking % lager_is_beter"),
        ("evenementen_restafval_kg_bezoeker", "evenementen samenwerking kg/bezoeker lager_is_beter"),
        ("evenementen_gescheiden_pct", "evenementen samenwerking % hoger_is_beter"),
        ("samenwerking_relatie_opdrachtgever_pct", "algemeen samenwerking % hoger_is_beter"),
        ("samenwerking_ambitie_opdrachtnemer_pct", "algemeen samenwerking % hoger_is_beter"),
    ],
)
def test_the_indicators_of_the_contract(code: str, told: str) -> None:
    indicator = shipped_catalogue().derived[code].indicator
    assert f"{indicator.service} {indicator.role} {indicator.unit} {indicator.direction}" == told
    assert shipped_catalogue().indicators[code] is indicator


@pytest.mark.parametrize(
    "code",
    ["kosten_totaal_eur_eenheid", "kosten_afval_eur_eenheid", "overhead_totaal_pct", "ongepland_totaal_pct"],
)
def test_what_is_not_derived(code: str) -> None:
    assert code not in shipped_catalogue().indicators


def test_there_is_a_market_index_per_product() -> None:
    per_product = shipped_catalogue().market_index
    indicator = per_product.indicator_for("gazon", "Gazon {maaien}", "Lawn", "groen")
    assert indicator.code == per_product.code_for("gazon") == "marktindex_gazon"
    assert (indicator.title, indicator.title_en) == ("Marktindex: Gazon {maaien}", "Market index: Lawn")
    assert f"{indicator.service} {indicator.role} {indicator.unit} {indicator.direction}" == (
        "groen kosten punten neutraal"
    )
    assert (per_product.covers("marktindex_gazon"), per_product.covers("getoetst_pct")) == (True, False)
    assert indicator.code not in shipped_catalogue().indicators


def test_titles_say_what_they_are_about() -> None:
    indicator = shipped_catalogue().derived["op_ambitie_beleid_schoon_pct"].indicator
    assert indicator.title == "Op ambitie: schoon (beleid)"
    assert indicator.title_en == "At agreed level: clean (policy)"
    assert indicator.minimum_n == 25


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('teller = "netto"', 'teller = "winst"', "teller: "),
        ('eenheid = "EUR/inwoner"', 'eenheid = "EUR/inwoner/jaar"', "not a unit"),
        ('afgeleid = "kosten_{dienst}_eur_hh"', 'afgeleid = "kosten_{wijk}_eur_hh"', "wijk"),
        ('dienst = "reiniging"', 'dienst = "vegen"', "dienst 'vegen' is not in services.toml"),
        ('afgeleid = "areaal_geregistreerd_pct"', 'afgeleid = "areaal {x}"', "afgeleid: "),
    ],
)
def test_a_wrong_template_is_told_with_file_and_line(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    for file in HERE.glob("*.toml"):
        shutil.copy(file, tmp_path)
    lines = (tmp_path / "derived.toml").read_text("utf-8").splitlines()
    lines[lines.index(old)] = new
    (tmp_path / "derived.toml").write_text("\n".join(lines), "utf-8")
    with pytest.raises(CatalogueError, match=r"^derived\.toml:\d+: ") as error:
        read_catalogue(tmp_path)
    assert complaint in str(error.value)


@pytest.mark.parametrize(
    ("code", "derives"),
    [
        ("op_ambitie_beleid_groen_pct", True),
        ("getoetst_pct", True),
        ("marktindex_gazon", True),
        ("afvalscheiding_pct", False),
        ("eigen_cijfer", False),
    ],
)
def test_which_indicators_the_monitor_computes(code: str, derives: bool) -> None:
    assert shipped_catalogue().derives(code) == derives
