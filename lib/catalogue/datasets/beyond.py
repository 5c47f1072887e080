"""What came of it beside the agreed work: voorstellen, werk, evenementen."""

from __future__ import annotations

from dataclasses import replace

from lib.catalogue.datasets.agreements import MINUTES, PARTY, SOME_SERVICE, short_text, stable_code
from lib.catalogue.datasets.columns import PARTNERSHIP, SERVICE
from lib.catalogue.datasets.costs import SOURCE_COLUMN, YEAR
from lib.catalogue.declarations import Column, Dataset, Kind, Topic
from lib.domain.agreements.words import Payer, ProposalKind, ProposalState

VOORSTELLEN = Dataset(
    "voorstellen",
    "Voorstellen",
    "Proposals",
    key=("partnerschap", "voorstel"),
    topics=(Topic.AGREEMENTS,),
    columns=(
        PARTNERSHIP,
        stable_code("voorstel", "2024-v2"),
        Column(
            "datum",
            Kind.DATE,
            "Dag waarop het gedaan is.",
            "Day on which it was made.",
            required=True,
            example="2024-02-01",
        ),
        PARTY,
        short_text("titel", "Korte titel.", "Short title.", "Berm één keer minder maaien, met bloemen"),
        SOME_SERVICE,
        Column(
            "soort",
            Kind.CHOICE,
            "Soort voorstel.",
            "Kind of proposal.",
            required=True,
            choices=tuple(ProposalKind),
            example=ProposalKind.SAVING,
        ),
        Column(
            "staat",
            Kind.CHOICE,
            "Hoe het ervoor staat.",
            "How it stands.",
            required=True,
            choices=tuple(ProposalState),
            example=ProposalState.SUBMITTED,
        ),
        Column("besloten_op", Kind.DATE, "Wanneer erover besloten is.", "When it was decided on."),
        Column(
            "effect_eur",
            Kind.NUMBER,
            "Effect per jaar in euro; minder uitgaven is positief.",
            "Effect per year in euro; less spending is positive.",
            example="12000",
        ),
        MINUTES,
    ),
    rules=(
        "besloten_na_voorstel",
        "besloten_bij_ingediend",
    ),
)

WERK = Dataset(
    "werk",
    "Werk",
    "Planned and unplanned hours",
    key=("partnerschap", "dienst", "periode"),
    topics=(Topic.AGREEMENTS,),
    columns=(
        PARTNERSHIP,
        SERVICE,
        Column(
            "periode",
            Kind.PERIOD,
            "2024, 2024-K1 of 2024-01.",
            "2024, 2024-K1 or 2024-01.",
            required=True,
            example="2024",
        ),
        Column(
            "uren_gepland",
            Kind.NUMBER,
            "Gewerkte uren volgens plan.",
            "Hours worked as planned.",
            required=True,
            minimum=0,
            example="5200",
        ),
        Column(
            "uren_ongepland",
            Kind.NUMBER,
            "Gewerkte uren buiten het plan: brandjes.",
            "Hours worked outside the plan: fires.",
            required=True,
            minimum=0,
            example="640",
        ),
        replace(SOURCE_COLUMN, example="Urenregistratie 2024"),
    ),
    rules=("uren_van_niets", "uren_zijn_van_een_dienst"),
)

EVENEMENTEN = Dataset(
    "evenementen",
    "Evenementen",
    "Waste at events",
    key=("partnerschap", "evenement", "jaar"),
    topics=(Topic.AGREEMENTS,),
    columns=(
        PARTNERSHIP,
        stable_code("evenement", "zomerfeesten"),
        short_text("naam", "Naam op het scherm.", "Name on screen.", "Zomerfeesten"),
        YEAR,
        Column(
            "bezoekers", Kind.INTEGER, "Aantal bezoekers.", "Number of visitors.", minimum=1, example="45000"
        ),
        Column(
            "restafval_kg",
            Kind.NUMBER,
            "Restafval in kg.",
            "Residual waste in kg.",
            minimum=0,
            example="18500",
        ),
        Column(
            "gescheiden_kg",
            Kind.NUMBER,
            "Gescheiden ingezameld in kg.",
            "Collected separately in kg.",
            minimum=0,
            example="9200",
        ),
        Column("kosten_eur", Kind.NUMBER, "Kosten in euro.", "Cost in euro.", minimum=0, example="21000"),
        Column("betaald_door", Kind.CHOICE, "Wie het betaalt.", "Who pays.", choices=tuple(Payer)),
        replace(SOURCE_COLUMN, example="Evaluatie evenement 2024"),
    ),
    rules=("evenement_is_geen_totaal",),
)
