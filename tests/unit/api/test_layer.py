"""Every answer tells the version of the API, and a key in an address is refused, whatever its address."""

from __future__ import annotations

import pytest

from lib.api.description import API_VERSION
from lib.store.engine import Store
from tests.api_client import program


@pytest.mark.parametrize("path", ["/cijfers", "/", "/openapi.json", "/nergens"])
def test_a_key_in_an_address_is_refused_with_a_sentence(store: Store, path: str) -> None:
    asks = program(store)
    for name in ("token", "code", "access_token", "API-Key", "sleutel"):
        answer = asks.ask(f"{path}?{name}=geheim")
        assert answer.status_code == 400
        assert "Authorization: Bearer" in answer.json()["detail"]
        assert "geheim" not in answer.text


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/nergens", 404), ("/cijfers/", 404), ("/cijfers", 200)]
)
def test_every_answer_tells_the_version(store: Store, path: str, status: int) -> None:
    answer = program(store).ask(path)
    assert (answer.status_code, answer.headers["API-Version"]) == (status, API_VERSION)


def test_a_head_is_the_answer_without_its_body(store: Store) -> None:
    asks = program(store)
    for path in ("/indicatoren", "/nergens", "/"):
        asked, whole = asks.ask(path, "HEAD"), asks.ask(path)
        assert (asked.status_code, asked.content) == (whole.status_code, b"")
        assert asked.headers == whole.headers
