"""Raw files of others as one set of files in the contract's form, by the connectors that read them one at a time."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Kind
from lib.catalogue.shipped import NOTICES_FILE, ShippedSet
from lib.domain.loads.findings import Finding, Notice
from lib.domain.registry import Registry
from lib.ingest.connectors import Context, Converted, convert
from lib.ingest.connectors.conversion import Given, Row, new_rows, tables, without_retold
from lib.ingest.csv_files import open_csv
from lib.ingest.headings import Unreadable
from lib.ingest.newcomers import with_newcomers, with_rows
from lib.ingest.recognising import with_boundaries
from lib.store.loads.source import BLANKS, Source

WHO = ("organisaties", "partnerschappen")
"""The datasets whose rows files of others build on."""

GONE = "opgeheven_gemeenten"

Tables = dict[str, list[Row]]


@dataclass(frozen=True)
class Compiled:
    """Dataset -> rows in the order of their keys, and what was left out."""

    tables: Tables
    notices: tuple[Notice, ...]


def compile_set(folder: Path, shipped: ShippedSet, known: Sequence[Path]) -> Compiled:
    """Rows of the data contract from the files of a set.

    Args:
        folder: where the files are, at any depth.
        shipped: says which files, and the country of their organisations.
        known: files with the organisations and partnerships that are there already.

    Raises:
        Unreadable: when a file is not there or is wrong, or two of them differ.
    """
    files = _files(folder, shipped)
    made: dict[str, dict[tuple[str, ...], Row]] = {dataset: {} for dataset in WHO}
    with tempfile.TemporaryDirectory(prefix="monitor-compile-") as workspace:
        sources = [open_csv(path, Path(workspace)) for path in known]
        registry = with_newcomers(Registry({}, (), shipped_catalogue().indicators, ()), sources)
        while True:
            before = registry
            found, notices, registry = _read(files, registry, Path(workspace))
            for dataset in WHO:
                made[dataset].update({_key(dataset, row): row for row in found.get(dataset, ())})
            if registry == before:
                break
    notices = tuple(_told_as_gone(notice) if "grenzen" in found else notice for notice in notices)
    rows = {**found, **{dataset: _of_country(by_key.values(), shipped) for dataset, by_key in made.items()}}
    return Compiled({name: _in_order(name, rows[name]) for name in DATASETS if rows.get(name)}, notices)


def _told_as_gone(notice: Notice) -> Notice:
    """Beside the boundaries of all municipalities, one that is not known does not exist any more."""
    return replace(notice, code=GONE) if notice.code == "onbekende_gemeenten" else notice


def write_compiled(compiled: Compiled, out: Path) -> list[Path]:
    """Write a file for each dataset, and one with the notices; gives their paths."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for dataset, rows in compiled.tables.items():
        path = out / f"{dataset}.csv"
        columns = [name for name in DATASETS[dataset].column_names if any(row.get(name) for row in rows)]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(
                file, columns, delimiter=";", lineterminator="\n", extrasaction="ignore", restval=""
            )
            writer.writeheader()
            writer.writerows(rows)
        written.append(path)
    told = [
        {"bestand": n.file, "soort": n.code, "onderwerp": n.subject, "details": list(n.hints)}
        for n in compiled.notices
    ]
    path = out / NOTICES_FILE
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [*written, path]


def read_notices(folder: Path) -> tuple[Notice, ...]:
    """What was left out of a compiled set; none where nothing is told."""
    path = folder / NOTICES_FILE
    told = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    return tuple(
        Notice(each["bestand"], each["soort"], each["onderwerp"], tuple(each["details"])) for each in told
    )


def _files(folder: Path, shipped: ShippedSet) -> list[Path]:
    """The files of a set, in the order in which it names them."""
    found: dict[Path, None] = {}
    missing = []
    for pattern in (pattern for origin in shipped.origins for pattern in origin.bestanden):
        there = sorted(folder.rglob(pattern))
        found.update(dict.fromkeys(there))
        if not there:
            missing.append(Finding(pattern, 0, "", "", "niet_gevonden"))
    if missing:
        raise Unreadable(*missing)
    return list(found)


def _read(
    files: Iterable[Path], registry: Registry, workspace: Path
) -> tuple[Tables, tuple[Notice, ...], Registry]:
    """The rows of all files, what was left out, and who is known after them."""
    given, rows, notices = Given(), Tables(), list[Notice]()
    for path in files:
        converted = convert(path, path.name, Context(registry)) or _of_contract(path, workspace)
        converted = without_retold(converted, given, path.name)
        fresh = new_rows(with_boundaries(converted), given, path.name)
        for dataset, new in fresh.items():
            rows.setdefault(dataset, []).extend(new)
        notices += converted.notices
        registry = with_rows(registry, {dataset: fresh.get(dataset, []) for dataset in WHO})
    return rows, tuple(dict.fromkeys(notices)), registry


def _of_contract(path: Path, workspace: Path) -> Converted:
    """The rows of a file that is in the contract's form already, its numbers with a decimal point."""
    source = open_csv(path, workspace)
    numbers = {column.name for column in DATASETS[source.dataset].of_kind(Kind.NUMBER)}
    rows = [_row(source, cells, numbers) for _, cells in source.rows()]
    return Converted(tables(**{source.dataset: rows}), source.notices)


def _row(source: Source, cells: Sequence[str], numbers: set[str]) -> Row:
    row = dict(zip(source.columns, (cell.strip(BLANKS) for cell in cells), strict=False))
    comma = numbers if source.decimal_comma else set()
    return {name: cell.replace(",", ".") if name in comma else cell for name, cell in row.items()}


def _of_country(rows: Iterable[Row], shipped: ShippedSet) -> list[Row]:
    """The rows with the country of the set where it has one; only organisations have a country."""
    if not shipped.country:
        return list(rows)
    return [{**row, "land": row.get("land") or shipped.country} if "soort" in row else row for row in rows]


def _key(dataset: str, row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in DATASETS[dataset].key)


def _in_order(dataset: str, rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: _key(dataset, row))
