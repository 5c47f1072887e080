"""Rights are given once per code; a session belongs to the browser that it was opened in."""

from __future__ import annotations

from lib.ui.server import doors
from lib.ui.server.doors import BROWSER_COOKIE, RIGHT_COOKIE, Doors


def test_a_code_gives_a_right_once_and_the_next_code_is_told() -> None:
    told: list[str] = []
    own = Doors(told=told.append)
    code = own.code
    right = own.redeem(code)
    assert right
    assert own.redeem(code) is None
    assert told == [own.code] != [code]
    assert own.may_change({RIGHT_COOKIE: right})
    assert not own.may_change({RIGHT_COOKIE: code})


def test_who_has_no_right_may_not_change() -> None:
    own = Doors()
    assert not own.may_change({})
    assert not own.may_change({RIGHT_COOKIE: ""})
    assert own.redeem("") is None
    assert own.redeem("é") is None


def test_open_doors_are_open_to_everyone() -> None:
    assert Doors(open=True).may_change({})


def test_a_session_belongs_to_its_browser() -> None:
    own = Doors()
    own.note_session("s", {BROWSER_COOKIE: "a"})
    own.note_session("s", {BROWSER_COOKIE: "b"})
    assert own.owns("s", {BROWSER_COOKIE: "a"})
    assert not own.owns("s", {BROWSER_COOKIE: "b"})
    assert not own.owns("t", {BROWSER_COOKIE: "a"})
    own.note_session("nameless", {})
    assert not own.owns("nameless", {})


def test_of_very_many_sessions_the_oldest_are_forgotten(monkeypatch) -> None:
    monkeypatch.setattr(doors, "MOST_SESSIONS", 2)
    own = Doors()
    for session in "abc":
        own.note_session(session, {BROWSER_COOKIE: "x"})
    assert [own.owns(session, {BROWSER_COOKIE: "x"}) for session in "abc"] == [False, True, True]
