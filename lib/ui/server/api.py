"""The API for other tools, beside the pages: made when it is first asked, for it takes long to import."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.routing import Mount, Route
from starlette.types import Receive, Scope, Send

from lib.ui.server.doors import RIGHT_COOKIE, Doors

if TYPE_CHECKING:
    from lib.api.layer import Stamped

API_ADDRESS = "/api/v1"


@dataclass
class Api:
    """The API of this server: reads what an anonymous reader of its pages sees, and loads for who may load."""

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
        from lib.domain.access import Scope as Seen
        from lib.ui.memory import StreamlitMemory, the_store

        def identify(key: str | None) -> Reader | None:
            may_load = self.doors.may_change({RIGHT_COOKIE: key or ""})
            return None if key is not None and not may_load else Reader(Seen.all(), may_load)

        with self._making:
            if self._made is None:
                self._made = make_application(
                    Seams(the_store, StreamlitMemory(), identify, self.doors.redeem)
                )
            return self._made
