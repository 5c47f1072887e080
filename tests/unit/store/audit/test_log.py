"""The audit: a line in the transaction of what it tells, under a seal, until it is older than lines are kept."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from lib.domain.audit.chain import anchor_in
from lib.domain.audit.deeds import Deed, DeedDone, act, utc_now
from lib.domain.cooperation.rounds import Invited, RoundPlan
from lib.store.audit.log import (
    AuditWish,
    actors_of,
    broken_at,
    chain_of,
    end_of,
    read_audit,
    record,
    record_alone,
    still_has,
    trim,
)
from lib.store.audit.tables import audit
from lib.store.engine import Store, address_of
from lib.store.loads.history import NotPossible, redo, undo
from lib.store.loads.loading import LoadOutcome
from lib.store.questionnaire.rounds import drop_round, open_round, open_rounds, renew_address, revoke_address
from lib.store.upkeep.backup import back_up, restore
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.verify import Fault, verify
from tests.loading import WORLD

Load = Callable[..., LoadOutcome]
PLAN = RoundPlan("aa-cc", "2027-K1", (Invited("opdrachtgever", "beheer", 3),), ("a",), None, None)


@pytest.fixture(autouse=True)
def nobody() -> Iterator[None]:
    act("", "programma")
    yield
    act("", "programma")


def told(store: Store, wish: AuditWish | None = None) -> list[tuple[str, ...]]:
    """Deed, subject, result and who, the oldest first."""
    lines, _ = read_audit(store, wish or AuditWish(), 100)
    return [
        (str(line.done.deed), line.done.subject, str(line.done.result), line.done.actor)
        for line in reversed(lines)
    ]


def test_loading_taking_back_and_putting_in_again_are_written(store: Store, load: Load) -> None:
    load(WORLD, by="Jansen")
    undo(store, 1, "De Vries")
    redo(store, 1)
    with pytest.raises(NotPossible):
        redo(store, 1)
    what = "lading 1 bestand indicatoren organisaties partnerschappen"
    assert [(deed, who) for deed, _, _, who in told(store)] == [
        ("laden", "Jansen"),
        ("terugdraaien", "De Vries"),
        ("weer_meetellen", ""),
    ]
    assert {subject for _, subject, _, _ in told(store)[1:]} == {what}
    assert verify(store) == []


def test_a_refused_load_is_a_line_and_a_check_is_none(store: Store, world: LoadOutcome, load: Load) -> None:
    before = end_of(store).number
    faulty = {
        "cijfers.csv": "organisatie;indicator;periode;waarde;status;bron\nniemand;pond;2024;1;definitief;x\n"
    }
    assert load(faulty, keep=False).findings
    assert end_of(store).number == before
    assert load(faulty, by="Jansen").findings
    assert told(store)[-1] == ("laden", "bestand cijfers", "geweigerd", "Jansen")


def test_rounds_and_their_addresses_are_written_and_no_set_that_comes_in(
    store: Store, world: LoadOutcome
) -> None:
    before = end_of(store).number
    open_round(store, PLAN)
    [[invitation]] = open_rounds(store, "aa-cc")
    renew_address(store, invitation.code)
    revoke_address(store, invitation.code)
    drop_round(store, "aa-cc", "2027-K1")
    layer = "aa-cc 2027-K1 opdrachtgever beheer"
    assert [line[:2] for line in told(store)][before:] == [
        ("ronde_openen", "aa-cc 2027-K1"),
        ("adres_vernieuwen", layer),
        ("adres_intrekken", layer),
        ("ronde_vergeten", "aa-cc 2027-K1"),
    ]


def test_who_acts_goes_before_a_name_that_is_typed(store: Store, load: Load) -> None:
    act("j.jansen", "scherm 10.0.0.5")
    load(WORLD, by="Iemand anders")
    lines, _ = read_audit(store, AuditWish(), 1)
    assert (lines[0].done.actor, lines[0].done.origin) == ("j.jansen", "scherm 10.0.0.5")


def test_what_is_rolled_back_leaves_no_line(store: Store) -> None:
    with suppress(ZeroDivisionError), store.writing() as connection:
        record(connection, DeedDone(Deed.LOOK, "x"))
        raise ZeroDivisionError
    assert end_of(store).number == 0
    record_alone(store, DeedDone(Deed.LOOK, "y" * 1000))
    assert [len(subject) for _, subject, _, _ in told(store)] == [300]


FORGED = {
    "moment": dt.datetime(2020, 1, 1),
    **dict.fromkeys(("handeling", "onderwerp", "uitkomst", "herkomst", "wie"), "iets anders"),
    **dict.fromkeys(("vorig_zegel", "zegel"), "0" * 64),
    "nummer": 99,
}


@pytest.mark.parametrize("column", [column.name for column in audit.c])
def test_a_change_of_any_column_is_found(store: Store, column: str) -> None:
    record_alone(store, *[DeedDone(Deed.LOOK, f"x{n}") for n in range(4)])
    assert verify(store) == []
    with store.writing() as connection:
        connection.execute(audit.update().where(audit.c.nummer == 2).values({column: FORGED[column]}))
    assert verify(store) == [Fault("logboek_gebroken", "audit", 2)]


def test_a_line_that_went_or_changed_place_is_found(store: Store) -> None:
    record_alone(store, *[DeedDone(Deed.LOOK, f"x{n}") for n in range(4)])
    with suppress(ZeroDivisionError), store.writing() as connection:
        connection.execute(audit.delete().where(audit.c.nummer == 1))
        assert broken_at(connection) == 1
        raise ZeroDivisionError
    with store.writing() as connection:
        for number, other in ((2, 100), (3, 2), (100, 3)):
            connection.execute(audit.update().where(audit.c.nummer == number).values(nummer=other))
    assert verify(store) == [Fault("logboek_gebroken", "audit", 2)]


def test_a_seal_that_was_noted_shows_that_the_end_went(store: Store) -> None:
    """Without its last lines a chain is whole; who kept the seal of one, on paper or in a log, sees that it is gone."""
    record_alone(store, *[DeedDone(Deed.LOOK, f"x{n}") for n in range(4)])
    end = end_of(store)
    noted = anchor_in(f"{end.number}, zegel {end.seal[:16]}")
    assert noted is not None
    assert still_has(store, noted)
    with store.writing() as connection:
        connection.execute(audit.delete().where(audit.c.nummer > 2))
    assert verify(store) == []
    assert not still_has(store, noted)
    record_alone(store, *[DeedDone(Deed.LOOK, f"y{n}") for n in range(4)])
    assert not still_has(store, noted)
    trim(store, utc_now() + dt.timedelta(1))
    assert still_has(store, noted)  # it is older than lines are kept


def test_lines_are_kept_for_a_time_and_the_chain_goes_on(store: Store) -> None:
    now = utc_now()
    for days in (800, 740, 10, 1):
        record_alone(store, replace(DeedDone(Deed.LOOK, f"{days}"), moment=now - dt.timedelta(days)))
    assert trim(store, now - dt.timedelta(730)) == 2
    assert [line[:2] for line in told(store)] == [
        ("inzien", "10"),
        ("inzien", "1"),
        ("logboek_inkorten", "regels 1-2"),
    ]
    assert (verify(store), end_of(store).number) == ([], 5)
    assert trim(store, now - dt.timedelta(730)) == 0
    with store.writing() as connection:
        connection.execute(audit.delete().where(audit.c.nummer == 3))
    assert verify(store) == [Fault("logboek_gebroken", "audit", 3)]


def test_lines_are_asked_by_deed_person_and_day(store: Store) -> None:
    moments = [dt.datetime(2026, 11, day, 23, 59) for day in (1, 2, 3)]
    for moment, who in zip(moments, ("a", "b", "a"), strict=True):
        record_alone(store, DeedDone(Deed.LOOK, "x", actor=who, moment=moment))
    record_alone(store, DeedDone(Deed.EXPORT, "y", actor="b", moment=dt.datetime(2026, 11, 4)))
    assert actors_of(store) == ["a", "b"]
    assert read_audit(store, AuditWish(), 2)[1] == 4
    assert len(told(store, AuditWish(deeds=("inzien",)))) == 3
    assert len(told(store, AuditWish(actor="b"))) == 2
    assert len(told(store, AuditWish(first=dt.date(2026, 11, 2), last=dt.date(2026, 11, 3)))) == 2


def test_a_back_up_that_is_put_back_takes_no_line_away(store: Store, load: Load, tmp_path: Path) -> None:
    load(WORLD)
    copy = tmp_path / "kopie.duckdb"
    back_up(store, copy, "Jansen")
    undo(store, 1)
    place = Path(store.place)
    former = chain_of(store).end
    store.close()
    restore(copy, place, "De Vries")
    back = open_store(address_of(place))
    try:
        assert [(line[0], line[3]) for line in told(back)] == [
            ("laden", ""),
            ("reservekopie", "Jansen"),
            ("terugdraaien", ""),
            ("terugzetten", "De Vries"),
        ]
        assert chain_of(back).lines[2].seal == former.seal
        assert verify(back) == []
    finally:
        back.close()


def test_a_back_up_of_another_server_says_where_the_chain_of_here_ended(
    store: Store, load: Load, tmp_path: Path
) -> None:
    load(WORLD)
    other = tmp_path / "other.duckdb"
    elsewhere = open_store(address_of(other))
    record_alone(elsewhere, DeedDone(Deed.LOOK, "elders"))
    elsewhere.close()
    place, end = Path(store.place), end_of(store)
    store.close()
    restore(other, place)
    back = open_store(address_of(place))
    try:
        assert [line[:2] for line in told(back)] == [
            ("inzien", "elders"),
            ("terugzetten", f"other.duckdb na {end.number} {end.seal}"),
        ]
        assert verify(back) == []
    finally:
        back.close()


def test_a_store_of_before_the_audit_begins_one(store: Store, tmp_path: Path) -> None:
    with store.writing() as connection:
        for statement in (
            "drop table audit",
            "drop table audit_anchor",
            "drop table access_keys",
            "alter table invitations drop column openlijk",
            "alter table invitations drop column genoeg_vanaf",
            "update monitor_meta set schema_version = 9",
        ):
            connection.execute(sa.text(statement))
    store.close()
    older = Path(shutil.copy(store.place, tmp_path / "older.duckdb"))
    opened = open_store(address_of(older))
    try:
        assert (told(opened), verify(opened)) == ([], [])
    finally:
        opened.close()
