"""Rows that were typed on screen, as a file that goes through the checks of any other."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from lib.ingest.csv_files import open_csv
from lib.store.loads.source import Source


def typed_source(
    folder: Path, dataset: str, names: Sequence[str], rows: Iterable[Sequence[object]]
) -> Source:
    """Write rows to a file and open it.

    Args:
        folder: where the file is kept until it is loaded.
        names: of the columns, in the order of the cells.

    Raises:
        Unreadable: when a cell cannot stand in a file.
    """
    path = folder / f"{dataset}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
        writer.writerow(names)
        writer.writerows(rows)
    return open_csv(path, folder, name=dataset, dataset=dataset)
