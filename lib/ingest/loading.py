"""From files to a load: recognise all, then hand them to the store as one transaction."""

from __future__ import annotations

import csv
import hashlib
import itertools
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lib.domain.access import Scope
from lib.domain.loads.findings import BrokenRow, FaultyRow, Finding, Notice
from lib.ingest.connectors import Context, Converted, SavedPage, convert, convert_pages, joined_pages
from lib.ingest.connectors.conversion import Given, new_rows
from lib.ingest.csv_files import open_csv
from lib.ingest.files import open_file
from lib.ingest.headings import Unreadable
from lib.ingest.matching.match import Match
from lib.ingest.matching.matched import open_matched
from lib.ingest.newcomers import with_newcomers
from lib.ingest.places import with_places
from lib.store.comparison.figures import read_inhabitants
from lib.store.engine import Store
from lib.store.loads import loading
from lib.store.loads.history import was_loaded
from lib.store.loads.loading import LoadOutcome, Progress
from lib.store.loads.rules import UNKNOWN_CODE
from lib.store.loads.source import Source
from lib.store.registry import read_registry

REPEATED = "dubbele_sleutel"
BOUNDARY_SOURCE = "CBS/PDOK, CC BY 4.0"
MOST_FAULTY_ROWS = 5_000
"""Rows that are given back with their faulty cells marked."""


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


@dataclass
class _Recognised:
    """What the files of a load are; `foreign` when files of others are among them."""

    sources: list[Source] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    foreign: bool = False


def load_paths(
    store: Store,
    paths: Sequence[Path],
    *,
    wishes: Wishes = Wishes(),
    kind: str = "bestand",
    by: str = "",
    keep: bool = True,
    once: bool = False,
    progress: Progress = lambda what, share: None,
) -> LoadOutcome:
    """Load files in one transaction, or say everything that is wrong with them.

    Args:
        wishes: what the user says about the files.
        kind: `bestand`, `gepubliceerd`, `demo`, or that of an example (lib/ingest/shipped/loads.py).
        by: the name of who loads, as given.
        keep: False to check and preview only.
        once: do nothing when these very files were loaded before, even if later taken back.
    """
    paths = list({path.resolve(): path for path in paths}.values())
    if once and _were_loaded(store, paths):
        return LoadOutcome(recognised=tuple((name, "", "") for name in _display_names(paths)))
    with tempfile.TemporaryDirectory(prefix="monitor-") as folder:
        found = _recognise_all(store, paths, Path(folder), wishes)
        if found.findings:
            findings = (*found.findings, *_other_findings(store, found.sources))
            outcome = LoadOutcome(findings=findings)
            return _completed(outcome, found)
        outcome = loading.load_sources(
            store, found.sources, kind=kind, content_hash=_hash(paths), by=by, keep=keep, progress=progress
        )
        progress("", 1.0)
        return _completed(outcome, found)


def _completed(outcome: LoadOutcome, found: _Recognised) -> LoadOutcome:
    """The outcome with what is known of the files, while they are still there."""
    return replace(
        outcome,
        findings=_as_the_user_has_it(outcome.findings, found.sources),
        notices=(*found.notices, *outcome.notices),
        recognised=tuple((s.name, "" if s.converted else s.sheet, s.dataset) for s in found.sources),
        faulty=tuple(itertools.islice(_faulty_rows(outcome.findings, found.sources), MOST_FAULTY_ROWS)),
        suspicions=with_places(outcome.suspicions, found.sources),
    )


def _faulty_rows(findings: Sequence[Finding], sources: Sequence[Source]) -> Iterator[FaultyRow]:
    """The rows that have a finding, in the order of the files."""
    for source in sources:
        if source.converted:
            continue
        wanted = {f.row for f in findings if (f.file, f.sheet) == (source.name, source.sheet) and f.row > 1}
        if not wanted:
            continue
        try:
            for row, cells in source.rows():
                if row in wanted:
                    yield FaultyRow(
                        source.name, source.sheet, row, source.headings, _own_columns(source), tuple(cells)
                    )
        except BrokenRow:
            continue


