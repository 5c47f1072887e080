"""What it costs and what is charged: producten, kosten, tarieven, marktprijzen, toetsen, prijsindex."""

from __future__ import annotations

from lib.catalogue.datasets.columns import LEVEL_CODES, PARTNERSHIP, SERVICE
from lib.catalogue.declarations import Column, Dataset, Kind

COST_KINDS = (
    "loon",
    "materieel",
    "materiaal",
    "verwerking",
    "uitbesteed",
    "indirect",
    "overhead",
    "resultaat",
    "regie",
    "sociale_meerwaarde",
    "extra_taken",
    "kapitaallasten",
    "opbrengsten",
    "btw",
)
CODES_PATTERN = r"[a-z0-9_-]{1,60}( [a-z0-9_-]{1,60})*"

YEAR = Column("jaar", Kind.YEAR, "Jaar.", "Year.", required=True, example="2024")
PRODUCT = Column(
    "product",
    Kind.CODE,
    "Code van het product.",
    "Code of the product.",
    required=True,
    refers_to="producten",
    example="gazon-maaien",
)
LEVEL_COLUMN = Column(
    "niveau", Kind.CHOICE, "Niveau dat de prijs koopt.", "Quality level the price buys.", choices=LEVEL_CODES
)
FICTITIOUS = Column(
    "fictief",
    Kind.BOOLEAN,
    "Of de prijs verzonnen is.",
    "Whether the price is invented.",
    required=True,
    example="ja",
)
SOURCE_COLUMN = Column("bron", Kind.TEXT, "Bron.", "Source.", required=True, example="Jaarrekening 2024")
SOURCE_DATE = Column("bron_datum", Kind.DATE, "Datum van de bron.", "Date of the source.")


PRODUCTEN = Dataset(
    "producten",
    "Producten",
    "Products",
    key=("product",),
    columns=(
        Column("product", Kind.CODE, "Vaste code.", "Stable code.", required=True, example="gazon-maaien"),
        Column(
            "naam",
            Kind.TEXT,
            "Naam op het scherm.",
            "Name on screen, in Dutch.",
            required=True,
            example="Gazon maaien",
        ),
        Column("naam_en", Kind.TEXT, "Naam in het Engels.", "Name in English."),
        SERVICE,
        Column(
            "eenheid",
            Kind.TEXT,
            "Eenheid waarin het geprijsd wordt.",
            "Unit it is priced in.",
            required=True,
            example="m2",
        ),
        Column(
            "objecttypen",
            Kind.TEXT,
            "Codes van objecttypen, met spaties ertussen.",
            "Codes of object types, separated by spaces.",
            pattern=CODES_PATTERN,
            example="gazon berm",
        ),
        Column("omschrijving", Kind.TEXT, "Wat erbij hoort.", "What it covers."),
    ),
    rules=("objecttypen_bestaan", "eenheid_om_prijzen"),
)

KOSTEN = Dataset(
    "kosten",
    "Kosten",
    "Costs",
    key=("partnerschap", "dienst", "product", "jaar", "kostensoort", "status"),
    columns=(
        PARTNERSHIP,
        SERVICE,
        Column(
            "product",
            Kind.CODE,
            "Code van het product; leeg voor de hele dienst.",
            "Code of the product; empty for the whole service.",
            refers_to="producten",
        ),
        YEAR,
        Column(
            "kostensoort", Kind.CHOICE, "Soort kosten.", "Kind of cost.", required=True, choices=COST_KINDS
        ),
        Column(
            "bedrag_eur",
            Kind.NUMBER,
            "Bedrag in euro; negatief alleen bij resultaat en opbrengsten.",
            "Amount in euro; negative only for resultaat and opbrengsten.",
            required=True,
            example="125000",
        ),
        Column(
            "status",
            Kind.CHOICE,
            "Begroting of rekening.",
            "Budget or accounts.",
            required=True,
            choices=("begroting", "rekening"),
        ),
        SOURCE_COLUMN,
    ),
    rules=("teken_van_bedrag",),
)


PRIJSINDEX = Dataset(
    "prijsindex",
    "Prijsindex",
    "Price index",
    key=("reeks", "periode"),
    columns=(
        Column("reeks", Kind.CODE, "Code van de reeks.", "Code of the series.", required=True, example="cpi"),
        Column("periode", Kind.PERIOD, "Periode.", "Period.", required=True, example="2024"),
        Column(
            "waarde", Kind.NUMBER, "Indexcijfer.", "Index figure.", required=True, above=0, example="128,4"
        ),
        Column(
            "basisjaar",
            Kind.YEAR,
            "Jaar waarin het cijfer 100 is.",
            "Year in which the figure is 100.",
            required=True,
            example="2015",
        ),
        Column(
            "status",
            Kind.CHOICE,
            "Voorlopig of definitief.",
            "Provisional or final.",
            required=True,
            choices=("voorlopig", "definitief"),
        ),
        SOURCE_COLUMN,
    ),
)
