"""What was agreed and decided: contracten, kpis, besluiten."""

from __future__ import annotations

from dataclasses import replace

from lib.catalogue.datasets.columns import PARTNERSHIP, SERVICE
from lib.catalogue.datasets.costs import SOURCE_COLUMN
from lib.catalogue.datasets.quality import CODES_PATTERN
from lib.catalogue.declarations import MOST_SIGNS, Column, Dataset, Kind, Topic
from lib.domain.agreements.words import (
    DecisionState,
    Frequency,
    KpiKind,
    Measurer,
    Party,
)
from lib.domain.indicators import Influence

AGREED_SOURCE = replace(SOURCE_COLUMN, example="Dienstverleningsovereenkomst 2024")
MINUTES = replace(SOURCE_COLUMN, example="Verslag kwartaaloverleg 2024-K1")
PARTY = Column(
    "kant",
    Kind.CHOICE,
    "Van welke kant, of van beide samen.",
    "Of which side, or of both together.",
    required=True,
    choices=tuple(Party),
    example=Party.TOGETHER,
)
SOME_SERVICE = replace(
    SERVICE,
    required=False,
    explanation="De dienst; leeg voor alle.",
    explanation_en="The service; empty for all.",
)
INDICATOR = Column(
    "indicator",
    Kind.CODE,
    "Code uit de catalogus of uit indicatoren.",
    "Code from the catalogue or from indicatoren.",
    refers_to="indicatoren",
    example="meldingen_op_tijd_pct",
)


def stable_code(name: str, example: str) -> Column:
    return Column(
        name,
        Kind.CODE,
        "Vaste code binnen het partnerschap.",
        "Stable code within the partnership.",
        required=True,
        example=example,
    )


def short_text(name: str, dutch: str, english: str, example: str, *, required: bool = True) -> Column:
    """A text of at most the length of a name."""
    return Column(name, Kind.TEXT, dutch, english, required=required, example=example, longest=MOST_SIGNS)


CONTRACTEN = Dataset(
    "contracten",
    "Contracten",
    "Contracts",
    key=("partnerschap", "contract"),
    topics=(Topic.AGREEMENTS,),
    columns=(
        PARTNERSHIP,
        stable_code("contract", "dvo-2031"),
        short_text("naam", "Naam op het scherm.", "Name on screen.", "Dienstverleningsovereenkomst 2031"),
        Column(
            "diensten",
            Kind.TEXT,
            "Codes van diensten, met spaties ertussen; leeg voor alle.",
            "Codes of services, separated by spaces; empty for all.",
            pattern=CODES_PATTERN,
            example="groen reiniging",
        ),
        Column("begindatum", Kind.DATE, "Eerste dag.", "First day.", required=True, example="2031-01-01"),
        Column("einddatum", Kind.DATE, "Laatste dag.", "Last day.", example="2035-12-31"),
        Column(
            "verlengbaar_tot",
            Kind.DATE,
            "Tot wanneer er verlengd kan worden.",
            "Until when it can be extended.",
            example="2039-12-31",
        ),
        Column(
            "opzegtermijn_maanden",
            Kind.INTEGER,
            "Opzegtermijn in maanden.",
            "Notice in months.",
            minimum=0,
            example="12",
        ),
        Column(
            "evaluatie_op",
            Kind.DATE,
            "Wanneer de volgende afgesproken evaluatie is.",
            "Date of the next agreed evaluation.",
            example="2033-06-30",
        ),
        Column(
            "waarde_eur_jaar",
            Kind.NUMBER,
            "Waarde per jaar in euro.",
            "Value per year in euro.",
            minimum=0,
            example="4200000",
        ),
        Column(
            "overleg",
            Kind.TEXT,
            "Wie wanneer bij elkaar komt.",
            "Who meets when.",
            example="Beheer elke maand, directies elk kwartaal",
        ),
        Column(
            "ruimte",
            Kind.TEXT,
            "Wat de afspraak met opzet openlaat.",
            "What the agreement leaves open on purpose.",
            example="Werkwijze en inzet zijn aan het bedrijf",
        ),
        AGREED_SOURCE,
    ),
    rules=(
        "einde_na_begin",
        "verlengbaar_na_einde",
        "evaluatie_na_begin",
        "contracten_overlappen",
    ),
)

