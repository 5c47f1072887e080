"""Someone's keys as a table: what each may, where, until when, and whether it works on this day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from lib.domain.people.keys import AccessKey, KeyLimits
from lib.tables.people.keys import held_keys_table, keys_table
from lib.text.language import DUTCH

DAY = dt.date(2026, 6, 30)
KEY = AccessKey(
    "0a1b2c3d", "an", "Excel", KeyLimits(True, False, None, DAY), dt.date(2026, 4, 1), "an", False, None
)
NAMES = {"aa-cc": "Z - Aa", "bb-cc": "A - Bb"}


def row(key: AccessKey, today: dt.date = DAY) -> dict[str, object]:
    table = keys_table([key], NAMES, today, DUTCH)
    [cells] = table.rows
    return dict(zip((column.title for column in table.columns), cells, strict=True))


def test_a_key_of_everything_that_was_never_used() -> None:
    assert row(KEY) == {
        "Sleutel": "Excel",
        "Code": "0a1b2c3d",
        "Mag": "lezen",
        "Partnerschappen": "alle die u ziet",
        "Werkt tot en met": DAY,
        "Laatst gebruikt": None,
        "Staat": "werkt",
    }


def test_partnerships_by_name_and_one_that_is_gone_by_its_code() -> None:
    limits = replace(KEY.limits, partnerships=frozenset({"aa-cc", "bb-cc", "weg"}))
    assert row(replace(KEY, limits=limits))["Partnerschappen"] == "A - Bb, Z - Aa, weg"


@pytest.mark.parametrize(
    ("reads", "loads", "may"),
    [(True, False, "lezen"), (False, True, "laden"), (True, True, "lezen en laden")],
)
def test_what_it_may(reads: bool, loads: bool, may: str) -> None:
    assert row(replace(KEY, limits=replace(KEY.limits, reads=reads, loads=loads)))["Mag"] == may


@pytest.mark.parametrize(
    ("revoked", "days", "state"), [(False, 0, "werkt"), (False, 1, "verlopen"), (True, 0, "ingetrokken")]
)
def test_it_works_through_its_last_day_unless_it_was_taken_back(revoked: bool, days: int, state: str) -> None:
    assert row(replace(KEY, revoked=revoked), DAY + dt.timedelta(days))["Staat"] == state


def test_of_everyone_the_keys_that_work_are_listed_with_all_that_a_review_asks() -> None:
    loads = replace(KEY.limits, loads=True)
    keys = [
        replace(KEY, code="0002", owner="bo", limits=loads),
        KEY,
        replace(KEY, code="0003", revoked=True),
        replace(KEY, code="0004", limits=replace(KEY.limits, last_day=KEY.since)),
    ]
    table = held_keys_table(keys, NAMES, DAY, DUTCH)
    assert table.rows == (
        ("an", "Excel (0a1b2c3d)", "lezen", "alle die deze persoon ziet", KEY.since, None, DAY, "an"),
        ("bo", "Excel (0002)", "lezen en laden", "alle die deze persoon ziet", KEY.since, None, DAY, "an"),
    )
    titles = [column.title for column in table.shown().columns]
    assert titles[-3:] == ["Gemaakt", "Laatst gebruikt", "Werkt tot en met"]
