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


@dataclass(frozen=True)
class Effect:
    """A change to what would have been drawn, from the year `first` up to and including `last`."""

    partnership: str
    indicator: str
    first: int
    last: int = YEARS[-1]
    factor: float = 1.0
    shift: float = 0.0


EFFECTS = (
    Effect(BUDGET_CUT, "lasten_groen_eur_inw", 2020, factor=0.86),
    Effect(BUDGET_CUT, "demo_op_niveau_groen_pct", 2021, shift=-12),
    Effect(BUDGET_CUT_WITHOUT_DROP, "lasten_wegen_eur_inw", 2019, factor=0.89),
    Effect(RECOUNT, "lasten_groen_eur_inw", 2019, factor=1.14),
    # Two series are lifted as a whole, to an ordinary level: the change itself is what stands out.
    Effect(METHOD_BREAK, "demo_op_niveau_verharding_pct", YEARS[0], shift=11),
    Effect(METHOD_BREAK, "demo_op_niveau_verharding_pct", 2021, shift=-10),
    Effect(PAY_AS_YOU_THROW, "restafval_kg_inw", 2019, factor=0.60),
    Effect(PAY_AS_YOU_THROW, "huishoudelijk_afval_kg_inw", 2019, factor=0.93),
    Effect(PAY_AS_YOU_THROW, "afvalbeheerkosten_eur_hh", 2019, factor=0.93),
    Effect(PAY_AS_YOU_THROW, "lasten_afval_eur_inw", 2019, factor=0.95),
    Effect(TRANSFER, "demo_kosten_reiniging_eur_inw", 2020, factor=1.09),
    Effect(TRANSFER, "lasten_groen_eur_inw", 2020, factor=1.09),
    Effect(TRANSFER, "lasten_wegen_eur_inw", 2020, factor=1.07),
    Effect(DROUGHT, "demo_op_niveau_groen_pct", YEARS[0], shift=8),
    Effect(DROUGHT, "demo_op_niveau_groen_pct", 2018, 2018, shift=-11),
    Effect(CLOUDBURST, "demo_verstoppingen_100km", 2021, 2021, factor=1.6),
)

# (partnership, indicator, year): the series cannot be compared with the earlier years
BREAKS = {
    (METHOD_BREAK, "demo_op_niveau_verharding_pct", 2021),
    (TRANSFER, "demo_kosten_reiniging_eur_inw", 2020),
    (TRANSFER, "lasten_groen_eur_inw", 2020),
    (TRANSFER, "lasten_wegen_eur_inw", 2020),
}

_OVERHEAD = (
    "Vanaf 2020 zit de overhead in de prijs van de opdrachtnemer; tot en met 2019 stond die bij de gemeente "
    "op taakveld 0.4."
)
REMARKS = {
    (BUDGET_CUT, "lasten_groen_eur_inw", 2020): "Budget groenonderhoud per 1 januari 2020 verlaagd.",
    (
        BUDGET_CUT_WITHOUT_DROP,
        "lasten_wegen_eur_inw",
        2019,
    ): "Budget wegonderhoud per 1 januari 2019 verlaagd.",
    (RECOUNT, "lasten_groen_eur_inw", 2019): (
        "Areaal herijkt per 1 januari 2019: 325 ha openbaar groen, daarvoor geregistreerd als 276 ha."
    ),
    (METHOD_BREAK, "demo_op_niveau_verharding_pct", 2021): (
        "Vanaf 2021 een andere schouwmethode: aselecte locaties in plaats van een vast bestand."
    ),
    (PAY_AS_YOU_THROW, "restafval_kg_inw", 2019): "Tarief op restafval (diftar) vanaf 1 januari 2019.",
    (PAY_AS_YOU_THROW, "afvalscheiding_pct", 2019): "Tarief op restafval (diftar) vanaf 1 januari 2019.",
    (SMALL_SAMPLE, "demo_op_niveau_reiniging_pct", 2021): "In 2021 zijn 17 locaties geschouwd.",
    (TRANSFER, "demo_kosten_reiniging_eur_inw", 2020): _OVERHEAD,
    (TRANSFER, "lasten_groen_eur_inw", 2020): _OVERHEAD,
    (TRANSFER, "lasten_wegen_eur_inw", 2020): _OVERHEAD,
    (DROUGHT, "demo_op_niveau_groen_pct", 2018): "De schouw viel in de droge zomer van 2018.",
    (CLOUDBURST, "demo_verstoppingen_100km", 2021): "In juni en juli 2021 viel veel regen in korte tijd.",
}
BEFORE_TRANSFER = "Cijfer van vóór de overdracht: de gemeente voerde het werk zelf uit."
TRANSFER_YEAR = 2020

# Years in which a partnership has no figures at all.
SILENT_YEARS = {MISSING_YEARS: (2018, 2019), LATE_START: (2016, 2017, 2018)}
# (partnership, indicator): years without that figure.
SILENT_FIGURES = {
    ("demo-sperwerdal-dorenland", "demo_op_niveau_reiniging_pct"): (2020,),
    ("demo-roggenes-van-zuilerveen", "lasten_riolering_eur_inw"): (2016, 2017),
    ("demo-torenwolde-eigen", "demo_op_niveau_groen_pct"): (2016, 2017, 2020),
    ("demo-heiderloo-van-zuilerveen", "dienstverlening_afval_punten"): (2018, 2021, 2024),
    ("demo-wadderzijl-eigen", "demo_op_niveau_verharding_pct"): (2016, 2020),
}
SAMPLE_SIZES = {(SMALL_SAMPLE, "demo_op_niveau_reiniging_pct", 2021): 17}
# These ask their residents once in two years (the odd ones).
BIENNIAL_SURVEYS = {
    "demo-brugstede-eigen",
    "demo-sperwerdal-dorenland",
    "demo-duinrade-eigen",
    "demo-vlierhage-zevenlaak",
    "demo-kromwaard-ter-horsten",
    "demo-wadderzijl-eigen",
}
# These report a cost per inhabitant or household without the amounts behind it.
COST_WITHOUT_AMOUNTS = {"demo-vlierhage-zevenlaak", "demo-torenwolde-eigen", "demo-heiderloo-van-zuilerveen"}

# partnership, date, kind, service, title, explanation
EVENTS: tuple[tuple[str, str, str, str, str, str], ...] = (
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
        "325 ha geregistreerd, daarvoor 276 ha. Kosten per inwoner houden geen rekening met areaal.",
    ),
    (
        METHOD_BREAK,
        "2021-01-01",
        "methodebreuk",
        "verharding",
        "Andere schouwmethode verharding",
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
        "Tot en met 2019 voerde de gemeente het werk zelf uit.",
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
    ("demo-sperwerdal-dorenland", "2020-04-01", "overig", "reiniging", "Schouw 2020 niet gehouden", ""),
    (
        "demo-maasdoren-lindergroep",
        "2022-08-15",
        "overig",
        "afval",
        "Ondergrondse containers in gebruik",
        "Restafval bij hoogbouw via ondergrondse containers.",
    ),
)
