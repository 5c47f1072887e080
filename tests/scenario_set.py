"""A partnership with quantities, charges, ambitions and readings in round figures, for the page "Wat als".

Mowing costs EUR 1.50, 1.00 and 0.80 at A, B and C, and all of it was bought at B. Shrubs have a price at B alone, trees
one that names no level. Green is agreed at A in the centre (B until the end of 2019) and at B elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

Row = dict[str, object]
FOCUS = "aa-cc"
LITTER_GREEN = "kor-bd7de9c9"
AREAS = (
    ("gazon", "Centrum", "centrum", 10_000, "m2"),
    ("gazon", "Noord", "woongebied", 30_000, "m2"),
    ("gazon", "Zuid", "woongebied", 20_000, "m2"),
    ("heesters", "Centrum", "centrum", 1_000, "m2"),
    ("boom", "Noord", "woongebied", 200, "stuks"),
    ("bank", "Noord", "woongebied", 5, "stuks"),
)
CHARGES = (
    ("maaien", "m2", "A", "1,50", ""),
    ("maaien", "m2", "B", "1,00", "60000"),
    ("maaien", "m2", "C", "0,80", ""),
    ("snoeien", "m2", "B", "4,00", "1000"),
    ("bomen", "stuks", "", "20,00", "200"),
)
READ = {2019: 16, 2020: 14, 2024: 18}
"""Per year how many of twenty readings in the centre are at A or better; the others are at C."""


def scenario_files() -> dict[str, list[Row]]:
    """The rows of every file."""
    return {
        "organisaties.csv": [
            {"organisatie": "aa", "naam": "Aa", "soort": "gemeente", "fictief": "nee"},
            {"organisatie": "cc", "naam": "Cc", "soort": "overheidsbedrijf", "fictief": "nee"},
        ],
        "partnerschappen.csv": [
            {
                "partnerschap": FOCUS,
                "naam": "Aa - Cc",
                "opdrachtgever": "aa",
                "opdrachtnemer": "cc",
                "contractvorm": "dvo",
                "fictief": "nee",
            }
        ],
        "producten.csv": [
            {"product": code, "naam": name, "dienst": "groen", "eenheid": unit, "objecttypen": kind}
            for code, name, unit, kind in (
                ("maaien", "Maaien", "m2", "gazon"),
                ("snoeien", "Snoeien", "m2", "heesters"),
                ("bomen", "Bomen", "stuks", "boom"),
            )
        ],
        "areaal.csv": [
            {
                "partnerschap": FOCUS,
                "objecttype": kind,
                "gebied": area,
                "gebiedstype": area_type,
                "hoeveelheid": amount,
                "eenheid": unit,
                "peildatum": "2024-12-31",
                "status": "geregistreerd",
                "bron": "beheersysteem",
            }
            for kind, area, area_type, amount, unit in AREAS
        ],
        "tarieven.csv": [
            {
                "partnerschap": FOCUS,
                "product": product,
                "jaar": 2025,
                "eenheid": unit,
                "prijs_eur": price,
                "niveau": level,
                "hoeveelheid": quantity,
                "btw_inbegrepen": "nee",
                "overhead": "volledig",
                "prijspeil": "2025",
                "fictief": "nee",
                "bron": "DVO 2025",
            }
            for product, unit, level, price, quantity in CHARGES
        ],
        "ambities.csv": [
            _ambition("centrum", "B", "2018-01-01", "2019-12-31"),
            _ambition("centrum", "A", "2020-01-01", ""),
            _ambition("", "B", "2018-01-01", ""),
        ],
        "schouw.csv": list(_readings()),
        "prijsindex.csv": [
            {
                "reeks": "cpi",
                "periode": year,
                "waarde": value,
                "basisjaar": 2024,
                "status": "definitief",
                "bron": "proef",
            }
            for year, value in ((2024, 100), (2025, 110))
        ],
        "gebeurtenissen.csv": [
            {
                "partnerschap": FOCUS,
                "datum": "2020-01-01",
                "soort": "bezuiniging",
                "dienst": "groen",
                "titel": "Minder snoeirondes",
                "bron": "proef",
            }
        ],
    }


def _ambition(area_type: str, level: str, since: str, until: str) -> Row:
    return {
        "partnerschap": FOCUS,
        "laag": "contract",
        "discipline": "groen",
        "gebiedstype": area_type,
        "niveau": level,
        "norm_pct": 90,
        "geldig_vanaf": since,
        "geldig_tot": until,
        "bron": "DVO",
    }


def _readings() -> Iterator[Row]:
    for year, good in READ.items():
        for number in range(20):
            yield {
                "partnerschap": FOCUS,
                "laag": "contract",
                "datum": f"{year}-06-01",
                "locatie": f"L{number:02}",
                "gebied": "Centrum",
                "gebiedstype": "centrum",
                "meetlat": LITTER_GREEN,
                "niveau": "A" if number < good else "C",
            }
