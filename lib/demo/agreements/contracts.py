"""The dataset `contracten`: who agreed what, until when."""

from dataclasses import dataclass

from lib.demo import patterns
from lib.demo.cells import number_cell
from lib.demo.costs.lines import bills
from lib.demo.patterns import SOURCE, YEARS


@dataclass(frozen=True)
class Deal:
    """A contract: its term, and what it says on extension, notice, evaluation, meetings and room.

    Without services it is on all of them; an earlier one ended the day before.
    """

    partnership: str
    code: str
    start: str
    end: str = ""
    extendable_to: str = ""
    notice: str = ""
    evaluation: str = ""
    services: str = ""
    meetings: str = ""
    room: str = ""


LONG_TERM = patterns.NEW_AMBITION
AFTER_CUT = patterns.BUDGET_CUT
WITHOUT_END = "demo-maasdoren-lindergroep"
STEERED_HARD = patterns.METHOD_BREAK
LEARNING = patterns.TRANSFER
TWO_CONTRACTS = patterns.BUDGET_CUT_WITHOUT_DROP
WITHOUT_NOTICE = patterns.NO_AGREEMENT
BY_TENDER = patterns.DROUGHT
COUNTED_YEARLY = patterns.RECOUNT
ALSO_TENDERED = (
    ("demo-lindervoort-van-zuilerveen", "2021-04-01", "2028-03-31", "reiniging groen"),
    ("demo-wilgerzijl-ter-horsten", "2024-01-01", "2027-12-31", "groen verharding"),
    ("demo-roggenes-van-zuilerveen", "2023-01-01", "2028-12-31", "groen verharding meubilair riolering"),
    ("demo-kromwaard-ter-horsten", "2022-07-01", "2028-06-30", "reiniging groen verharding"),
)
"""With the one by tender, several of that form to lay beside the others in what steering costs."""

DEALS = (
    Deal(LONG_TERM, "dvo-2016", "2016-01-01", "2021-12-31"),
    Deal(
        *(LONG_TERM, "dvo-2022", "2022-01-01", "2026-12-31", "2030-12-31", "6", "2026-09-15"),
        meetings="Beheer elke maand, management elk kwartaal, bestuur twee keer per jaar",
        room="Werkwijze en inzet zijn aan het bedrijf; het resultaat ligt vast. Nieuwe taken eerst een jaar als proef.",
    ),
    Deal(
        *(AFTER_CUT, "dvo-2020", "2020-01-01", "2027-06-30", "2029-06-30", "9", ""),
        meetings="Beheer elke maand, directies elk kwartaal",
    ),
    Deal(
        WITHOUT_END,
        "raamovereenkomst",
        "2013-01-01",
        meetings="Twee keer per jaar, naar aanleiding van de rekening",
    ),
    Deal(
        *(STEERED_HARD, "dvo-2022", "2022-01-01", "2026-12-31", "2028-12-31", "6", "2026-09-01"),
        meetings="Elke twee weken een contractoverleg",
    ),
    Deal(
        *(LEARNING, "dvo-2020", "2020-01-01", "2029-12-31", "", "24", "2027-06-30"),
        meetings="Beheer elke week, directies elke maand in het eerste jaar, daarna elk kwartaal",
        room="In het eerste jaar na elke verandering geen korting op de prijs; samen leren gaat voor.",
    ),
    Deal(
        *(TWO_CONTRACTS, "dvo-afval", "2019-01-01", "2026-12-31", "", "12", ""),
        services="afval reiniging",
        meetings="Elk kwartaal",
    ),
    Deal(
        *(TWO_CONTRACTS, "dvo-buiten", "2023-01-01", "2030-12-31", "2034-12-31", "12", "2027-01-15"),
        services="groen verharding meubilair riolering",
        meetings="Elke maand een wijkschouw samen",
        room="Per wijk mogen de ploegen zelf schuiven tussen taken, binnen het jaarbedrag.",
    ),
    Deal(
        *(WITHOUT_NOTICE, "dvo-2018", "2018-01-01", "2027-12-31", "", "", "2027-04-01"),
        meetings="Beheer elke maand",
        room="Doelen per jaar in een jaarplan; de overeenkomst noemt er geen.",
    ),
    Deal(
        BY_TENDER,
        "bestek-2022",
        "2022-01-01",
        "2027-12-31",
        "2029-12-31",
        "3",
        "",
        "groen verharding meubilair",
    ),
    Deal(
        *(COUNTED_YEARLY, "dvo-2019", "2019-01-01", "2026-12-31", "2030-12-31", "12", "2026-12-15"),
        meetings="Beheer elke maand, met elk jaar een herijking van het areaal",
        room="Meer of minder areaal dan 2% wordt elk jaar verrekend, zonder nieuw contract.",
    ),
    *(
        Deal(who, f"bestek-{start[:4]}", start, end, notice="3", services=services)
        for who, start, end, services in ALSO_TENDERED
    ),
)


def contract_rows(seed: int) -> list[dict[str, str]]:
    """Rows of `contracten`; the value of a running contract is the net cost of its services in the last year."""
    return [
        {
            "partnerschap": deal.partnership,
            "contract": deal.code,
            "naam": _name(deal),
            "diensten": deal.services,
            "begindatum": deal.start,
            "einddatum": deal.end,
            "verlengbaar_tot": deal.extendable_to,
            "opzegtermijn_maanden": deal.notice,
            "evaluatie_op": deal.evaluation,
            "waarde_eur_jaar": number_cell(_value(seed, deal)),
            "overleg": deal.meetings,
            "ruimte": deal.room,
            "bron": SOURCE,
        }
        for deal in DEALS
    ]


def _name(deal: Deal) -> str:
    kinds = {
        "dvo": "Dienstverleningsovereenkomst",
        "bestek": "Bestek",
        "raamovereenkomst": "Raamovereenkomst",
    }
    kind = kinds[deal.code.partition("-")[0]]
    about = {"dvo-afval": " afval en reiniging", "dvo-buiten": " buitenruimte"}.get(deal.code, "")
    return f"{kind}{about} {deal.start[:4]}"


def _value(seed: int, deal: Deal) -> float | None:
    """The net cost in the accounts of the last year, in thousands of euro; none of what ended before."""
    if deal.end and deal.end < str(YEARS[-1]):
        return None
    covered = deal.services.split()
    net = sum(
        amount
        for bill in bills(seed)
        if (bill.partnership, bill.year, bill.status) == (deal.partnership, YEARS[-1], "rekening")
        and (not covered or bill.service in covered)
        for kind, amount in bill.kinds.items()
        if kind not in ("regie", "sociale_meerwaarde", "extra_taken", "kapitaallasten", "btw")
    )
    return round(net / 1000) * 1000
