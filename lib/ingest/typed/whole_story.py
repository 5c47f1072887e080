"""A story that is written on screen: all of it as one load, in the place of the load that had it before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lib.catalogue.datasets import DATASETS
from lib.domain.access import Scope
from lib.domain.loads.reach import LoadReach, reaches_all
from lib.domain.loads.typed import TYPED_KIND, free_code
from lib.domain.story.rows import rows_of_slides, story_row
from lib.domain.story.stories import Story
from lib.ingest.headings import Unreadable
from lib.ingest.typed.earlier import take_back, typed_loads
from lib.ingest.typed.sources import typed_source
from lib.store.engine import Store
from lib.store.loads.loading import LoadOutcome, load_sources
from lib.store.story.queries import read_stories


def save_story(store: Store, story: Story, by: str = "", *, reach: LoadReach = reaches_all) -> LoadOutcome:
    """Keep a story as it is now; what it was before is taken back, and stays in the history.

    Args:
        store: where it is kept.
        story: with the slides that it has now.
        by: the name of who wrote it, as given.
        reach: of which partnerships they may, as in `load_sources`; a story is no row of one.

    Raises:
        MayNotLoad: as there.
    """
    before = typed_loads(store, "verhalen", story.code)
    files: dict[str, list[Sequence[object]]] = {
        "verhalen": [story_row(story)],
        "dias": list(rows_of_slides(story)),
    }
    with store.workspace() as folder:
        try:
            sources = [
                typed_source(folder, name, DATASETS[name].column_names, rows)
                for name, rows in files.items()
                if rows
            ]
        except Unreadable as unreadable:
            return LoadOutcome(findings=unreadable.findings)
        outcome = load_sources(store, sources, kind=TYPED_KIND, by=by, reach=reach)
    if outcome.findings or outcome.load_id is None:
        return outcome
    take_back(store, before, by)
    return outcome


def remove_story(store: Store, code: str, by: str = "", *, reach: LoadReach = reaches_all) -> None:
    """Take back a story that was written on screen; it can be put in again on the page of the history.

    Args:
        reach: as in `save_story`.

    Raises:
        MayNotLoad: as there.
    """
    take_back(store, typed_loads(store, "verhalen", code), by, reach=reach)


def story_code(store: Store, title: str, others: Iterable[str] = ()) -> str:
    """A code made of a title, that no other story has, of whichever partnership.

    Args:
        others: codes of stories that are not kept in the store.
    """
    with store.rows(store.version(), Scope.all()) as rows:
        kept = [story.code for story in read_stories(rows)]
    return free_code(title, (*kept, *others), "verhaal")
