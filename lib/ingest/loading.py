"""From files to a load: recognise all, then hand them to the store as one transaction."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

from lib.domain.findings import Finding
from lib.ingest.csv_files import Unreadable, open_csv
from lib.store import loading
from lib.store.engine import Store
from lib.store.history import was_loaded
from lib.store.loading import Outcome, Progress, Source
from lib.store.rules import UNKNOWN_CODE


def load_files(
    store: Store,
    paths: Sequence[Path],
    *,
    dataset: str | None = None,
    kind: str = "bestand",
    keep: bool = True,
    once: bool = False,
    progress: Progress = lambda what, share: None,
) -> Outcome:
    """Load files in one transaction, or say everything that is wrong with them.

    Args:
        dataset: the dataset all files hold, instead of recognising it.
        kind: `bestand`, `gepubliceerd` or `demo`.
        keep: False to check only.
        once: do nothing when these very files were loaded before, even if later taken back.
    """
    findings: list[Finding] = []
    sources: list[Source] = []
    with tempfile.TemporaryDirectory(prefix="monitor-") as workspace:
        for path, name in zip(paths, _display_names(paths), strict=True):
            try:
                sources.append(open_csv(path, Path(workspace), name=name, dataset=dataset))
            except Unreadable as unreadable:
                findings += unreadable.findings
            except OSError:
                findings.append(Finding(name, 0, "", "", "niet_te_openen"))
        if findings:
            return Outcome(findings=(*findings, *_other_findings(store, sources)))
        content_hash = _hash(paths)
        if once and was_loaded(store, content_hash):
            return Outcome()
        return loading.load(
            store, sources, kind=kind, content_hash=content_hash, keep=keep, progress=progress
        )


def _other_findings(store: Store, sources: Sequence[Source]) -> list[Finding]:
    """What is wrong with the readable files of a load; a code may stand in the file that is not."""
    if not sources:
        return []
    checked = loading.load(store, sources, keep=False)
    return [finding for finding in checked.findings if finding.rule != UNKNOWN_CODE]


def _display_names(paths: Sequence[Path]) -> list[str]:
    """File names; with the folder in front where two files have the same name."""
    names = [path.name for path in paths]
    return [path.name if names.count(path.name) == 1 else str(path) for path in paths]


def _hash(paths: Sequence[Path]) -> str:
    """One hash for a set of files, whatever their order."""
    parts = []
    for path in paths:
        with path.open("rb") as file:
            parts.append(hashlib.file_digest(file, "sha256").hexdigest())
    return hashlib.sha256("".join(sorted(parts)).encode()).hexdigest()
