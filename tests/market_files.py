"""Files of prices and agreed terms for tests of the store."""

from __future__ import annotations

from tests.market_prices import LEVEL_INDEX

PRODUCTS = {
    "producten.csv": "product;naam;naam_en;dienst;eenheid\ngazon;Gazon;Lawn;groen;m2\nhaag;Haag;;groen;m\n"
}

PRICE = "niveau;hoeveelheid;btw_inbegrepen;btw_pct;overhead;overhead_pct;bevat;bevat_eur;prijspeil;eenheid"


def tarieven(*rows: str) -> dict[str, str]:
    """A row is `partnerschap;product;jaar;prijs_eur` and the columns of PRICE; real, of the agreement."""
    return _file(
        "tarieven", f"partnerschap;product;jaar;prijs_eur;{PRICE}", [f"{row};nee;DVO" for row in rows]
    )


def marktprijzen(*rows: str, product: str = "gazon", confidential: bool = False) -> dict[str, str]:
    """A row is `referentie;prijs_eur` and the columns of PRICE; each real tender of its own source."""
    secret = "ja" if confidential else "nee"
    lines = [f"{product};aanbesteding;{secret};{row};nee;bron {row.split(';')[0]}" for row in rows]
    return _file("marktprijzen", f"product;soort;vertrouwelijk;referentie;prijs_eur;{PRICE}", lines)


def toetsen(*rows: str) -> dict[str, str]:
    """A row is `partnerschap;product;jaar;niveau;band_onder_pct;band_boven_pct`; on cpi, price level 2024."""
    heading = (
        "partnerschap;product;jaar;niveau;band_onder_pct;band_boven_pct;indexreeks;prijspeil;"
        "afgesproken_door;afgesproken_op\n"
    )
    return {"toetsen.csv": heading + "".join(f"{row};cpi;2024;Beide;2024-03-01\n" for row in rows)}


INDEX = {
    "prijsindex.csv": "reeks;periode;waarde;basisjaar;status;bron\n"
    + "".join(f"cpi;{period};{value};2015;definitief;CBS\n" for period, value in LEVEL_INDEX.items())
}

COMPANY = "aa-cc;gazon;2024;1.35;B;1000;ja;21;volledig;12;;;2023;m2"
SIX = (
    "a;1.10;B;;nee;;volledig;12;;;2024;m2",
    "b;0.95;B;;nee;;geen;12;;;2023;m2",
    "c;1.28;B;;ja;21;volledig;10;;;2024;m2",
    "d;0.90;B;;nee;;geen;15;;;2022;m2",
    "e;1.22;B;;ja;9;volledig;12;;;2023;m2",
    "f;1.18;B;;ja;21;geen;10;regie;0.05;2023;m2",
)
"""The worked example of "Methode en bronnen"."""


def _file(name: str, heading: str, rows: list[str]) -> dict[str, str]:
    return {f"{name}.csv": "\n".join([f"{heading};fictief;bron", *rows]) + "\n"}
