"""What is charged and compared: tarieven, marktprijzen, toetsen, prijsindex."""

from __future__ import annotations

from lib.catalogue.datasets.columns import LEVEL_CODES, PARTNERSHIP
from lib.catalogue.datasets.costs import FICTITIOUS, LEVEL_COLUMN, PRODUCT, SOURCE_COLUMN, SOURCE_DATE, YEAR
from lib.catalogue.declarations import MOST_SIGNS, Column, Dataset, Kind, Topic

INCLUDED = ("regie", "sociale_meerwaarde", "extra_taken", "kapitaallasten")
INCLUDED_PATTERN = rf"({'|'.join(INCLUDED)})( ({'|'.join(INCLUDED)}))*"

PRICE_COLUMNS = (
    Column(
        "eenheid",
        Kind.TEXT,
        "Eenheid waarvoor de prijs geldt.",
        "Unit the price is for.",
        required=True,
        groups=True,
        example="m2",
    ),
    Column(
        "prijs_eur",
        Kind.NUMBER,
        "Prijs per eenheid per jaar, in euro.",
        "Price per unit per year, in euro.",
        required=True,
        above=0,
        secret=True,
        example="1,35",
    ),
    LEVEL_COLUMN,
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
        secret=True,
    ),
    Column("prijspeil", Kind.PERIOD, "Prijspeil.", "Price level.", required=True, example="2024"),
)


TARIEVEN = Dataset(
    "tarieven",
    "Tarieven",
    "Charges",
    key=("partnerschap", "product", "jaar", "niveau"),
    topics=(Topic.COSTS, Topic.MARKET),
    columns=(PARTNERSHIP, PRODUCT, YEAR, *PRICE_COLUMNS, FICTITIOUS, SOURCE_COLUMN, SOURCE_DATE),
    rules=(
        "eenheid_past_bij_product",
        "stuks_zijn_geheel",
        "bevat_bij_bedrag",
        "fictief_als_partnerschap",
        "totaal_naast_niveaus",
    ),
)


MARKTPRIJZEN = Dataset(
    "marktprijzen",
    "Marktprijzen",
    "Market prices",
    key=("referentie",),
    topics=(Topic.MARKET,),
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
        Column("regio", Kind.TEXT, "Regio.", "Region.", groups=True, longest=MOST_SIGNS),
        *PRICE_COLUMNS,
        Column(
            "partij",
            Kind.TEXT,
            "Wie de prijs gaf of won; leeg: de bron. Bronnen worden per partij geteld.",
            "Who gave or won the price; empty: the source. Sources are counted by party.",
            groups=True,
            secret=True,
            longest=MOST_SIGNS,
        ),
        Column(
            "vertrouwelijk",
            Kind.BOOLEAN,
            "Of de prijs vertrouwelijk is; dan alleen in een samenvatting van minstens 5.",
            "Whether the price is confidential; then only in a summary of at least 5.",
            required=True,
            example="nee",
        ),
        FICTITIOUS,
        SOURCE_COLUMN,
        SOURCE_DATE,
    ),
    rules=("eenheid_past_bij_product", "stuks_zijn_geheel", "bevat_bij_bedrag"),
)


TOETSEN = Dataset(
    "toetsen",
    "Toetsen",
    "Terms of market-conformity tests",
    key=("partnerschap", "product", "jaar", "niveau"),
    topics=(Topic.MARKET,),
    columns=(
        PARTNERSHIP,
        PRODUCT,
        YEAR,
        Column(
            "niveau",
            Kind.CHOICE,
            "Niveau waarop vergeleken wordt.",
            "Level at which prices are compared.",
            choices=LEVEL_CODES,
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
            longest=MOST_SIGNS,
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
    topics=(Topic.COSTS, Topic.MARKET),
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
