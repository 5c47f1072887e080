"""What the demo set measures: how each indicator is drawn, and the indicators that the set defines itself."""

from dataclasses import dataclass

# How a figure comes about; figures.py draws one way per kind.
COST = "cost"  # euro over inhabitants or households
INSPECTION = "inspection"  # a sample of inspected locations
SURVEY_SHARE = "survey share"  # share of answers in a resident survey
SURVEY_MARK = "survey mark"  # mean mark in a resident survey
REGISTRATION = "registration"  # a full count of reports
LEVEL = "level"  # a plain number without a count behind it
WASTE = "waste"  # the three waste figures, drawn together


@dataclass(frozen=True)
class Measure:
    """One indicator: its typical value, the spread between partnerships and the unrest from year to year.

    For costs and rates spread and unrest are relative (0.07 = 7%), for the rest in the indicator's unit.
    """

    code: str
    service: str
    role: str
    kind: str
    base: float = 0.0
    spread: float = 0.0
    unrest: float = 0.0
    decimals: int = 1
    scale_slope: float = 0.0
    per_household: bool = False
    relative: bool = False
    trend: float = 0.0


MEASURES = (
    Measure(
        "afvalbeheerkosten_eur_hh", "afval", "kosten", COST, 160, 0.015, 0.02, 2, 0.085, per_household=True
    ),
    Measure("lasten_afval_eur_inw", "afval", "kosten", COST, 92, 0.015, 0.02, 2, 0.085),
    Measure("huishoudelijk_afval_kg_inw", "afval", "milieu", WASTE, decimals=0),
    Measure("restafval_kg_inw", "afval", "milieu", WASTE, decimals=0),
    Measure("afvalscheiding_pct", "afval", "milieu", WASTE),
    Measure("dienstverlening_afval_punten", "afval", "dienstverlening", LEVEL, 288, 18, 4, 0, trend=0.6),
    Measure("demo_kosten_reiniging_eur_inw", "reiniging", "kosten", COST, 16, 0.05, 0.025, 2, 0.09),
    Measure("demo_op_niveau_reiniging_pct", "reiniging", "kwaliteit", INSPECTION, 83, 5, 1.2),
    Measure("schone_stad_pct", "reiniging", "tevredenheid", SURVEY_SHARE, 65, 5, 1.2, trend=-0.3),
    Measure("lasten_groen_eur_inw", "groen", "kosten", COST, 75, 0.03, 0.02, 2, 0.095),
    Measure("demo_op_niveau_groen_pct", "groen", "kwaliteit", INSPECTION, 85, 5, 1.2),
    Measure("lasten_wegen_eur_inw", "verharding", "kosten", COST, 118, 0.05, 0.025, 2, 0.09),
    Measure("demo_op_niveau_verharding_pct", "verharding", "kwaliteit", INSPECTION, 81, 5, 1.0, trend=-0.2),
    Measure("lasten_riolering_eur_inw", "riolering", "kosten", COST, 61, 0.04, 0.015, 2, 0.10),
    Measure("demo_verstoppingen_100km", "riolering", "kwaliteit", LEVEL, 14, 0.25, 0.06, 1, relative=True),
    Measure(
        "rapportcijfer_openbare_ruimte", "algemeen", "tevredenheid", SURVEY_MARK, 6.9, 0.25, 0.04, trend=-0.01
    ),
    Measure("meldingen_op_tijd_pct", "algemeen", "dienstverlening", REGISTRATION, 79, 5, 1.5, trend=0.2),
)

# Indicators that also have a budget or a target, 2020-2025.
BUDGETED_COSTS = ("afvalbeheerkosten_eur_hh", "lasten_afval_eur_inw", "lasten_groen_eur_inw")
TARGETED = ("afvalscheiding_pct", "demo_op_niveau_groen_pct")

_INSPECTED_NL = (
    "Demo-indicator, fictief: het aandeel geschouwde locaties dat op of boven het afgesproken niveau ligt, "
    "van alle geschouwde locaties ({what}) in het jaar."
)
_INSPECTED_EN = (
    "Demo indicator, fictitious: the share of inspected locations at or above the agreed level, of all "
    "inspected locations ({what}) in the year."
)
_INSPECTED_FACTORS_NL = (
    "Afgesproken niveau per gebied, omvang van de steekproef, moment van de schouw, het weer en gebruik van "
    "de ruimte."
)
_INSPECTED_FACTORS_EN = (
    "Agreed level per area, sample size, time of the inspection, the weather and use of the public space."
)


def _inspected(service: str, title: str, title_en: str, what: str, what_en: str) -> dict[str, str]:
    return {
        "indicator": f"demo_op_niveau_{service}_pct",
        "titel": title,
        "titel_en": title_en,
        "dienst": service,
        "rol": "kwaliteit",
        "eenheid": "%",
        "richting": "hoger_is_beter",
        "schaal_min": "0",
        "schaal_max": "100",
        "minimum_n": "25",
        "beinvloedbaar": "gedeeld",
        "omschrijving": _INSPECTED_NL.format(what=what),
        "omschrijving_en": _INSPECTED_EN.format(what=what_en),
        "factoren": _INSPECTED_FACTORS_NL,
        "factoren_en": _INSPECTED_FACTORS_EN,
    }


DEMO_INDICATORS: tuple[dict[str, str], ...] = (
    {
        "indicator": "demo_kosten_reiniging_eur_inw",
        "titel": "Kosten straatreiniging per inwoner",
        "titel_en": "Street cleaning cost per inhabitant",
        "dienst": "reiniging",
        "rol": "kosten",
        "eenheid": "EUR/inwoner",
        "richting": "lager_is_beter",
        "schaal_min": "0",
        "schaal_max": "",
        "minimum_n": "",
        "beinvloedbaar": "gedeeld",
        "omschrijving": (
            "Demo-indicator, fictief: de kosten van vegen, zwerfafval en legen van afvalbakken in het jaar, "
            "zonder btw, gedeeld door het aantal inwoners."
        ),
        "omschrijving_en": (
            "Demo indicator, fictitious: the cost of sweeping, litter and emptying street bins in the year, "
            "without VAT, over the number of inhabitants."
        ),
        "factoren": "Centrumfunctie, evenementen, bladval, toerekening van overhead, afgesproken niveau.",
        "factoren_en": "Regional centre, events, leaf fall, allocation of overhead and the agreed level.",
    },
    _inspected("reiniging", "Schoon op niveau", "Cleanliness at the agreed level", "schoon", "cleanliness"),
    _inspected("groen", "Groen op niveau", "Green at the agreed level", "groen", "green"),
    _inspected("verharding", "Verharding op niveau", "Paving at the agreed level", "verharding", "paving"),
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
