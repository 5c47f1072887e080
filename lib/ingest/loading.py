"""From files to a load: recognise all, then hand them to the store as one transaction."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from lib.catalogue.datasets import DATASETS
from lib.domain.access import Scope
from lib.domain.loads.findings import BrokenRow, FaultyRow, Finding
from lib.domain.loads.reach import LoadReach, places_now, reaches_all
from lib.ingest.apart.process import read_apart
from lib.ingest.connectors import Context
from lib.ingest.headings import Unreadable
from lib.ingest.places import with_places
from lib.ingest.recognising import NO_WISHES, Recognised, Wishes, display_names, recognise_files
from lib.store.comparison.figures import read_inhabitants
from lib.store.engine import Store
from lib.store.following import Progress
from lib.store.loads import loading
from lib.store.loads.history import was_loaded
from lib.store.loads.loading import LoadOutcome
from lib.store.loads.rules import UNKNOWN_CODE
from lib.store.loads.source import Source
from lib.store.registry import read_registry

REPEATED = "dubbele_sleutel"
MOST_FAULTY_ROWS = 5_000
"""Rows that are given back with their faulty cells marked."""


def load_paths(
    store: Store,
    paths: Sequence[Path],
    *,
    wishes: Wishes = NO_WISHES,
    kind: str = "bestand",
    by: str = "",
    keep: bool = True,
    once: bool = False,
    progress: Progress = lambda what, share: None,
    reach: LoadReach = reaches_all,
) -> LoadOutcome:
    """Load files in one transaction, or say everything that is wrong with them.

    Args:
        wishes: what the user says about the files.
        kind: `bestand`, `gepubliceerd`, `demo`, or that of an example (lib/ingest/shipped/loads.py).
        by: the name of who loads, as given.
        keep: False to check and preview only.
        once: do nothing when these very files were loaded before, even if later taken back.
        reach: of which partnerships who loads may bring rows, as in `load_sources`.

    Raises:
        MayNotLoad: as there.
    """
    paths = list({path.resolve(): path.absolute() for path in paths}.values())
    if once and _were_loaded(store, paths):
        return LoadOutcome(recognised=tuple((name, "", "") for name in display_names(paths)))
    places = places_now(reach)
    with store.workspace() as folder:
        found = _recognised(store, Scope(places), paths, folder, wishes, progress)
        if found.findings:
            findings = (*found.findings, *_other_findings(store, found.sources, progress, reach))
            outcome = LoadOutcome(findings=findings)
            return _completed(outcome, found)
        outcome = loading.load_sources(
            store,
            found.sources,
            kind=kind,
            content_hash=_hash(paths),
            by=by,
            keep=keep,
            progress=progress,
            reach=reach,
        )
        progress("", 1.0)
        return _completed(outcome, found)


def _completed(outcome: LoadOutcome, found: Recognised) -> LoadOutcome:
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
    """The rows that have a finding, in the order of the files; none that tells of a person."""
    for source in sources:
        if source.converted or DATASETS[source.dataset].is_personal:
            continue
        wanted = {f.row for f in findings if (f.file, f.sheet) == (source.name, source.sheet) and f.row > 1}
        if not wanted:
            continue
        last = max(wanted)
        try:
            for row, cells in source.rows():
                if row in wanted:
                    yield FaultyRow(
                        source.name, source.sheet, row, source.headings, _own_columns(source), tuple(cells)
                    )
                if row >= last:
                    break
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


def _recognised(
    store: Store, scope: Scope, paths: Sequence[Path], folder: Path, wishes: Wishes, progress: Progress
) -> Recognised:
    """What each file is, with the partnerships that a scope holds; a limit that reading passes is a finding."""
    with store.rows(store.version(), scope) as rows:
        context = Context(read_registry(rows), wishes.year, wishes.status, read_inhabitants(rows))
    try:
        return read_apart(
            recognise_files,
            *(paths, folder, context, wishes),
            paths=paths,
            folder=folder,
            tell=lambda name: progress(name, 0.0),
        )
    except Unreadable as unreadable:
        return Recognised(findings=list(unreadable.findings))


def _other_findings(
    store: Store, sources: Sequence[Source], progress: Progress, reach: LoadReach
) -> list[Finding]:
    """What is wrong with the readable files of a load; a code may stand in the file that is not."""
    if not sources:
        return []
    checked = loading.load_sources(store, sources, keep=False, progress=progress, reach=reach)
    return [finding for finding in checked.findings if finding.rule != UNKNOWN_CODE]


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
