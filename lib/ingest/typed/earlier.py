"""What was typed before of the thing that is typed now."""

from __future__ import annotations

from contextlib import suppress

from lib.domain.loads.reach import LoadReach, reaches_all
from lib.domain.loads.typed import TYPED_KIND
from lib.store.engine import Store
from lib.store.loads.history import NotPossible, loads_of_code, undo


def typed_loads(store: Store, dataset: str, code: str) -> list[int]:
    """The loads that count and have the row of a code as it was typed on screen, the newest first."""
    return loads_of_code(store, dataset, code, TYPED_KIND)


def take_back(store: Store, loads: list[int], by: str = "", *, reach: LoadReach = reaches_all) -> None:
    """Take loads back that are not taken back meanwhile; they can be put in again on the page of the history.

    Args:
        reach: of which partnerships who does so may take rows back; asked again of each load.

    Raises:
        MayNotLoad: when it is of none; what was taken back before stays so.
    """
    for load_id in loads:
        with suppress(NotPossible):
            undo(store, load_id, by, reach=reach)
