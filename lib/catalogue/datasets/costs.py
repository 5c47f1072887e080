"""What it costs and what is charged: producten, kosten, tarieven, marktprijzen, toetsen, prijsindex."""

from __future__ import annotations

from lib.catalogue.datasets.columns import LEVELS, PARTNERSHIP, SERVICE
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
INCLUDED = ("regie", "sociale_meerwaarde", "extra_taken", "kapitaallasten")
INCLUDED_PATTERN = rf"({'|'.join(INCLUDED)})( ({'|'.join(INCLUDED)}))*"
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
LEVEL = Column(
    "niveau", Kind.CHOICE, "Niveau dat de prijs koopt.", "Quality level the price buys.", choices=LEVELS
)
FICTITIOUS = Column(
    "fictief",
    Kind.BOOLEAN,
    "Of de prijs verzonnen is.",
    "Whether the price is invented.",
    required=True,
    example="ja",
)
SOURCE = Column("bron", Kind.TEXT, "Bron.", "Source.", required=True, example="Jaarrekening 2024")
SOURCE_DATE = Column("bron_datum", Kind.DATE, "Datum van de bron.", "Date of the source.")

PRICE_COLUMNS = (
    Column(
        "eenheid",
        Kind.TEXT,
        "Eenheid waarvoor de prijs geldt.",
        "Unit the price is for.",
        required=True,
        example="m2",
    ),
    Column(
        "prijs_eur",
        Kind.NUMBER,
        "Prijs per eenheid per jaar, in euro.",
        "Price per unit per year, in euro.",
        required=True,
        above=0,
        example="1,35",
    ),
    LEVEL,
    Column(
        "hoeveelheid", Kind.NUMBER, "Hoeveelheid waarvoor de prijs geldt.", "Volume it holds for.", minimum=0
    ),
    Column(
        "btw_inbegrepen",
        Kind.BOOLEAN,
        "Of de btw in de prijs zit.",
        "Whether the price includes VAT.",
        required=True,
        example="nee",
    ),
    Column(
        "btw_pct", Kind.NUMBER, "Btw in procenten.", "VAT in per cent.", minimum=0, maximum=100, example="21"
    ),
    Column(
        "overhead",
        Kind.CHOICE,
        "Welke overhead de prijs draagt.",
        "What overhead the price carries.",
        required=True,
        choices=("geen", "deels", "volledig"),
    ),
    Column(
        "overhead_pct",
        Kind.NUMBER,
        "Overhead in procenten van de prijs zonder overhead.",
        "Overhead as per cent of the price without overhead.",
        minimum=0,
    ),
    Column("overhead_bron", Kind.TEXT, "Bron van dat percentage.", "Source of that percentage."),
    Column(
        "bevat",
        Kind.TEXT,
        "Wat de prijs nog meer bevat, met spaties ertussen: " + ", ".join(INCLUDED) + ".",
        "What else the price includes, separated by spaces: " + ", ".join(INCLUDED) + ".",
        pattern=INCLUDED_PATTERN,
        example="regie extra_taken",
    ),
    Column(
        "bevat_eur",
        Kind.NUMBER,
        "Hoeveel euro per eenheid dat is, op dezelfde btw en hetzelfde prijspeil.",
        "How much that is per unit, on the same VAT basis and price level.",
        minimum=0,
    ),
    Column("prijspeil", Kind.PERIOD, "Prijspeil.", "Price level.", required=True, example="2024"),
)

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
        SOURCE,
    ),
    rules=("teken_van_bedrag",),
)

TARIEVEN = Dataset(
    "tarieven",
    "Tarieven",
    "Charges",
    key=("partnerschap", "product", "jaar", "niveau"),
    columns=(PARTNERSHIP, PRODUCT, YEAR, *PRICE_COLUMNS, FICTITIOUS, SOURCE, SOURCE_DATE),
    rules=("eenheid_past_bij_product", "bevat_bij_bedrag", "fictief_als_partnerschap"),
)

MARKTPRIJZEN = Dataset(
    "marktprijzen",
    "Marktprijzen",
    "Market prices",
    key=("referentie",),
    columns=(
        Column(
            "referentie",
            Kind.CODE,
            "Vaste code.",
            "Stable code.",
            required=True,
            example="aanbesteding-2023-014",
        ),
        PRODUCT,
        Column(
            "soort",
            Kind.CHOICE,
            "Soort referentie.",
            "Kind of reference.",
            required=True,
            choices=("aanbesteding", "offerte", "raming", "kengetal", "benchmark"),
        ),
        Column("regio", Kind.TEXT, "Regio.", "Region."),
        *PRICE_COLUMNS,
        Column(
            "vertrouwelijk",
            Kind.BOOLEAN,
            "Of de prijs vertrouwelijk is; dan alleen in een samenvatting van minstens 5.",
            "Whether the price is confidential; then only in a summary of at least 5.",
            required=True,
            example="nee",
        ),
        FICTITIOUS,
        SOURCE,
        SOURCE_DATE,
    ),
    rules=("eenheid_past_bij_product", "bevat_bij_bedrag"),
)

TOETSEN = Dataset(
    "toetsen",
    "Toetsen",
    "Terms of market-conformity tests",
    key=("partnerschap", "product", "jaar", "niveau"),
    columns=(
        PARTNERSHIP,
        PRODUCT,
        YEAR,
        Column(
            "niveau",
            Kind.CHOICE,
            "Niveau waarop vergeleken wordt.",
            "Level at which prices are compared.",
            choices=LEVELS,
        ),
        Column(
            "indexreeks",
            Kind.CODE,
            "Reeks van de prijsindex.",
            "Series of the price index.",
            required=True,
            example="cpi",
        ),
        Column("prijspeil", Kind.PERIOD, "Prijspeil.", "Price level.", required=True, example="2024"),
        Column(
            "band_onder_pct",
            Kind.NUMBER,
            "Afgesproken ruimte onder 100, in procenten.",
            "Agreed tolerance below 100, in per cent.",
            required=True,
            minimum=0,
            example="10",
        ),
        Column(
            "band_boven_pct",
            Kind.NUMBER,
            "Afgesproken ruimte boven 100, in procenten.",
            "Agreed tolerance above 100, in per cent.",
            required=True,
            minimum=0,
            example="10",
        ),
        Column(
            "afgesproken_door",
            Kind.TEXT,
            "Wie het afsprak.",
            "Who agreed it.",
            required=True,
            example="Opdrachtgever en opdrachtnemer",
        ),
        Column("afgesproken_op", Kind.DATE, "Wanneer.", "When.", required=True, example="2024-03-01"),
        Column(
            "minimum_referenties",
            Kind.INTEGER,
            "Minimum aantal referenties (5).",
            "Minimum number of references (5).",
            minimum=1,
        ),
        Column(
            "maximum_leeftijd_maanden",
            Kind.INTEGER,
            "Hoe oud een referentie mag zijn, in maanden (36).",
            "How old a reference may be, in months (36).",
            minimum=1,
        ),
    ),
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
        SOURCE,
    ),
)
