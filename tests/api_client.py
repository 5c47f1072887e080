"""A program that asks the API: each question goes through the real application, without a network between them."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp

from lib.answers.memory import Memory, Notebook
from lib.api.application import make_application
from lib.api.seams import Reader, Seams, key_of
from lib.domain.access import Scope
from lib.store.engine import Store

KEY = "een-sleutel"
CODE = "een-code"
DAY = dt.date(2026, 6, 30)
BASE = "/api/v1"


@dataclass
class Program:
    """Asks an application that stands under `/api/v1`."""

    app: ASGIApp
    headers: Mapping[str, str]

    def ask(self, path: str, method: str = "GET", **more: Any) -> httpx.Response:
        """The answer to a question; an error of the application is an answer too."""
        headers = {**self.headers, **more.pop("headers", {})}

        async def asked() -> httpx.Response:
            carrier = httpx.ASGITransport(self._below, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=carrier, base_url="http://127.0.0.1") as client:
                return await client.request(method, BASE + path, headers=headers, **more)

        return asyncio.run(asked())

    async def _below(self, scope: Any, receive: Any, send: Any) -> None:
        await self.app({**scope, "root_path": BASE}, receive, send)

    def rows(self, path: str, **more: Any) -> list[dict[str, Any]]:
        """The records of a list that is there."""
        answer = self.ask(path, **more)
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["gegevens"]
        return found

    def faults(self, path: str, **more: Any) -> dict[str, str]:
        """What is wrong with a question, by what it is about."""
        answer = self.ask(path, **more)
        assert answer.status_code == 400, answer.text
        assert answer.headers["content-type"] == "application/problem+json"
        return {each["veld"]: each["uitleg"] for each in answer.json()["fouten"]}


def program(
    store: Store,
    scope: Scope | None = None,
    *,
    day: dt.date = DAY,
    saw: Callable[[Reader, Collection[str]], None] = lambda reader, things: None,
    memory: Memory | None = None,
    **headers: str,
) -> Program:
    """A program that reads what a scope shows, and loads with `KEY`, which is given for `CODE`.

    Args:
        saw: is told what was read that is confidential.
        memory: where answers are kept; one of its own where left out.
    """
    seen = scope or Scope.all()

    def identify(asks: HTTPConnection) -> Reader | None:
        return {None: Reader(seen), KEY: Reader(seen, None)}.get(key_of(asks.headers))

    seams = Seams(
        lambda: store,
        Notebook() if memory is None else memory,
        identify,
        lambda code: KEY if code == CODE else None,
        lambda: day,
        saw=saw,
    )
    return Program(make_application(seams), headers)
