"""Uploads are limited for a session and in all, those that are on their way among them."""

from __future__ import annotations

from contextlib import ExitStack

from lib.text.language import DUTCH
from lib.ui.server.uploads import MOST_FILES, MOST_OF_SESSION, MOST_TOGETHER, Uploads

MEGABYTE = 1 << 20
SIZE = 100 * MEGABYTE
FITTING = MOST_OF_SESSION * MEGABYTE // SIZE


def reasons(uploads: Uploads, session: str, number: int, size: int | None = SIZE) -> list[str | None]:
    """Why uploads that come in at the same time have no room, or None."""
    with ExitStack() as stack:
        return [stack.enter_context(uploads.coming(session, size)) for _ in range(number)]


def test_a_session_has_room_for_so_much() -> None:
    uploads = Uploads(lambda: {"ander": [SIZE]})
    *fitting, last = reasons(uploads, "een", FITTING + 1)
    assert set(fitting) == {None}
    assert last is not None
    assert f"{MOST_OF_SESSION} MB" in str(uploads.refusal("een", DUTCH))
    assert uploads.refusal("ander", DUTCH) is None
    assert reasons(uploads, "een", 1) == [None], "what came in is counted by the app"
    assert uploads.refusal("een", DUTCH) is None, "of an earlier time"


def test_what_it_has_counts() -> None:
    stored = {"een": [SIZE] * FITTING}
    uploads = Uploads(lambda: stored)
    assert reasons(uploads, "een", 1) != [None]
    assert reasons(uploads, "twee", 1) == [None]
    stored["een"].pop()
    assert reasons(uploads, "een", 1) == [None]


def test_all_sessions_together_have_room_for_so_much() -> None:
    stored = {f"s{n}": [SIZE] for n in range(MOST_TOGETHER * MEGABYTE // SIZE)}
    [reason] = reasons(Uploads(lambda: stored), "nieuw", 1)
    assert reason is not None
    assert "anderen" in reason


def test_one_that_does_not_say_its_size_may_be_the_largest() -> None:
    uploads = Uploads(lambda: {})
    assert reasons(uploads, "een", 3, size=None)[:2] == [None, None]
    assert reasons(uploads, "een", 3, size=None)[2] is not None


def test_small_files_are_counted_too() -> None:
    assert reasons(Uploads(lambda: {"een": [0] * MOST_FILES}), "een", 1, size=0) != [None]
