"""A view that is kept on screen: each time one load, in the place of the one that had it before."""

from __future__ import annotations

from urllib.parse import urlencode

from lib.catalogue.datasets import DATASETS
from lib.domain.access import Scope
from lib.domain.explore.kept import KeptView
from lib.domain.loads.reach import LoadReach, reaches_all
from lib.domain.loads.typed import TYPED_KIND, as_cell, free_code
from lib.ingest.headings import Unreadable
from lib.ingest.typed.earlier import take_back, typed_loads
from lib.ingest.typed.sources import typed_source
from lib.store.engine import Store
from lib.store.explore.kept import read_kept_views
from lib.store.loads.loading import LoadOutcome, load_sources

_DATASET = "weergaven"


def save_view(store: Store, view: KeptView, by: str = "", *, reach: LoadReach = reaches_all) -> LoadOutcome:
    """Keep a view as it is now; what it was before is taken back, and stays in the history.

    Args:
        by: the name of who keeps it, as given.
        reach: of which partnerships they may, as in `load_sources`; a view is no row of one.

    Raises:
        MayNotLoad: as there.
    """
    before = typed_loads(store, _DATASET, view.code)
    row = (view.code, view.title, view.partnership, as_cell(view.pinned), urlencode(view.choices))
    with store.workspace() as folder:
        try:
            source = typed_source(folder, _DATASET, DATASETS[_DATASET].column_names, [row])
        except Unreadable as unreadable:
            return LoadOutcome(findings=unreadable.findings)
        outcome = load_sources(store, [source], kind=TYPED_KIND, by=by, reach=reach)
    if outcome.load_id is not None:
        take_back(store, before, by)
    return outcome


def remove_view(store: Store, code: str, by: str = "", *, reach: LoadReach = reaches_all) -> bool:
    """Take back a view that was kept on screen; it can be put in again on the page of the history.

    Args:
        reach: as in `save_view`.

    Returns:
        Whether there was one: a view of a file is no load of its own.

    Raises:
        MayNotLoad: as there.
    """
    typed = typed_loads(store, _DATASET, code)
    take_back(store, typed, by, reach=reach)
    return bool(typed)


def view_code(store: Store, title: str) -> str:
    """A code made of a title, that no other view has, of whichever partnership."""
    with store.rows(store.version(), Scope.all()) as rows:
        kept = [view.code for view in read_kept_views(rows)]
    return free_code(title, kept, "weergave")
