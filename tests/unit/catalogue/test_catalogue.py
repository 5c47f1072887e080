"""The shipped definitions, and what is said of a wrong one: file and line."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from lib.catalogue.catalogue import HERE, read_catalogue, shipped_catalogue
from lib.catalogue.definitions import CatalogueError
from lib.domain.cooperation.scan import Aim, ScanCondition
from lib.domain.indicators import Direction, Role

# the table "Ships with the monitor" of the data contract
SHIPPED = {
    "afvalbeheerkosten_eur_hh": "afval kosten EUR/huishouden lager_is_beter",
    "lasten_afval_eur_inw": "afval kosten EUR/inwoner lager_is_beter",
    "lasten_groen_eur_inw": "groen kosten EUR/inwoner lager_is_beter",
    "lasten_wegen_eur_inw": "verharding kosten EUR/inwoner lager_is_beter",
    "lasten_riolering_eur_inw": "riolering kosten EUR/inwoner lager_is_beter",
    "afvalscheiding_pct": "afval milieu % hoger_is_beter",
    "restafval_kg_inw": "afval milieu kg/inwoner lager_is_beter",
    "restafval_fijn_kg_inw": "afval milieu kg/inwoner lager_is_beter",
    "restafval_grof_kg_inw": "afval milieu kg/inwoner lager_is_beter",
    "restafval_onbepaald_kg_inw": "afval milieu kg/inwoner lager_is_beter",
    "huishoudelijk_afval_kg_inw": "afval milieu kg/inwoner lager_is_beter",
    "dienstverlening_afval_punten": "afval dienstverlening punten hoger_is_beter",
    "afvalstoffenheffing_gem_eur": "afval context EUR/huishouden neutraal",
    "dvo_afval_eur": "afval context EUR neutraal",
    "schone_stad_pct": "reiniging tevredenheid % hoger_is_beter",
    "rapportcijfer_openbare_ruimte": "algemeen tevredenheid cijfer hoger_is_beter",
    "leefbaarheid_rapportcijfer": "algemeen tevredenheid cijfer hoger_is_beter",
    "meldingen_op_tijd_pct": "algemeen dienstverlening % hoger_is_beter",
    "participatie_per_1000_inw": "algemeen samenwerking initiatieven/1000 inwoners hoger_is_beter",
    "social_return_pct": "algemeen samenwerking % hoger_is_beter",
    "ziekteverzuim_pct": "algemeen samenwerking % lager_is_beter",
    "medewerkers_rapportcijfer": "algemeen samenwerking cijfer hoger_is_beter",
    "beleving_rapportcijfer": "algemeen tevredenheid cijfer hoger_is_beter",
    "bloemrijke_berm_pct": "groen kwaliteit % hoger_is_beter",
}
# of companies, for the quasi-in-house signal; and the residents' survey of VNG, by its codes
ALSO_SHIPPED = {
    "bp-wl07-0": "groen tevredenheid % hoger_is_beter",
    "bp-wl07-1": "verharding tevredenheid % hoger_is_beter",
    "bp-wl08-0": "meubilair tevredenheid % hoger_is_beter",
    "bp-wl08-1": "reiniging tevredenheid % hoger_is_beter",
    "bp-vz01-0": "groen tevredenheid % hoger_is_beter",
    "bp-wl16": "algemeen tevredenheid cijfer hoger_is_beter",
    "bp-wl01": "algemeen tevredenheid cijfer hoger_is_beter",
    "aandeel_toevertrouwd_pct": "algemeen samenwerking % hoger_is_beter",
    "aandeel_toevertrouwd_geconsolideerd_pct": "algemeen samenwerking % hoger_is_beter",
}


def test_the_catalogue_ships_the_indicators_of_the_contract() -> None:
    catalogue = shipped_catalogue()
    found = {
        code: f"{i.service} {i.role} {i.unit} {i.direction}"
        for code, i in catalogue.indicators.items()
        if code not in catalogue.derived
    }
    assert found == SHIPPED | ALSO_SHIPPED


@pytest.mark.parametrize("code", shipped_catalogue().indicators)
def test_every_shipped_indicator_is_complete(code: str) -> None:
    i = shipped_catalogue().indicators[code]
    told = (
        i.title,
        i.title_en,
        i.definition,
        i.definition_en,
        i.factors,
        i.factors_en,
        i.influence,
        i.source,
    )
    assert all(told)


def test_a_percentage_has_a_scale() -> None:
    shares = [i for i in shipped_catalogue().indicators.values() if i.unit.is_share]
    differences = [i for i in shares if i.code.startswith("begrotingsafwijking_")]
    assert {(i.scale_min, i.scale_max) for i in differences} == {(None, None)}
    assert {(i.scale_min, i.scale_max) for i in shares if i not in differences} == {(0, 100)}


def test_every_service_of_the_contract_has_names() -> None:
    services = shipped_catalogue().services
    assert " ".join(services) == (
        "afval reiniging groen verharding meubilair riolering water begraafplaatsen evenementen algemeen"
    )
    assert all(named.name and named.name_en for named in services.values())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped definitions, to be spoiled."""
    for file in HERE.glob("*.toml"):
        shutil.copy(file, tmp_path)
    return tmp_path


