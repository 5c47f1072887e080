"""What the API does with a question: pages of one state, answers that are known again, faults all at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import pytest
import sqlalchemy as sa

from lib.api.application import MOST_QUESTIONS_WAITING, ApiDesk
from lib.api.problems import ApiError
from lib.api.records import RESOURCES
from lib.api.resources import Found
from lib.api.seams import key_of
from lib.domain.access import Scope
from lib.ingest.loading import load_paths
from lib.store.engine import Store, StoreError
from lib.store.upkeep.opening import open_store
from tests.api_client import KEY, Program, program
from tests.data_sets import make_store

FOCUS = "nijmegen-dar"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    place = make_store("published", tmp_path_factory.mktemp("api"))
    return open_store(f"duckdb:///{place.as_posix()}")


@pytest.fixture(scope="module")
def asks(store: Store) -> Program:
    return program(store)


def test_pages_follow_each_other_and_stay_of_one_state(tmp_path: Path) -> None:
    store = open_store(f"duckdb:///{make_store('published', tmp_path).as_posix()}")
    asks = program(store)
    whole = asks.rows("/cijfers")
    first = asks.ask("/cijfers?limiet=7").json()
    assert (first["totaal"], first["gegevens"]) == (len(whole), whole[:7])
    more = tmp_path / "cijfers.csv"
    more.write_text(
        "partnerschap;indicator;periode;waarde;status;bron\n"
        f"{FOCUS};afvalscheiding_pct;1999;50;definitief;proef\n"
    )
    assert load_paths(store, [more]).load_id
    found, following = first["gegevens"], first["volgende"]
    while following:
        page = asks.ask(urljoin("/cijfers", following)).json()
        found += page["gegevens"]
        following = page["volgende"]
    assert found == whole
    assert len(asks.rows("/cijfers")) == len(whole) + 1
    store.close()


def test_an_answer_is_known_again(asks: Program) -> None:
    first = asks.ask("/cijfers")
    again = asks.ask("/cijfers", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    other = asks.ask("/cijfers?limiet=1", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200
    as_csv = asks.ask("/cijfers", headers={"If-None-Match": first.headers["ETag"], "Accept": "text/csv"})
    assert as_csv.status_code == 200


def test_an_earlier_day_is_told_as_it_was(asks: Program) -> None:
    before = asks.ask("/cijfers?peildatum=2000-01-01").json()
    assert (before["totaal"], before["peildatum"], before["versie"]) == (0, "2000-01-01", 0)


def test_all_that_is_wrong_is_told_at_once(asks: Program) -> None:
    told = asks.faults(
        "/cijfers?formaat=xml&limiet=0&periode=toen&vandaag=1&partnerschap=nergens&indicator=niets&peildatum=31-12"
    )
    assert told.keys() == {
        "formaat",
        "limiet",
        "periode",
        "vandaag",
        "partnerschap",
        "indicator",
        "peildatum",
    }
    assert told["limiet"] == "limiet moet 1 of meer zijn."
    assert told["formaat"] == "formaat moet een van deze zijn: json, csv, parquet."
    assert "geen partnerschap nergens" in told["partnerschap"]
    english = asks.faults("/cijfers?limiet=x", headers={"Accept-Language": "en-GB"})
    assert english == {"limiet": "limiet must be a whole number."}


@pytest.mark.parametrize("value", ["x", "%00", "a" * 101, "My4xLjAwMDAwMDAw"])
def test_a_cursor_of_another_question_is_refused(asks: Program, value: str) -> None:
    assert asks.faults(f"/cijfers?cursor={value}").keys() == {"cursor"}


def test_a_form_that_is_not_there_is_refused(asks: Program) -> None:
    answer = asks.ask("/cijfers", headers={"Accept": "image/png"})
    assert (answer.status_code, answer.json()["title"]) == (406, "Deze vorm is er niet")


def test_an_unknown_key_opens_nothing(asks: Program) -> None:
    for told in ("Bearer niets", "Basic abc", "Bearer"):
        answer = asks.ask("/cijfers", headers={"Authorization": told})
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert asks.ask("/cijfers", headers={"Authorization": f"Bearer {KEY}"}).status_code == 200
    assert asks.ask("/openapi.json", headers={"Authorization": "Bearer niets"}).status_code == 200


def test_what_lies_outside_a_scope_is_not_there(store: Store) -> None:
    narrow = program(store, Scope.of(FOCUS))
    assert [row["partnerschap"] for row in narrow.rows("/partnerschappen")] == [FOCUS]
    assert {row["partnerschap"] for row in narrow.rows("/cijfers")} <= {FOCUS, None}
    told = narrow.faults("/cijfers?partnerschap=zwolle-rova")
    assert told == {
        "partnerschap": "De monitor kent voor u, op deze peildatum, geen partnerschap zwolle-rova."
    }
    assert narrow.faults("/partnerschappen?partnerschap=zwolle-rova") == told


def test_another_method_is_refused(asks: Program) -> None:
    answer = asks.ask("/cijfers", "DELETE")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


def test_too_many_at_once_are_asked_to_wait(store: Store, asks: Program) -> None:
    desk = ApiDesk(None)  # type: ignore[arg-type]
    desk.waiting = MOST_QUESTIONS_WAITING
    with pytest.raises(ApiError) as refused:
        desk.apart(print).send(None)
    assert (refused.value.status, refused.value.headers) == (429, {"Retry-After": "5"})


def test_a_store_that_is_gone_is_told_without_its_place(asks: Program, store: Store) -> None:
    def gone() -> Store:
        raise StoreError("in_use", "/ergens/geheim.duckdb", "PID 7")

    broken = program(store)
    desk_free = Program(_with_store(gone), {})
    answer = desk_free.ask("/cijfers")
    assert (answer.status_code, answer.json()["status"]) == (503, 503)
    assert "geheim" not in answer.text
    assert broken.ask("/cijfers").status_code == 200


def _with_store(gone):
    from lib.answers.memory import Notebook
    from lib.api.application import make_application
    from lib.api.seams import Reader, Seams

    return make_application(Seams(gone, Notebook(), lambda request: Reader(Scope.all())))


@pytest.mark.parametrize(
    ("told", "key"),
    [("Bearer abc", "abc"), ("bearer  abc", "abc"), ("Basic abc", ""), ("Bearer", "")],
)
def test_the_key_stands_in_a_header(told: str, key: str) -> None:
    assert key_of({"authorization": told}) == key
    assert key_of({}) is None


def test_a_question_that_takes_too_long_is_ended_with_a_sentence(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lib.api.application.answer_seconds", lambda: 0.2)
    endless = sa.text("select sum(hash(a.i * b.i)) from range(10000000) a(i), range(10000000) b(i)")

    def find(*_: object) -> Found:
        with store.reading() as connection:
            connection.execute(endless)
        raise AssertionError

    resource = next(each for each in RESOURCES if each.name == "partnerschappen")
    monkeypatch.setattr("lib.api.application.RESOURCES", (replace(resource, find=find),))
    answer = program(store).ask("/partnerschappen")
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert "duurde te lang en is gestopt" in answer.json()["detail"]
