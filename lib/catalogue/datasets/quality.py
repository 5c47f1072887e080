"""What is cared for and at which level: objecttypen, meetlatten, producten, areaal, ambities, schouw."""

from __future__ import annotations

from dataclasses import replace

from lib.catalogue.datasets.columns import (
    AREA,
    AREA_TYPE,
    CROSS_CUT_CODES,
    DISCIPLINE_CODES,
    LAYER,
    LEVEL_CODES,
    PARTNERSHIP,
    SERVICE,
    UNITS,
)
from lib.catalogue.declarations import MOST_SIGNS, Column, Dataset, Kind, Topic

CODES_PATTERN = r"[a-z0-9_-]{1,60}( [a-z0-9_-]{1,60})*"
URI = Column("uri", Kind.URL, "Vast adres van de definitie.", "Permanent address of the definition.")

OBJECTTYPEN = Dataset(
    "objecttypen",
    "Objecttypen",
    "Object types",
    key=("objecttype",),
    topics=(Topic.COSTS,),
    columns=(
        Column("objecttype", Kind.CODE, "Vaste code.", "Stable code.", required=True, example="gazon"),
        Column(
            "naam",
            Kind.TEXT,
            "Naam op het scherm.",
            "Name on screen, in Dutch.",
            required=True,
            example="Gazon",
            longest=MOST_SIGNS,
        ),
        Column(
            "naam_en",
            Kind.TEXT,
            "Naam in het Engels.",
            "Name in English.",
            example="Lawn",
            longest=MOST_SIGNS,
        ),
        Column(
            "eenheid",
            Kind.CHOICE,
            "Eenheid van de hoeveelheid.",
            "Unit of quantity.",
            required=True,
            choices=UNITS,
            example="m2",
        ),
        SERVICE,
        URI,
    ),
    rules=("eenheid_om_areaal",),
)

MEETLATTEN = Dataset(
    "meetlatten",
    "Meetlatten",
    "Rating scales",
    key=("meetlat",),
    topics=(Topic.SERVICE_LEVELS,),
    columns=(
        Column(
            "meetlat",
            Kind.CODE,
            "Vaste code; een CROW-meetlat heet kor- met de eerste 8 tekens van zijn adres.",
            "Stable code; a CROW scale is kor- with the first 8 characters of its address.",
            required=True,
            example="kor-321e5e2e",
        ),
        Column(
            "naam",
            Kind.TEXT,
            "Naam van de meetlat.",
            "Name of the scale.",
            required=True,
            example="Beplakking en graffiti",
            longest=MOST_SIGNS,
        ),
        Column(
            "discipline",
            Kind.CHOICE,
            "De discipline.",
            "The discipline.",
            required=True,
            choices=DISCIPLINE_CODES,
        ),
        Column(
            "schoon_heel",
            Kind.CHOICE,
            "Of de meetlat over schoon of over heel gaat; leeg voor geen van beide.",
            "Whether the scale is about clean or about intact; empty for neither.",
            choices=CROSS_CUT_CODES,
        ),
        URI,
    ),
)

