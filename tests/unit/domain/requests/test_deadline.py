"""Long work in Python ends when whoever waits has no time left."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from lib.domain.comparison.bootstrap import corrected_scores
from lib.domain.comparison.frontier import dea_scores, order_m_scores, vrs_scores
from lib.domain.requests.deadline import OutOfTime, check_time, ends_when, while_time
from lib.export.workbook import as_workbook
from lib.tables.table import ColumnKind, Table, TableColumn

COSTS, QUALITY = np.linspace(50, 90, 40), np.linspace(1, 9, 40) ** 0.5
TABLE = Table("Veel", (TableColumn("n", ColumnKind.NUMBER),), tuple((float(n),) for n in range(100)))


def after(turns: int) -> Callable[[], bool]:
    """The time is over after so many turns."""
    counted: Iterator[int] = itertools.count(1)
    return lambda: next(counted) > turns


def test_nothing_ends_where_nobody_waits() -> None:
    check_time()
    with ends_when(after(3)):
        taken = [item for _, item in zip(range(3), while_time("abcdef"), strict=False)]
        with ends_when(None):
            assert "".join(while_time("abcdef")) == "abcdef"
        with pytest.raises(OutOfTime):
            check_time()
    check_time()
    assert taken == ["a", "b", "c"]


@pytest.mark.parametrize(
    "work",
    [
        lambda: corrected_scores(COSTS, QUALITY),
        lambda: order_m_scores(COSTS, QUALITY[:, None], 10),
        lambda: dea_scores(COSTS[:, None], QUALITY[:, None]),
        lambda: vrs_scores(COSTS, QUALITY),
        lambda: as_workbook([TABLE]),
    ],
)
def test_work_of_many_turns_ends_in_the_middle(work: Callable[[], object]) -> None:
    with ends_when(after(5)), pytest.raises(OutOfTime):
        work()
    with ends_when(after(10_000)):
        work()
