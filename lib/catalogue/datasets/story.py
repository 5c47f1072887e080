"""What is told: verhalen and dias."""

from __future__ import annotations

from dataclasses import replace

from lib.catalogue.datasets.columns import PARTNERSHIP
from lib.catalogue.declarations import MOST_SIGNS, Column, Dataset, Kind, Topic

STORY = Column(
    "verhaal",
    Kind.CODE,
    "Vaste code van het verhaal.",
    "Stable code of the story.",
    required=True,
    example="sessie-2026",
)
PAGES_TOLD = (
    "kwaliteit-en-kosten",
    "partnerschap",
    "dienstverlening",
    "kosten",
    "marktconformiteit",
    "samenwerking",
    "afspraken",
    "vergelijken",
    "wat-als",
)
"""The addresses of the pages whose pictures can be told."""

VERHALEN = Dataset(
    "verhalen",
    "Verhalen",
    "Stories",
    key=("verhaal",),
    topics=(Topic.STORY,),
    columns=(
        STORY,
        Column(
            "titel",
            Kind.TEXT,
            "Titel, ook van de eerste dia.",
            "Title, also of the first slide.",
            required=True,
            example="Wat bewoners merken van twee jaar samenwerken",
            longest=MOST_SIGNS,
        ),
        replace(
            PARTNERSHIP,
            required=False,
            explanation="Over welk partnerschap het gaat; leeg voor meer dan een.",
            explanation_en="Which partnership it is about; empty for more than one.",
        ),
        Column(
            "anoniem",
            Kind.BOOLEAN,
            "Of andere partnerschappen zonder naam staan.",
            "Whether other partnerships stand without a name.",
            required=True,
            example="nee",
        ),
        Column(
            "stand",
            Kind.INTEGER,
            "De versie van de gegevens waarop het is vastgezet; leeg voor hoe het nu is.",
            "The version of the data that it is fixed at; empty for as it is now.",
            minimum=0,
        ),
        Column(
            "stand_datum",
            Kind.DATE,
            "De dag van die versie; verplicht naast stand.",
            "The day of that version; required beside stand.",
        ),
    ),
    rules=("stand_met_datum",),
)

DIAS = Dataset(
    "dias",
    "Dia's",
    "Slides",
    key=("verhaal", "volgorde"),
    topics=(Topic.STORY,),
    columns=(
        replace(STORY, refers_to="verhalen"),
        Column(
            "volgorde",
            Kind.INTEGER,
            "Plaats in het verhaal.",
            "Place in the story.",
            required=True,
            minimum=1,
            example="1",
        ),
        Column(
            "titel",
            Kind.TEXT,
            "Titel van de dia; leeg voor wat het beeld zegt.",
            "Title of the slide; empty for what the picture says.",
            longest=MOST_SIGNS,
        ),
        Column(
            "zin",
            Kind.TEXT,
            "De zin van wie het vertelt; leeg voor die van het beeld.",
            "The presenter's sentence; empty for that of the picture.",
            example="De kosten stegen minder dan de prijzen.",
        ),
        Column(
            "pagina",
            Kind.CHOICE,
            "Adres van de pagina met het beeld.",
            "Address of the page with the picture.",
            required=True,
            choices=PAGES_TOLD,
            example="kwaliteit-en-kosten",
        ),
        Column(
            "keuzes",
            Kind.TEXT,
            "Het deel van het adres na het vraagteken.",
            "The part of the address after the question mark.",
            required=True,
            pattern=r"[\w.~%+=&@,:-]*",
            example="focus=demo-veldermeer-merwinga&dienst=groen",
        ),
        Column(
            "blok",
            Kind.TEXT,
            "Welk beeld van de pagina; leeg voor het eerste.",
            "Which picture of the page; empty for the first.",
            example="beeld",
            longest=MOST_SIGNS,
        ),
    ),
)
