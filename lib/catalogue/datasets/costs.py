"""What it costs: kosten; and columns that costs and prices share."""

from __future__ import annotations

from lib.catalogue.datasets.columns import LEVEL_CODES, PARTNERSHIP, SERVICE
from lib.catalogue.declarations import Column, Dataset, Kind, Topic

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

KOSTEN = Dataset(
    "kosten",
    "Kosten",
    "Costs",
    key=("partnerschap", "dienst", "product", "jaar", "kostensoort", "status"),
    topics=(Topic.COSTS,),
    columns=(
        PARTNERSHIP,
        SERVICE,
        Column(
            "product",
            Kind.CODE,
            "Code van het product; leeg voor de hele dienst: productregels van die kostensoort tellen dan niet mee.",
            "Code of the product; empty for the whole service: product lines of that kind do not count then.",
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
    rules=("teken_van_bedrag", "dienst_is_geen_totaal"),
)
