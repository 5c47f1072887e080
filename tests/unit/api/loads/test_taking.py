"""Loading through the API: for whom, with which findings, and what is refused before it is read."""

from __future__ import annotations

import pytest

from lib.api.loads.taking import MOST_BYTES
from lib.store.engine import Store
from lib.store.loads.history import list_loads
from tests.api_client import CODE, KEY, program

ORGANISATIONS = "organisatie;naam;soort;fictief\nstad;Stad;gemeente;nee\n"
WITH_KEY = {"Authorization": f"Bearer {KEY}"}


def test_a_code_gives_a_key_and_the_key_loads(store: Store) -> None:
    asks = program(store)
    given = asks.ask("/sleutels", "POST", headers={"Authorization": f"Bearer {CODE}"})
    assert (given.status_code, given.json()) == (201, {"sleutel": KEY})
    assert given.headers["Cache-Control"] == "no-store"
    files = {"bestand": ("organisaties.csv", ORGANISATIONS)}
    loaded = asks.ask("/ladingen", "POST", headers=WITH_KEY, files=files, data={"naam": " Jo\n "})
    assert loaded.status_code == 201, loaded.text
    record = loaded.json()
    assert record["wijzigingen"] == [{"dataset": "organisaties", "nieuw": 1, "gewijzigd": 0, "gelijk": 0}]
    [load] = list_loads(store)
    assert (load.load_id, load.loaded_by, load.files) == (record["lading"], "Jo", ("organisaties.csv",))
    again = asks.ask("/ladingen", "POST", headers=WITH_KEY, files=files)
    assert (again.status_code, again.json()["lading"]) == (200, None)


def test_a_faulty_file_loads_nothing_and_tells_every_cell(store: Store) -> None:
    asks = program(store)
    faulty = ORGANISATIONS + "dorp;;gemeente;misschien\n"
    files = [("bestand", ("organisaties.csv", faulty)), ("bestand", ("cijfers.csv", "indicator\nx\n"))]
    answer = asks.ask("/ladingen", "POST", headers=WITH_KEY, files=files)
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    found = {(each["bestand"], each["rij"], each["kolom"]) for each in answer.json()["bevindingen"]}
    assert {("organisaties.csv", 3, "naam"), ("organisaties.csv", 3, "fictief")} <= found
    assert any(file == "cijfers.csv" for file, _, _ in found)
    assert all(each["uitleg"] and each["advies"] for each in answer.json()["bevindingen"])
    assert list_loads(store) == []


def test_who_may_not_load_is_refused_before_a_byte_is_read(store: Store) -> None:
    asks = program(store)

    async def body():
        raise AssertionError("it was read")
        yield b""

    for headers, status in (({}, 403), ({"Authorization": "Bearer niets"}, 401)):
        answer = asks.ask("/ladingen", "POST", headers={**headers, "Content-Length": "10"}, content=body())
        assert answer.status_code == status
        assert "/api/v1/sleutels" in answer.json()["detail"]
    wrong = asks.ask("/sleutels", "POST", headers={"Authorization": "Bearer niets"})
    assert wrong.status_code == 401
    assert list_loads(store) == []


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"content": b"a;b\n", "headers": {"Content-Type": "text/csv"}}, 415),
        ({"data": {"naam": "Jo"}, "files": {"ander": ("a.csv", "a")}}, 400),
        ({"files": [("bestand", (f"{n}.csv", "a")) for n in range(51)]}, 400),
        ({"content": b"x", "headers": {"Content-Length": str(MOST_BYTES + 1)}}, 413),
        ({"content": b"x", "headers": {"Content-Type": "multipart/form-data"}}, 400),
    ],
)
def test_what_is_no_set_of_files_is_refused(store: Store, more: dict, status: int) -> None:
    headers = {**WITH_KEY, **more.pop("headers", {})}
    answer = program(store).ask("/ladingen", "POST", headers=headers, **more)
    assert (answer.status_code, answer.json()["status"]) == (status, status)


@pytest.mark.parametrize(
    "name",
    [
        *("../../etc/organisaties.csv", "C:\\x\\organisaties.csv", "a\0b.csv", "", "a" * 300),
        *("..", "a/..", ".", "é" * 300 + ".csv", "\U0001f600" * 140 + ".csv", "a\nb.csv"),
    ],
)
def test_a_file_name_leads_nowhere(store: Store, name: str) -> None:
    files = {"bestand": (name, ORGANISATIONS)}
    answer = program(store).ask("/ladingen", "POST", headers=WITH_KEY, files=files)
    assert answer.status_code in (201, 400), answer.text
