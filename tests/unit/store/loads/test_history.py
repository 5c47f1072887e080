"""Taking a load back and putting it in again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.catalogue.datasets import DATASETS
from lib.demo import write_demo
from lib.ingest.loading import load_paths
from lib.store.comparison.figures import read_available, read_figures
from lib.store.engine import Store
from lib.store.loads.history import NotPossible, _looked_at, list_loads, redo, undo, was_loaded
from lib.store.loads.loading import LoadOutcome
from lib.store.loads.rules import rules_of
from lib.store.registry import read_registry
from lib.store.schema import current
from lib.store.upkeep.opening import open_store
from tests.data_sets import make_store
from tests.loading import WORLD, Load, address, all_figures, ask, figures_file


def cijfers(value: str, period: str = "2023") -> dict[str, str]:
    return {"cijfers.csv": figures_file(f"aa-cc;;pond;{period};{value};definitief")}


def state(store: Store) -> tuple[list[float], list[str]]:
    """The values that count, and the periods that are offered."""
    figures = all_figures(store)
    return [figure.value for figure in figures], [str(a.period) for a in ask(store, read_available)]


def test_undo_restores_what_counted_and_redo_puts_it_back(
    store: Store, world: LoadOutcome, load: Load
) -> None:
    load(cijfers("5"))
    second = load(cijfers("6")).load_id or 0
    undo(store, second)
    assert state(store) == ([5], ["2023"])
    redo(store, second)
    assert state(store) == ([6], ["2023"])


def test_what_is_offered_follows_an_undo_at_once(store: Store, world: LoadOutcome, load: Load) -> None:
    first = load(cijfers("5", "2022")).load_id or 0
    load(cijfers("6", "2023"))
    assert state(store) == ([5, 6], ["2022", "2023"])
    undo(store, first)
    assert state(store) == ([6], ["2023"])
    redo(store, first)
    assert state(store) == ([5, 6], ["2022", "2023"])


def test_a_load_that_is_put_back_keeps_its_place_in_the_order(
    store: Store, world: LoadOutcome, load: Load
) -> None:
    first = load(cijfers("5")).load_id or 0
    undo(store, first)
    load(cijfers("6"))
    redo(store, first)
    assert state(store)[0] == [6]


def test_an_undone_load_can_be_loaded_again(store: Store, world: LoadOutcome, load: Load) -> None:
    undo(store, load(cijfers("5")).load_id or 0)
    assert load(cijfers("5")).load_id == 3
    assert state(store)[0] == [5]


def test_undo_is_refused_when_others_refer_to_it(store: Store, world: LoadOutcome, load: Load) -> None:
    load(cijfers("5"))
    version = store.version()
    with pytest.raises(NotPossible) as refused:
        undo(store, world.load_id or 0)
    assert (refused.value.reason, refused.value.datasets) == ("verwijzingen", ("cijfers",))
    assert (store.version(), state(store)[0]) == (version, [5])


def test_redo_is_refused_when_what_it_refers_to_is_gone(store: Store, world: LoadOutcome, load: Load) -> None:
    figures = load(cijfers("5")).load_id or 0
    undo(store, figures)
    undo(store, world.load_id or 0)
    with pytest.raises(NotPossible) as refused:
        redo(store, figures)
    assert refused.value.reason == "verwijzingen"
    redo(store, world.load_id or 0)
    redo(store, figures)
    assert state(store)[0] == [5]


def test_undo_is_allowed_when_another_load_has_the_same_rows(
    store: Store, world: LoadOutcome, load: Load
) -> None:
    more = WORLD | {"organisaties.csv": WORLD["organisaties.csv"].replace("Aa;", "Aaa;")}
    load(more)
    load(cijfers("5"))
    undo(store, world.load_id or 0)
    assert ask(store, read_registry).organisations["aa"].name == "Aaa"


@pytest.mark.parametrize("action", [undo, redo])
def test_an_unknown_load_is_refused(store: Store, action) -> None:
    with pytest.raises(NotPossible, match="onbekend"):
        action(store, 7)


def test_a_load_is_taken_back_once_and_put_in_once(store: Store, world: LoadOutcome) -> None:
    with pytest.raises(NotPossible, match="niet_teruggedraaid"):
        redo(store, 1)
    undo(store, 1)
    with pytest.raises(NotPossible, match="al_teruggedraaid"):
        undo(store, 1)


def test_the_version_grows_with_every_change_and_only_then(store: Store, load: Load) -> None:
    versions = [store.version()]
    load(WORLD)
    versions.append(store.version())
    undo(store, 1)
    versions.append(store.version())
    redo(store, 1)
    versions.append(store.version())
    assert versions == [0, 1, 2, 3]
    load(WORLD)
    load(cijfers("fout"))
    assert store.version() == 3


def test_the_list_of_loads_is_newest_first_with_what_each_did(
    store: Store, world: LoadOutcome, load: Load
) -> None:
    load(cijfers("5"), kind="gepubliceerd", by=" Ans\nde Vries ")
    undo(store, 2)
    newest, oldest = list_loads(store)
    assert (newest.load_id, newest.kind, newest.active, newest.files) == (
        2,
        "gepubliceerd",
        False,
        ("cijfers.csv",),
    )
    assert [(c.dataset, c.new, c.changed, c.same) for c in newest.changes] == [("cijfers", 1, 0, 0)]
    assert (oldest.load_id, oldest.kind, oldest.active, len(oldest.files)) == (1, "bestand", True, 3)
    assert (newest.loaded_by, oldest.loaded_by) == ("Ans de Vries", "")
    assert newest.moment >= oldest.moment


def test_files_are_recognised_by_what_they_hold(store: Store, load: Load) -> None:
    load(WORLD, once=True)
    assert not was_loaded(store, "iets anders")


@pytest.fixture
def with_demo(tmp_path: Path) -> Iterator[Store]:
    """A store with the demonstration set alone."""
    opened = open_store(address(make_store("demo", tmp_path)))
    yield opened
    opened.close()


def test_the_demo_is_one_load_that_can_go_and_come_back(with_demo: Store, tmp_path: Path) -> None:
    store, paths = with_demo, write_demo(tmp_path / "nog eens")
    assert [(load.load_id, load.active) for load in list_loads(store)] == [(1, True)]
    known = ask(store, read_registry)
    assert len(known.partners) >= 24
    assert all(partner.fictitious for partner in known.partners)
    figures = len(ask(store, read_figures, known))
    undo(store, 1)
    assert (ask(store, read_registry).partners, ask(store, read_available)) == ((), ())
    assert load_paths(store, paths, kind="demo").load_id == 2
    assert len(all_figures(store)) == figures
    assert load_paths(store, paths, kind="demo").load_id is None
    assert [load.active for load in list_loads(store)] == [True, False]


def test_only_rules_that_look_at_what_went_are_tried_again() -> None:
    """A statement whose parts are shared many times over is read once: `iterate` of SQLAlchemy takes half a minute."""
    looked_at = {
        (name, rule.code): _looked_at(rule.broken(current(name)))
        for name, dataset in DATASETS.items()
        for rule in rules_of(dataset)
        if rule.on_other_loads
    }
    assert all(name in tables for (name, _), tables in looked_at.items())
    assert {"areaal", "objecttypen"} <= looked_at["areaal", "eenheid_past_bij_objecttype"]
    assert {"ambities", "meetlatten", "schouw"} <= looked_at["ambities", "meetlocaties_onder_plekken"]
    assert looked_at["areaal", "totaal_naast_gebieden"].isdisjoint({"organisaties", "cijfers"})
