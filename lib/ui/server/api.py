"""The API for other tools, beside the pages: made when it is first asked, for it takes long to import."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.routing import Mount, Route
from starlette.types import Receive, Scope, Send

from lib.ui.hosting.standing import path_in
from lib.ui.server.doors import Doors
from lib.ui.server.porter import the_porter

if TYPE_CHECKING:
    from lib.api.layer import Stamped

API_ADDRESS = "/api/v1"


@dataclass
class Api:
    """The API of this server: gives what its pages show to who asks, and loads for who may load."""

    doors: Doors
    _made: Stamped | None = None
    _making: threading.Lock = field(default_factory=threading.Lock)

    def routes(self) -> list[Route | Mount]:
        """The addresses, for the server."""
        return [Route(API_ADDRESS, self), Mount(API_ADDRESS, self)]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == API_ADDRESS:
            scope = {**scope, "path": f"{API_ADDRESS}/", "root_path": API_ADDRESS}
        made = self._made
        if made is None:
            made = await run_in_threadpool(self._make)
        await made(scope, receive, send)

    def _make(self) -> Stamped:
        from lib.api.application import make_application
        from lib.api.seams import Reader, Seams
        from lib.ui.audit.asking import ProgramLooks
        from lib.ui.memory import ServerMemory, the_store
        from lib.ui.people.programs import api_reader, api_reader_anew, beyond_key

        def identify(asks: HTTPConnection) -> Reader | None:
            return api_reader(asks, self.doors, the_porter())

        with self._making:
            if self._made is None:
                exchange = _no_right if the_porter().is_on else self.doors.redeem
                self._made = make_application(
                    Seams(
                        the_store,
                        ServerMemory(),
                        identify,
                        exchange,
                        beyond=beyond_key,
                        saw=ProgramLooks().saw,
                        anew=lambda asks: api_reader_anew(asks, self.doors, the_porter()),
                        path=lambda asks: path_in(asks.scope),
                    )
                )
            return self._made


def _no_right(code: str) -> str | None:
    """Where people sign in, no code gives a right: it goes with a role."""
    return None
