"""The log: nothing in it opens anything, and as JSON each line is one record."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from lib.ui.hosting.logs import LOG_VARIABLE, set_up_logs, without_secrets


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    kept, root = logging.StreamHandler.format, list(logging.root.handlers)
    yield
    logging.StreamHandler.format = kept
    logging.root.handlers[:] = root


def written(text: str, *words: object, fault: bool = False) -> str:
    out = io.StringIO()
    logger = logging.getLogger("lib.proef")
    handler = logging.StreamHandler(out)
    logger.addHandler(handler)
    try:
        if fault:
            try:
                raise ValueError("token=abcdefgh12345678")
            except ValueError:
                logger.exception(text, *words)
        else:
            logger.warning(text, *words)
    finally:
        logger.removeHandler(handler)
    return out.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "GET /?code=GEHEIM1234567890&taal=nl",
        "GET /vragenlijst?uitnodiging=GEHEIM1234567890",
        "Authorization: Bearer GEHEIM1234567890",
        "cookie: monitor_recht=GEHEIM1234567890; monitor_browser=GEHEIM1234567890",
        '{"password": "x", "token": "GEHEIM1234567890"}',
        "client_secret='GEHEIM1234567890'",
    ],
)
def test_nothing_that_opens_something_is_written(text: str) -> None:
    assert "GEHEIM" not in without_secrets(text)


def test_what_is_no_secret_stays() -> None:
    text = "the store cannot be used: store: in_use PID 12; exit code 3 of partnership zwolle-rova"
    assert without_secrets(text) == text


def test_the_usual_log_has_no_secrets_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(LOG_VARIABLE, raising=False)
    set_up_logs()
    assert written("asked %s", "/?code=GEHEIM1234567890") == "asked /?code=***\n"
    assert "abcdefgh" not in written("fault", fault=True)


def test_a_line_of_json_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LOG_VARIABLE, "json")
    set_up_logs()
    [line] = written("two\nlines %s", "code=GEHEIM1234567890", fault=True).splitlines()
    told = json.loads(line)
    assert (told["niveau"], told["deel"], told["tekst"]) == ("ERROR", "lib.proef", "two\nlines code=***")
    assert "ValueError: token=***" in told["fout"]
    assert told["moment"].endswith("+00:00")
