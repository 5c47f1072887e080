"""How both sides see it: vragen, rondes, antwoorden."""

from __future__ import annotations

from dataclasses import replace

from lib.catalogue.datasets.columns import PARTNERSHIP
from lib.catalogue.datasets.costs import SOURCE_COLUMN
from lib.catalogue.declarations import MOST_SIGNS, Column, Dataset, Kind, Topic
from lib.domain.cooperation.scan import (
    ANSWER_STEPS,
    NOT_APPLICABLE,
    Aim,
    AnswerAbout,
    PartnerSide,
    ScanCondition,
    Tier,
)

ROUND_SOURCE = replace(SOURCE_COLUMN, example="Samenwerkingsscan 2024")

QUESTION = Column(
    "vraag", Kind.CODE, "Vaste code.", "Stable code.", required=True, example="eigen-aanspreken"
)
ROUND = Column(
    "ronde",
    Kind.PERIOD,
    "De ronde: 2024, 2024-K1 of 2024-01.",
    "The round: 2024, 2024-K1 or 2024-01.",
    required=True,
    example="2026",
)
SIDE = Column(
    "kant",
    Kind.CHOICE,
    "Welke kant.",
    "Which side.",
    required=True,
    choices=tuple(PartnerSide),
    example=PartnerSide.CLIENT,
)
TIER = Column(
    "laag",
    Kind.CHOICE,
    "Welke laag van die kant.",
    "Which layer of that side.",
    required=True,
    choices=tuple(Tier),
    example=Tier.UPKEEP,
)
EXAMPLE_ANSWERS = ("Zelden of nooit.", "Soms, bij grote problemen.", "Meestal.", "Altijd, en op tijd.")
EXAMPLE_ANSWERS_EN = (
    "Hardly ever.",
    "Sometimes, in case of large problems.",
    "Mostly.",
    "Always, and in time.",
)


def _described_answers() -> tuple[Column, ...]:
    """The columns with the words of the four answers, in Dutch and in English."""
    dutch = [
        Column(
            f"antwoord_{step}",
            Kind.TEXT,
            f"Wat antwoord {step} betekent; 1 is het minst.",
            f"What answer {step} means, in Dutch; 1 is the least.",
            required=True,
            example=example,
            longest=MOST_SIGNS,
        )
        for step, example in zip(ANSWER_STEPS, EXAMPLE_ANSWERS, strict=True)
    ]
    english = [
        Column(
            f"antwoord_{step}_en",
            Kind.TEXT,
            f"Antwoord {step} in het Engels.",
            f"Answer {step} in English.",
            example=example,
            longest=MOST_SIGNS,
        )
        for step, example in zip(ANSWER_STEPS, EXAMPLE_ANSWERS_EN, strict=True)
    ]
    return (*dutch, *english)


VRAGEN = Dataset(
    "vragen",
    "Vragen",
    "Questions of the cooperation scan",
    key=("vraag",),
    topics=(Topic.COOPERATION,),
    columns=(
        QUESTION,
        Column(
            "factor",
            Kind.TEXT,
            "De factor waar de vraag over gaat.",
            "The factor that the question is about.",
            required=True,
            groups=True,
            example="elkaar aanspreken",
            longest=MOST_SIGNS,
        ),
        Column(
            "voorwaarde",
            Kind.CHOICE,
            "De voorwaarde voor samenwerken waar de factor bij hoort.",
            "The condition of cooperation that the factor belongs to.",
            required=True,
            choices=tuple(ScanCondition),
            example=ScanCondition.RELATION,
        ),
        Column(
            "gericht_op",
            Kind.CHOICE,
            "Over wie de vraag gaat: samen, of elkaar; elkaar wordt over de eigen en de andere kant gevraagd.",
            "Whom the question is about: samen, or elkaar; elkaar is asked about the own and the other side.",
            required=True,
            choices=tuple(Aim),
            example=Aim.EACH_OTHER,
        ),
        Column(
            "tekst",
            Kind.TEXT,
            "De vraag.",
            "The question, in Dutch.",
            required=True,
            example="Wordt aangesproken wie een afspraak niet nakomt?",
        ),
        Column("tekst_en", Kind.TEXT, "De vraag in het Engels.", "The question in English."),
        *_described_answers(),
    ),
    rules=(
        "vraag_beschermd",
        "gericht_op_om_antwoorden",
    ),
)

RONDES = Dataset(
    "rondes",
    "Rondes",
    "Rounds of the cooperation scan",
    key=("partnerschap", "ronde", "kant", "laag"),
    topics=(Topic.COOPERATION,),
    columns=(
        PARTNERSHIP,
        ROUND,
        SIDE,
        TIER,
        Column(
            "uitgenodigd",
            Kind.INTEGER,
            "Hoeveel mensen gevraagd zijn.",
            "How many people were asked.",
            required=True,
            minimum=1,
            example="12",
        ),
        Column(
            "openlijk",
            Kind.BOOLEAN,
            "Of de ene mens van deze laag openlijk is gevraagd, als rol, en dat vooraf wist; leeg is nee.",
            "Whether the one person of this layer was asked openly, as a role, and knew that beforehand; empty is nee.",
        ),
        Column("open_van", Kind.DATE, "Eerste dag.", "First day.", example="2024-03-01"),
        Column("open_tot", Kind.DATE, "Laatste dag.", "Last day.", example="2024-03-21"),
        ROUND_SOURCE,
    ),
    rules=(
        "ronde_in_volgorde",
        "openlijk_van_een",
        "uitgenodigd_onder_antwoorden",
    ),
)

ANTWOORDEN = Dataset(
    "antwoorden",
    "Antwoorden",
    "Answers of the cooperation scan",
    key=("partnerschap", "ronde", "respondent", "vraag", "over"),
    whole=("partnerschap", "ronde"),
    topics=(Topic.COOPERATION,),
    columns=(
        PARTNERSHIP,
        ROUND,
        SIDE,
        TIER,
        Column(
            "respondent",
            Kind.CODE,
            "Een willekeurige code, nooit een naam of nummer van een persoon.",
            "A random code, never a name or number of a person.",
            required=True,
            personal=True,
            example="k7f2q9",
        ),
        replace(
            QUESTION,
            explanation="Code van de vraag.",
            explanation_en="Code of the question.",
            refers_to="vragen",
        ),
        Column(
            "over",
            Kind.CHOICE,
            "Over wie het antwoord gaat: samen, of bij een vraag over elkaar eigen_kant en andere_kant.",
            "Whom the answer is about: samen, or eigen_kant and andere_kant for a question about each other.",
            required=True,
            choices=tuple(AnswerAbout),
            example=AnswerAbout.OTHER,
        ),
        Column(
            "antwoord",
            Kind.CHOICE,
            "1 (het minst) tot 4, of nvt.",
            "1 (the least) to 4, or nvt.",
            required=True,
            choices=(*map(str, ANSWER_STEPS), NOT_APPLICABLE),
            personal=True,
            example="3",
        ),
        ROUND_SOURCE,
    ),
    rules=(
        "niet_uitgenodigd",
        "meer_antwoorden_dan_uitgenodigd",
        "respondent_in_twee_groepen",
        "over_past_bij_vraag",
        "deel_van_ronde",
        "respondent_is_nummer",
        "respondent_is_naam",
    ),
)
