"""Sets of answers that are sent: once each, no more than were invited, and nothing of who or when."""

from __future__ import annotations

import datetime as dt
import json
import threading
from collections.abc import Sequence

import pytest
import sqlalchemy as sa

from lib.domain.cooperation.rounds import Invited, QuestionKey, Receipt, RoundPlan
from lib.store.engine import Store
from lib.store.questionnaire.rounds import (
    RoundExists,
    count_sets,
    open_round,
    open_rounds,
    overfull_layers,
    renew_address,
    revoke_address,
)
from lib.store.questionnaire.sending import take_in, visit
from lib.store.questionnaire.tables import WAITING_TABLES, invitations, received_sets, waiting_sets

DAY = dt.date(2027, 3, 10)
PLAN = RoundPlan(
    "aa-cc",
    "2027-K1",
    (Invited("opdrachtgever", "beheer", 8), Invited("opdrachtnemer", "bestuur", 2)),
    ("gedeelde-doelen", "aanspreken"),
    dt.date(2027, 3, 1),
    dt.date(2027, 3, 31),
)
KEYS: Sequence[QuestionKey] = (
    ("gedeelde-doelen", "samen"),
    ("aanspreken", "eigen_kant"),
    ("aanspreken", "andere_kant"),
)


def asked(codes: Sequence[str]) -> Sequence[QuestionKey]:
    assert codes == PLAN.questions
    return KEYS


def answers(answer: str = "3") -> dict[QuestionKey, str]:
    return dict.fromkeys(KEYS, answer)


def send(
    store: Store, token: str, number: str, answer: str = "3", day: dt.date = DAY, **others: str
) -> Receipt:
    given = {**answers(answer), **{(key, "samen"): value for key, value in others.items()}}
    return take_in(store, token, number, given, asked=asked, day=day)


@pytest.fixture
def tokens(store: Store) -> dict[str, str]:
    """The token of each side."""
    made = open_round(store, PLAN)
    [of_round] = open_rounds(store, "aa-cc")
    return {invitation.invited.side: made[invitation.code] for invitation in of_round}


def rows_of(store: Store, table: sa.Table) -> list[sa.Row]:
    with store.reading() as connection:
        return list(connection.execute(table.select()).all())


def test_an_address_opens_its_own_layer_between_its_days(store: Store, tokens: dict[str, str]) -> None:
    receipt, invitation = visit(store, tokens["opdrachtgever"], DAY)
    assert receipt is Receipt.OPEN
    assert invitation
    assert invitation.invited == Invited("opdrachtgever", "beheer", 8)
    assert invitation.plan == PLAN
    before, after = dt.date(2027, 2, 28), dt.date(2027, 4, 1)
    assert visit(store, tokens["opdrachtgever"], before)[0] is Receipt.TOO_EARLY
    assert visit(store, tokens["opdrachtgever"], after)[0] is Receipt.OVER
    assert visit(store, "iets anders", DAY) == (Receipt.UNKNOWN, None)


def test_only_the_hash_of_a_token_is_kept(store: Store, tokens: dict[str, str]) -> None:
    send(store, tokens["opdrachtgever"], "n1")
    kept = " ".join(str(row) for table in WAITING_TABLES.values() for row in rows_of(store, table))
    assert not any(token in kept for token in tokens.values())
    assert "n1" not in {row.inzending for row in rows_of(store, received_sets)}


def test_what_waits_has_no_column_for_a_name_a_network_or_a_time() -> None:
    assert [column.name for column in waiting_sets.columns] == ["stel", "uitnodiging", "antwoorden"]
    assert [column.name for column in received_sets.columns] == ["inzending", "uitnodiging"]
    moments = (sa.DateTime, sa.Time)
    assert not [c for t in WAITING_TABLES.values() for c in t.columns if isinstance(c.type, moments)]


def test_the_place_of_a_row_follows_from_random_codes_and_not_from_when_it_came(
    store: Store, tokens: dict[str, str]
) -> None:
    came: list[str] = []
    for number in range(8):
        known = {row.stel for row in rows_of(store, waiting_sets)}
        send(store, tokens["opdrachtgever"], f"n{number}", "1234"[number % 4])
        came += {row.stel for row in rows_of(store, waiting_sets)} - known
    with store.reading() as connection:
        for table in (waiting_sets, received_sets):
            key = [column.name for column in table.primary_key]
            placed = connection.execute(sa.text(f"select * from {table.name} order by rowid")).mappings()
            keys = [tuple(row[name] for name in key) for row in placed]
            assert keys == sorted(keys)
            assert len(keys) == 8
    assert came != sorted(came)  # by chance once in 40,320 runs


