"""Rules on contracts, key indicators, decisions, proposals and hours: what breaks them, and what does not."""

from __future__ import annotations

import pytest

from lib.text.language import DUTCH
from lib.text.loads.findings import sentence
from tests.loading import Load

CONTRACTS = "partnerschap;contract;naam;diensten;begindatum;einddatum;verlengbaar_tot;evaluatie_op;bron\n"
KPIS = (
    "partnerschap;kpi;titel;contract;indicator;norm;soort;prestatiegericht;beinvloedbaar;geldig_vanaf;geldig_tot;"
    "bron\n"
)
DECISIONS = "partnerschap;besluit;datum;tekst;eigenaar;kant;kpi;gereed_op;staat;afgerond_op;reden;bron\n"
PROPOSALS = "partnerschap;voorstel;datum;kant;titel;soort;staat;besloten_op;bron\n"
HOURS = "partnerschap;dienst;periode;uren_gepland;uren_ongepland;bron\n"


def contract(code: str, services: str = "", begin: str = "2024-01-01", end: str = "", rest: str = ";") -> str:
    return f"aa-cc;{code};Contract;{services};{begin};{end};{rest};proef\n"


def kpi(code: str, indicator: str, norm: str, *, of: str = "", valid: str = "2024-01-01;") -> str:
    return f"aa-cc;{code};Titel;{of};{indicator};{norm};hard;ja;gedeeld;{valid};proef\n"


def decision(cells: str, *, day: str = "2024-03-14", owner: str = "teamleider", of: str = "") -> str:
    """`cells`: due;state;done;reason."""
    return f"aa-cc;b1;{day};Doen;{owner};samen;{of};{cells};verslag\n"


BESIDE = {"contracten.csv": CONTRACTS + contract("dvo"), "kpis.csv": KPIS + kpi("k1", "cijfer", "6,5")}
"""A contract and a key indicator of aa-cc."""

FITS = [
    {"contracten.csv": CONTRACTS + contract("a", "groen") + contract("b", "afval reiniging")},
    {"contracten.csv": CONTRACTS + contract("a", "", "2020-01-01", "2023-12-31") + contract("b")},
    {"contracten.csv": CONTRACTS + contract("a", "", "2024-01-01", "2027-12-31", "2027-12-31;2024-01-01")},
    {**BESIDE, "kpis.csv": KPIS + kpi("k1", "cijfer", "10", of="dvo") + kpi("k2", "", "")},
    {
        "kpis.csv": KPIS
        + kpi("k1", "cijfer", "6", valid="2024-01-01;2024-12-31")
        + kpi("k1", "cijfer", "7", valid="2025-01-01;")
    },
    {"kpis.csv": KPIS + kpi("k1", "afvalstoffenheffing_gem_eur", "")},
    {**BESIDE, "besluiten.csv": DECISIONS + decision("2024-03-14;gedaan;2024-03-14;", of="k1")},
    {"besluiten.csv": DECISIONS + decision(";open;;")},
    {"besluiten.csv": DECISIONS + decision("2024-09-01;vervallen;2024-05-01;te duur")},
    {"voorstellen.csv": PROPOSALS + "aa-cc;v1;2024-02-01;samen;T;sociaal;overgenomen;2024-02-01;v\n"},
    {"voorstellen.csv": PROPOSALS + "aa-cc;v1;2024-02-01;samen;T;sociaal;afgewezen;;v\n"},
    {"werk.csv": HOURS + "aa-cc;groen;2024;0;12,5;u\naa-cc;groen;2024-K1;10;0;u\n"},
]  # fmt: skip


@pytest.mark.parametrize("files", FITS)
def test_what_fits_is_not_told(settled: object, check: Load, files: dict[str, str]) -> None:
    assert check(files).findings == ()


