"""The datasets `voorstellen`, `werk` and `evenementen`: what came beside the agreed work."""

import math

from lib.demo.agreements.contracts import (
    AFTER_CUT,
    BY_TENDER,
    COUNTED_YEARLY,
    DEALS,
    LEARNING,
    LONG_TERM,
    STEERED_HARD,
    TWO_CONTRACTS,
    WITHOUT_NOTICE,
)
from lib.demo.cells import number_cell
from lib.demo.draws import clamp, draw_residents, stream
from lib.demo.names import PARTNERSHIPS
from lib.demo.patterns import SOURCE

# partnership, day, side, title, service, kind, state, day of the decision, effect in euro a year
_PROPOSALS: tuple[tuple[str, str, str, str, str, str, str, str, str], ...] = (
    (LONG_TERM, "2023-02-09", "opdrachtnemer", "Bermen één keer minder maaien, met bloemen", "groen", "besparing",
     "uitgevoerd", "2023-04-13", "64000"),
    (LONG_TERM, "2023-09-21", "opdrachtgever", "Bewoners adopteren containers", "afval", "participatie",
     "uitgevoerd", "2023-11-02", ""),
    (LONG_TERM, "2024-05-16", "samen", "Elektrische veegwagens in het centrum", "reiniging", "duurzaamheid",
     "overgenomen", "2024-09-12", "-38000"),
    (LONG_TERM, "2025-03-06", "opdrachtnemer", "Organisatoren betalen het afval van hun evenement", "evenementen",
     "verbetering", "overgenomen", "2025-06-05", "21000"),
    (LONG_TERM, "2025-10-02", "opdrachtnemer", "Meldingen rechtstreeks naar de ploeg", "", "verbetering",
     "ingediend", "", ""),
    (AFTER_CUT, "2024-01-18", "opdrachtgever", "Minder prullenbakken in de buitenwijken", "meubilair", "besparing",
     "uitgevoerd", "2024-02-08", "47000"),
    (AFTER_CUT, "2024-06-20", "opdrachtnemer", "Beplanting die tegen droogte kan", "groen", "duurzaamheid",
     "afgewezen", "2024-10-10", "-90000"),
    (STEERED_HARD, "2024-04-04", "opdrachtnemer", "Eén schouw samen in plaats van twee", "", "besparing",
     "afgewezen", "2024-05-23", "33000"),
    (STEERED_HARD, "2025-02-13", "opdrachtnemer", "Werken in blokken per wijk", "groen", "verbetering",
     "ingediend", "", ""),
    (LEARNING, "2023-03-16", "samen", "Wijkploegen met een vaste voorman", "", "verbetering",
     "uitgevoerd", "2023-04-20", ""),
    (LEARNING, "2024-11-14", "samen", "Leerwerkplek bij de milieustraat", "afval", "sociaal",
     "uitgevoerd", "2025-01-16", "15000"),
    (TWO_CONTRACTS, "2024-03-07", "opdrachtnemer", "Goten vegen naar behoefte", "reiniging", "besparing",
     "overgenomen", "2024-05-02", "52000"),
    (WITHOUT_NOTICE, "2025-05-15", "opdrachtgever", "Tegels eruit, planten erin", "verharding", "participatie",
     "overgenomen", "2025-07-03", ""),
    (COUNTED_YEARLY, "2023-10-05", "opdrachtnemer", "Areaal elk jaar samen tellen", "groen", "verbetering",
     "uitgevoerd", "2023-12-07", "8000"),
)  # fmt: skip

_HOUR_YEARS = range(2021, 2026)
_FALLING = (0.34, 0.30, 0.25, 0.21, 0.16)
"""The share of unplanned work that falls over four years."""
_USUAL = {
    AFTER_CUT: 0.22,
    STEERED_HARD: 0.31,
    LEARNING: 0.27,
    TWO_CONTRACTS: 0.18,
    WITHOUT_NOTICE: 0.24,
    BY_TENDER: 0.12,
    COUNTED_YEARLY: 0.20,
}
HOURS_AN_INHABITANT = {"groen": 0.42, "reiniging": 0.23}

