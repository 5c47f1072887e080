"""What the files of a load are: recognised, and those of others converted.

Knows no store, so that it can be done in a process of its own.
"""

from __future__ import annotations

import csv
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lib.domain.loads.findings import Finding, Notice
from lib.domain.loads.visible import visible_line
from lib.ingest.apart.process import Tell
from lib.ingest.connectors import Context, Converted, SavedPage, convert, convert_pages, joined_pages
from lib.ingest.connectors.conversion import Given, new_rows
from lib.ingest.csv_files import open_csv
from lib.ingest.files import open_file
from lib.ingest.headings import Unreadable
from lib.ingest.matching.match import Match
from lib.ingest.matching.matched import open_matched
from lib.ingest.newcomers import with_newcomers
from lib.store.loads.source import Source

BOUNDARY_SOURCE = "CBS/PDOK, CC BY 4.0"


@dataclass(frozen=True)
class Wishes:
    """What the user says about the files, for what they do not say themselves.

    Attributes:
        dataset: the dataset all files hold.
        year: the year of a raw file that does not name it.
        status: the status of its figures, likewise.
        match: which of their columns is which, for tables that are not in the contract's form.
    """

    dataset: str | None = None
    year: int | None = None
    status: str | None = None
    match: Match | None = None


NO_WISHES = Wishes()


@dataclass
class Recognised:
    """What the files of a load are; `foreign` when files of others are among them."""

    sources: list[Source] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    foreign: bool = False


def recognise_files(
    paths: Sequence[Path], folder: Path, context: Context, wishes: Wishes, *, tell: Tell
) -> Recognised:
    """What each file is; where files of others come with organisations, they are read once these are known.

    Args:
        paths: the files of one load.
        folder: where rows are written that do not stand in a file as they are.
        context: what the store knows.
        tell: is called with the name of the file that is being read.
    """
    found = _recognised(paths, folder / "1", context, wishes, tell)
    registry = with_newcomers(context.registry, (s for s in found.sources if not s.converted))
    if registry == context.registry or not (found.foreign or found.findings):
        return found
    return _recognised(paths, folder / "2", replace(context, registry=registry), wishes, tell)


def _recognised(
    paths: Sequence[Path], folder: Path, context: Context, wishes: Wishes, tell: Tell
) -> Recognised:
    found, given = Recognised(), Given()
    names = dict(zip(paths, display_names(paths), strict=True))
    units = [(path,) for path in paths] if wishes.dataset or wishes.match else joined_pages(paths)
    for number, unit in enumerate(units):
        pages = [SavedPage(path, names[path]) for path in unit]
        workspace = folder / str(number)
        workspace.mkdir(parents=True)
        tell(pages[0].name)
        try:
            _add(found, given, pages, workspace, context, wishes)
        except Unreadable as unreadable:
            found.findings += unreadable.findings
            found.notices += unreadable.notices
        except OSError:
            found.findings.append(Finding(pages[0].name, 0, "", "", "niet_te_openen"))
    return found


def _add(
    found: Recognised,
    given: Given,
    pages: Sequence[SavedPage],
    workspace: Path,
    context: Context,
    wishes: Wishes,
) -> None:
    """Add what a file is, or the pages of one table; of another origin, it is converted first."""
    path, name = pages[0].path, pages[0].name
    if wishes.match:
        found.sources.append(open_matched(path, workspace, name=name, match=wishes.match))
        return
    if wishes.dataset is None:
        converted = convert_pages(pages, name, context) if len(pages) > 1 else convert(path, name, context)
        if converted is not None:
            found.foreign = True
            found.sources += _as_sources(new_rows(with_boundaries(converted), given, name), workspace, name)
            found.notices += converted.notices
            return
    sources, notices = open_file(path, workspace, name=name, dataset=wishes.dataset)
    found.sources += sources
    found.notices += notices


def with_boundaries(converted: Converted) -> Converted:
    """The converted rows with the boundaries among them."""
    boundaries = [
        {"cbs_code": s.cbs_code, "jaar": str(s.year), "vorm": s.geojson, "bron": BOUNDARY_SOURCE}
        for s in converted.shapes
    ]
    return replace(converted, tables={**converted.tables, "grenzen": boundaries})


def _as_sources(
    tables: Mapping[str, Sequence[Mapping[str, str]]], workspace: Path, name: str
) -> list[Source]:
    """Converted rows as files of their own, under the name of the file they come from."""
    sources = []
    for dataset, rows in tables.items():
        if not rows:
            continue
        path = workspace / f"{dataset}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
            writer.writeheader()
            writer.writerows(rows)
        source = open_csv(path, workspace, name=name, dataset=dataset)
        sources.append(replace(source, sheet=dataset, converted=True, signs=()))
    return sources


def display_names(paths: Sequence[Path]) -> list[str]:
    """File names; with the folders that tell them apart in front where two files have the same name."""
    names = [visible_line(path.name) for path in paths]
    parts = [tuple(map(visible_line, path.absolute().parts)) for path in paths]
    folders = zip(*[above for *above, _ in parts], strict=False)
    shared = sum(1 for _ in itertools.takewhile(lambda level: len(set(level)) == 1, folders))
    return [
        name if names.count(name) == 1 else "/".join(places[shared:])
        for name, places in zip(names, parts, strict=True)
    ]
