"""A view that is kept on screen: one row in the place of what it was, and all of it in the history."""

from __future__ import annotations

from dataclasses import replace

from lib.domain.access import Scope
from lib.domain.explore.kept import KeptView
from lib.ingest.typed.kept_view import remove_view, save_view, view_code
from lib.store.engine import Store
from lib.store.explore.kept import read_kept_views
from lib.store.loads.history import list_loads, redo
from lib.store.upkeep.verify import verify

CHOICES = {"focus": "aa-cc", "weergave": "gelijken", "gewichten": "inwoners:2 a:1", "vergelijk": "b,c"}
VIEW = KeptView("proef", 'Een "proef"; met teken\u00e9', "aa-cc", CHOICES)


def kept(store: Store, scope: Scope | None = None) -> tuple[KeptView, ...]:
    with store.rows(store.version(), scope or Scope.all()) as rows:
        return read_kept_views(rows)


def test_a_view_comes_back_as_it_was_kept(store, world) -> None:
    assert not save_view(store, VIEW, "Anna").findings
    assert kept(store) == (VIEW,)
    assert kept(store)[0].choices == CHOICES
    assert (list_loads(store)[0].kind, list_loads(store)[0].loaded_by) == ("getypt", "Anna")
    assert verify(store) == []


def test_a_view_of_a_partnership_outside_the_scope_is_not_told(store, world) -> None:
    save_view(store, VIEW)
    assert kept(store, Scope.of("aa-eigen")) == ()


def test_what_is_changed_takes_the_place_and_what_is_removed_can_be_put_back(store, world) -> None:
    save_view(store, VIEW)
    save_view(store, replace(VIEW, pinned=True))
    assert [view.pinned for view in kept(store)] == [True]
    last = list_loads(store)[0].load_id
    assert remove_view(store, "proef")
    assert kept(store) == ()
    redo(store, last)
    assert kept(store)[0].pinned


def test_a_view_of_a_file_is_left_alone(store, world, load) -> None:
    head = "weergave;titel;partnerschap;op_partnerschap;keuzes\n"
    load({"weergaven.csv": head + "proef;Van een bestand;aa-cc;nee;focus=aa-cc\n"})
    save_view(store, VIEW)
    assert kept(store) == (VIEW,)
    assert remove_view(store, "proef")
    assert [view.title for view in kept(store)] == ["Van een bestand"]
    assert not remove_view(store, "proef")


def test_an_unknown_partnership_keeps_everything_as_it_was(store, world) -> None:
    save_view(store, VIEW)
    assert save_view(store, replace(VIEW, partnership="weg")).findings
    assert kept(store) == (VIEW,)


def test_a_view_of_the_same_name_of_another_partnership_stays(store, world) -> None:
    first = replace(VIEW, code=view_code(store, "Wat kóst het?"))
    save_view(store, first)
    other = replace(VIEW, code=view_code(store, "Wat kost het"), partnership="bb-cc")
    assert (first.code, other.code) == ("wat-kost-het", "wat-kost-het-2")
    save_view(store, other)
    assert {view.partnership for view in kept(store)} == {"aa-cc", "bb-cc"}
    assert view_code(store, "!!") == "weergave"
