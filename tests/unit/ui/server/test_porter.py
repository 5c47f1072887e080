"""Who a request comes from, and how long that is believed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant, Person
from lib.ui.server.porter import KNOWN_FOR, Porter, SignIn, porter_of
from lib.ui.sign_in.sessions import SESSION_COOKIE

AN = Person("an", frozenset({Grant(ALL_PARTNERSHIPS, AccessRole.READER)}))


def made(**settings: str) -> Porter:
    return porter_of({"AUTH": "proxy", **settings}, {"an": AN}.get)


def asked(client: str | None, *headers: tuple[str, str]) -> dict[str, object]:
    sent = [(name.lower().encode(), value.encode()) for name, value in headers]
    return {"client": (client, 1234) if client else None, "headers": sent}


def test_sign_in_is_off_unless_it_is_asked() -> None:
    assert not porter_of({}, {}.get).is_on
    assert porter_of({"AUTH": " Proxy "}, {}.get).sign_in == SignIn.PROXY
    assert [porter_of({"AUTH": how}, {}.get).has_sessions for how in ("", "proxy", "accounts")] == [
        *(False, False, True)
    ]


@pytest.mark.parametrize(
    "settings", [{"AUTH": "iedereen"}, {"AUTH_PROXY_FROM": "overal"}, {"AUTH_HOURS": "lang"}]
)
def test_a_wrong_setting_is_named(settings: Mapping[str, str]) -> None:
    with pytest.raises(ValueError, match="AUTH"):
        porter_of({"AUTH": "proxy", **settings}, {}.get)


@pytest.mark.parametrize(
    ("request_", "name"),
    [
        (asked("127.0.0.1", ("X-Remote-User", "an")), "an"),
        (asked("::ffff:127.0.0.1", ("X-Remote-User", " jörg ")), "jörg"),
        (asked("127.0.0.2", ("X-Remote-User", "an")), None),
        (asked("unix", ("X-Remote-User", "an")), None),
        (asked(None, ("X-Remote-User", "an")), None),
        (asked("127.0.0.1", ("X-User", "an")), None),
        (asked("127.0.0.1", ("X-Remote-User", "an"), ("X-Remote-User", "bo")), None),
        (asked("127.0.0.1", ("X-Remote-User", " ")), None),
        (asked("127.0.0.1", ("X-Remote-User", "a" * 201)), None),
        (asked("127.0.0.1", ("X-Remote-User", "a\nb")), None),
    ],
)
def test_only_a_trusted_proxy_names_somebody_and_once(request_: dict[str, object], name: str | None) -> None:
    assert made().name_in(request_) == name


@pytest.mark.parametrize(
    ("request_", "scheme"),
    [
        (asked("127.0.0.1", ("X-Forwarded-Proto", "https")), "https"),
        (asked("127.0.0.1"), "http"),
        (asked("127.0.0.2", ("X-Forwarded-Proto", "https")), "http"),
        (asked("127.0.0.1", ("X-Forwarded-Proto", "https"), ("X-Forwarded-Proto", "https")), "http"),
        (asked("127.0.0.1", ("X-Forwarded-Proto", "gopher")), "http"),
    ],
)
def test_only_a_trusted_proxy_says_how_a_reader_came(request_: dict[str, object], scheme: str) -> None:
    assert made().scheme_in({**request_, "type": "http", "scheme": "http"}) == scheme
    socket = {**request_, "type": "websocket", "scheme": "ws"}
    assert made().scheme_in(socket) == ("wss" if scheme == "https" else "ws")
    assert porter_of({"AUTH": "accounts"}, {}.get).scheme_in({**request_, "type": "http"}) == "http"


def test_the_settings_say_who_is_trusted_and_which_header() -> None:
    porter = made(AUTH_PROXY_FROM="10.0.0.0/8, ::1", AUTH_PROXY_HEADER="X-Wie")
    assert porter.name_in(asked("10.1.2.3", ("X-Wie", "an"))) == "an"
    assert porter.name_in(asked("::1", ("x-wie", "an"))) == "an"
    assert porter.name_in(asked("127.0.0.1", ("X-Wie", "an"))) is None
    assert porter.name_in(asked("10.1.2.3", ("X-Remote-User", "an"))) is None


def test_who_is_let_out_is_out_soon() -> None:
    now = [0.0]
    known = {"an": AN}
    porter = Porter(SignIn.PROXY, known.get, clock=lambda: now[0])
    assert porter.person("an") == AN
    assert porter.person("bo") is None
    del known["an"]
    assert porter.person("an") == AN
    now[0] = KNOWN_FOR
    assert porter.person("an") is None
    known["an"] = AN
    porter.forget()
    assert porter.person("an") == AN


def test_a_mark_is_of_this_process() -> None:
    porter, other = made(), made()
    mark = porter.marked("jörg.van:dam")
    assert mark.isascii()
    assert porter.read(mark) == "jörg.van:dam"
    assert other.read(mark) is None
    assert [porter.read(text) for text in ("", "an", "an.", f"bo.{mark.rpartition('.')[2]}")] == [None] * 4


def test_a_mark_lasts_as_long_as_the_session_that_gave_the_name() -> None:
    """Who signs out in one tab is out in all, also in what was opened before and still runs."""
    porter = Porter(SignIn.ACCOUNTS)
    code, other = porter.sessions.begin("an"), porter.sessions.begin("an")
    came = {"headers": [(b"cookie", f"{SESSION_COOKIE}={code}".encode())]}
    mark = porter.marked("an", porter.session_in(came))
    assert (porter.read(mark), code in mark) == ("an", False)
    porter.sessions.end(other)
    assert porter.read(mark) == "an"
    porter.sessions.end(code)
    assert porter.read(mark) is None
    assert porter.read(mark.replace(porter.session_in(came), "")) is None


def test_somebody_is_asked_for_anew_where_it_counts() -> None:
    known = {"an": AN}
    porter = Porter(SignIn.PROXY, known.get, clock=lambda: 0.0)
    assert porter.person("an") == AN
    del known["an"]
    assert (porter.person("an"), porter.person("an", anew=True), porter.person("an")) == (AN, None, None)


def test_the_word_of_a_proxy_is_taken_for_where_it_stands() -> None:
    """Where no proxy names people uvicorn decides: whom it believed, it replaced by a visitor with port 0."""
    visitor = {**asked("203.0.113.7"), "client": ("203.0.113.7", 0)}
    for settings, request_, believed in (
        ({}, asked("127.0.0.1"), True),
        ({}, visitor, True),
        ({}, asked("203.0.113.7"), False),
        ({}, asked("127.0.0.2"), False),
        ({}, asked(None), False),
        ({"FORWARDED_ALLOW_IPS": ""}, asked("127.0.0.1"), False),
        ({"FORWARDED_ALLOW_IPS": "proxy.lokaal, 10.0.0.0/8"}, asked("10.1.1.1"), True),
        ({"FORWARDED_ALLOW_IPS": "*"}, asked("203.0.113.7"), True),
        ({"AUTH": "proxy"}, asked("127.0.0.1"), True),
        ({"AUTH": "proxy", "AUTH_PROXY_FROM": "127.0.0.2"}, asked("127.0.0.1"), False),
        ({"AUTH": "proxy"}, visitor, False),
    ):
        porter = porter_of({"AUTH": "", **settings}, {}.get)
        assert porter.is_by_proxy(request_) is believed, (settings, request_)
