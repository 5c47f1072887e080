"""Closing a round: one load, in random order, without who or when; and what may become of it afterwards."""

from __future__ import annotations

import re
import threading

import pytest
import sqlalchemy as sa

from lib.domain.access import Scope
from lib.store.engine import Store
from lib.store.loads.history import NotPossible, list_loads, redo, undo
from lib.store.loads.loading import LoadOutcome
from lib.store.questionnaire.closing import ROUND_KIND, NotOpen, close_round
from lib.store.questionnaire.rounds import RoundExists, drop_round, open_round, open_rounds, random_code
from lib.store.questionnaire.tables import WAITING_TABLES
from lib.store.schema import load_events
from lib.store.upkeep.backup import backup
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.verify import verify
from tests.loading import Load, address
from tests.unit.store.questionnaire.test_sending import PLAN, rows_of, send, tokens

__all__ = ["tokens"]

HEADING = "partnerschap;ronde;kant;laag;respondent;vraag;over;antwoord;bron\n"
SCOPE = Scope.all()
INVITED = "partnerschap;ronde;kant;laag;uitgenodigd;bron\n"
ROUND = ("aa-cc", "2027-K1")


def facts(store: Store, dataset: str) -> list[dict]:
    with store.rows(store.version(), SCOPE) as rows:
        return [dict(row._mapping) for row in rows.all(dataset)]


def fill(store: Store, tokens: dict[str, str], sets: int = 8) -> None:
    for number in range(sets):
        send(store, tokens["opdrachtgever"], f"n{number}", "1234"[number % 4])


def test_nothing_shows_before_the_round_closes_and_all_of_it_after(
    store: Store, world: LoadOutcome, tokens: dict[str, str]
) -> None:
    version = store.version()
    fill(store, tokens)
    assert store.version() == version
    assert facts(store, "antwoorden") == [] == facts(store, "rondes")
    outcome = close_round(store, *ROUND)
    assert outcome.findings == ()
    assert store.version() == version + 1
    assert len(facts(store, "antwoorden")) == 24
    assert len(facts(store, "rondes")) == 2
    assert all(rows_of(store, table) == [] for table in WAITING_TABLES.values())
    assert verify(store) == []
    with pytest.raises(NotOpen):
        close_round(store, *ROUND)


def test_a_closed_round_tells_nobody_and_no_moment_of_an_answer(
    store: Store, world: LoadOutcome, tokens: dict[str, str]
) -> None:
    fill(store, tokens)
    waiting = {row.stel for row in rows_of(store, WAITING_TABLES["waiting_sets"])}
    load_id = close_round(store, *ROUND).load_id
    [load] = [each for each in list_loads(store) if each.load_id == load_id]
    assert (load.kind, load.loaded_by, load.files) == (ROUND_KIND, "", ("rondes", "antwoorden"))
    with store.reading() as connection:
        actors = connection.scalars(
            sa.select(load_events.c.actor).where(load_events.c.load_id == load_id)
        ).all()
        placed = connection.scalars(sa.text("select respondent from antwoorden order by rowid")).all()
    assert actors == [""]
    assert len(set(placed)) == 8
    assert not waiting & set(placed)
    assert placed != sorted(placed), "answers of one person stand together"


def test_undo_takes_the_whole_round_and_redo_puts_it_back(
    store: Store, world: LoadOutcome, tokens: dict[str, str]
) -> None:
    fill(store, tokens)
    load_id = close_round(store, *ROUND).load_id or 0
    with pytest.raises(RoundExists):
        open_round(store, PLAN)
    undo(store, load_id)
    assert facts(store, "antwoorden") == [] == facts(store, "rondes")
    redo(store, load_id)
    assert len(facts(store, "antwoorden")) == 24
    assert len(facts(store, "rondes")) == 2


def test_sets_that_come_in_while_a_round_closes_are_in_it_or_refused(
    store: Store, world: LoadOutcome, tokens: dict[str, str]
) -> None:
    received: list[str] = []
    threads = [
        threading.Thread(
            target=lambda n=n: received.append(send(store, tokens["opdrachtgever"], f"gelijk-{n}"))
        )
        for n in range(6)
    ]
    for thread in threads:
        thread.start()
    close_round(store, *ROUND)
    for thread in threads:
        thread.join()
    people = {row["respondent"] for row in facts(store, "antwoorden")}
    assert len(people) == received.count("ontvangen")
    assert received.count("ontvangen") + received.count("onbekend") == 6


