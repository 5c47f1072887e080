"""Words of forms: what the columns of a dataset are called when they are asked, and what choices are called."""

from __future__ import annotations

import datetime as dt
import re

from lib.catalogue.declarations import Column
from lib.text.agreements.words import (
    FREQUENCIES,
    KPI_KINDS,
    MEASURERS,
    PROPOSAL_KINDS,
    PROPOSAL_STATES,
)
from lib.text.decisions.words import DECISION_STATES
from lib.text.language import Language, msg
from lib.text.terms import INFLUENCES

LABELS = {
    "partnerschap": msg("Partnerschap"),
    "tekst": msg("Wat is er besloten?"),
    "datum": msg("Datum"),
    "eigenaar": msg("Wie pakt het op? Noem een rol"),
    "kant": msg("Van welke kant"),
    "dienst": msg("Dienst"),
    "besluiten.indicator": msg("Cijfer dat moet gaan bewegen"),
    "besluiten.kpi": msg("KPI waar het bij hoort"),
    "kpis.indicator": msg("Cijfer dat het meet"),
    "indicator": msg("Indicator"),
    "kpi": msg("KPI"),
    "gereed_op": msg("Gereed op"),
    "staat": msg("Staat"),
    "afgerond_op": msg("Afgerond op"),
    "reden": msg("Reden"),
    "bewijs_url": msg("Webadres waar het resultaat te zien is"),
    "bron": msg("Bron"),
    "titel": msg("Titel"),
    "titel_en": msg("Titel in het Engels"),
    "soort": msg("Soort"),
    "besloten_op": msg("Besloten op"),
    "effect_eur": msg("Effect per jaar (€)"),
    "norm": msg("Norm"),
    "contract": msg("Contract"),
    "prestatiegericht": msg("Een resultaat, geen inspanning"),
    "beinvloedbaar": msg("Wie kan het bewegen"),
    "gemeten_door": msg("Wie meet"),
    "frequentie": msg("Hoe vaak gemeten"),
    "gevolg": msg("Wat volgt als de norm niet is gehaald"),
    "geldig_vanaf": msg("Geldig vanaf"),
    "geldig_tot": msg("Geldig tot"),
    "naam": msg("Naam"),
    "diensten": msg("Diensten (leeg: alle)"),
    "begindatum": msg("Eerste dag"),
    "einddatum": msg("Laatste dag"),
    "verlengbaar_tot": msg("Te verlengen tot"),
    "opzegtermijn_maanden": msg("Opzegtermijn in maanden"),
    "evaluatie_op": msg("Volgende evaluatie op"),
    "waarde_eur_jaar": msg("Waarde per jaar (€)"),
    "overleg": msg("Wie komt wanneer bij elkaar"),
    "ruimte": msg("Wat de afspraak met opzet openlaat"),
    "toelichting": msg("Toelichting"),
}
"""What a column is called in a form, of one dataset or of all; one that is not here is called as in a file."""

_NAMED = (INFLUENCES, MEASURERS, DECISION_STATES, KPI_KINDS, FREQUENCIES, PROPOSAL_KINDS, PROPOSAL_STATES)
"""Of a choice in more than one table, the last has its words."""
DAY_SHAPE = "31-12-2027"
"""What a day looks like in an empty field."""

CHOICES = {
    **{str(choice): words for named in _NAMED for choice, words in named.items()},
    "ja": msg("ja"),
    "nee": msg("nee"),
}
"""What a choice is called in a form; one that is not here is called as in a file."""


def column_label(language: Language, dataset: str, column: Column) -> str:
    """What a column of a dataset is called in a form, with a star where it has to be filled in."""
    own = f"{dataset}.{column.name}"
    name = language.words(LABELS, own if own in LABELS else column.name)
    return f"{name} *" if column.required else name


def column_help(language: Language, column: Column) -> str:
    """What belongs in a column."""
    return language.pick(column.explanation, column.explanation_en) or ""


def day_to_type(cell: str) -> str:
    """A day of a file as it stands in a field to type in: `2027-12-31` as `31-12-2027`; anything else as it is."""
    try:
        return f"{dt.date.fromisoformat(cell):%d-%m-%Y}"
    except ValueError:
        return cell


def typed_day(text: str) -> str:
    """A day that was typed as `31-12-2027` or `2027-12-31`, as a file has it; anything else as it is.

    What is no day is left to the checks of a load, which say so at the field.
    """
    written = text.strip()
    match = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", written)
    if not match:
        return written
    day, month, year = map(int, match.groups())
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return written


def day_words(language: Language, cell: str) -> str:
    """A day of a file as it is read; what is no day as it was typed."""
    try:
        return language.date(dt.date.fromisoformat(cell))
    except ValueError:
        return cell


def choice_words(language: Language, choice: str) -> str:
    """What a choice is called."""
    return language.words(CHOICES, choice)
