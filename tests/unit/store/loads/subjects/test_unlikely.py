"""What is allowed and seldom right is told at a preview and at a load, and refuses nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.loading import Load, figures_file

AREAS = "partnerschap;objecttype;gebied;hoeveelheid;eenheid;peildatum;status;bron\n"
READINGS = "partnerschap;laag;datum;locatie;meetlat;niveau\n"
AMBITIONS = "partnerschap;laag;discipline;niveau;norm_pct;geldig_vanaf;bron\n"
COSTS = "partnerschap;dienst;jaar;kostensoort;bedrag_eur;status;bron\n"
TRAITS = "organisatie;kenmerk;jaar;waarde;bron\n"
NEXT = dt.date.today().year + 1
FIGURE = f"aa-cc;;afvalscheiding_pct;{NEXT};61;"
AREA = "aa-cc;gazon;{area};2;m2;2023-12-31;geregistreerd;x\n"
READING = "aa-cc;contract;{day};{place};kor-90be6f90;A\n"

CASES = {
    "figures below nought": (
        "cijfers",
        figures_file(
            "aa-cc;;lasten_groen_eur_inw;2022;-5,5;rekening", "aa-cc;;lasten_groen_eur_inw;2023;4;rekening"
        ),
        [("negatieve_waarden", "lasten_groen_eur_inw", ("-5.5",))],
    ),
    "a characteristic below nought": (
        "kenmerken",
        TRAITS + "aa;banen;2023;-3;x\naa;afstand;2023;3;x\n",
        [("negatieve_waarden", "banen", ("-3",))],
    ),
    "a norm as a part of one": (
        "ambities",
        AMBITIONS + "aa-cc;contract;groen;B;0,9;2023-01-01;x\n",
        [("delen_van_een", "norm_pct", ("0.9",))],
    ),
    "a norm of one per cent and others": (
        "ambities",
        AMBITIONS + "aa-cc;contract;groen;B;0,9;2023-01-01;x\naa-cc;contract;heel;B;90;2023-01-01;x\n",
        [],
    ),
    "a figure of a year to come": (
        "cijfers",
        figures_file(FIGURE + "definitief"),
        [("ligt_in_de_toekomst", "periode", (str(NEXT),))],
    ),
    "a budget of a year to come": ("cijfers", figures_file(FIGURE + "begroting"), []),
    "costs of a year to come": (
        "kosten",
        COSTS + f"aa-cc;groen;{NEXT};loon;5;rekening;x\naa-cc;groen;{NEXT};loon;5;begroting;x\n",
        [("ligt_in_de_toekomst", "jaar", (str(NEXT),))],
    ),
    "a reading of a day to come": (
        "schouw",
        READINGS + READING.format(day=f"{NEXT}-01-02", place="L1"),
        [("ligt_in_de_toekomst", "datum", (f"{NEXT}-01-02",))],
    ),
    "a characteristic of a year to come": (
        "kenmerken",
        TRAITS + f"aa;banen;{NEXT};3;x\n",
        [("ligt_in_de_toekomst", "jaar", (str(NEXT),))],
    ),
    "a decision of a day to come that is done": (
        "besluiten",
        "partnerschap;besluit;datum;tekst;eigenaar;kant;gereed_op;staat;afgerond_op;bron\n"
        f"aa-cc;b;{NEXT}-01-02;T;directeur;samen;{NEXT}-05-01;gedaan;{NEXT}-02-01;x\n",
        [
            ("ligt_in_de_toekomst", "datum", (f"{NEXT}-01-02",)),
            ("ligt_in_de_toekomst", "afgerond_op", (f"{NEXT}-02-01",)),
        ],
    ),
    "a decision to be done later": (
        "besluiten",
        "partnerschap;besluit;datum;tekst;eigenaar;kant;gereed_op;staat;bron\n"
        f"aa-cc;b;2024-01-02;T;directeur;samen;{NEXT}-05-01;open;x\n",
        [],
    ),
    "a proposal that is decided on later": (
        "voorstellen",
        "partnerschap;voorstel;datum;kant;titel;soort;staat;besloten_op;bron\n"
        f"aa-cc;v;2024-01-02;samen;T;besparing;overgenomen;{NEXT}-05-01;x\n",
        [("ligt_in_de_toekomst", "besloten_op", (f"{NEXT}-05-01",))],
    ),
    "an event of a year to come": (
        "evenementen",
        f"partnerschap;evenement;naam;jaar;bezoekers;bron\naa-cc;e;Feest;{NEXT};500;x\n",
        [("ligt_in_de_toekomst", "jaar", (str(NEXT),))],
    ),
    "an area in two spellings": (
        "areaal",
        AREAS + AREA.format(area="Noord") + AREA.format(area="noord") + AREA.format(area="Zuid"),
        [("twee_schrijfwijzen", "Noord", ("gebied", "noord"))],
    ),
    "a place in two spellings": (
        "schouw",
        READINGS
        + READING.format(day="2023-01-02", place="Plein 1")
        + READING.format(day="2023-01-02", place="plein-1"),
        [("twee_schrijfwijzen", "Plein 1", ("locatie", "plein-1"))],
    ),
    "a place that became a day": (
        "schouw",
        READINGS
        + READING.format(day="2023-01-02", place="3-mei")
        + READING.format(day="2023-01-02", place="3-6"),
        [("naam_als_datum", "locatie", ("3-mei",))],
    ),
    "places that have a number alone": (
        "schouw",
        READINGS
        + READING.format(day="2023-01-02", place="1.10")
        + READING.format(day="2023-01-02", place="1.1"),
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.usefixtures("world")
def test_what_is_seldom_right_is_told_and_not_refused(check: Load, load: Load, case: str) -> None:
    name, content, told = CASES[case]
    for way in (check, load):
        outcome = way({f"{name}.csv": content})
        assert not outcome.findings
        assert [
            (n.code, n.subject, n.hints) for n in outcome.notices if n.code != "lijkt_op_bekende_code"
        ] == told


@pytest.mark.usefixtures("world")
def test_waste_cannot_be_negative(check: Load) -> None:
    found = check({"cijfers.csv": figures_file("aa-cc;;restafval_kg_inw;2022;-102;definitief")}).findings
    assert [(f.rule, f.row) for f in found] == [("binnen_schaal", 2)]
