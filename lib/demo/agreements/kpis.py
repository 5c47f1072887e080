"""The dataset `kpis`: what is steered on, and what is only watched."""

from dataclasses import dataclass

from lib.demo.agreements import contracts
from lib.demo.agreements.contracts import (
    AFTER_CUT,
    BY_TENDER,
    COUNTED_YEARLY,
    LEARNING,
    LONG_TERM,
    STEERED_HARD,
    TWO_CONTRACTS,
    WITHOUT_END,
    WITHOUT_NOTICE,
)
from lib.demo.patterns import SOURCE

_PLAN = "Verbeterplan binnen een kwartaal"
_TALK = "Gesprek in het kwartaaloverleg"
_CUT_PRICE = "Korting van 2% op het kwartaalbedrag"


@dataclass(frozen=True)
class KpiAim:
    """What a kind of key indicator is about: its title, the indicator, and who can move it."""

    title: str
    title_en: str
    indicator: str
    influence: str
    kind: str = "hard"
    result: str = "ja"


AIMS = {
    "meldingen": KpiAim("Meldingen op tijd", "Reports in time", "meldingen_op_tijd_pct", "opdrachtnemer"),
    "groen": KpiAim("Groen op niveau", "Green at level", "op_ambitie_contract_groen_pct", "opdrachtnemer"),
    "schoon": KpiAim("Schoon op niveau", "Clean at level", "op_ambitie_contract_schoon_pct", "gedeeld"),
    "scheiding": KpiAim("Afval gescheiden", "Waste separated", "afvalscheiding_pct", "gedeeld"),
    "restafval": KpiAim(
        "Restafval per inwoner", "Residual waste per inhabitant", "restafval_kg_inw", "extern"
    ),
    "bewoners": KpiAim(
        "Bewoners vinden de stad schoon",
        "Residents find the city clean",
        "schone_stad_pct",
        "gedeeld",
        "zacht",
    ),
    "cijfer": KpiAim(
        *("Rapportcijfer openbare ruimte", "Mark for public space", "rapportcijfer_openbare_ruimte"),
        *("extern", "zacht"),
    ),
    "brandjes": KpiAim(
        "Ongepland werk in groen", "Unplanned work in green", "ongepland_groen_pct", "gedeeld"
    ),
    "vertrouwen": KpiAim(
        "Wij spreken elkaar aan", "We call each other to account", "", "gedeeld", "zacht", "nee"
    ),
    "leerplaatsen": KpiAim(
        "Leerplaatsen voor jongeren", "Training places", "", "opdrachtnemer", "hard", "nee"
    ),
    "weer": KpiAim(
        "Stormschade binnen een dag veilig", "Storm damage safe in a day", "", "extern", "hard", "nee"
    ),
}

# partnership, contract, and per aim: norm, who measures, how often, what follows
_AGREED: tuple[tuple[str, str, tuple[tuple[str, str, str, str, str], ...]], ...] = (
    (
        *(LONG_TERM, "dvo-2022"),
        (
            ("meldingen", "80", "opdrachtnemer", "maand", _TALK),
            ("groen", "70", "samen", "jaar", _PLAN),
            ("scheiding", "60", "opdrachtnemer", "jaar", _TALK),
            ("restafval", "140", "opdrachtnemer", "jaar", ""),
            ("bewoners", "65", "opdrachtgever", "jaar", _TALK),
            ("cijfer", "7", "opdrachtgever", "jaar", ""),
            ("brandjes", "20", "opdrachtnemer", "kwartaal", _TALK),
            ("vertrouwen", "", "samen", "jaar", _TALK),
            ("leerplaatsen", "", "opdrachtnemer", "jaar", ""),
        ),
    ),
    (
        *(AFTER_CUT, "dvo-2020"),
        (
            ("groen", "80", "derde", "jaar", _PLAN),
            ("schoon", "80", "derde", "jaar", _PLAN),
            ("meldingen", "85", "opdrachtnemer", "maand", _CUT_PRICE),
            ("restafval", "150", "opdrachtnemer", "jaar", _CUT_PRICE),
            ("weer", "", "", "", ""),
        ),
    ),
    (
        WITHOUT_END,
        "raamovereenkomst",
        (("cijfer", "7", "opdrachtgever", "jaar", ""), ("weer", "", "", "", "")),
    ),
    (
        *(STEERED_HARD, "dvo-2022"),
        (
            ("meldingen", "90", "opdrachtgever", "maand", _CUT_PRICE),
            ("groen", "90", "opdrachtgever", "jaar", _CUT_PRICE),
            ("schoon", "90", "opdrachtgever", "jaar", _CUT_PRICE),
            ("cijfer", "7,5", "opdrachtgever", "jaar", _CUT_PRICE),
            ("restafval", "130", "opdrachtgever", "jaar", _CUT_PRICE),
        ),
    ),
    (
        *(LEARNING, "dvo-2020"),
        (
            ("meldingen", "75", "samen", "kwartaal", _TALK),
            ("bewoners", "60", "opdrachtgever", "jaar", _TALK),
            ("vertrouwen", "", "samen", "halfjaar", _TALK),
            ("brandjes", "25", "samen", "kwartaal", _TALK),
        ),
    ),
    (
        TWO_CONTRACTS,
        "dvo-buiten",
        (("groen", "70", "samen", "jaar", _TALK), ("schoon", "75", "samen", "jaar", _TALK)),
    ),
    (TWO_CONTRACTS, "dvo-afval", (("scheiding", "65", "opdrachtnemer", "jaar", _TALK),)),
    (
        WITHOUT_NOTICE,
        "dvo-2018",
        (("bewoners", "65", "opdrachtgever", "jaar", ""), ("vertrouwen", "", "samen", "jaar", "")),
    ),
    (BY_TENDER, "bestek-2022", (("groen", "75", "derde", "jaar", _CUT_PRICE),)),
    (
        *(COUNTED_YEARLY, "dvo-2019"),
        (("groen", "75", "samen", "jaar", _PLAN), ("meldingen", "78", "opdrachtnemer", "maand", _TALK)),
    ),
)


def kpi_rows() -> list[dict[str, str]]:
    """Rows of `kpis`, in force as long as their contract."""
    terms = {(deal.partnership, deal.code): deal for deal in contracts.DEALS}
    return [
        {
            "partnerschap": partnership,
            "kpi": code,
            "titel": AIMS[code].title,
            "titel_en": AIMS[code].title_en,
            "contract": contract,
            "indicator": AIMS[code].indicator,
            "norm": norm,
            "soort": AIMS[code].kind,
            "prestatiegericht": AIMS[code].result,
            "beinvloedbaar": AIMS[code].influence,
            "gemeten_door": measured_by,
            "frequentie": frequency,
            "gevolg": consequence,
            "geldig_vanaf": terms[partnership, contract].start,
            "geldig_tot": terms[partnership, contract].extendable_to or terms[partnership, contract].end,
            "bron": SOURCE,
        }
        for partnership, contract, agreed in _AGREED
        for code, norm, measured_by, frequency, consequence in agreed
    ]
