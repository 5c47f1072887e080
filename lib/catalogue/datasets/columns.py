"""Columns and values that several datasets share."""

from __future__ import annotations

from lib.catalogue.declarations import MOST_SIGNS, Column, Kind
from lib.domain import units
from lib.domain.service_levels import inspections

LEVEL_CODES = inspections.LEVELS
LAYER_CODES = tuple(map(str, inspections.Layer))
DISCIPLINE_CODES = inspections.DISCIPLINES
CROSS_CUT_CODES = inspections.CROSS_CUTS
UNITS = units.QUANTITY_UNITS
AREA_TYPE_CODES = (
    *("centrum", "woongebied", "hoofdstructuur", "bedrijventerrein"),
    *("buitengebied", "recreatie", "begraafplaats"),
)
"""The known area types; others are allowed."""

SOURCE_COLUMNS = (
    Column(
        "bron",
        Kind.TEXT,
        "Waar het cijfer vandaan komt.",
        "Where the figure comes from.",
        required=True,
        example="Jaarverslag 2023",
    ),
    Column("bron_url", Kind.URL, "Adres van de bron.", "Address of the source."),
    Column("bron_datum", Kind.DATE, "Datum van de bron.", "Date of the source.", example="2024-05-01"),
)

PARTNERSHIP = Column(
    "partnerschap",
    Kind.CODE,
    "Code van het partnerschap.",
    "Code of the partnership.",
    required=True,
    refers_to="partnerschappen",
    example="demo-veldermeer-merwinga",
)
SERVICE = Column("dienst", Kind.CODE, "De dienst.", "The service.", required=True, example="groen")
AREA = Column(
    "gebied",
    Kind.TEXT,
    "Naam van het gebied.",
    "Name of the area.",
    example="Noord",
    groups=True,
    longest=MOST_SIGNS,
)
AREA_TYPE = Column(
    "gebiedstype",
    Kind.CODE,
    ", ".join(AREA_TYPE_CODES) + "; andere mogen.",
    ", ".join(AREA_TYPE_CODES) + ", or others.",
    example="woongebied",
)
LAYER = Column(
    "laag",
    Kind.CHOICE,
    "Beleid of contract; de twee worden nooit samengevoegd.",
    "Policy or contract; the two are never pooled.",
    required=True,
    choices=LAYER_CODES,
)


def name_on_screen(example: str) -> Column:
    """The column with the name by which a row is called."""
    return Column(
        "naam",
        Kind.TEXT,
        "Naam op het scherm.",
        "Name on screen.",
        required=True,
        example=example,
        longest=MOST_SIGNS,
    )
