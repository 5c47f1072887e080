"""What an address fills in for a new decision."""

from __future__ import annotations

from lib.answers.decisions.choices import MOST_FROM_ADDRESS, choose
from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.store.engine import Store
from lib.store.loads.loading import LoadOutcome


def now(store: Store) -> Snapshot:
    return Snapshot(store, store.version(), Scope.all())


def test_an_address_fills_in_the_form_and_carries_the_item(store: Store, world: LoadOutcome) -> None:
    wanted = {
        "focus": "aa-cc",
        "besluit": "nieuw",
        "tekst": "Elkaar aanspreken",
        "vraag": "elkaar-aanspreken",
        "ronde": "2024",
    }
    found = choose(wanted, now(store))
    assert found.parameters() == wanted
    assert found.cells() == {
        "tekst": "Elkaar aanspreken",
        "bron": "Samenwerkingsscan 2024, vraag elkaar-aanspreken",
    }


def test_without_the_word_for_it_nothing_is_filled_in(store: Store, world: LoadOutcome) -> None:
    for wanted in ({"tekst": "iets"}, {"tekst": "iets", "besluit": "weg"}, {"besluit": ""}):
        found = choose({"focus": "bb-cc", **wanted}, now(store))
        assert (found.is_new, found.cells(), found.parameters()) == (False, {}, {"focus": "bb-cc"})


def test_what_was_meant_for_another_partnership_is_forgotten(store: Store, world: LoadOutcome) -> None:
    loose = {"besluit": "nieuw", "tekst": "iets", "focus": "aa-cc", "los": "besluit tekst"}
    assert not choose(loose, now(store)).is_new


def test_an_endless_text_is_cut_off(store: Store, world: LoadOutcome) -> None:
    found = choose({"besluit": "nieuw", "tekst": "a" * 10_000}, now(store))
    assert len(found.cells()["tekst"]) == MOST_FROM_ADDRESS