KPIS = Dataset(
    "kpis",
    "KPI's",
    "Key indicators",
    key=("partnerschap", "kpi", "geldig_vanaf"),
    topics=(Topic.AGREEMENTS,),
    columns=(
        PARTNERSHIP,
        stable_code("kpi", "meldingen"),
        short_text("titel", "Korte titel.", "Short title in Dutch.", "Meldingen op tijd"),
        short_text(
            "titel_en",
            "Korte titel in het Engels.",
            "Short title in English.",
            "Reports in time",
            required=False,
        ),
        Column(
            "contract",
            Kind.CODE,
            "Code van een contract van hetzelfde partnerschap.",
            "Code of a contract of the same partnership.",
            example="dvo-2031",
        ),
        replace(
            INDICATOR,
            explanation="Wat hem meet; leeg: buiten de monitor gemeten.",
            explanation_en="What measures it; empty: measured outside the monitor.",
        ),
        Column(
            "norm",
            Kind.NUMBER,
            "De norm, in de eenheid van de indicator; ten minste of hooguit volgt uit de richting daarvan.",
            "The norm, in the unit of the indicator; at least or at most follows from its direction.",
            example="80",
        ),
        Column(
            "soort",
            Kind.CHOICE,
            "Hard of zacht.",
            "Hard or soft.",
            required=True,
            choices=tuple(KpiKind),
            example=KpiKind.HARD,
        ),
        Column(
            "prestatiegericht",
            Kind.BOOLEAN,
            "ja voor een resultaat, nee voor een inspanning.",
            "ja for a result, nee for an effort.",
            required=True,
            example="ja",
        ),
        Column(
            "beinvloedbaar",
            Kind.CHOICE,
            "Wie hem kan bewegen.",
            "Who can move it.",
            required=True,
            choices=tuple(Influence),
            example=Influence.CONTRACTOR,
        ),
        Column("gemeten_door", Kind.CHOICE, "Wie meet.", "Who measures.", choices=tuple(Measurer)),
        Column("frequentie", Kind.CHOICE, "Hoe vaak.", "How often.", choices=tuple(Frequency)),
        Column(
            "gevolg",
            Kind.TEXT,
            "Wat er volgt als de norm niet gehaald wordt.",
            "What follows when it is not met.",
            example="Verbeterplan binnen een kwartaal",
        ),
        Column("geldig_vanaf", Kind.DATE, "Eerste dag.", "First day.", required=True, example="2024-01-01"),
        Column("geldig_tot", Kind.DATE, "Laatste dag.", "Last day."),
        AGREED_SOURCE,
    ),
    rules=(
        "geldigheid_in_volgorde",
        "contract_van_partnerschap",
        "norm_bij_indicator",
        "norm_binnen_schaal",
        "norm_bij_richting",
    ),
)

BESLUITEN = Dataset(
    "besluiten",
    "Besluiten",
    "Decisions",
    key=("partnerschap", "besluit"),
    topics=(Topic.DECISIONS,),
    columns=(
        PARTNERSHIP,
        stable_code("besluit", "2024-03"),
        Column(
            "datum",
            Kind.DATE,
            "Dag waarop het besloten is.",
            "Day on which it was decided.",
            required=True,
            example="2024-03-14",
        ),
        Column(
            "tekst",
            Kind.TEXT,
            "Wat er besloten is.",
            "What was decided.",
            required=True,
            example="Meldingen over zwerfvuil gaan rechtstreeks naar de ploeg",
        ),
        short_text(
            "eigenaar",
            "De rol die het oppakt, geen naam van een persoon.",
            "The role that takes it up, not the name of a person.",
            "teamleider reiniging",
        ),
        PARTY,
        SOME_SERVICE,
        replace(
            INDICATOR,
            explanation="Het cijfer dat het besluit zou moeten bewegen.",
            explanation_en="The figure that the decision should move.",
        ),
        Column(
            "kpi",
            Kind.CODE,
            "Code van een KPI van hetzelfde partnerschap.",
            "Code of a key indicator of the same partnership.",
            example="meldingen",
        ),
        Column(
            "gereed_op", Kind.DATE, "Wanneer het klaar moet zijn.", "When it is due.", example="2024-09-30"
        ),
        Column(
            "staat",
            Kind.CHOICE,
            "Open, gedaan of vervallen.",
            "Open, done or dropped.",
            required=True,
            choices=tuple(DecisionState),
            example=DecisionState.OPEN,
        ),
        Column(
            "afgerond_op", Kind.DATE, "Wanneer het gedaan of vervallen is.", "When it was done or dropped."
        ),
        Column("reden", Kind.TEXT, "Waarom het vervallen is.", "Why it was dropped."),
        Column("bewijs_url", Kind.URL, "Waar het resultaat te zien is.", "Where the result can be seen."),
        MINUTES,
    ),
    rules=(
        "kpi_van_partnerschap",
        "gereed_na_besluit",
        "afgerond_bij_staat",
        "afgerond_na_besluit",
        "reden_bij_vervallen",
        "eigenaar_is_rol",
    ),
)