def spoil(folder: Path, old: str, new: str, file: str = "indicators.toml") -> int:
    """Replace a line (the first of its kind) and return its number."""
    lines = (folder / file).read_text("utf-8").splitlines()
    number = lines.index(old)
    lines[number] = new
    (folder / file).write_text("\n".join(lines), "utf-8")
    return number + 1


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('rol = "kosten"', 'rol = "prijs"', "rol: "),
        ('richting = "lager_is_beter"', 'richting = "lager"', "richting: "),
        ('eenheid = "kg/inwoner"', 'eenheid = "kg/inwoner/jaar"', "eenheid: "),
        ('dienst = "reiniging"', 'dienst = "vegen"', "dienst 'vegen' is not in services.toml"),
        (
            'indicator = "schone_stad_pct"',
            'indicator = "afvalscheiding_pct"',
            "'afvalscheiding_pct' is defined twice",
        ),
        ('indicator = "schone_stad_pct"', 'indicator = "Schone stad"', "indicator: "),
        ('titel = "Afvalbeheerkosten"', 'titel = ""', "titel: "),
        ('beinvloedbaar = "gedeeld"', 'beinvloedbaar = "niemand"', "beinvloedbaar: "),
        ('beinvloedbaar = "gedeeld"', 'beinvloed = "gedeeld"', "beinvloedbaar: "),
    ],
)
def test_a_wrong_definition_is_told_with_file_and_line(
    folder: Path, old: str, new: str, complaint: str
) -> None:
    line = spoil(folder, old, new)
    with pytest.raises(CatalogueError) as error:
        read_catalogue(folder)
    told = re.fullmatch(r"indicators\.toml:(\d+): (.+)", str(error.value), re.DOTALL)
    assert told
    assert complaint in told[2]
    if "beinvloed =" not in new:  # a key that is missing has no line: that of its heading stands for it
        assert int(told[1]) == line


def test_what_is_derived_cannot_be_published_under_the_same_code(folder: Path) -> None:
    spoil(folder, 'indicator = "schone_stad_pct"', 'indicator = "besluiten_op_tijd_pct"')
    with pytest.raises(CatalogueError, match=r"'besluiten_op_tijd_pct' is defined in indicators\.toml too"):
        read_catalogue(folder)


def test_a_missing_key_names_the_line_of_the_heading(folder: Path) -> None:
    line = spoil(folder, 'titel = "Afvalbeheerkosten"', "")
    with pytest.raises(CatalogueError, match=rf"^indicators\.toml:{line - 2}: titel: Field required"):
        read_catalogue(folder)


def test_a_scale_upside_down_is_told(folder: Path) -> None:
    spoil(folder, "schaal_max = 100", "schaal_max = -1")
    with pytest.raises(CatalogueError, match=r"^indicators\.toml:\d+: .*schaal_min must be below schaal_max"):
        read_catalogue(folder)


@pytest.mark.parametrize("file", ["indicators.toml", "services.toml", "characteristics.toml"])
def test_broken_toml_names_the_file_and_the_line(folder: Path, file: str) -> None:
    text = (folder / file).read_text("utf-8")
    (folder / file).write_text(text + "\nnaam = \n", "utf-8")
    line = len(text.splitlines()) + 2
    with pytest.raises(CatalogueError, match=rf"^{re.escape(file)}: .*line {line}"):
        read_catalogue(folder)


def test_a_file_that_is_not_utf8_is_told(folder: Path) -> None:
    (folder / "services.toml").write_bytes(b"naam = '\xe9'")
    with pytest.raises(CatalogueError, match=r"^services\.toml: "):
        read_catalogue(folder)


def test_roles_and_directions_of_the_catalogue_are_those_of_the_domain() -> None:
    indicators = shipped_catalogue().indicators.values()
    assert all(i.role in Role and i.direction in Direction for i in indicators)


def test_every_question_of_the_scan_has_a_declared_factor_and_four_answers_in_two_languages() -> None:
    questions = shipped_catalogue().questions
    assert shipped_catalogue().codes("vragen") == list(questions)
    trust = questions["gedeelde-doelen"]
    assert (trust.factor, trust.factor_en) == ("gedeelde ambities", "shared ambitions")
    assert all(len(set(q.answers)) == len(set(q.answers_en)) == 4 for q in questions.values())
    assert {q.condition for q in questions.values()} == set(ScanCondition)
    assert {q.aim for q in questions.values()} == set(Aim)


def test_a_question_with_a_factor_that_is_not_declared_is_told(folder: Path) -> None:
    line = spoil(folder, 'vraag = "gedeelde-doelen"', 'vraag = "x"', file="questions.toml")
    spoil(folder, 'factor = "gedeelde ambities"', 'factor = "x"', file="questions.toml")
    with pytest.raises(
        CatalogueError, match=rf"^questions\.toml:{line + 1}: factor 'gedeelde ambities' is not"
    ):
        read_catalogue(folder)
