"""So many a minute, per key."""

from __future__ import annotations

from lib.ui.questionnaire.limits import MINUTE, MOST_KEYS, PerMinute


def test_after_a_minute_there_is_room_again() -> None:
    now = [0.0]
    limit = PerMinute(2, lambda: now[0])
    assert [limit.admits("a") for _ in range(3)] == [True, True, False]
    assert limit.admits("b")
    now[0] = MINUTE
    assert limit.admits("a")


def test_what_is_remembered_has_an_end() -> None:
    limit = PerMinute(1)
    for number in range(2 * MOST_KEYS):
        limit.admits(str(number))
    assert len(limit._seen) <= MOST_KEYS
