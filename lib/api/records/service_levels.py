"""`dienstverlening`: which agreed share was reached where, formally and beyond chance."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from lib.answers.service_levels.answer import answer
from lib.api.asked import AskedCode, ListAsked, Year
from lib.api.columns import declared
from lib.api.records.of_figure import IS_FICTITIOUS, MAY_LACK_VALUE, UNIT
from lib.api.records.partnerships import unknown_partnerships, yes_no
from lib.api.resources import ApiCell, ApiRecord, Found, Resource, page_of
from lib.catalogue.declarations import Column, Kind
from lib.domain.service_levels.inspections import LEVELS, Cut, Layer
from lib.domain.service_levels.outcomes import Judged, Outcome
from lib.domain.shares import Verdict
from lib.monitor import Monitor

NO_AMBITION = "geen_ambitie"


class ServiceLevelsAsked(ListAsked):
    """Whose inspections, of which layer and year."""

    partnerschap: AskedCode = Field(description="Van welk partnerschap.")
    laag: Layer | None = Field(None, description="Beleid of contract; zonder deze die van de pagina.")
    jaar: Year | None = Field(None, description="Welk jaar; zonder deze het nieuwste.")


def _find(asked: ServiceLevelsAsked, monitor: Monitor, part: slice, today: dt.date) -> Found:
    choices = monitor.service_level_choices(asked.partnerschap, asked.jaar, asked.laag)
    found = answer(choices, monitor.snapshot)
    shared: dict[str, ApiCell] = {
        "partnerschap": choices.focus.code,
        "laag": str(choices.layer),
        "periode": str(choices.year),
        "eenheid": "%",
        "bron": "; ".join(dict.fromkeys([choices.inspected.source, *found.sources])),
        "fictief": yes_no(choices.focus.fictitious),
    }
    parts = ((Cut.WHOLE, found.outcomes), (Cut.AREA_TYPE, found.area_types), (Cut.AREA, found.areas))
    rows = [
        {**shared, **_record(cut, outcome, judged)}
        for cut, outcomes in parts
        for outcome in outcomes
        for judged in outcome.judged or (None,)
    ]
    return page_of(rows, part)


def _record(cut: Cut, outcome: Outcome, judged: Judged | None) -> ApiRecord:
    low, high = (judged.share.interval if judged else None) or (None, None)
    reason = NO_AMBITION if judged is None else " ".join(judged.cautions)
    return {
        "discipline": outcome.group,
        "onderdeel": str(cut),
        "naam": outcome.about,
        "niveau": " ".join(judged.levels) if judged else None,
        "norm_pct": judged.norm_pct if judged else None,
        "waarde": judged.share.pct if judged else None,
        "ondergrens": low,
        "bovengrens": high,
        "aantal": judged.share.readings if judged else None,
        "op_niveau": judged.share.reached if judged else None,
        "plekken": judged.share.places if judged else None,
        "formeel": str(judged.formal) if judged else None,
        "oordeel": str(judged.verdict) if judged else None,
        "reden": reason or None,
        **dict(zip(_COUNTS, outcome.counts, strict=True)),
        "metingen_nvt": outcome.not_applicable,
        "metingen_zonder_ambitie": outcome.without_ambition,
    }


_COUNTS = tuple(f"metingen_{level.lower().replace('+', '_plus')}" for level in LEVELS)
_VERDICTS = tuple(Verdict)

SERVICE_LEVEL_LIST = Resource(
    name="dienstverlening",
    title="Dienstverlening",
    explanation=(
        "Het aandeel metingen op het afgesproken niveau, per discipline, gebiedstype en gebied: formeel, en of het ook "
        "buiten toeval zo is. Niveaus worden geteld en nooit gemiddeld."
    ),
    asked=ServiceLevelsAsked,
    columns=(
        *declared("ambities", "partnerschap", "laag"),
        Column(
            "periode", Kind.PERIOD, "Het jaar van de metingen.", "The year of the readings.", required=True
        ),
        *declared("ambities", "discipline"),
        Column(
            "onderdeel",
            Kind.CHOICE,
            "Het geheel, een gebiedstype of een gebied.",
            "The whole, a type of area or an area.",
            required=True,
            choices=tuple(Cut),
        ),
        Column("naam", Kind.TEXT, "Naam van het gebied of gebiedstype.", "Name of the area or type of area."),
        Column(
            "niveau", Kind.TEXT, "Het afgesproken niveau, of meer dan een.", "The agreed level, or several."
        ),
        Column("norm_pct", Kind.NUMBER, "Het afgesproken aandeel.", "The agreed share."),
        MAY_LACK_VALUE,
        *declared("cijfers", "ondergrens", "bovengrens"),
        UNIT,
        Column("aantal", Kind.INTEGER, "Metingen die beoordeeld zijn (n).", "Readings that were judged (n)."),
        Column("op_niveau", Kind.INTEGER, "Metingen op niveau.", "Readings at level."),
        Column("plekken", Kind.INTEGER, "Plekken waar gemeten is.", "Places that were read."),
        Column(
            "formeel",
            Kind.CHOICE,
            "De afspraak naar de letter.",
            "The agreement to the letter.",
            choices=_VERDICTS,
        ),
        Column(
            "oordeel",
            Kind.CHOICE,
            "Wat het interval ervan zegt.",
            "What the interval says of it.",
            choices=_VERDICTS,
        ),
        Column(
            "reden",
            Kind.TEXT,
            "Waarom een oordeel ontbreekt, of het interval minder zeker is dan het zegt.",
            "Why there is no verdict, or why the interval is less sure than it says.",
        ),
        *(
            Column(name, Kind.INTEGER, f"Metingen op {level}.", f"Readings at {level}.", required=True)
            for name, level in zip(_COUNTS, LEVELS, strict=True)
        ),
        Column(
            "metingen_nvt",
            Kind.INTEGER,
            "Metingen die niet van toepassing zijn.",
            "Readings that do not apply.",
            required=True,
        ),
        Column(
            "metingen_zonder_ambitie",
            Kind.INTEGER,
            "Metingen zonder afspraak.",
            "Readings without an agreement.",
            required=True,
        ),
        IS_FICTITIOUS,
        Column(
            "bron",
            Kind.TEXT,
            "Bestanden met metingen, en waar de afspraken staan.",
            "Files with readings, and where the agreements are.",
            required=True,
        ),
    ),
    find=_find,
    faults=lambda asked, monitor: unknown_partnerships((asked.partnerschap,), monitor),
    open=False,
)
