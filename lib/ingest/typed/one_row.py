"""What is typed on screen as a small load of its own: one row, through the checks of a file."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Kind
from lib.domain.loads.reach import LoadReach, reaches_all
from lib.domain.loads.typed import TYPED_KIND, Cells, ChangedMeanwhile, OpenedRow, new_code
from lib.ingest.headings import Unreadable
from lib.ingest.typed.sources import typed_source
from lib.store.engine import Store
from lib.store.loads.loading import LoadOutcome, load_sources

MOST_OF_A_NAME = 1000
"""Rows of the same words in the same month; more is no typing."""


def load_typed(
    store: Store, opened: OpenedRow, cells: Cells, by: str = "", *, reach: LoadReach = reaches_all
) -> LoadOutcome:
    """Load one row as it was typed, or say what is wrong with it, as of a file with that row.

    Args:
        opened: the row that the form was opened on.
        cells: what was typed; the key is that of the row.
        by: the name of who typed it, as given.
        reach: of which partnerships who typed it may bring rows, as in `load_sources`.

    Raises:
        ChangedMeanwhile: when somebody else changed the row after the form was opened; nothing is stored then.
        MayNotLoad: as there.
    """
    row = {**cells, **opened.key}
    names = [name for name in DATASETS[opened.dataset].column_names if name in row]
    with store.workspace() as folder:
        try:
            source = typed_source(folder, opened.dataset, names, [[row[name] for name in names]])
        except Unreadable as unreadable:
            return LoadOutcome(findings=unreadable.findings)
        return load_sources(store, [source], kind=TYPED_KIND, by=by, opened=opened, reach=reach)


def add_typed(
    store: Store,
    dataset: str,
    cells: Cells,
    words: str,
    by: str = "",
    *,
    day: dt.date | None = None,
    reach: LoadReach = reaches_all,
) -> tuple[LoadOutcome, str]:
    """Load a new row under a code that is made of its words, and that no load has.

    Args:
        dataset: with a code of its own in its key.
        cells: what was typed, the other key columns among it.
        words: what the code is made of.
        by: the name of who typed it, as given.
        day: whose year and month stand in the code; today when left out.
        reach: as in `load_typed`, which tells what it raises.

    Returns:
        What came of it, and the code.
    """
    name = own_code(dataset)
    key: Mapping[str, str] = {other: cells.get(other, "") for other in DATASETS[dataset].key}
    for number in itertools.count(1):
        code = new_code(words, day or dt.date.today(), number)
        try:
            row = OpenedRow(dataset, {**key, name: code}, fresh=True)
            return load_typed(store, row, cells, by, reach=reach), code
        except ChangedMeanwhile:
            if number == MOST_OF_A_NAME:
                raise
    raise AssertionError  # counting has no end


def own_code(dataset: str) -> str:
    """The key column with the code that a dataset gives its rows."""
    declared = DATASETS[dataset]
    columns = (declared.column(name) for name in declared.key)
    return next(c.name for c in columns if c.kind == Kind.CODE and not c.refers_to)
