"""Words for a store that cannot be used, and for a load that cannot be taken back."""

from __future__ import annotations

import pytest

from lib.store import engine, place
from lib.text.language import DUTCH, ENGLISH, Language
from lib.text.loads.problems import NOT_POSSIBLE, STORE_PROBLEMS, not_possible, store_problem

CODES = [
    engine.IN_USE,
    engine.NOT_A_STORE,
    engine.NOT_A_BACKUP,
    engine.NEWER,
    engine.DISK,
    engine.UNREACHABLE,
    engine.BAD_ADDRESS,
    engine.MEMORY_FULL,
    engine.OVERDUE,
    engine.LOG_MISSING,
    engine.NO_STORE_THERE,
    engine.LOG_ONLY,
    engine.DOUBLED,
    engine.UNREADABLE_PART,
    engine.NEEDS_RESTART,
    engine.READ_ONLY,
    engine.HUB_AWAY,
    engine.OVERTAKEN,
    engine.TAKEN,
    place.REMOVED,
    place.REPLACED,
]


def test_every_problem_of_the_store_has_words() -> None:
    assert sorted(CODES) == sorted(STORE_PROBLEMS)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["nl", "en"])
def test_a_problem_names_the_place_and_what_to_do(code: str, language: Language) -> None:
    words = store_problem(language, code, "de/monitor.duckdb", "python, PID 7")
    assert "de/monitor.duckdb" in words or code == engine.OVERDUE  # which is about the files that were given
    assert "{" not in words
    assert words.endswith(".")


def test_the_holder_is_named_when_it_is_known() -> None:
    assert "(python, PID 7)" in store_problem(DUTCH, engine.IN_USE, "m.duckdb", "python, PID 7")
    assert "()" not in store_problem(DUTCH, engine.IN_USE, "m.duckdb", "")


def test_the_system_is_quoted_in_the_language_of_the_reader() -> None:
    error = engine.file_error(FileNotFoundError(2, "No such file or directory"), "weg/m.duckdb")
    assert "weg/m.duckdb is niet te openen (bestaat niet)." in store_problem(
        DUTCH, error.problem, error.place, error.detail
    )


@pytest.mark.parametrize("reason", NOT_POSSIBLE)
def test_a_refusal_has_words(reason: str) -> None:
    words = not_possible(DUTCH, reason, ("cijfers", "gebeurtenissen"))
    assert "{" not in words
    assert ("cijfers, gebeurtenissen" in words) == (reason == "verwijzingen")