def test_a_dropped_round_leaves_nothing(store: Store, world: LoadOutcome, tokens: dict[str, str]) -> None:
    fill(store, tokens)
    drop_round(store, *ROUND)
    assert all(rows_of(store, table) == [] for table in WAITING_TABLES.values())
    assert open_rounds(store, "aa-cc") == []
    assert facts(store, "rondes") == []


def closed(store: Store, tokens: dict[str, str]) -> dict:
    """A closed round; one of its answers."""
    fill(store, tokens)
    close_round(store, *ROUND)
    return facts(store, "antwoorden")[0]


def line(row: dict, **changed: str) -> str:
    return ";".join(str({**row, **changed}[name]) for name in HEADING.strip().split(";"))


def test_a_file_that_changes_answers_of_a_closed_round_is_refused(
    store: Store, world: LoadOutcome, tokens: dict[str, str], load: Load
) -> None:
    row = closed(store, tokens)
    other = "1" if row["antwoord"] != "1" else "2"
    for changed in ({"antwoord": other}, {"respondent": "n1e2w3"}):
        outcome = load({"antwoorden.csv": HEADING + line(row, **changed)})
        assert "deel_van_ronde" in {finding.rule for finding in outcome.findings}, changed
    assert len(facts(store, "antwoorden")) == 24


def test_the_same_round_again_changes_nothing(
    store: Store, world: LoadOutcome, tokens: dict[str, str], load: Load
) -> None:
    closed(store, tokens)
    outcome = load({"antwoorden.csv": HEADING + "\n".join(map(line, facts(store, "antwoorden")))})
    assert outcome.findings == ()
    assert outcome.load_id is None


def test_a_round_that_was_undone_can_come_by_file_and_is_not_put_back_beside_it(
    store: Store, world: LoadOutcome, tokens: dict[str, str], load: Load
) -> None:
    row = closed(store, tokens)
    [load_id] = [each.load_id for each in list_loads(store) if each.kind == ROUND_KIND]
    asked = (
        INVITED
        + ";".join(str(row[name]) for name in ("partnerschap", "ronde", "kant", "laag"))
        + ";40;proef\n"
    )
    later = {"rondes.csv": asked.replace("2027-K1", "2028-K1")}
    assert load({**later, "antwoorden.csv": HEADING + line(row, ronde="2028-K1")}).findings == ()
    undo(store, load_id)
    on_paper = {"rondes.csv": asked, "antwoorden.csv": HEADING + line(row, respondent="p1q2r3")}
    assert load(on_paper).findings == ()
    with pytest.raises(NotPossible):
        redo(store, load_id)


def test_no_code_of_a_person_looks_like_a_name_or_a_number() -> None:
    for code in (random_code() for _ in range(2_000)):
        assert re.fullmatch("r[0-9a-fx]+", code)
        assert not re.search(r"\d{5}", code)
        assert len(code) <= 60


def test_what_waits_is_in_a_backup_and_in_a_store_of_before_there_was_any(
    store: Store, world: LoadOutcome, tokens: dict[str, str], tmp_path
) -> None:
    fill(store, tokens, 3)
    backup(store, tmp_path / "kopie.duckdb")
    copy = open_store(address(tmp_path / "kopie.duckdb"))
    try:
        assert send(copy, tokens["opdrachtgever"], "n0") == "ontvangen"
        assert len(rows_of(copy, WAITING_TABLES["received_sets"])) == 3
        with copy.writing() as connection:
            for name in WAITING_TABLES:
                connection.execute(sa.text(f"drop table {name}"))
    finally:
        copy.close()
    again = open_store(address(tmp_path / "kopie.duckdb"))
    try:
        assert open_rounds(again, "aa-cc") == []
        assert verify(again) == []
    finally:
        again.close()


def test_what_waits_for_no_round_is_a_fault(store: Store, world: LoadOutcome, tokens: dict[str, str]) -> None:
    fill(store, tokens, 2)
    assert verify(store) == []
    with store.writing() as connection:
        connection.execute(WAITING_TABLES["invitations"].delete())
    assert [(fault.code, fault.table, fault.rows) for fault in verify(store)] == [
        ("wacht_zonder_uitnodiging", "received_sets", 2),
        ("wacht_zonder_uitnodiging", "waiting_sets", 2),
    ]