WRONG = [
    # files, rule, row, column, words
    (
        {"contracten.csv": CONTRACTS + contract("a", "", "2024-01-01", "2023-12-31")},
        "einde_na_begin", 2, "einddatum", "de einddatum ligt voor de begindatum",
    ),
    (
        {"contracten.csv": CONTRACTS + contract("a", "", "2024-01-01", "2027-12-31", "2026-12-31;")},
        "verlengbaar_na_einde", 2, "verlengbaar_tot", "verlengbaar_tot ligt voor de einddatum",
    ),
    (
        {"contracten.csv": CONTRACTS + contract("a", "", "2024-01-01", "", ";2023-06-01")},
        "evaluatie_na_begin", 2, "evaluatie_op", "de evaluatie ligt voor de begindatum",
    ),
    (
        {"kpis.csv": KPIS + kpi("k1", "cijfer", "6", valid="2024-01-01;2023-01-01")},
        "geldigheid_in_volgorde", 2, "geldig_tot", "geldig_tot ligt voor geldig_vanaf",
    ),
    (
        {"kpis.csv": KPIS + kpi("k1", "cijfer", "6", of="dvo")},
        "contract_van_partnerschap", 2, "contract", "heeft geen contract met deze code",
    ),
    ({"kpis.csv": KPIS + kpi("k1", "cijfer", "")}, "norm_bij_indicator", 2, "norm", "maar geen norm"),
    ({"kpis.csv": KPIS + kpi("k1", "cijfer", "10,5")}, "norm_binnen_schaal", 2, "norm", "buiten de schaal"),
    (
        {"kpis.csv": KPIS + kpi("k1", "afvalscheiding_pct", "101")},
        "norm_binnen_schaal", 2, "norm", "Verbeter de norm",
    ),
    (
        {"kpis.csv": KPIS + kpi("k1", "afvalstoffenheffing_gem_eur", "250")},
        "norm_bij_richting", 2, "norm", "dus een norm kan niet",
    ),
    (
        {"besluiten.csv": DECISIONS + decision("2024-09-01;open;;", of="k9")},
        "kpi_van_partnerschap", 2, "kpi", "heeft geen KPI met deze code",
    ),
    (
        {"besluiten.csv": DECISIONS + decision("2024-03-13;open;;")},
        "gereed_na_besluit", 2, "gereed_op", "ligt voor de dag",
    ),
    ({"besluiten.csv": DECISIONS + decision(";gedaan;;")}, "afgerond_bij_staat", 2, "afgerond_op", "Vul in wanneer"),
    (
        {"besluiten.csv": DECISIONS + decision(";vervallen;;te duur")},
        "afgerond_bij_staat", 2, "afgerond_op", "niet bij open",
    ),
    (
        {"besluiten.csv": DECISIONS + decision(";open;2024-05-01;")},
        "afgerond_bij_staat", 2, "afgerond_op", "niet bij open",
    ),
    (
        {"besluiten.csv": DECISIONS + decision(";gedaan;2024-03-13;")},
        "afgerond_na_besluit", 2, "afgerond_op", "afgerond voordat het besloten was",
    ),
    (
        {"besluiten.csv": DECISIONS + decision(";vervallen;2024-05-01;")},
        "reden_bij_vervallen", 2, "reden", "geen reden",
    ),
    (
        {"besluiten.csv": DECISIONS + decision(";open;;", owner="j.smit@dar.nl")},
        "eigenaar_is_rol", 2, "eigenaar", "dit is geen rol",
    ),
    (
        {"voorstellen.csv": PROPOSALS + "aa-cc;v1;2024-02-01;samen;T;sociaal;overgenomen;2024-01-31;v\n"},
        "besloten_na_voorstel", 2, "besloten_op", "ligt voor de dag van het voorstel",
    ),
    (
        {"voorstellen.csv": PROPOSALS + "aa-cc;v1;2024-02-01;samen;T;sociaal;ingediend;2024-03-01;v\n"},
        "besloten_bij_ingediend", 2, "besloten_op", "de staat is ingediend",
    ),
    ({"werk.csv": HOURS + "aa-cc;groen;2024;0;0;u\n"}, "uren_van_niets", 2, "uren_gepland", "0 uren gepland"),
]  # fmt: skip


