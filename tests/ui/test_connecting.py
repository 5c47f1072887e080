"""The page Koppelen: a line for each program, and keys where people sign in, made, listed and revoked."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from lib.api.records import RESOURCES
from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant, Person
from lib.store.people.keys import access_keys_of
from lib.store.people.register import give
from lib.ui.explanation.connecting import API_LISTS, KEY_TO_FILL_IN, PROGRAMS, line_for
from lib.ui.memory import the_store
from lib.ui.people import reader
from tests.ui.reading import Seen

PAGE = "pages/gegevens/koppelen.py"
READER = Person("an", frozenset({Grant("zwolle-rova", AccessRole.READER)}))
KEEPER = Person("kee", frozenset({Grant(ALL_PARTNERSHIPS, AccessRole.KEEPER)}))


@pytest.fixture
def page(visit: Callable[..., Seen], store_of: Callable[[str], Path], tmp_path: Path) -> Seen:
    return visit(Path(shutil.copy(store_of("published"), tmp_path / "monitor.duckdb")), page=PAGE)


def sign_in(monkeypatch: pytest.MonkeyPatch, person: Person) -> None:
    for grant in person.grants:
        give(the_store(), person.name, grant, "de proef")
    monkeypatch.setattr(reader, "reader", lambda: person)


def press(page: Seen, label: str) -> Seen:
    next(button for button in page.app.button if button.label == label).click()
    return page.run()


def lines(page: Seen) -> list[str]:
    return [code.value for code in page.app.code]


def test_where_nobody_signs_in_it_says_how_it_works(page: Seen) -> None:
    assert len(lines(page)) == len(PROGRAMS)
    assert all("/api/v1/cijfers?formaat=" in line and KEY_TO_FILL_IN not in line for line in lines(page))
    assert any(said.startswith("Op deze server meldt niemand zich aan") for said in page.sentences)
    assert not page.app.text_input
    assert "Uw sleutels" not in page.headings


def test_every_list_is_told_of() -> None:
    assert [name for name, _ in API_LISTS] == [resource.name for resource in RESOURCES]


def test_every_line_is_whole() -> None:
    for name, *_ in PROGRAMS:
        for key in (None, "smk_1"):
            line = line_for(name, "https://monitor.example.nl/m/api/v1", key)
            assert line.count('"') % 2 == 0
            for opens, closes in ("()", "[]", "{}"):
                assert line.count(opens) == line.count(closes), line
            assert ("Bearer smk_1" in line) == (key is not None)
            assert "https://monitor.example.nl/m/api/v1/cijfers?formaat=" in line


def test_a_key_is_made_shown_once_and_revoked(page: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(monkeypatch, READER)
    page.run()
    assert "U hebt nog geen sleutels." in page.sentences
    assert all(KEY_TO_FILL_IN in line for line in lines(page))
    assert page.app.radio(key="w_key_may").options == ["alleen lezen"]
    assert page.app.multiselect(key="w_key_where").options == ["Zwolle - ROVA"]

    press(page, "Sleutel maken")
    assert [error.value for error in page.app.error] == [
        r"Geef de sleutel een naam, zoals het programma dat hem gebruikt\."
    ]
    page.app.text_input(key="w_key_name").set_value("Excel")
    page.app.multiselect(key="w_key_where").set_value(["zwolle-rova"])
    press(page, "Sleutel maken")
    [key] = access_keys_of(the_store(), "an")
    assert (key.name, key.by, key.limits.partnerships) == ("Excel", "an", frozenset({"zwolle-rova"}))
    shown, *filled_in = lines(page)
    assert shown.startswith(f"smk_{key.code}_")
    assert all(shown in line for line in filled_in)
    [table] = page.app.table
    row = table.value.iloc[0]
    assert (row["Mag"], row["Partnerschappen"], row["Staat"]) == ("lezen", r"Zwolle \- ROVA", "werkt")

    page.run()
    assert not any(shown in line for line in lines(page))
    press(page, "Intrekken")
    assert access_keys_of(the_store(), "an")[0].revoked
    assert page.app.table[0].value["Staat"].iloc[0] == "ingetrokken"
    assert not [button for button in page.app.button if button.label == "Intrekken"]


def test_who_may_load_can_have_a_key_that_loads(page: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(monkeypatch, KEEPER)
    page.run()
    page.app.text_input(key="w_key_name").set_value("inlezen")
    page.app.radio(key="w_key_may").set_value("alleen laden")
    for some in (["zwolle-rova"], []):
        page.app.multiselect(key="w_key_where").set_value(some)
        press(page, "Sleutel maken")
    made = [key.limits for key in access_keys_of(the_store(), "kee")]
    assert {(limits.reads, limits.loads, limits.partnerships) for limits in made} == {
        (False, True, frozenset({"zwolle-rova"})),
        (False, True, None),
    }


def test_who_sees_the_monitor_as_somebody_else_makes_no_key(
    page: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(monkeypatch, KEEPER)
    page.run()
    assert any(button.label == "Sleutel maken" for button in page.app.button)
    monkeypatch.setattr(reader, "viewed_name", lambda: "an")
    page.run()
    assert not any(button.label == "Sleutel maken" for button in page.app.button)
    assert any(said.startswith("Zolang u de monitor als een ander bekijkt") for said in page.sentences)
