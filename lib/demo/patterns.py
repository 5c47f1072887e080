"""The patterns in the demo set, as data: which partnership shows what, and the events that go with it.

Texts say what changed and when. They do not say that one thing caused another: that is for the meeting.
"""

from dataclasses import dataclass

YEARS = tuple(range(2016, 2026))
SOURCE = "Demoset Samenwerkingsmonitor (fictief)"

BUDGET_CUT = "demo-oosterlaak-merwinga"
BUDGET_CUT_WITHOUT_DROP = "demo-dorenrade-lindergroep"
RECOUNT = "demo-stroomhoven-dorenland"
METHOD_BREAK = "demo-zandermonde-zevenlaak"
PAY_AS_YOU_THROW = "demo-elzerbroek-dorenland"
MISSING_YEARS = "demo-noorderhaag-eigen"
LATE_START = "demo-holtermark-klaarwijk"
QUALITY_ONLY = "demo-wilgerzijl-ter-horsten"
COST_ONLY = "demo-kleiwerd-eigen"
SMALL_SAMPLE = "demo-rietmonde-zevenlaak"
TRANSFER = "demo-kastelburg-klaarwijk"
DROUGHT = "demo-haverzand-ter-horsten"
CLOUDBURST = "demo-duinrade-eigen"
CLIENT_LEVEL_COST = "demo-waterwold-klaarwijk"
TWO_PARTNERSHIPS = "demo-lindervoort"
NO_LINES = "demo-lindervoort-zevenlaak"
NEW_AMBITION = "demo-veldermeer-merwinga"
# Green of this partnership is accounted for by product only.
BY_PRODUCT = ("demo-veldermeer-merwinga", "groen")
# The verdicts of a price test, all on the product demo-gazon ...
WITHIN = "demo-veldermeer-merwinga"
ABOVE = BUDGET_CUT
BELOW = BUDGET_CUT_WITHOUT_DROP
UNCLEAR = METHOD_BREAK
NO_AGREEMENT = "demo-sperwerdal-dorenland"
# ... and the products that cannot be compared, or only in a summary, all of the partnership WITHIN.
TOO_FEW = "demo-onkruid"
TOO_OLD = "demo-goten"
OTHER_LEVEL = "demo-heesters"
OTHER_SCOPE = "demo-restafval"
VAT_UNKNOWN = "demo-kolken"
OVERHEAD_UNKNOWN = "demo-bakken"
CONFIDENTIAL = "demo-bermen"
CONFIDENTIAL_TOO_FEW = "demo-hagen"
CONFIDENTIAL_BESIDE_PUBLIC = "demo-bomen"
POLICY_INSPECTIONS = (
    "demo-veldermeer-merwinga",
    "demo-brugstede-eigen",
    "demo-zandermonde-zevenlaak",
    "demo-dorenrade-lindergroep",
    "demo-stroomhoven-dorenland",
)
LATE_FURNITURE = ("demo-maasdoren-lindergroep", "demo-haverzand-ter-horsten", "demo-duinrade-eigen")
OPEN_BOOKS = ("demo-lindervoort-van-zuilerveen", "demo-roggenes-van-zuilerveen")


@dataclass(frozen=True)
class Effect:
    """A change to what would have been drawn, from the year `first` up to and including `last`.

    `what` is an indicator, the cost of a service (`kosten_groen`) or what inspections find (`schouw_groen`, in %).
    """

    partnership: str
    what: str
    first: int
    last: int = YEARS[-1]
    factor: float = 1.0
    shift: float = 0.0


_INSPECTED = ("schouw_groen", "schouw_schoon", "schouw_heel")
EFFECTS = (
    Effect(BUDGET_CUT, "kosten_groen", 2020, factor=0.86),
    Effect(BUDGET_CUT, "schouw_groen", YEARS[0], shift=5),
    Effect(BUDGET_CUT, "schouw_groen", 2021, shift=-19),
    Effect(BUDGET_CUT_WITHOUT_DROP, "kosten_verharding", 2019, factor=0.89),
    Effect(RECOUNT, "kosten_groen", 2019, factor=1.14),
    # Some series are lifted as a whole: the change itself is what stands out.
    *(Effect(METHOD_BREAK, part, YEARS[0], shift=5) for part in _INSPECTED),
    *(Effect(METHOD_BREAK, part, 2021, shift=-10) for part in _INSPECTED),
    Effect(PAY_AS_YOU_THROW, "restafval_kg_inw", 2019, factor=0.60),
    Effect(PAY_AS_YOU_THROW, "huishoudelijk_afval_kg_inw", 2019, factor=0.93),
    Effect(PAY_AS_YOU_THROW, "kosten_afval", 2019, factor=0.93),
    Effect(DROUGHT, "schouw_groen", YEARS[0], shift=6),
    Effect(DROUGHT, "schouw_groen", 2018, 2018, shift=-13),
    Effect(CLOUDBURST, "demo_verstoppingen_100km", 2021, 2021, factor=1.6),
)


def affect(owner: str, what: str, year: int, value: float) -> float:
    """The value after the effects that the patterns put on it."""
    for effect in EFFECTS:
        if (effect.partnership, effect.what) == (owner, what) and effect.first <= year <= effect.last:
            value = value * effect.factor + effect.shift
    return value