# partnership, code, name, usual visitors, kg a visitor at first, share separated at first, cost, payer by year
_EVENTS = (
    (
        LONG_TERM,
        "zomerfeesten",
        "Zomerfeesten",
        185_000,
        0.62,
        0.24,
        168_000,
        ("gemeente", "gemeente", "samen", "organisator"),
    ),
    (LONG_TERM, "marathon", "Marathon", 32_000, 0.35, 0.35, 19_000, ("organisator",) * 4),
    (LEARNING, "kermis", "Kermis", 64_000, 0.48, 0.15, 41_000, ("gemeente",) * 4),
    (TWO_CONTRACTS, "havendagen", "Havendagen", 51_000, 0.55, 0.28, 36_000, ("samen",) * 4),
)
_EVENT_YEARS = range(2022, 2026)
UNKNOWN_SEPARATION = ("kermis", 2022)


def proposal_rows() -> list[dict[str, str]]:
    """Rows of `voorstellen`."""
    columns = (
        "partnerschap",
        "datum",
        "kant",
        "titel",
        "dienst",
        "soort",
        "staat",
        "besloten_op",
        "effect_eur",
    )
    return [
        {"voorstel": f"v{number}", **dict(zip(columns, cells, strict=True)), "bron": SOURCE}
        for number, cells in enumerate(_PROPOSALS, start=1)
    ]


def hour_rows(seed: int) -> list[dict[str, str]]:
    """Rows of `werk`: hours a year of green and cleaning, of the partnerships with a contract on them."""
    deals = {deal.code: deal for deal in PARTNERSHIPS}
    residents = draw_residents(seed)
    rows = []
    for code in dict.fromkeys(deal.partnership for deal in DEALS):
        if code != LONG_TERM and code not in _USUAL:
            continue
        for service, hours in HOURS_AN_INHABITANT.items():
            rng = stream(seed, code, "uren", service)
            for number, year in enumerate(_HOUR_YEARS):
                usual = _FALLING[number] if code == LONG_TERM else _USUAL[code]
                share = clamp(usual * math.exp(rng.gauss(0, 0.06)), 0.02, 0.6)
                total = hours * residents[deals[code].client][year].inhabitants * math.exp(rng.gauss(0, 0.02))
                rows.append(
                    {
                        "partnerschap": code,
                        "dienst": service,
                        "periode": str(year),
                        "uren_gepland": number_cell(total * (1 - share)),
                        "uren_ongepland": number_cell(total * share),
                        "bron": SOURCE,
                    }
                )
    return rows


def event_waste_rows(seed: int) -> list[dict[str, str]]:
    """Rows of `evenementen`; of one year what was separated is not known."""
    rows = []
    for partnership, code, name, visitors, kg, separated, cost, payers in _EVENTS:
        rng = stream(seed, partnership, "evenement", code)
        for number, year in enumerate(_EVENT_YEARS):
            people = round(visitors * (0.85 + 0.05 * number) * math.exp(rng.gauss(0, 0.03)) / 500) * 500
            waste = people * kg * (1 - 0.06 * number) * math.exp(rng.gauss(0, 0.04))
            apart = waste * clamp(separated + 0.05 * number + rng.gauss(0, 0.02), 0.02, 0.9)
            rows.append(
                {
                    "partnerschap": partnership,
                    "evenement": code,
                    "naam": name,
                    "jaar": str(year),
                    "bezoekers": str(people),
                    "restafval_kg": number_cell(round(waste - apart, -1)),
                    "gescheiden_kg": ""
                    if (code, year) == UNKNOWN_SEPARATION
                    else number_cell(round(apart, -1)),
                    "kosten_eur": number_cell(round(cost * (0.9 + 0.05 * number), -2)),
                    "betaald_door": payers[number],
                    "bron": SOURCE,
                }
            )
    return rows
