"""What holds for every address of the API: the version in a header, and no key in an address."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.api.description import API_VERSION
from lib.api.problems import ApiError, fault, language_of, problem
from lib.domain.people.keys import KEY_PREFIX
from lib.text.people.keys import KEY_IN_ADDRESS

KEYS_IN_ADDRESSES = {
    *("code", "token", "sleutel", "recht", "key", "apikey", "api_key", "access_token", "accesstoken"),
    *("auth", "authorization", "bearer", "password", "wachtwoord", "secret"),
}
"""Names in an address under which people send a key."""
VERSION_HEADER = "API-Version"


@dataclass(frozen=True)
class Stamped:
    """The layer around the API."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        # HEAD asks what GET would answer, without the answer (RFC 9110, 9.3.2).
        is_head = scope["method"] == "HEAD"
        scope = {**scope, "method": "GET"} if is_head else scope

        async def stamped(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[VERSION_HEADER] = API_VERSION
            elif is_head:
                message = {**message, "body": b""}
            await send(message)

        asked = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        keys = [name for name, value in asked if _is_key(name, value)]
        if keys:
            language = language_of(Headers(scope=scope).get("accept-language", ""))
            error = ApiError(400, faults=[fault(name, KEY_IN_ADDRESS) for name in dict.fromkeys(keys)])
            await problem(error, language)(scope, receive, stamped)
            return
        await self.app(scope, receive, stamped)


def _is_key(name: str, value: str) -> bool:
    return name.lower().replace("-", "_") in KEYS_IN_ADDRESSES or value.startswith(KEY_PREFIX)
