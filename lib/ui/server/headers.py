"""What a browser is told of every answer: what a page may load and run, and what nobody may do with it.

A pure ASGI layer around all others, so that a refusal is told too. An answer that brings a header of its own keeps it:
the questionnaire and the interface for programs are stricter than the pages.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SECURE_ONLY = "max-age=31536000"
"""For a year the browser asks this server by TLS alone; told only by TLS, and of no other server."""
_INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_NOT_USED = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone"),
    *("midi", "payment", "serial", "usb", "xr-spatial-tracking"),
)
"""What a browser can do and a page of ours never asks."""


@dataclass
class Headed:
    """The layer that adds the headers.

    Attributes:
        scripts: the inline scripts of the pages, which the browser may run.
    """

    app: ASGIApp
    scripts: Iterable[str] = ()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
                if scope.get("scheme") == "https":
                    headers["Strict-Transport-Security"] = SECURE_ONLY
            await send(message)

        await self.app(scope, receive, told if scope["type"] == "http" else send)

    @cached_property
    def headers(self) -> dict[str, str]:
        """Those of every answer, by TLS or not."""
        return {
            "Content-Security-Policy": content_policy(self.scripts),
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": ", ".join(f"{name}=()" for name in _NOT_USED),
        }


def content_policy(scripts: Iterable[str]) -> str:
    """What a page may load and run: what comes from this server, and these inline scripts.

    Streamlit writes styles while a page runs, so those cannot be named. Its reader of messages tries WebAssembly and
    goes on without it.
    """
    inline = (*_INLINE.findall(_INDEX.read_text(encoding="utf-8")), *scripts)
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in inline]
    own = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *(f"'sha256-{each}'" for each in hashes)]),
        "script-src-attr": "'none'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "frame-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in own.items())
