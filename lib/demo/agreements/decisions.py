"""The dataset `besluiten`: what was decided, and what became of it."""

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
from lib.domain.decisions.decision import source_of_item

# partnership, day, text, owner, side, service, indicator, key indicator, due, state, ended on, reason
_DECISIONS: tuple[tuple[str, ...], ...] = (
    (LONG_TERM, "2024-03-14", "Meldingen over zwerfvuil gaan rechtstreeks naar de wijkploeg", "teamleider reiniging",
     "opdrachtnemer", "reiniging", "meldingen_op_tijd_pct", "meldingen", "2024-09-30", "gedaan", "2024-08-22", ""),
    (LONG_TERM, "2024-03-14", "Samen schouwen in de wijken, twee keer per jaar", "contractmanager", "samen", "groen",
     "op_ambitie_contract_groen_pct", "groen", "2024-12-31", "gedaan", "2025-03-06", ""),
    (LONG_TERM, "2025-06-05", "Tarief voor organisatoren in de vergunning opnemen", "beleidsadviseur evenementen",
     "opdrachtgever", "evenementen", "evenementen_gescheiden_pct", "", "2026-03-31", "open", "", ""),
    (LONG_TERM, "2025-09-18", "Proef met vaste ploegen per wijk", "manager uitvoering", "opdrachtnemer", "groen",
     "ongepland_groen_pct", "brandjes", "2027-06-30", "open", "", ""),
    (AFTER_CUT, "2021-02-11", "Niveau van het groen in het centrum terug naar A", "beheerder groen", "opdrachtgever",
     "groen",
     "op_ambitie_contract_groen_pct", "groen", "2022-01-01", "open", "", ""),
    (AFTER_CUT, "2024-02-08", "Prullenbakken in de buitenwijken weghalen", "manager uitvoering", "opdrachtnemer",
     "meubilair", "", "", "2024-12-31", "gedaan", "2024-11-14", ""),
    (AFTER_CUT, "2024-10-10", "Proef met droogtebestendige beplanting", "beheerder groen", "samen", "groen", "", "",
     "2025-10-01", "vervallen", "2025-01-23", "Geen geld in de begroting van 2025"),
    (WITHOUT_END, "2023-11-30", "Gegevens over het areaal uitwisselen", "gegevensbeheerder", "samen", "",
     "areaal_geregistreerd_pct", "", "2024-06-30", "open", "", ""),
    (STEERED_HARD, "2024-05-23", "Twee metingen naast elkaar houden", "contractmanager", "opdrachtgever", "", "", "",
     "2024-12-31", "gedaan", "2024-12-31", ""),
    (STEERED_HARD, "2025-02-13", "Verbeterplan meldingen", "manager uitvoering", "opdrachtnemer", "",
     "meldingen_op_tijd_pct", "meldingen", "2025-06-30", "gedaan", "2025-09-04", ""),
    (LEARNING, "2023-04-20", "Vaste voorman per wijk aanwijzen", "manager uitvoering", "opdrachtnemer", "",
     "meldingen_op_tijd_pct", "meldingen", "2023-10-01", "gedaan", "2023-09-07", ""),
    (LEARNING, "2025-01-16", "Leerwerkplek inrichten", "teamleider milieustraat", "samen", "afval", "", "",
     "2025-09-01", "gedaan", "2025-08-28", ""),
    (TWO_CONTRACTS, "2024-05-02", "Vegen naar behoefte in drie wijken", "teamleider reiniging", "opdrachtnemer",
     "reiniging", "op_ambitie_contract_schoon_pct", "schoon", "2025-01-01", "gedaan", "2024-12-19", ""),
    (WITHOUT_NOTICE, "2025-07-03", "Jaarplan met doelen maken", "beleidsadviseur", "samen", "", "schone_stad_pct",
     "bewoners",
     "2025-12-31", "open", "", ""),
    (BY_TENDER, "2023-06-15", "Water geven in droge weken vastleggen", "directievoerder", "opdrachtgever", "groen",
     "op_ambitie_contract_groen_pct", "groen", "2024-04-01", "vervallen", "2024-03-21",
     "Staat in het nieuwe bestek"),
    (COUNTED_YEARLY, "2023-12-07", "Elk jaar in oktober samen tellen", "gegevensbeheerder", "samen", "groen",
     "areaal_geregistreerd_pct", "", "2024-10-31", "gedaan", "2024-10-24", ""),
    (LONG_TERM, "2024-11-07", "Elk kwartaal samen bespreken wat niet liep, met wie erbij was", "teamleider groen",
     "samen", "", "", "", "2025-03-31", "gedaan", "2025-02-20", ""),
)  # fmt: skip
_FROM_SCAN = {"Elk kwartaal samen bespreken wat niet liep, met wie erbij was": ("2024", "aanspreken")}
"""Of decisions that were made on an item of the scan: the round and its item."""
_COLUMNS = (
    *("partnerschap", "datum", "tekst", "eigenaar", "kant", "dienst", "indicator", "kpi", "gereed_op"),
    *("staat", "afgerond_op", "reden"),
)


def decision_rows() -> list[dict[str, str]]:
    """Rows of `besluiten`: in time, late, open, long over time, dropped with a reason, and from an item of the scan."""
    return [
        {
            "besluit": f"b{number}",
            **dict(zip(_COLUMNS, cells, strict=True)),
            "bewijs_url": "",
            "bron": _source(cells[_COLUMNS.index("tekst")]),
        }
        for number, cells in enumerate(_DECISIONS, start=1)
    ]


def _source(text: str) -> str:
    item = _FROM_SCAN.get(text)
    return f"{source_of_item(*item)} ({SOURCE})" if item else SOURCE