@pytest.mark.parametrize(("files", "rule", "row", "column", "words"), WRONG)
def test_what_cannot_be_is_told(
    settled: object, check: Load, files: dict[str, str], rule: str, row: int, column: str, words: str
) -> None:
    [finding] = check(files).findings
    assert (finding.rule, finding.row, finding.column) == (rule, row, column)
    assert words in sentence(DUTCH, finding)


@pytest.mark.parametrize(("one", "other"), [("groen", "afval groen"), ("", "groen"), ("", "")])
def test_contracts_that_overlap_for_a_service_name_each_other(
    settled: object, check: Load, one: str, other: str
) -> None:
    rows = contract("oud", one, "2020-01-01", "2024-01-01") + contract("nieuw", other)
    findings = check({"contracten.csv": CONTRACTS + rows}).findings
    assert [(f.rule, f.row, f.hints) for f in findings] == [
        ("contracten_overlappen", 2, ("nieuw",)),
        ("contracten_overlappen", 3, ("oud",)),
    ]
    assert "contract nieuw geldt op dezelfde dagen voor dezelfde dienst" in sentence(DUTCH, findings[0])


def test_a_contract_overlaps_with_one_that_was_there(world: object, load: Load) -> None:
    load({"contracten.csv": CONTRACTS + contract("oud")})
    [finding] = load({"contracten.csv": CONTRACTS + contract("nieuw", "groen")}).findings
    assert (finding.rule, finding.hints) == ("contracten_overlappen", ("oud",))


def test_an_indicator_keeps_room_for_the_norms_on_it(world: object, load: Load) -> None:
    load({"kpis.csv": KPIS + kpi("k1", "cijfer", "6,5")})
    heading = "indicator;titel;dienst;rol;eenheid;richting;schaal_min;schaal_max;omschrijving\n"
    row = "cijfer;Cijfer;reiniging;kwaliteit;cijfer;{};1;{};proef\n"
    [low] = load({"indicatoren.csv": heading + row.format("hoger_is_beter", 6)}).findings
    [neutral] = load({"indicatoren.csv": heading + row.format("neutraal", 10)}).findings
    assert (low.rule, neutral.rule) == ("schaal_om_normen", "richting_om_normen")
    assert "er staan al normen van KPI's buiten deze schaal" in sentence(DUTCH, low)
    assert not load({"indicatoren.csv": heading + row.format("lager_is_beter", 7)}).findings


EVENTS = "partnerschap;evenement;naam;jaar;bezoekers;restafval_kg;gescheiden_kg;bron\n"


@pytest.mark.parametrize(
    ("name", "is_total"),
    [
        ("Totaal", True),
        ("TOTAAL 2024", True),
        ("Totaal alle evenementen", True),
        ("Subtotaal", True),
        ("Alle evenementen", True),
        ("Total Loss Festival", False),
        ("Vierdaagse", False),
    ],
)
@pytest.mark.usefixtures("world")
def test_a_line_of_sums_is_no_event(check: Load, name: str, is_total: bool) -> None:
    content = f"{EVENTS}aa-cc;markt;Markt;2024;10;2;1;proef\naa-cc;x;{name};2024;20;4;2;proef\n"
    found = check({"evenementen.csv": content}).findings
    assert [(f.rule, f.row, f.column) for f in found] == (
        [("evenement_is_geen_totaal", 3, "naam")] if is_total else []
    )


@pytest.mark.usefixtures("world")
def test_hours_of_all_services_together_are_no_service(check: Load) -> None:
    content = f"{HOURS}aa-cc;groen;2024;5;3;proef\naa-cc;totaal;2024;5;3;proef\n"
    found = check({"werk.csv": content}).findings
    assert [(f.rule, f.row, f.column) for f in found] == [("uren_zijn_van_een_dienst", 3, "dienst")]