def test_a_set_that_is_sent_twice_counts_once(store: Store, tokens: dict[str, str]) -> None:
    assert send(store, tokens["opdrachtgever"], "n1", "3") is Receipt.RECEIVED
    assert send(store, tokens["opdrachtgever"], "n1", "1") is Receipt.RECEIVED
    [row] = rows_of(store, waiting_sets)
    assert {tuple(key): answer for *key, answer in json.loads(row.antwoorden)} == answers("3")


def test_many_browsers_that_send_the_same_set_at_once_leave_one(store: Store, tokens: dict[str, str]) -> None:
    receipts: list[Receipt] = []
    start = threading.Barrier(8)

    def browser() -> None:
        start.wait()
        receipts.append(send(store, tokens["opdrachtgever"], "dezelfde"))

    threads = [threading.Thread(target=browser) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert receipts == [Receipt.RECEIVED] * 8
    assert len(rows_of(store, received_sets)) == 1
    assert len(rows_of(store, waiting_sets)) == 1


def test_the_tables_themselves_refuse_a_set_twice(store: Store, tokens: dict[str, str]) -> None:
    send(store, tokens["opdrachtgever"], "n1")
    for table in (received_sets, waiting_sets, invitations):
        row = dict(rows_of(store, table)[0]._mapping)
        with pytest.raises(Exception, match="onstraint"), store.writing() as connection:
            connection.execute(table.insert(), [row])


def test_nobody_hears_how_many_sets_there_are_and_never_more_are_kept_than_people_were_asked(
    store: Store, tokens: dict[str, str]
) -> None:
    """Two were asked of the board: who sends until it is full would learn whether they answered."""
    sent = [send(store, tokens["opdrachtnemer"], f"n{number}") for number in range(7)]
    assert sent == [Receipt.RECEIVED] * 7
    assert len(rows_of(store, received_sets)) == 7
    assert len(rows_of(store, waiting_sets)) == 2
    assert overfull_layers(store, "aa-cc", "2027-K1") == (), "it is not told of a layer of 2 to 4"
    for number in range(9):
        send(store, tokens["opdrachtgever"], f"m{number}")
    assert len(rows_of(store, waiting_sets)) == 2 + 8
    assert [each.tier for each in overfull_layers(store, "aa-cc", "2027-K1")] == ["beheer"]


def test_every_set_has_the_same_chance_to_be_kept(
    store: Store, tokens: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of three sets for two people: the third comes in at two of three draws, in the place of either."""
    drawn: list[int] = []

    def draw(most: int) -> int:
        drawn.append(most)
        return 2  # of 0, 1, 2: the one draw at which the third is not kept

    monkeypatch.setattr("lib.store.questionnaire.sending.secrets.randbelow", draw)
    for number, answer in enumerate("123"):
        send(store, tokens["opdrachtnemer"], f"n{number}", answer)
    assert drawn == [3]
    kept = {json.loads(row.antwoorden)[0][2] for row in rows_of(store, waiting_sets)}
    assert kept == {"1", "2"}


@pytest.mark.parametrize(
    "given",
    [
        {},
        dict.fromkeys(KEYS[:2], "3"),
        {**answers(), ("gedeelde-doelen", "andere_kant"): "3"},
        {**answers(), ("onbekend", "samen"): "3"},
        {**answers(), KEYS[0]: "5"},
        {**answers(), KEYS[0]: "0"},
        {**answers(), KEYS[0]: ""},
        {**answers(), KEYS[0]: "nvt; drop table"},
    ],
)
def test_a_set_that_does_not_fit_the_questions_is_not_kept(
    store: Store, tokens: dict[str, str], given: dict[QuestionKey, str]
) -> None:
    assert take_in(store, tokens["opdrachtgever"], "n1", given, asked=asked, day=DAY) is Receipt.INVALID
    assert rows_of(store, received_sets) == [] == rows_of(store, waiting_sets)


def test_an_address_that_was_taken_back_is_none_and_what_came_in_stays(
    store: Store, tokens: dict[str, str]
) -> None:
    [of_round] = open_rounds(store, "aa-cc")
    client = next(each for each in of_round if each.invited.side == "opdrachtgever")
    send(store, tokens["opdrachtgever"], "n1")
    revoke_address(store, client.code)
    assert send(store, tokens["opdrachtgever"], "n2") is Receipt.UNKNOWN
    [of_round] = open_rounds(store, "aa-cc")
    assert [each.has_address for each in of_round] == [False, True]
    again = renew_address(store, client.code)
    assert send(store, tokens["opdrachtgever"], "n2") is Receipt.UNKNOWN
    assert send(store, again, "n2") is Receipt.RECEIVED
    assert count_sets(store, "aa-cc", "2027-K1")["opdrachtgever", "beheer"] == 2


def test_the_same_round_is_not_opened_twice(store: Store, tokens: dict[str, str]) -> None:
    with pytest.raises(RoundExists):
        open_round(store, PLAN)
