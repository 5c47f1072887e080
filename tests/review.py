"""A small store for the review of one partnership: two years in which everything changes in a way counted by hand."""

from __future__ import annotations

from pathlib import Path

from lib.ingest.loading import load_paths
from lib.store.upkeep.opening import open_store
from tests.inspected import GRASS, ambities, schouw
from tests.loading import WORLD

VISITS = 40
"""Locations that are visited each year; all reach level B in 2022, half of them in 2023."""


def _cells(heading: str, *rows: str) -> str:
    return "\n".join([heading, *rows]) + "\n"


def _readings() -> dict[str, str]:
    rows = [
        f"{year}-06-01;plek {n};;;{GRASS};{'B' if year == 2022 or n % 2 else 'C'}"
        for year in (2022, 2023)
        for n in range(VISITS)
    ]
    return schouw(*rows, layer="contract")


FILES = {
    **WORLD,
    **_readings(),
    **ambities("groen;;B;90;2020-01-01;", layer="contract"),
    "cijfers.csv": _cells(
        "partnerschap;indicator;periode;waarde;aantal;ondergrens;bovengrens;status;bron",
        "aa-cc;schone_stad_pct;2022;60;500;56;64;definitief;Enquete 2022",
        "aa-cc;schone_stad_pct;2023;62;500;58;66;definitief;Enquete 2023",
        "aa-cc;meldingen_op_tijd_pct;2022;80;;;;definitief;Meldpunt 2022",
        "aa-cc;meldingen_op_tijd_pct;2023;72;;;;definitief;Meldpunt 2023",
        "aa-cc;rapportcijfer_openbare_ruimte;2022;7,1;;;;definitief;Enquete 2022",
        "aa-cc;leefbaarheid_rapportcijfer;2018;7,5;;;;definitief;Enquete 2018",
    ),
    "kosten.csv": _cells(
        "partnerschap;dienst;product;jaar;kostensoort;bedrag_eur;status;bron",
        "aa-cc;groen;;2022;loon;900000;rekening;Jaarrekening 2022",
        "aa-cc;groen;;2022;materieel;100000;rekening;Jaarrekening 2022",
        "aa-cc;groen;;2023;loon;990000;rekening;Jaarrekening 2023",
        "aa-cc;groen;;2023;materieel;110000;rekening;Jaarrekening 2023",
    ),
    "kenmerken.csv": _cells(
        "organisatie;kenmerk;jaar;waarde;bron",
        "aa;inwoners;2022;10000;CBS",
        "aa;inwoners;2023;10000;CBS",
    ),
    "areaal.csv": _cells(
        "partnerschap;objecttype;gebied;gebiedstype;hoeveelheid;eenheid;peildatum;status;bron",
        "aa-cc;gazon;Noord;;110000;m2;2021-12-31;geregistreerd;BGT 2021",
        "aa-cc;gazon;Zuid;;80000;m2;2016-12-31;geschat;Kaart 2016",
        "aa-cc;gazon;Oost;;60000;m2;2022-12-31;herijkt;Herijking 2022",
        "aa-cc;gazon;West;;50000;m2;2023-06-30;geregistreerd;BGT 2023",
    ),
    "gebeurtenissen.csv": _cells(
        "partnerschap;datum;soort;dienst;titel;toelichting;bron",
        "aa-cc;2023-01-01;bezuiniging;groen;Minder maaien;Van twaalf naar acht keer;Begroting 2023",
    ),
}


def make_review_store(folder: Path, *, without: tuple[str, ...] = ()) -> Path:
    """A store with these files, but for those left out, in an empty folder."""
    path = folder / "monitor.duckdb"
    store = open_store(f"duckdb:///{path.as_posix()}")
    try:
        written = []
        for name, content in FILES.items():
            if name not in without:
                file = folder / name
                file.write_text(content, "utf-8")
                written.append(file)
        outcome = load_paths(store, written)
        assert not outcome.findings, outcome.findings
    finally:
        store.close()
    return path