REMARKS = {
    (PAY_AS_YOU_THROW, "restafval_kg_inw", 2019): "Tarief op restafval (diftar) vanaf 1 januari 2019.",
    (PAY_AS_YOU_THROW, "afvalscheiding_pct", 2019): "Tarief op restafval (diftar) vanaf 1 januari 2019.",
    (CLOUDBURST, "demo_verstoppingen_100km", 2021): "In juni en juli 2021 viel veel regen in korte tijd.",
}
BEFORE_TRANSFER = "Cijfer van vóór de overdracht: de gemeente voerde het werk zelf uit."
TRANSFER_YEAR = 2020

# Years in which a partnership has no figures at all.
SILENT_YEARS = {MISSING_YEARS: (2018, 2019), LATE_START: (2016, 2017, 2018)}
# (partnership, what): years without it; `schouw` is all inspections.
SILENT_FIGURES = {
    ("demo-sperwerdal-dorenland", "schouw"): (2020,),
    ("demo-roggenes-van-zuilerveen", "kosten_riolering"): (2016, 2017),
    ("demo-torenwolde-eigen", "schouw_groen"): (2016, 2017, 2020),
    ("demo-heiderloo-van-zuilerveen", "dienstverlening_afval_punten"): (2018, 2021, 2024),
    ("demo-heiderloo-van-zuilerveen", "schone_stad_pct"): YEARS,
    ("demo-wadderzijl-eigen", "schouw"): (2016, 2020),
}
AGREED_SHARES = {BUDGET_CUT: 80, METHOD_BREAK: 90}
SAMPLE_SIZES = {(SMALL_SAMPLE, 2021): 17}
RECOUNT_DAY, RECOUNTED_HA = "2019-01-01", (276, 325)
"""The day of the recount, and green in hectares before and after it."""
# These ask their residents once in two years (the odd ones).
BIENNIAL_SURVEYS = {
    "demo-brugstede-eigen",
    "demo-sperwerdal-dorenland",
    "demo-duinrade-eigen",
    "demo-vlierhage-zevenlaak",
    "demo-kromwaard-ter-horsten",
    "demo-wadderzijl-eigen",
}
# partnership, date, kind, service, title, explanation
DEMO_EVENTS: tuple[tuple[str, str, str, str, str, str], ...] = (
    (
        BUDGET_CUT,
        "2020-01-01",
        "bezuiniging",
        "groen",
        "Lager budget groenonderhoud",
        "Minder maaibeurten en minder snoeirondes, volgens de begroting 2020.",
    ),
    (
        BUDGET_CUT_WITHOUT_DROP,
        "2019-01-01",
        "bezuiniging",
        "verharding",
        "Lager budget wegonderhoud",
        "Planmatig onderhoud over meer jaren verdeeld, volgens de begroting 2019.",
    ),
    (
        RECOUNT,
        "2019-01-01",
        "areaalherijking",
        "groen",
        "Areaal groen herijkt",
        "325 ha geteld, daarvoor 276 ha geregistreerd. Kosten per inwoner houden geen rekening met areaal.",
    ),
    (
        METHOD_BREAK,
        "2021-01-01",
        "methodebreuk",
        "algemeen",
        "Andere schouwmethode",
        "Aselecte locaties in plaats van een vast bestand; eerdere jaren zijn niet vergelijkbaar.",
    ),
    (
        PAY_AS_YOU_THROW,
        "2019-01-01",
        "diftar",
        "afval",
        "Tarief op restafval (diftar)",
        "Betalen per aanbieding van restafval; gft en pmd zonder tarief.",
    ),
    (
        TRANSFER,
        "2020-01-01",
        "overdracht",
        "algemeen",
        "Beheer openbare ruimte naar Klaarwijk",
        "Tot en met 2019 voerde de gemeente het werk zelf uit en stond de overhead op taakveld 0.4.",
    ),
    (DROUGHT, "2018-07-01", "weer", "groen", "Droge zomer", "Neerslagtekort van juni tot en met augustus."),
    (
        CLOUDBURST,
        "2021-06-18",
        "weer",
        "riolering",
        "Hevige regen",
        "Meer dan 60 mm in een etmaal, op twee dagen in juni en juli.",
    ),
    (LATE_START, "2019-01-01", "overig", "algemeen", "Begin van de overeenkomst", "Cijfers vanaf 2019."),
    (
        "demo-veldermeer-merwinga",
        "2022-01-01",
        "overig",
        "algemeen",
        "Nieuwe dvo 2022-2026",
        "Jaarlijkse indexering en prestatieafspraken per dienst.",
    ),
    (
        "demo-lindervoort-van-zuilerveen",
        "2023-04-01",
        "overig",
        "groen",
        "Contract verlengd",
        "Eerste verlenging van twee jaar.",
    ),
    ("demo-sperwerdal-dorenland", "2020-04-01", "overig", "algemeen", "Schouw 2020 niet gehouden", ""),
    (
        "demo-maasdoren-lindergroep",
        "2022-08-15",
        "overig",
        "afval",
        "Ondergrondse containers in gebruik",
        "Restafval bij hoogbouw via ondergrondse containers.",
    ),
)
