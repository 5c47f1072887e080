"""When 2009-11 is a month, and when it is the years 2009 to 2011."""

from __future__ import annotations

import pytest

from lib.domain.loads.year_ranges import YearRanges, year_ranges

FINANCIAL = ["2009-10", "2010-11", "2011-12", "2012-13"]


@pytest.mark.parametrize(
    ("periods", "refused"),
    [
        (FINANCIAL, FINANCIAL),
        (["2009-11", "2010-13"], ["2009-11", "2010-13"]),
        (["2009-11", "2010/12"], ["2009-11", "2010/12"]),
        (["2009-11", "2010-2012"], ["2009-11", "2010-2012"]),
        (["1999-01", "1998-00"], ["1999-01", "1998-00"]),
        (["2009-11", "2010-12", "2007-11", "2008-12"], ["2009-11", "2010-12", "2007-11", "2008-12"]),
        (["2009-11", "2010-12", "2013"], ["2009-11", "2010-12"]),
        ([f"2009-{month:02}" for month in range(1, 13)], []),
        ([f"{year}-{month:02}" for year in range(2000, 2025) for month in (3, 6, 9, 12)], []),
        (["2023-13", "2023-01", "2023-12"], []),
        (["2010-00", "2010-01"], []),
        (["2023-K1", "2023", "2024-01"], []),
        ([], []),
    ],
)
def test_ranges_of_years_are_told_together(periods: list[str], refused: list[str]) -> None:
    assert year_ranges(periods) == YearRanges(refused=frozenset(refused))


@pytest.mark.parametrize(
    "periods", [["2009-11"], ["2009-10", "2009-11"], ["2005-12", "2006-12", "2007-12"], ["2009-11", "2012"]]
)
def test_months_that_may_be_ranges_are_a_guess(periods: list[str]) -> None:
    assert year_ranges(periods) == YearRanges(guessed=frozenset(p for p in periods if "-" in p))
