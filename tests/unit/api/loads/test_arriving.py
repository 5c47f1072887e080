"""What is on its way in: room for a few, and no patience without end."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack

import pytest
from starlette.types import Message

from lib.api.loads import arriving
from lib.api.loads.arriving import MOST_OF_ALL, MOST_OF_ONE, Arrivals, kept_coming, seconds_for


def test_one_sender_has_room_for_few_and_all_for_a_few_more() -> None:
    arrivals = Arrivals()
    with ExitStack() as held:
        assert [held.enter_context(arrivals.one_more("an")) for _ in range(MOST_OF_ONE + 1)] == [
            *[True] * MOST_OF_ONE,
            False,
        ]
        others = [held.enter_context(arrivals.one_more(f"p{n}")) for n in range(MOST_OF_ALL)]
        assert sum(others) == MOST_OF_ALL - MOST_OF_ONE
    with arrivals.one_more("an") as has_room:
        assert has_room


def test_who_falls_silent_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "SILENT_SECONDS", 0.01)

    async def nothing() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    with pytest.raises(TimeoutError):
        asyncio.run(kept_coming(nothing, 10)())  # type: ignore[arg-type]


def test_who_sends_a_sign_at_a_time_is_not_waited_for_either(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(arriving.time, "monotonic", lambda: now[0])
    size = 1_000_000

    async def drip() -> Message:
        now[0] += 5
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def all_of_it() -> int:
        received, came = kept_coming(drip, size), 0
        try:
            while True:
                await received()
                came += 1
        except TimeoutError:
            return came

    assert asyncio.run(all_of_it()) == seconds_for(size) // 5 + 1


def test_who_has_sent_all_may_wait_for_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(arriving.time, "monotonic", lambda: now[0])

    async def whole() -> Message:
        return {"type": "http.request", "body": b"x"}

    async def both() -> Message:
        received = kept_coming(whole, 1)
        await received()
        now[0] += 10_000
        return await received()

    assert asyncio.run(both())["body"] == b"x"
