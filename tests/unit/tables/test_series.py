"""A workbook holds every year that is known, with the official code of who it is of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.domain.comparison.series_breaks import SOURCE_CAUSE
from lib.domain.partners import Series
from lib.domain.periods import parse_period
from lib.tables.series import measured_series, series_table
from lib.text.language import DUTCH
from tests.samples import COST, figure, measured, organisation, partner

WHO = (partner("stad-cc"), partner("verzonnen-cc", fictitious=True))
ORGANISATIONS = {
    "stad": replace(organisation("stad"), cbs_code="GM0001"),
    "verzonnen": organisation("verzonnen", fictitious=True),
}
LOOKED_AT = ("Naam", "CBS-code", "Periode", "Waarde", "Reeksbreuk", "Webadres")


def _known() -> list:
    return [figure("2015", 60.5, source_url="https://bron.nl"), figure("2017", 61.5)]


@pytest.mark.parametrize("fictitious", [False, True])
def test_every_year_of_everyone_who_may_be_shown(fictitious: bool) -> None:
    everyone = measured(COST, {who: _known() for who in WHO})
    broken = {
        who: Series(s.figures, {parse_period("2017"): SOURCE_CAUSE}) for who, s in everyone.partners.items()
    }
    told = measured_series([replace(everyone, partners=broken)], ORGANISATIONS, DUTCH, fictitious=fictitious)
    table = series_table(told, DUTCH)
    at = [[column.title for column in table.columns].index(name) for name in LOOKED_AT]
    rows = [tuple(row[place] for place in at) for row in table.rows]
    assert rows[:2] == [
        ("Stad-Cc", "GM0001", "2015", 60.5, None, "https://bron.nl"),
        ("Stad-Cc", "GM0001", "2017", 61.5, "andere bron", "onbekend"),
    ]
    assert [row[0] for row in rows[2:]] == ["Verzonnen-Cc (fictief)"] * (2 if fictitious else 0)