def _as_the_user_has_it(findings: Iterable[Finding], sources: Iterable[Source]) -> tuple[Finding, ...]:
    """The findings, each once; those in what was made of a file of others name that file, not its rows and columns."""
    sources = list(sources)
    made = {(source.name, source.sheet) for source in sources if source.converted}
    own = {
        (source.name, source.sheet, column): heading
        for source in sources
        if source.matched
        for column, heading in zip(source.columns, source.headings, strict=True)
    }
    findings = [replace(f, column=own.get((f.file, f.sheet, f.column), f.column)) for f in findings]
    return tuple(
        dict.fromkeys(
            replace(
                f, row=0, column="", sheet="", rule="uit_een_ander_bestand" if f.rule == REPEATED else f.rule
            )
            if (f.file, f.sheet) in made
            else f
            for f in findings
        )
    )


def _own_columns(source: Source) -> tuple[str, ...]:
    """The columns as findings name them."""
    return source.headings if source.matched else source.columns


def _recognise_all(store: Store, paths: Sequence[Path], folder: Path, wishes: Wishes) -> _Recognised:
    """What each file is; where files of others come with organisations, they are read once these are known."""
    context = _context(store, wishes)
    found = _recognise(paths, folder / "1", context, wishes)
    registry = with_newcomers(context.registry, (s for s in found.sources if not s.converted))
    if registry == context.registry or not (found.foreign or found.findings):
        return found
    return _recognise(paths, folder / "2", replace(context, registry=registry), wishes)


def _recognise(paths: Sequence[Path], folder: Path, context: Context, wishes: Wishes) -> _Recognised:
    """What each file is; files of other origins are converted to the contract's form first."""
    found = _Recognised()
    given = Given()
    names = dict(zip(paths, _display_names(paths), strict=True))
    units = [(path,) for path in paths] if wishes.dataset or wishes.match else joined_pages(paths)
    for number, unit in enumerate(units):
        pages = [SavedPage(path, names[path]) for path in unit]
        path, name = pages[0].path, pages[0].name
        workspace = folder / str(number)
        workspace.mkdir(parents=True)
        try:
            if wishes.match:
                found.sources.append(open_matched(path, workspace, name=name, match=wishes.match))
                continue
            if wishes.dataset is None:
                converted = (
                    convert_pages(pages, name, context) if len(pages) > 1 else convert(path, name, context)
                )
                if converted is not None:
                    found.foreign = True
                    found.sources += _as_sources(
                        new_rows(with_boundaries(converted), given, name), workspace, name
                    )
                    found.notices += converted.notices
                    continue
            sources, notices = open_file(path, workspace, name=name, dataset=wishes.dataset)
            found.sources += sources
            found.notices += notices
        except Unreadable as unreadable:
            found.findings += unreadable.findings
        except OSError:
            found.findings.append(Finding(name, 0, "", "", "niet_te_openen"))
    return found


def _context(store: Store, wishes: Wishes) -> Context:
    with store.rows(store.version(), Scope.all()) as rows:
        return Context(read_registry(rows), wishes.year, wishes.status, read_inhabitants(rows))


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


def _other_findings(store: Store, sources: Sequence[Source]) -> list[Finding]:
    """What is wrong with the readable files of a load; a code may stand in the file that is not."""
    if not sources:
        return []
    checked = loading.load_sources(store, sources, keep=False)
    return [finding for finding in checked.findings if finding.rule != UNKNOWN_CODE]


def _display_names(paths: Sequence[Path]) -> list[str]:
    """File names; with the folders that tell them apart in front where two files have the same name."""
    names = [path.name for path in paths]
    parts = [path.absolute().parts for path in paths]
    folders = zip(*[above for *above, _ in parts], strict=False)
    shared = sum(1 for _ in itertools.takewhile(lambda level: len(set(level)) == 1, folders))
    return [
        name if names.count(name) == 1 else "/".join(places[shared:])
        for name, places in zip(names, parts, strict=True)
    ]


def _were_loaded(store: Store, paths: Sequence[Path]) -> bool:
    """Whether these very files were ever loaded; what cannot be read is told when it is opened."""
    try:
        return was_loaded(store, _hash(paths))
    except OSError:
        return False


def _hash(paths: Sequence[Path]) -> str:
    """One hash for a set of files, whatever their order."""
    parts = []
    files = [file for path in paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    for name in files:
        if name.is_file():
            with name.open("rb") as file:
                parts.append(hashlib.file_digest(file, "sha256").hexdigest())
    return hashlib.sha256("".join(sorted(parts)).encode()).hexdigest()
