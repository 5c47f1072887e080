"""The figures that are given as such, for they follow from no lines: how each is drawn, and which the set defines."""

from dataclasses import dataclass

# How a figure comes about; series.py draws one way per kind.
SURVEY_SHARE = "survey share"  # share of answers in a resident survey
SURVEY_MARK = "survey mark"  # mean mark in a resident survey
REGISTRATION = "registration"  # a full count of reports
LEVEL = "level"  # a plain number without a count behind it
WASTE = "waste"  # the three waste figures, drawn together


@dataclass(frozen=True)
class Measure:
    """One indicator: its typical value, the spread between partnerships and the unrest from year to year.

    For rates spread and unrest are relative (0.07 = 7%), for the rest in the indicator's unit.
    """

    code: str
    service: str
    role: str
    kind: str
    base: float = 0.0
    spread: float = 0.0
    unrest: float = 0.0
    decimals: int = 1
    relative: bool = False
    trend: float = 0.0


MEASURES = (
    Measure("huishoudelijk_afval_kg_inw", "afval", "milieu", WASTE, decimals=0),
    Measure("restafval_kg_inw", "afval", "milieu", WASTE, decimals=0),
    Measure("afvalscheiding_pct", "afval", "milieu", WASTE),
    Measure("dienstverlening_afval_punten", "afval", "dienstverlening", LEVEL, 288, 18, 4, 0, trend=0.6),
    Measure("schone_stad_pct", "reiniging", "tevredenheid", SURVEY_SHARE, 65, 5, 1.2, trend=-0.3),
    Measure("demo_verstoppingen_100km", "riolering", "kwaliteit", LEVEL, 14, 0.25, 0.06, 1, relative=True),
    Measure(
        "rapportcijfer_openbare_ruimte", "algemeen", "tevredenheid", SURVEY_MARK, 6.9, 0.25, 0.04, trend=-0.01
    ),
    Measure("meldingen_op_tijd_pct", "algemeen", "dienstverlening", REGISTRATION, 79, 5, 1.5, trend=0.2),
)

# What the partnerships that hold the cooperation scan keep beside the hard figures.
COOPERATION_MEASURES = (
    Measure("participatie_per_1000_inw", "algemeen", "samenwerking", LEVEL, 1.8, 0.3, 0.08, 1, True, 0.02),
    Measure("social_return_pct", "algemeen", "samenwerking", LEVEL, 6.5, 1.0, 0.2, trend=0.1),
    Measure("ziekteverzuim_pct", "algemeen", "samenwerking", LEVEL, 6.8, 0.7, 0.2, trend=0.05),
    Measure("medewerkers_rapportcijfer", "algemeen", "samenwerking", LEVEL, 7.2, 0.25, 0.06),
    Measure("beleving_rapportcijfer", "algemeen", "tevredenheid", SURVEY_MARK, 6.7, 0.25, 0.04),
    Measure("bloemrijke_berm_pct", "groen", "kwaliteit", LEVEL, 22, 4, 0.6, 0, trend=1.2),
)

# Indicators that also have a target, 2020-2025.
TARGETED = ("afvalscheiding_pct",)

DEMO_INDICATORS: tuple[dict[str, str], ...] = (
    {
        "indicator": "demo_verstoppingen_100km",
        "titel": "Verstoppingen in de riolering",
        "titel_en": "Sewer blockages",
        "dienst": "riolering",
        "rol": "kwaliteit",
        "eenheid": "storingen/100 km",
        "richting": "lager_is_beter",
        "schaal_min": "0",
        "schaal_max": "",
        "minimum_n": "",
        "beinvloedbaar": "gedeeld",
        "omschrijving": (
            "Demo-indicator, fictief: het aantal verholpen verstoppingen in het openbare vrijvervalriool in "
            "het jaar, per 100 km riool."
        ),
        "omschrijving_en": (
            "Demo indicator, fictitious: the number of blockages cleared in the public gravity sewer in the "
            "year, per 100 km of sewer."
        ),
        "factoren": "Ouderdom en materiaal van het riool, bodem, hevige neerslag en wijze van registreren.",
        "factoren_en": "Age and material of the sewer, soil, heavy rain and the way of recording.",
    },
)
