"""Loading what lies in the box: each set as one load, and an example only when it is asked for."""

from __future__ import annotations

from lib.catalogue.shipped import ShippedSet
from lib.ingest.loading import load_paths
from lib.store.engine import Store
from lib.store.following import Progress
from lib.store.loads.history import Load, list_loads, undo
from lib.store.loads.loading import LoadOutcome

PUBLISHED = "gepubliceerd"


def kind_of(shipped: ShippedSet) -> str:
    """What a load of the set is called in the history."""
    return f"voorbeeld-{shipped.code}" if shipped.example else PUBLISHED


def load_shipped(
    store: Store, shipped: ShippedSet, *, by: str = "", progress: Progress = lambda what, share: None
) -> LoadOutcome:
    """Load a set that never was, so that taking it back lasts; an example also when it was taken out before."""
    once = not shipped.example or bool(loads_of(store, shipped))
    return load_paths(store, shipped.files, kind=kind_of(shipped), by=by, once=once, progress=progress)


def loads_of(store: Store, example: ShippedSet) -> list[Load]:
    """The loads of an example that count."""
    return [load for load in list_loads(store) if load.kind == kind_of(example) and load.active]


def remove_example(store: Store, example: ShippedSet, by: str = "") -> list[int]:
    """Take an example back; gives the numbers of its loads.

    Raises:
        NotPossible: when another load refers to its rows.
    """
    numbers = [load.load_id for load in loads_of(store, example)]
    for number in numbers:
        undo(store, number, by)
    return numbers
