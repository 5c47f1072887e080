"""What stands beside every figure in a record: value, unit, period, status, source, n, interval, fictitious or not."""

from __future__ import annotations

from lib.api.columns import declared
from lib.api.records.partnerships import yes_no
from lib.api.resources import ApiCell
from lib.catalogue.declarations import Column, Kind
from lib.domain.figures import Figure, Status
from lib.domain.indicators import Indicator
from lib.text.derivation_words import source_words
from lib.text.language import DUTCH

UNIT = Column("eenheid", Kind.TEXT, "Eenheid van de waarde.", "Unit of the value.", required=True)
IS_FICTITIOUS = Column(
    "fictief", Kind.BOOLEAN, "Of het verzonnen is.", "Whether it is made up.", required=True
)
WHY_MISSING = Column(
    "reden",
    Kind.TEXT,
    "Waarom de waarde ontbreekt: een of meer codes met een spatie ertussen.",
    "Why the value is missing: one or more codes, separated by a space.",
)
MAY_LACK_VALUE = Column("waarde", Kind.NUMBER, "De waarde; leeg is onbekend.", "The value; empty is unknown.")

OF_FIGURE = (
    Column("indicator", Kind.CODE, "Code van de indicator.", "Code of the indicator."),
    Column("periode", Kind.PERIOD, "2023, 2023-K1 of 2023-01.", "2023, 2023-K1 or 2023-01."),
    Column("status", Kind.CHOICE, "Stand van het cijfer.", "State of the figure.", choices=tuple(Status)),
    MAY_LACK_VALUE,
    *declared("cijfers", "teller", "noemer", "aantal", "ondergrens", "bovengrens"),
    UNIT,
    *declared("cijfers", "reeksbreuk"),
    IS_FICTITIOUS,
    Column("bron", Kind.TEXT, "Waar het cijfer vandaan komt.", "Where the figure comes from."),
    *declared("cijfers", "bron_url", "bron_datum"),
)


def cells_of(indicator: Indicator, figure: Figure | None, *, fictitious: bool) -> dict[str, ApiCell]:
    """The cells of `OF_FIGURE`; of a figure that is not there only what it would be of."""
    if figure is None:
        known: dict[str, ApiCell] = {column.name: None for column in OF_FIGURE}
        return known | {
            "indicator": indicator.code,
            "eenheid": str(indicator.unit),
            "fictief": yes_no(fictitious),
        }
    return {
        "indicator": indicator.code,
        "periode": str(figure.period),
        "status": str(figure.status),
        "waarde": figure.value,
        "teller": figure.numerator,
        "noemer": figure.denominator,
        "aantal": figure.n,
        "ondergrens": figure.low,
        "bovengrens": figure.high,
        "eenheid": str(indicator.unit),
        "reeksbreuk": yes_no(figure.series_break),
        "fictief": yes_no(figure.fictitious),
        "bron": source_words(DUTCH, figure.source),
        "bron_url": figure.source_url,
        "bron_datum": figure.source_date.isoformat() if figure.source_date else None,
    }