PRODUCTEN = Dataset(
    "producten",
    "Producten",
    "Products",
    key=("product",),
    topics=(Topic.COSTS, Topic.MARKET),
    columns=(
        Column("product", Kind.CODE, "Vaste code.", "Stable code.", required=True, example="gazon-maaien"),
        Column(
            "naam",
            Kind.TEXT,
            "Naam op het scherm.",
            "Name on screen, in Dutch.",
            required=True,
            example="Gazon maaien",
            longest=MOST_SIGNS,
        ),
        Column("naam_en", Kind.TEXT, "Naam in het Engels.", "Name in English.", longest=MOST_SIGNS),
        SERVICE,
        Column(
            "eenheid",
            Kind.TEXT,
            "Eenheid waarin het geprijsd wordt.",
            "Unit it is priced in.",
            required=True,
            groups=True,
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

AREAAL = Dataset(
    "areaal",
    "Areaal",
    "Quantities",
    key=("partnerschap", "objecttype", "gebied", "peildatum"),
    topics=(Topic.COSTS,),
    columns=(
        PARTNERSHIP,
        Column(
            "objecttype",
            Kind.CODE,
            "Code van het objecttype.",
            "Code of the object type.",
            required=True,
            refers_to="objecttypen",
            example="gazon",
        ),
        replace(
            AREA,
            explanation="Naam van het gebied; leeg voor alles samen. Een totaal staat nooit naast losse gebieden.",
            explanation_en="Name of the area; empty for all together. A total never stands beside single areas.",
        ),
        AREA_TYPE,
        Column(
            "hoeveelheid",
            Kind.NUMBER,
            "Hoeveelheid; 0 als het gebied of de naam vervallen is.",
            "Quantity; 0 when the area or its name has lapsed.",
            required=True,
            minimum=0,
            example="12500",
        ),
        Column(
            "eenheid",
            Kind.CHOICE,
            "Eenheid; moet bij het objecttype passen.",
            "Unit; must fit the object type.",
            required=True,
            choices=UNITS,
            example="m2",
        ),
        Column(
            "peildatum",
            Kind.DATE,
            "Dag waarop het zo was.",
            "Day on which it was so.",
            required=True,
            example="2024-01-01",
        ),
        Column(
            "status",
            Kind.CHOICE,
            "Hoe de hoeveelheid bekend is.",
            "How the quantity is known.",
            required=True,
            choices=("geregistreerd", "geschat", "herijkt"),
        ),
        Column("bron", Kind.TEXT, "Bron.", "Source.", required=True, example="Beheersysteem"),
    ),
    rules=("eenheid_past_bij_objecttype", "stuks_zijn_geheel", "totaal_naast_gebieden", "gebied_hernoemd"),
)

AMBITIES = Dataset(
    "ambities",
    "Ambities",
    "Ambitions",
    key=("partnerschap", "laag", "discipline", "gebiedstype", "geldig_vanaf"),
    topics=(Topic.SERVICE_LEVELS,),
    columns=(
        PARTNERSHIP,
        LAYER,
        Column(
            "discipline",
            Kind.CHOICE,
            "De discipline, of schoon / heel als dwarsdoorsnede.",
            "The discipline, or schoon / heel as a cross-cut.",
            required=True,
            choices=DISCIPLINE_CODES + CROSS_CUT_CODES,
        ),
        AREA_TYPE,
        Column(
            "niveau", Kind.CHOICE, "Afgesproken niveau.", "Agreed level.", required=True, choices=LEVEL_CODES
        ),
        Column(
            "norm_pct",
            Kind.NUMBER,
            "Deel van de metingen (niet nvt) dat het niveau moet halen, in procenten.",
            "Share of readings (not nvt) that must reach the level, in per cent.",
            required=True,
            minimum=0,
            maximum=100,
            example="90",
        ),
        Column(
            "meetlocaties",
            Kind.INTEGER,
            "Uit hoeveel meetlocaties in totaal gekozen wordt, als dat bekend is.",
            "How many places there are in all to draw from, where that is known.",
            minimum=1,
        ),
        Column("geldig_vanaf", Kind.DATE, "Eerste dag.", "First day.", required=True, example="2024-01-01"),
        Column("geldig_tot", Kind.DATE, "Laatste dag.", "Last day."),
        Column("bron", Kind.TEXT, "Bron.", "Source.", required=True, example="Beheersysteem"),
    ),
    rules=("geldigheid_in_volgorde", "meetlocaties_onder_plekken"),
)

SCHOUW = Dataset(
    "schouw",
    "Schouw",
    "Inspections",
    key=("partnerschap", "laag", "datum", "locatie", "meetlat"),
    topics=(Topic.SERVICE_LEVELS,),
    columns=(
        PARTNERSHIP,
        LAYER,
        Column(
            "datum",
            Kind.DATE,
            "Dag van de schouw.",
            "Day of the inspection.",
            required=True,
            example="2024-06-12",
        ),
        Column(
            "locatie",
            Kind.TEXT,
            "De meetlocatie.",
            "The sample location.",
            required=True,
            groups=True,
            example="L0142",
            longest=MOST_SIGNS,
        ),
        AREA,
        AREA_TYPE,
        Column(
            "meetlat",
            Kind.CODE,
            "Code van de meetlat.",
            "Code of the scale.",
            required=True,
            refers_to="meetlatten",
            example="kor-321e5e2e",
        ),
        Column(
            "niveau",
            Kind.CHOICE,
            "Gemeten niveau; nvt telt nooit mee.",
            "Level read; nvt is never counted.",
            required=True,
            choices=(*LEVEL_CODES, "nvt"),
        ),
        Column(
            "x",
            Kind.NUMBER,
            "X in RD New, of lengtegraad.",
            "X in RD New, or longitude.",
            coordinate=True,
            example="187500",
        ),
        Column(
            "y",
            Kind.NUMBER,
            "Y in RD New, of breedtegraad.",
            "Y in RD New, or latitude.",
            coordinate=True,
            example="428500",
        ),
    ),
    rules=("coordinaten", "plekken_boven_meetlocaties"),
)
