"""Any file the monitor takes, recognised by its name and its first bytes."""

from __future__ import annotations

from pathlib import Path

from lib.domain.loads.findings import Finding, Notice
from lib.ingest.containers import PARQUET, ZIP, other_kind
from lib.ingest.csv_files import open_csv
from lib.ingest.headings import Unreadable
from lib.ingest.parquet_files import open_parquet
from lib.ingest.workbooks import open_workbook
from lib.store.loads.source import Source

SUFFIXES = ("csv", "txt", "tsv", "xlsx", "parquet")


def open_file(
    path: Path, workspace: Path, *, name: str, dataset: str | None = None
) -> tuple[list[Source], list[Notice]]:
    """Recognise a file: CSV, XLSX or Parquet.

    Args:
        path: where it is.
        workspace: a folder for what has to be rewritten first.
        name: the file as the user knows it.
        dataset: overrules the recognition.

    Raises:
        Unreadable: with findings that say what is wrong.
        OSError: when the file cannot be read.
    """
    if path.is_dir():
        raise Unreadable(Finding(name, 0, "", "", "map"))
    if rule := other_kind(path):
        raise Unreadable(Finding(name, 0, "", "", rule))
    with path.open("rb") as file:
        start = file.read(4)
    if start == ZIP:
        return open_workbook(path, workspace, name=name, dataset=dataset)
    if start == PARQUET:
        return [open_parquet(path, name=name, dataset=dataset)], []
    source = open_csv(path, workspace, name=name, dataset=dataset)
    return [source], list(source.notices)
