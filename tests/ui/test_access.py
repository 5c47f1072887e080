"""The page Toegang: what a reader sees and why; roles given and taken; and the monitor seen as somebody else."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lib.domain.audit.deeds import Deed
from lib.domain.people.keys import KeyLimits
from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant, Person
from lib.domain.people.sight import Showing
from lib.store.audit.log import AuditWish, read_audit
from lib.store.engine import address_of
from lib.store.people.credentials import invite
from lib.store.people.keys import access_keys_of, make_key, revoke_key
from lib.store.people.register import decide_showing, give, person_of, revoke, shown_partnerships
from lib.store.upkeep.opening import open_store
from lib.ui.audit.noting import NOTES
from lib.ui.memory import the_store
from lib.ui.people import reader as reading
from lib.ui.server.porter import Porter, SignIn
from tests.ui.reading import Seen
from tests.waiting import LONG

PAGE = "pages/gegevens/toegang.py"
MANAGER = Grant(ALL_PARTNERSHIPS, AccessRole.MANAGER)
ZWOLLE, NIJMEGEN = "zwolle-rova", "nijmegen-dar"


@pytest.fixture
def path(store_of: Callable[[str], Path], tmp_path: Path) -> Path:
    """A store in which an is beheerder of everything, and bo lezer of one partnership."""
    path = Path(shutil.copy(store_of("published"), tmp_path / "monitor.duckdb"))
    store = open_store(address_of(path))
    give(store, "an", MANAGER, "de proef")
    give(store, "bo", Grant(ZWOLLE, AccessRole.READER), "de proef")
    decide_showing(store, NIJMEGEN, Showing.NAMED, "de proef")
    store.close()
    return path


@pytest.fixture
def signed_in(
    visit: Callable[..., Seen], path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Seen]:
    """Open the page as somebody who signed in with an account."""

    def opened(name: str) -> Seen:
        porter = Porter(SignIn.ACCOUNTS, lambda asked: person_of(the_store(), asked))
        porter.read = lambda mark: name  # type: ignore[method-assign]
        monkeypatch.setattr(reading, "the_porter", lambda: porter)
        monkeypatch.setattr("lib.ui.people.access.the_porter", lambda: porter)
        return visit(path, page=PAGE)

    return opened


def press(page: Seen, label: str) -> None:
    next(button for button in page.app.button if button.label == label).click()
    page.run()


def told(*deeds: Deed) -> list[tuple[str, str]]:
    assert NOTES.settle(LONG)
    lines, _ = read_audit(the_store(), AuditWish(deeds=deeds), 20)
    return [(line.done.subject, line.done.actor) for line in reversed(lines)]


def test_where_nobody_signs_in_the_page_says_so(visit: Callable[..., Seen], path: Path) -> None:
    page = visit(path, page=PAGE)
    assert any(said.startswith("In deze monitor meldt niemand zich aan") for said in page.sentences)
    assert not page.app.table
    assert not page.app.selectbox


def test_a_reader_is_told_what_they_see_and_why_and_changes_nothing(signed_in: Callable[[str], Seen]) -> None:
    page = signed_in("bo")
    (table,) = page.app.table
    assert len(table.value) == 2
    assert any("Prijzen die in vertrouwen" in said for said in page.sentences)
    assert not page.app.text_input
    assert not any(button.label == "Rol geven" for button in page.app.button)


def test_a_manager_gives_and_takes_roles_and_it_is_told(signed_in: Callable[[str], Seen]) -> None:
    page = signed_in("an")
    assert "U ziet alle partnerschappen, want u hebt daar een rol: beheerder." in page.sentences
    page.app.text_input(key="w_access_who").set_value(" co ")
    page.app.selectbox(key="w_access_role").set_value(AccessRole.CHAIR)
    page.app.selectbox(key="w_access_place").set_value(ZWOLLE)
    press(page, "Rol geven")
    assert person_of(the_store(), "co") == Person("co", frozenset({Grant(ZWOLLE, AccessRole.CHAIR)}))
    assert "co" in list(page.app.table[0].value.index)
    page.app.selectbox(key="w_access_held").set_value(("an", MANAGER))
    press(page, "Rol afnemen")
    assert any("laatste beheerder" in error.value for error in page.app.error)
    page.app.selectbox(key="w_access_held").set_value(("co", Grant(ZWOLLE, AccessRole.CHAIR)))
    press(page, "Rol afnemen")
    assert person_of(the_store(), "co") == Person("co")
    page.app.selectbox(key="w_access_shown").set_value(ZWOLLE)
    page.run()
    showing = page.app.selectbox(key=f"w_access_showing_{ZWOLLE}")
    assert showing.value == Showing.MEDIAN  # until a partnership decides
    showing.set_value(Showing.ALIAS)
    press(page, "Vastleggen")
    assert shown_partnerships(the_store())[ZWOLLE].showing == Showing.ALIAS
    page.app.selectbox(key="w_access_person").set_value("bo")
    page.run()
    press(page, "Account uitnodigen")
    assert "/aanmelden/instellen?uitnodiging=" in page.app.code[0].value
    press(page, "Toegang intrekken")
    assert person_of(the_store(), "bo") is None
    assert told(Deed.GIVE_ROLE, Deed.TAKE_ROLE, Deed.SHOW_AS, Deed.INVITE, Deed.LET_OUT, Deed.LOOK)[3:] == [
        ("rechten", "an"),
        ("co voorzitter zwolle-rova", "an"),
        ("co voorzitter zwolle-rova", "an"),
        ("zwolle-rova schuilnaam", "an"),
        ("bo", "an"),
        ("bo", "an"),
    ]


def test_a_manager_sees_the_monitor_as_somebody_else_and_no_more_than_they_may(
    signed_in: Callable[[str], Seen],
) -> None:
    page = signed_in("an")
    page.app.selectbox(key="w_access_person").set_value("bo")
    page.run()
    press(page, "Bekijk als")
    assert bar(page)
    assert len(page.app.table) == 1
    assert not page.app.text_input
    assert reach(page.app) == frozenset({ZWOLLE})
    press(page, "Terug naar uzelf")
    assert not bar(page)
    assert told(Deed.VIEW_AS) == [("bo", "an"), ("bo einde", "an")]


def test_the_report_lists_keys_showings_and_links_beside_roles(
    signed_in: Callable[[str], Seen], path: Path
) -> None:
    store, today = open_store(address_of(path)), dt.date.today()
    limits = KeyLimits(True, False, frozenset({ZWOLLE}), today + dt.timedelta(30))
    for name in ("Excel van bo", "oud"):
        make_key(store, "bo", name, limits, by="bo", today=today)
    give(store, "di", Grant(NIJMEGEN, AccessRole.MANAGER), "de proef")
    revoke_key(store, next(key.code for key in access_keys_of(store) if key.name == "oud"))
    invite(store, "co", "an")
    store.close()
    report = signed_in("an").app.table
    keys, showings, links = (each.value for each in report[1:4])
    assert list(keys.index) == ["bo"]
    assert keys.iloc[0, 0].startswith("Excel van bo ")
    assert showings.shape == (2, 3)
    assert list(links.index) == ["Account instellen"]
    assert any("1 sleutel werkt niet meer" in said.value for said in signed_in("an").app.caption)
    _, roles, showings, allowed = (each.value for each in signed_in("di").app.table)
    assert list(roles.index) == [
        "di"
    ]  # who gives access in Nijmegen alone sees no key, link or role of Zwolle
    assert [name.replace("\\", "") for name in showings.index] == ["Nijmegen - Dar"]
    assert "beheerder" in allowed.index
    assert NOTES.settle(20)


def test_who_gives_access_in_one_partnership_does_not_let_in_who_was_let_out(
    signed_in: Callable[[str], Seen], path: Path
) -> None:
    store = open_store(address_of(path))
    give(store, "di", Grant(ZWOLLE, AccessRole.MANAGER), "de proef")
    revoke(store, "bo", "an")
    store.close()
    page = signed_in("di")
    page.app.text_input(key="w_access_who").set_value("bo")
    press(page, "Rol geven")
    assert any("ingetrokken" in error.value for error in page.app.error)
    assert person_of(the_store(), "bo") is None
    assert NOTES.settle(20)


def bar(page: Seen) -> bool:
    """Whether the page says that it is seen as somebody else."""
    return any(each.value.startswith("**U bekijkt de monitor als bo,") for each in page.app.markdown)


def reach(app: AppTest) -> frozenset[str] | None:
    """The partnerships whose rows count in the session of a page."""
    from lib.domain.people.sight import scope_of

    name = app.session_state[reading.VIEWED_AS]
    return scope_of(person_of(the_store(), name) or Person(""), shown_partnerships(the_store())).partnerships
