"""Sessions end: without a sign, after their time, on signing out, and all of somebody at once."""

from __future__ import annotations

import pytest

from lib.ui.sign_in import sessions as module
from lib.ui.sign_in.sessions import Sessions, sessions_asked


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sessions(clock: Clock) -> Sessions:
    return Sessions(idle=60, longest=100, clock=clock)


def test_a_session_ends_without_a_sign_and_after_its_time(sessions: Sessions, clock: Clock) -> None:
    code = sessions.begin("an")
    clock.now = 50
    assert sessions.name_of(code, sign=True) == "an"
    clock.now = 99
    assert sessions.name_of(code, sign=False) == "an"
    clock.now = 100
    assert sessions.name_of(code, sign=True) is None
    silent = sessions.begin("an")
    clock.now = 159
    assert sessions.name_of(silent, sign=False) == "an"
    clock.now = 160
    assert sessions.name_of(silent, sign=False) is None


def test_a_session_ends_alone_or_with_all_of_its_person(sessions: Sessions) -> None:
    here, there, others = sessions.begin("an"), sessions.begin("an"), sessions.begin("bo")
    sessions.end(here)
    assert [sessions.name_of(code, sign=True) for code in (here, there, others, "")] == [
        None,
        "an",
        "bo",
        None,
    ]
    sessions.end_all("an")
    assert [sessions.name_of(code, sign=True) for code in (there, others)] == [None, "bo"]
    assert here not in str(vars(sessions))
    assert others not in str(vars(sessions))
    sessions.end_everyone()
    assert sessions.name_of(others, sign=True) is None


def test_of_too_many_the_one_that_was_silent_longest_ends(
    sessions: Sessions, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_SIGNED_IN", 2)
    first, second = sessions.begin("an"), sessions.begin("bo")
    clock.now = 1
    sessions.name_of(first, sign=True)
    sessions.begin("co")
    assert [sessions.name_of(code, sign=True) for code in (first, second)] == ["an", None]


def test_the_settings_say_how_long() -> None:
    assert (sessions_asked({}).idle, sessions_asked({}).longest) == (1800, 43200)
    asked = sessions_asked({"AUTH_IDLE_MINUTES": "0.5", "AUTH_HOURS": "1"})
    assert (asked.idle, asked.longest) == (30, 3600)
    for wrong in ("0", "-1", "nan", "lang", "inf"):
        with pytest.raises(ValueError, match="AUTH_IDLE_MINUTES"):
            sessions_asked({"AUTH_IDLE_MINUTES": wrong})
