"""A market of one company with a product for every verdict and for every reason that a price cannot be compared."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from lib.ingest.loading import load_paths
from lib.store.upkeep.opening import open_store

Row = dict[str, object]

PARTNER, COMPANY = "stad-bedrijf", "Bedrijf NV"
YEAR = 2024
SECRET = (1.013, 1.027, 1.039, 1.053, 1.071)
"""Confidential prices: digits that nothing else on a page has."""
TIGHT = (0.98, 0.99, 1.0, 1.0, 1.01, 1.02)
WIDE = (0.7, 0.8, 0.95, 1.05, 1.2, 1.3)


def price(amount: float, **changes: object) -> Row:
    """A price excluding VAT, with full overhead, at level B and the price level of the test."""
    row: Row = {
        "eenheid": "m2",
        "prijs_eur": amount,
        "niveau": "B",
        "hoeveelheid": 1000,
        "btw_inbegrepen": "nee",
        "overhead": "volledig",
        "overhead_pct": 10,
        "prijspeil": YEAR,
        "fictief": "nee",
        "bron": "proef",
    }
    return row | changes


def reference(code: str, product: str, amount: float, **changes: object) -> Row:
    extra = {"soort": "aanbesteding", "regio": "Oost", "vertrouwelijk": "nee", "bron_datum": "2024-02-01"}
    return {"referentie": code, "product": product, **price(amount), **extra, **changes}


def references(product: str, amounts: Iterable[float], **changes: object) -> list[Row]:
    """Public references, each of a party of its own."""
    return [
        reference(f"{product}-{n}", product, amount, partij=f"Partij {n}", **changes)
        for n, amount in enumerate(amounts, start=1)
    ]


def secret(product: str, amounts: Iterable[float]) -> list[Row]:
    """Confidential references, each from a source of its own."""
    return [
        reference(f"geheim-{product}-{n}", product, amount, vertrouwelijk="ja", partij=f"bestek {n}")
        for n, amount in enumerate(amounts, start=1)
    ]


MARKET: Mapping[str, tuple[float | None, Sequence[Row]]] = {
    "binnen": (1.01, references("binnen", TIGHT)),
    "boven": (1.3, references("boven", TIGHT)),
    "onder": (0.8, references("onder", TIGHT)),
    "onduidelijk": (1.0, references("onduidelijk", WIDE)),
    "vijf": (1.0, references("vijf", TIGHT[:5])),
    "zonder-afspraak": (1.01, references("zonder-afspraak", TIGHT)),
    "te-weinig": (1.01, references("te-weinig", TIGHT[:3])),
    "te-oud": (1.01, references("te-oud", TIGHT, prijspeil=2019, bron_datum="2019-02-01")),
    "ander-niveau": (1.01, references("ander-niveau", TIGHT, niveau="A")),
    "niveau-onbekend": (1.01, references("niveau-onbekend", TIGHT, niveau="")),
    "andere-omvang": (1.01, references("andere-omvang", TIGHT, bevat="regie", bevat_eur=1.5)),
    "btw-onbekend": (1.01, references("btw-onbekend", TIGHT, btw_inbegrepen="ja")),
    "overhead-onbekend": (1.01, references("overhead-onbekend", TIGHT, overhead="deels", overhead_pct="")),
    "index-ontbreekt": (1.01, references("index-ontbreekt", TIGHT, prijspeil=2025)),
    "geen-tarief": (None, references("geen-tarief", TIGHT)),
    "stappen": (
        None,
        references(
            "stappen", TIGHT, btw_inbegrepen="ja", btw_pct=21, prijspeil=2023, bron_datum="2023-05-01"
        ),
    ),
    "geheim-vijf": (1.05, secret("geheim-vijf", SECRET)),
    "geheim-zes": (1.05, secret("geheim-zes", (*SECRET, 1.089))),
    "geheim-vier": (1.05, secret("geheim-vier", SECRET[:4])),
    "gemengd": (1.05, [*references("gemengd", TIGHT), *secret("gemengd", SECRET)]),
}
"""Per product what the company charges, and the references."""


def write_market(folder: Path, text: str = "proef") -> list[Path]:
    """The files of the set; `text` stands in every column for text."""
    charged = [
        {"partnerschap": PARTNER, "product": product, "jaar": YEAR, **price(amount)}
        for product, (amount, _) in MARKET.items()
        if amount is not None
    ]
    full = {"btw_inbegrepen": "ja", "btw_pct": 21, "prijspeil": 2023}
    charged = [row | {"btw_pct": "", "bevat": "", "bevat_eur": ""} for row in charged]
    charged.append(
        {"partnerschap": PARTNER, "product": "stappen", "jaar": YEAR, **price(1.35, **full)}
        | {"bevat": "regie", "bevat_eur": 0.05}
    )
    every = ("btw_pct", "bevat", "bevat_eur")
    charged = [row | {"bron": text} for row in charged]
    market = [dict.fromkeys(every, "") | row for _, rows in MARKET.values() for row in rows]
    if text != "proef":
        market = [
            row | {"bron": text, "regio": text, "partij": f"{text} {n}"} for n, row in enumerate(market)
        ]
    terms = {
        "niveau": "B",
        "indexreeks": "cpi",
        "prijspeil": YEAR,
        "band_onder_pct": 5,
        "band_boven_pct": 5,
        "afgesproken_door": "stuurgroep" if text == "proef" else text,
        "afgesproken_op": "2024-03-01",
    }
    tests = [
        {"partnerschap": PARTNER, "product": product, "jaar": YEAR, **terms}
        for product in MARKET
        if product != "zonder-afspraak"
    ]
    organisations = [("stad", "Stad", "gemeente"), ("bedrijf", COMPANY, "overheidsbedrijf")]
    named = "Product {}" if text == "proef" else text
    files: Mapping[str, Sequence[Row]] = {
        "organisaties": [
            {"organisatie": c, "naam": n, "soort": s, "fictief": "nee"} for c, n, s in organisations
        ],
        "partnerschappen": [
            {
                "partnerschap": PARTNER,
                "naam": "Stad - Bedrijf",
                "opdrachtgever": "stad",
                "opdrachtnemer": "bedrijf",
                "contractvorm": "dvo",
                "fictief": "nee",
            }
        ],
        "producten": [
            {
                "product": p,
                "naam": named.format(p),
                "dienst": "groen",
                "eenheid": "m2",
            }
            for p in MARKET
        ],
        "tarieven": charged,
        "marktprijzen": market,
        "toetsen": tests,
        "prijsindex": [
            {
                "reeks": "cpi",
                "periode": y,
                "waarde": v,
                "basisjaar": 2015,
                "status": "definitief",
                "bron": "CBS",
            }
            for y, v in ((2019, 105), (2023, 120), (2024, 124))
        ],
    }
    return [write_rows(folder / f"{name}.csv", rows) for name, rows in files.items()]


def write_rows(path: Path, rows: Sequence[Row]) -> Path:
    """A file with these rows, numbers with a decimal comma."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(
            {
                name: str(value).replace(".", ",") if isinstance(value, float) else value
                for name, value in row.items()
            }
            for row in rows
        )
    return path


def make_market_store(folder: Path, text: str = "proef") -> Path:
    """A store with the set, in an empty folder; `text` as in `write_market`."""
    path = folder / "monitor.duckdb"
    store = open_store(f"duckdb:///{path.as_posix()}")
    try:
        outcome = load_paths(store, write_market(folder, text))
        assert not outcome.findings, outcome.findings[:5]
    finally:
        store.close()
    return path
