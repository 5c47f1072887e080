"""The page Afspraken: what was agreed, worked out by hand; as published; and what is missing with the way on."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.ingest.loading import load_paths
from lib.store.upkeep.opening import open_store
from tests.ui.reading import Seen, unescaped

PAGE = "pages/overleg/afspraken.py"
FOCUS = "nijmegen-dar"
TODAY = dt.date.today()
SOON, LATER, ENDED = (TODAY + dt.timedelta(days=days) for days in (90, 1500, -10))

FILES = {
    "contracten": "partnerschap;contract;naam;diensten;begindatum;einddatum;verlengbaar_tot;opzegtermijn_maanden;"
    "evaluatie_op;waarde_eur_jaar;overleg;ruimte;bron\n"
    f"{FOCUS};dvo;*DVO* groen;groen;2020-01-01;{LATER};;;{SOON};1000000;elke maand;;proef\n"
    f"{FOCUS};oud;Eerder;;2010-01-01;2019-12-31;;;;;;;proef\n",
    "kosten": "partnerschap;dienst;product;jaar;kostensoort;bedrag_eur;status;bron\n"
    f"{FOCUS};groen;;2023;regie;40000;rekening;proef\n{FOCUS};groen;;2024;regie;25000;rekening;proef\n"
    f"{FOCUS};afval;;2024;regie;99000;rekening;proef\n{FOCUS};groen;;2024;extra_taken;12000;rekening;proef\n"
    f"{FOCUS};groen;;2025;regie;90000;begroting;proef\n",
    "kpis": "partnerschap;kpi;titel;contract;indicator;norm;soort;prestatiegericht;beinvloedbaar;gemeten_door;"
    "frequentie;gevolg;geldig_vanaf;geldig_tot;bron\n"
    f"{FOCUS};a;Ziek;dvo;ziekteverzuim_pct;6;hard;ja;opdrachtnemer;opdrachtnemer;jaar;gesprek;2020-01-01;;proef\n"
    f"{FOCUS};b;Beleving;;beleving_rapportcijfer;7;zacht;ja;gedeeld;samen;jaar;gesprek;2020-01-01;;proef\n"
    f"{FOCUS};c;Berm;;bloemrijke_berm_pct;30;hard;nee;extern;;;;2020-01-01;;proef\n"
    f"{FOCUS};d;Vertrouwen;;;;zacht;nee;gedeeld;;;;2020-01-01;;proef\n"
    f"{FOCUS};e;Voorbij;;;;zacht;nee;gedeeld;;;;2020-01-01;{ENDED};proef\n",
    "cijfers": "partnerschap;indicator;periode;waarde;ondergrens;bovengrens;status;bron\n"
    f"{FOCUS};ziekteverzuim_pct;2023;7;;;definitief;proef\n{FOCUS};ziekteverzuim_pct;2024;5,2;;;definitief;proef\n"
    f"{FOCUS};beleving_rapportcijfer;2024;7,2;6,8;7,6;definitief;proef\n",
    "voorstellen": "partnerschap;voorstel;datum;kant;titel;soort;staat;besloten_op;effect_eur;bron\n"
    f"{FOCUS};v1;2024-02-01;opdrachtnemer;=Minder maaien;besparing;uitgevoerd;2024-03-01;12000;proef\n"
    f"{FOCUS};v2;2024-05-01;opdrachtgever;Adoptie;participatie;afgewezen;2024-06-01;;proef\n",
    "werk": "partnerschap;dienst;periode;uren_gepland;uren_ongepland;bron\n"
    f"{FOCUS};groen;2021;60;40;proef\n{FOCUS};groen;2025;90;10;proef\n",
    "evenementen": "partnerschap;evenement;naam;jaar;bezoekers;restafval_kg;gescheiden_kg;kosten_eur;betaald_door;"
    "bron\n"
    f"{FOCUS};feest;Feest;2024;1000;600;200;2500;organisator;proef\n{FOCUS};feest;Feest;2025;1000;;300;;;proef\n",
}


@pytest.fixture(scope="module")
def filled(store_of: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published store, with agreements of Nijmegen - Dar that are made up for this test."""
    folder = tmp_path_factory.mktemp("agreements")
    path = Path(shutil.copy(store_of("published"), folder / "monitor.duckdb"))
    store = open_store(f"duckdb:///{path.as_posix()}")
    for name, content in FILES.items():
        (folder / f"{name}.csv").write_text(content, "utf-8")
    assert not load_paths(store, [folder / f"{name}.csv" for name in FILES]).findings
    store.close()
    return path


@pytest.fixture
def page(visit: Callable[..., Seen], filled: Path) -> Seen:
    return visit(filled, focus=FOCUS).go_to(PAGE)


def said(page: Seen) -> str:
    named = [unescaped(heading.value) for heading in page.app.subheader]
    return " ".join([*page.headings, *named, *page.sentences, *page.captions]).replace("\u00a0", " ")


def tables(page: Seen) -> list[list[list[str]]]:
    """The tables to read, each with its first column."""
    found = []
    for table in page.app.table:
        frame = table.value.reset_index()
        found.append(
            [[str(cell).replace("\\", "").replace("\u00a0", " ") for cell in row] for row in frame.to_numpy()]
        )
    return found


def test_a_line_of_contents_leads_to_every_part(page: Seen) -> None:
    assert list(page.contents) == [
        *("Zes punten op het contract", "Waar sturen we op?", "Extra taken", "Voorstellen", "Evenementen"),
    ]


