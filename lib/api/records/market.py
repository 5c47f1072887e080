"""`markttoetsen`: market-conformity tests, as far as they may be shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pydantic import Field

from lib.api.asked import AskedCode, AskedCodes, ListAsked, Year
from lib.api.columns import declared
from lib.api.problems import ApiFault
from lib.api.records.of_figure import IS_FICTITIOUS, MAY_LACK_VALUE, UNIT, WHY_MISSING
from lib.api.records.partnerships import unknown_partnerships, yes_no
from lib.api.resources import ApiRecord, Found, Resource, page_of
from lib.catalogue.declarations import Column, Kind
from lib.domain.market.outcome import MarketVerdict
from lib.monitor import Monitor
from lib.store.market.verdicts import AgreedTest

INDEX_UNIT = "index"
_VERDICTS = tuple(MarketVerdict)


class MarketAsked(ListAsked):
    """Which tests."""

    partnerschap: AskedCodes = Field((), description="Alleen die van deze partnerschappen; vaker te noemen.")
    product: AskedCode | None = Field(None, description="Alleen die van een product.")
    jaar: Year | None = Field(None, description="Alleen die van een jaar.")


def _find(asked: MarketAsked, monitor: Monitor, part: slice, today: dt.date) -> Found:
    rows = [
        _record(agreed)
        for agreed in monitor.agreed_tests
        if (not asked.partnerschap or agreed.test.partnership in asked.partnerschap)
        and asked.product in (None, agreed.test.product)
        and asked.jaar in (None, agreed.test.year)
    ]
    return page_of(rows, part)


def _record(agreed: AgreedTest) -> ApiRecord:
    test, outcome, terms = agreed.test, agreed.outcome, agreed.terms
    low, high = outcome.interval or (None, None)
    return {
        "partnerschap": test.partnership,
        "product": test.product,
        "productnaam": agreed.product.name,
        "dienst": agreed.product.service,
        "periode": str(test.year),
        "niveau": test.level,
        "oordeel": str(outcome.verdict),
        "formeel": str(outcome.formal) if outcome.formal else None,
        "waarde": outcome.index,
        "ondergrens": low,
        "bovengrens": high,
        "dekking_pct": None if outcome.coverage is None else 100 * outcome.coverage,
        "eenheid": INDEX_UNIT,
        "aantal": outcome.n,
        "vertrouwelijk": agreed.confidential,
        "band_onder_pct": terms.below_pct,
        "band_boven_pct": terms.above_pct,
        "afgesproken_door": terms.agreed_by,
        "afgesproken_op": terms.agreed_on.isoformat(),
        "prijs_eur": agreed.price,
        "mediaan_eur": outcome.median,
        "prijseenheid": f"EUR/{agreed.product.unit}",
        "prijspeil": str(terms.price_level),
        "reden": " ".join(reason.code for reason in outcome.reasons) or None,
        "fictief": yes_no(agreed.fictitious),
        "bron": agreed.source,
    }


def _faults(asked: MarketAsked, monitor: Monitor) -> Iterator[ApiFault]:
    return unknown_partnerships(asked.partnerschap, monitor)


MARKET_LIST = Resource(
    name="markttoetsen",
    title="Markttoetsen",
    explanation=(
        "Afgesproken toetsen: is de prijs in lijn met de markt als hij vergelijkbaar is gemaakt: index, "
        "interval, oordeel en de afgesproken band. Vertrouwelijke prijzen tellen alleen mee in wat samen te tonen is."
    ),
    asked=MarketAsked,
    columns=(
        *declared("toetsen", "partnerschap", "product"),
        Column("productnaam", Kind.TEXT, "Naam van het product.", "Name of the product."),
        Column("dienst", Kind.CODE, "De dienst.", "The service."),
        Column("periode", Kind.PERIOD, "Het jaar van de toets.", "The year of the test.", required=True),
        *declared("toetsen", "niveau"),
        Column(
            "oordeel",
            Kind.CHOICE,
            "Wat het hele interval zegt.",
            "What the whole interval says.",
            required=True,
            choices=_VERDICTS,
        ),
        Column(
            "formeel",
            Kind.CHOICE,
            "Waar de index zelf ligt.",
            "Where the index itself lies.",
            choices=_VERDICTS,
        ),
        MAY_LACK_VALUE,
        *declared("cijfers", "ondergrens", "bovengrens"),
        Column("dekking_pct", Kind.NUMBER, "Hoe zeker het interval is.", "How sure the interval is."),
        UNIT,
        Column(
            "aantal",
            Kind.INTEGER,
            "Partijen van wie referenties tellen (n).",
            "Parties whose references count (n).",
            required=True,
        ),
        Column(
            "vertrouwelijk",
            Kind.INTEGER,
            "Hoeveel vertrouwelijke referenties tellen.",
            "How many confidential references count.",
            required=True,
        ),
        *declared("toetsen", "band_onder_pct", "band_boven_pct", "afgesproken_door", "afgesproken_op"),
        *(
            Column(name, Kind.NUMBER, dutch, english)
            for name, dutch, english in (
                (
                    "prijs_eur",
                    "De vergelijkbare prijs van de opdrachtnemer.",
                    "The comparable price of the contractor.",
                ),
                ("mediaan_eur", "Mediaan van de referenties.", "Median of the references."),
            )
        ),
        Column("prijseenheid", Kind.TEXT, "Eenheid van de prijzen.", "Unit of the prices."),
        Column("prijspeil", Kind.PERIOD, "Prijspeil van de vergelijking.", "Price level of the comparison."),
        WHY_MISSING,
        IS_FICTITIOUS,
        Column(
            "bron",
            Kind.TEXT,
            "Waar de prijs van de opdrachtnemer staat.",
            "Where the price of the contractor is.",
        ),
    ),
    find=_find,
    faults=_faults,
)
