"""Under which path the monitor stands, as its readers see it: `/monitor` for `https://gemeente.nl/monitor/`.

Its addresses are relative, so that they hold wherever a proxy puts it; what has to be whole, such as the catalogue of
open data, the list of lists and the path of a cookie, asks here. A setting says it (`--server.baseUrlPath`), or a
trusted proxy does (`X-Forwarded-Prefix`). The path is taken off here where the proxy left it on, so that all that comes
after sees the same paths; Streamlit is told of none, for its own addresses are relative too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PATH_SETTING = "server.baseUrlPath"
PREFIX_HEADER = b"x-forwarded-prefix"
_KEPT = "monitor.path"
_PATH = re.compile(r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,60}){1,8}")


@dataclass
class UnderPath:
    """The layer.

    Attributes:
        path: where the monitor stands; empty for the top of its server, or for where a proxy says.
        trusts: whether what a proxy tells of itself in a request is believed.
    """

    app: ASGIApp
    path: str = ""
    trusts: Callable[[Scope], bool] = lambda scope: False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        if self.path and scope["path"] == self.path and scope["type"] == "http":
            asked = scope["query_string"].decode("latin-1")
            there = f"./{self.path.rsplit('/', 1)[1]}/" + (f"?{asked}" if asked else "")
            await RedirectResponse(there, 308)(scope, receive, send)
            return
        # In its place, for the layers around this one look at it when they answer.
        scope["headers"] = _nearest_cookies(scope["headers"])
        scope[_KEPT] = self.path or (self._told(scope) if self.trusts(scope) else "")
        if self.path and scope["path"].startswith(f"{self.path}/"):
            scope["path"] = scope["path"].removeprefix(self.path)
            scope["raw_path"] = (scope.get("raw_path") or b"").removeprefix(self.path.encode())
        await self.app(scope, receive, _seen_from(scope["path"], send))

    def _told(self, scope: Scope) -> str:
        """What a proxy says, once; nothing for what is no path."""
        given = [value.decode("latin-1") for name, value in scope["headers"] if name.lower() == PREFIX_HEADER]
        return clean_path(given[0]) if len(given) == 1 else ""


def _nearest_cookies(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers of a request, of cookies with one name only the first.

    A browser sends that of the longest path first (RFC 6265, 5.4). What follows is of a server above this one, or of
    this one before it moved under a path, and who reads cookies by name would take the last.
    """
    sent = [value.decode("latin-1") for name, value in headers if name.lower() == b"cookie"]
    cookies = [each.strip() for value in sent for each in value.split(";") if each.strip()]
    nearest = {each.partition("=")[0].strip(): each for each in reversed(cookies)}
    if len(nearest) == len(cookies):
        return headers
    others = [(name, value) for name, value in headers if name.lower() != b"cookie"]
    kept = "; ".join(nearest[name] for name in reversed(nearest))
    return [*others, (b"cookie", kept.encode("latin-1"))]


def _seen_from(path: str, send: Send) -> Send:
    """Send on, with the address to go on to as seen from the one that was asked: Streamlit gives it from the top."""
    up = "../" * (path.count("/") - 1) or "./"

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            there = headers.get("location", "")
            if there.startswith("/") and not there.startswith("//"):
                headers["location"] = up + there.removeprefix("/")
        await send(message)

    return sent


def path_in(scope: Scope) -> str:
    """The path under which the reader of a request sees the monitor, such as `/monitor`; empty for the top."""
    return str(scope.get(_KEPT, ""))


def clean_path(told: str) -> str:
    """A path as `path_in` gives it; empty for the top, and for a text that is no path."""
    path = f"/{told.strip().strip('/')}"
    return path if _PATH.fullmatch(path) else ""
