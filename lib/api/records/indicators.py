"""`indicatoren`: what is measured, with its definition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pydantic import Field

from lib.api.asked import AskedCode, AskedCodes, ListAsked, YesNo
from lib.api.columns import declared
from lib.api.problems import ApiFault, fault
from lib.api.records.partnerships import yes_no
from lib.api.resources import ApiRecord, Found, Resource, page_of
from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Column, Kind
from lib.domain.indicators import Indicator, Role
from lib.monitor import Monitor
from lib.text.language import msg

UNKNOWN_INDICATOR = msg("De monitor kent op deze peildatum geen indicator {code}.")


class IndicatorsAsked(ListAsked):
    """Filters on indicators."""

    indicator: AskedCodes = Field((), description="Alleen deze, met hun code; vaker te noemen.")
    dienst: AskedCode | None = Field(None, description="Alleen die van een dienst.")
    rol: Role | None = Field(None, description="Alleen die van een rol.")
    cijfers: YesNo | None = Field(None, description="Alleen die met cijfers (ja) of zonder (nee).")


def unknown_indicators(codes: tuple[str, ...], monitor: Monitor) -> Iterator[ApiFault]:
    """A fault for every code that is no indicator."""
    for code in codes:
        if code not in monitor.snapshot.registry.indicators:
            yield fault("indicator", UNKNOWN_INDICATOR, code=code)


def _find(asked: IndicatorsAsked, monitor: Monitor, part: slice, today: dt.date) -> Found:
    measured = {known.indicator for known in monitor.snapshot.available}
    found = [
        _record(indicator, indicator.code in measured)
        for indicator in monitor.snapshot.registry.indicators.values()
        if (not asked.indicator or indicator.code in asked.indicator)
        and asked.dienst in (None, indicator.service)
        and asked.rol in (None, indicator.role)
        and asked.cijfers in (None, yes_no(indicator.code in measured))
    ]
    return page_of(found, part)


def _record(indicator: Indicator, is_measured: bool) -> ApiRecord:
    return {
        "indicator": indicator.code,
        "titel": indicator.title,
        "titel_en": indicator.title_en,
        "dienst": indicator.service,
        "rol": str(indicator.role),
        "eenheid": str(indicator.unit),
        "richting": str(indicator.direction),
        "schaal_min": indicator.scale_min,
        "schaal_max": indicator.scale_max,
        "minimum_n": indicator.minimum_n,
        "beinvloedbaar": str(indicator.influence) if indicator.influence else None,
        "omschrijving": indicator.definition,
        "omschrijving_en": indicator.definition_en,
        "factoren": indicator.factors,
        "factoren_en": indicator.factors_en,
        "bron": indicator.source,
        "cijfers": yes_no(is_measured),
    }


_MEASURED = Column(
    "cijfers", Kind.BOOLEAN, "Of er cijfers van zijn.", "Whether there are figures of it.", required=True
)

INDICATOR_LIST = Resource(
    name="indicatoren",
    title="Indicatoren",
    explanation="Wat gemeten wordt: definitie, eenheid, richting, en waarop te letten bij vergelijken.",
    asked=IndicatorsAsked,
    columns=(*declared("indicatoren", *DATASETS["indicatoren"].column_names), _MEASURED),
    find=_find,
    faults=lambda asked, monitor: unknown_indicators(asked.indicator, monitor),
)
