"""Market tests close on their confidential references once; a reference is told of in one summary."""

from __future__ import annotations

import pytest

from lib.domain.market.disclosure import Refusal
from lib.domain.market.publish import Published, publish
from lib.store.engine import Store
from lib.store.loads.history import undo
from lib.store.market.dossiers import read_dossier
from lib.store.upkeep.verify import verify
from tests.loading import Load, ask
from tests.market_files import COMPANY, INDEX, PRODUCTS, SIX, marktprijzen, tarieven, toetsen

pytestmark = pytest.mark.usefixtures("world")

LATER = "aa-cc;gazon;2025;1.35;B;1000;ja;21;volledig;12;;;2023;m2"
AGREED = toetsen("aa-cc;gazon;2024;B;10;10")


def more(*codes: str) -> dict[str, str]:
    rows = (f"{code};1.10;B;;nee;;volledig;12;;;2024;m2" for code in codes)
    return marktprijzen(*rows, confidential=True)


def shown(store: Store, year: int = 2024) -> Published:
    dossier = ask(store, read_dossier, "aa-cc", "gazon", year, "B")
    case = dossier.case() if dossier else None
    assert case is not None
    return publish(case)


def test_a_test_closes_as_soon_as_it_has_an_index(store: Store, load: Load) -> None:
    load(PRODUCTS | INDEX | marktprijzen(*SIX[:5], confidential=True) | AGREED)
    assert shown(store).refusal == Refusal.NOT_CLOSED
    load(marktprijzen(SIX[5], confidential=True))
    load(tarieven(COMPANY))
    assert (shown(store).confidential, shown(store).outcome.index) == (6, 105)


def test_what_comes_later_does_not_join(store: Store, load: Load) -> None:
    load(PRODUCTS | INDEX | tarieven(COMPANY) | marktprijzen(*SIX, confidential=True) | AGREED)
    load(more("g", "h", "i", "j"))
    assert (shown(store).confidential, shown(store).withheld, shown(store).refusal) == (6, 4, Refusal.OUTSIDE)
    load(more("k"))
    assert (shown(store).confidential, shown(store).withheld, shown(store).refusal) == (6, 5, Refusal.OUTSIDE)
    assert verify(store) == []


def test_a_mended_price_takes_the_block_out_until_there_are_five_new_parties(
    store: Store, load: Load
) -> None:
    load(PRODUCTS | INDEX | tarieven(COMPANY) | marktprijzen(*SIX, confidential=True) | AGREED)
    before = shown(store).outcome
    load(marktprijzen(SIX[0].replace("1.10", "0.70"), confidential=True))
    assert (shown(store).confidential, shown(store).refusal) == (0, Refusal.CHANGED)
    undo(store, 3)
    assert shown(store).outcome == before
    load(marktprijzen(SIX[0].replace("1.10", "0.70"), confidential=True))
    load(more("g", "h", "i", "j", "k"))
    assert (shown(store).confidential, shown(store).withheld, shown(store).refusal) == (5, 6, Refusal.OUTSIDE)
    assert verify(store) == []


def test_a_mended_price_that_leaves_all_that_is_shown_as_it_was_reopens_the_block(
    store: Store, load: Load
) -> None:
    load(PRODUCTS | INDEX | tarieven(COMPANY) | marktprijzen(*SIX, confidential=True) | AGREED)
    before = shown(store).outcome
    load(marktprijzen(SIX[4].replace("1.22", "1.23"), confidential=True))
    assert (shown(store).confidential, shown(store).outcome) == (6, before)


def test_of_two_tests_that_differ_in_one_only_the_newest_is_told(store: Store, load: Load) -> None:
    """What came in 2025 is no part of the test of 2024: together they would tell of it."""
    seven = marktprijzen(*SIX, "g;1.1;B;;nee;;volledig;12;;;2024;m2", confidential=True)
    heading, first, *rest = seven["marktprijzen.csv"].splitlines()
    lines = [f"{heading};bron_datum", f"{first};2025-02-01", *(f"{line};" for line in rest)]
    dated = {"marktprijzen.csv": "\n".join(lines)}
    terms = toetsen("aa-cc;gazon;2024;B;10;10", "aa-cc;gazon;2025;B;10;10")
    found = load(PRODUCTS | INDEX | tarieven(COMPANY, LATER) | dated | terms)
    assert not found.findings, found.findings
    assert (shown(store, 2025).confidential, shown(store, 2024).confidential) == (7, 0)
    assert shown(store, 2024).refusal == Refusal.NEAR_ANOTHER


def test_two_tests_of_the_same_references_are_both_told(store: Store, load: Load) -> None:
    terms = toetsen("aa-cc;gazon;2024;B;10;10", "aa-cc;gazon;2025;B;2;3")
    load(PRODUCTS | INDEX | tarieven(COMPANY, LATER) | marktprijzen(*SIX, confidential=True) | terms)
    assert (shown(store, 2025).confidential, shown(store, 2024).confidential) == (6, 6)
