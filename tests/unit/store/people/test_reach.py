"""Who may load of some partnerships brings and takes back rows of these, and hears nothing of others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lib.catalogue.datasets import DATASETS
from lib.domain.loads.findings import Finding
from lib.domain.loads.reach import MayNotLoad
from lib.store.audit.log import AuditWish, read_audit
from lib.store.engine import Store
from lib.store.loads.history import NotPossible, list_loads, redo, undo
from lib.store.loads.loading import LoadOutcome
from lib.store.people.reach import is_of_partnerships
from tests.loading import WORLD, Load, all_figures, figures_file, row_counts

OWN = frozenset({"aa-cc"})
MINE, THEIRS, EVERYONES = (
    "aa-cc;;pond;2020;1;definitief",
    "bb-cc;;pond;2020;1;definitief",
    ";land;pond;2020;1;definitief",
)


def own() -> frozenset[str]:
    return OWN


def told(outcome: LoadOutcome) -> list[tuple[str, int, str, str]]:
    return [(f.file, f.row, f.value, f.rule) for f in outcome.findings]


def test_what_names_no_partnership_in_its_key_holds_for_everyone() -> None:
    everyones = {name for name in DATASETS if not is_of_partnerships(name)}
    assert everyones == {
        *("organisaties", "partnerschappen", "kenmerken", "indicatoren", "objecttypen", "meetlatten"),
        *("producten", "marktprijzen", "prijsindex", "grenzen", "vragen", "verhalen", "dias", "weergaven"),
    }


def test_rows_of_ones_own_are_loaded_and_taken_back(store: Store, world: LoadOutcome, load: Load) -> None:
    loaded = load({"cijfers.csv": figures_file(MINE)}, reach=own)
    assert (loaded.findings, loaded.load_id) == ((), 2)
    assert [each.load_id for each in list_loads(store, OWN)] == [2]
    undo(store, 2, reach=own)
    assert all_figures(store) == []
    redo(store, 2, reach=own)
    assert len(all_figures(store)) == 1


@pytest.mark.parametrize("spaced", ["", " "])
def test_a_row_of_others_refuses_all_of_the_file(
    store: Store, world: LoadOutcome, load: Load, spaced: str
) -> None:
    before = row_counts(store)
    rows = figures_file(MINE, spaced + THEIRS, "zz-cc;;pond;2020;1;definitief", EVERYONES)
    assert told(load({"cijfers.csv": rows}, reach=own)) == [
        ("cijfers.csv", 3, "bb-cc", "ander_partnerschap"),
        ("cijfers.csv", 4, "zz-cc", "ander_partnerschap"),  # not there, and told the same
        ("cijfers.csv", 5, "", "geldt_voor_iedereen"),
    ]
    assert row_counts(store) == before


@pytest.mark.parametrize("name", ["organisaties", "partnerschappen", "indicatoren"])
def test_what_holds_for_everyone_is_refused(store: Store, world: LoadOutcome, load: Load, name: str) -> None:
    file = f"{name}.csv"
    assert told(load({file: WORLD[file]}, reach=own)) == [(file, 0, "", "geldt_voor_iedereen")]


def test_a_code_that_is_none_is_not_held_against_those_of_others(
    store: Store, world: LoadOutcome, load: Load
) -> None:
    """What was probably meant is one of one's own, and nothing that would tell of a partnership."""
    wrong = figures_file("BB cc;;pond;2020;1;definitief", "AA cc;;pond;2020;1;definitief")
    found: list[Finding] = [
        f for f in load({"cijfers.csv": wrong}, reach=own).findings if f.column == "partnerschap"
    ]
    assert [(f.rule, f.meant) for f in found] == [("geen_code", ""), ("geen_code", "aa-cc")]


def test_no_rule_is_asked_of_rows_of_others(store: Store, world: LoadOutcome, load: Load) -> None:
    """A value outside the scale would be told of the rows of others too."""
    rows = figures_file("bb-cc;;cijfer;2020;99;definitief", "aa-cc;;cijfer;2020;99;definitief")
    assert {f.rule for f in load({"cijfers.csv": rows}, reach=own).findings} == {"ander_partnerschap"}
    alone = figures_file("aa-cc;;cijfer;2020;99;definitief")
    assert {f.rule for f in load({"cijfers.csv": alone}, reach=own).findings} == {"binnen_schaal"}


def test_loads_of_others_are_not_known_to_who_may_not_take_them_back(
    store: Store, world: LoadOutcome, load: Load
) -> None:
    load({"cijfers.csv": figures_file(THEIRS)})
    load({"cijfers.csv": figures_file(MINE, "bb-cc;;pond;2021;1;definitief")})
    assert list_loads(store, OWN) == []
    assert len(list_loads(store, OWN | {"bb-cc"})) == 2
    for number in (1, 2, 3, 99):
        for change in (undo, redo):
            with pytest.raises(NotPossible, match="onbekend"):
                change(store, number, reach=own)
    assert all(each.active for each in list_loads(store))


def test_who_loses_the_right_while_it_is_written_loads_nothing(
    store: Store, world: LoadOutcome, load: Load
) -> None:
    """The right is asked again just before it is kept, while nobody else writes: then it is as if it never was."""
    before, file = row_counts(store), {"cijfers.csv": figures_file(MINE)}
    for last in (OWN - OWN, frozenset({"bb-cc"})):
        answers: Iterator[frozenset[str]] = iter((OWN, OWN, last))
        with pytest.raises(MayNotLoad):
            load(file, reach=lambda answers=answers: next(answers))
        assert next(answers, None) is None  # asked before it is read, as the writing begins, and at its end
    assert row_counts(store) == before
    lines, _ = read_audit(store, AuditWish(), 2)
    assert [(line.done.subject, line.done.result) for line in lines] == [("bestand cijfers", "geweigerd")] * 2

    number = load(file, reach=own).load_id or 0
    with pytest.raises(MayNotLoad):
        undo(store, number, reach=frozenset)
    answers = iter((OWN, OWN - OWN))
    with pytest.raises(MayNotLoad):
        undo(store, number, reach=lambda: next(answers))
    assert len(all_figures(store)) == 1