def test_the_six_points_with_the_figures_behind_them(page: Seen) -> None:
    points = tables(page)[0]
    assert [row[1] for row in points] == ["– niet bekend", *["◐ deels"] * 3, "✓ ja", "– niet bekend"]
    assert [row[2] for row in points] == [
        "geen areaal geladen (bestand areaal)",
        "3 van 4 KPI's kan het bedrijf of kunnen beide samen bewegen",
        "2 van 4 KPI's beschrijven een resultaat",
        "bij 3 van 5 KPI's en contracten ligt vast wie meet, hoe vaak en wat volgt, of wie wanneer overlegt",
        "2 van de 2 soorten, hard en zacht, komt voor",
        "niet ingevuld: 0 van 1 contracten zeggen wat zij met opzet openlaten",
    ]


def test_what_falls_due_in_twelve_months_is_said(page: Seen) -> None:
    assert "*DVO* groen: evaluatie op " in said(page)
    assert re.search(
        r"over (90|89) dagen\.", said(page)
    )  # a day may have passed since the files were written
    assert "Overleg: elke maand" in said(page).replace("**", "")
    assert "Ruimte: niet vastgelegd" in said(page).replace("**", "")


def test_what_is_steered_on_stands_apart_from_what_is_watched(page: Seen) -> None:
    assert "Op 2 van 4 KPI's wordt gestuurd" in said(page)
    assert "1 meten we niet in de monitor." in said(page)
    _, steered, watched, *_ = tables(page)
    assert steered == [
        [
            "Ziek, hooguit 6% (te bewegen: opdrachtnemer)",
            "✓ gehaald",
            "5,2% · 2024 · definitief",
            "beter dan 7% in 2023",
        ],
        [
            "Beleving, ten minste 7 (te bewegen: samen)",
            "≈ niet te onderscheiden",
            "7,2 (6,8 tot 7,6) · 2024 · definitief",
            "–",
        ],
    ]
    assert watched == [
        ["Berm, ten minste 30% (te bewegen: geen van beide)", "– geen cijfer", "nog geen cijfer", "–"],
        ["Vertrouwen (te bewegen: samen)", "– geen norm", "meten we niet in de monitor", "–"],
    ]


def test_steering_per_100_euro_of_contract(page: Seen) -> None:
    """25,000 of green in the accounts of 2024 on a contract of 1,000,000 for green."""
    assert (
        "Nijmegen - Dar: € 25.000 regie in 2024 (rekening) op € 1.000.000 contract per jaar, dat is € 2,50 per € 100."
        in said(page)
    )
    assert ["2024", "12.000"] in [row for table in tables(page) for row in table]


def test_proposals_fires_and_events(page: Seen) -> None:
    found = tables(page)
    assert ["opdrachtgever", "0", "0", "0", "1"] in found[4]
    assert ["opdrachtnemer", "0", "0", "1", "0"] in found[4]
    assert found[5] == [
        ["Adoptie (opdrachtgever, 1 mei 2024)", "participatie", "afgewezen 1 jun 2024", "–"],
        ["=Minder maaien (opdrachtnemer, 1 feb 2024)", "besparing", "uitgevoerd 1 mrt 2024", "12.000"],
    ]
    assert "Ongepland werk: Groen: 40% in 2021, 10% in 2025." in said(page)
    assert found[6] == [
        ["Feest 2025, 1.000 bezoekers", "–", "–", "–"],
        ["Feest 2024, 1.000 bezoekers", "0,60", "25", "€ 2.500, organisator"],
    ]


def test_nothing_missing_nothing_said_of_it(page: Seen) -> None:
    assert "Wat hier nog ontbreekt" not in page.headings


def test_as_published_it_says_what_is_missing_and_the_way_on(visit: Callable[..., Seen]) -> None:
    nijmegen = visit("published", focus=FOCUS).go_to(PAGE)
    assert (
        "Van Nijmegen - Dar is nog niet geladen: contracten, kpis, voorstellen, werk, evenementen."
        in said(nijmegen)
    )
    assert "Er is geen contract bekend." in said(nijmegen)
    assert "Tekort DVO Dar" in said(nijmegen)
    zwolle = visit("published", focus="zwolle-rova").go_to(PAGE)
    assert "Van Zwolle - ROVA is nog niet geladen: kpis, voorstellen, werk, evenementen." in said(zwolle)
    assert "Beheer openbare ruimte (BOR) bij ROVA" in said(zwolle)
    assert "In de komende twaalf maanden vervalt er niets." in said(zwolle)


def test_an_unknown_partnership_is_said(visit: Callable[..., Seen]) -> None:
    page = visit("published", focus="nergens").go_to(PAGE)
    assert [note for note in [*page.notes, *page.captions, *page.sentences] if "nergens" in note]


@pytest.mark.parametrize("value", ["0001-01-01", "9999-12-31", "2019-06-30"])
def test_any_day_is_a_day(visit: Callable[..., Seen], filled: Path, value: str) -> None:
    page = visit(filled, focus=FOCUS, peildatum=value).go_to(PAGE)
    assert not page.app.error


def test_in_english(visit: Callable[..., Seen], filled: Path) -> None:
    page = visit(filled, focus=FOCUS, taal="en").go_to(PAGE)
    assert "What do we steer on?" in page.headings
    assert tables(page)[1][0][1] == "✓ met"
