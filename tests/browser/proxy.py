"""A proxy that serves the app under a path and takes that path off, as lib/hosting/nginx.conf does."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.browser.server import HOST, free_port
from tests.waiting import LONG

LONGEST_HEAD = 64 * 1024


@contextmanager
def under_a_path(port: int, path: str) -> Iterator[str]:
    """Serve what a port of this machine serves under a path; gives the address. One request a connection."""
    own, ready, loop = free_port(), threading.Event(), asyncio.new_event_loop()

    async def serve() -> None:
        server = await asyncio.start_server(
            lambda r, w: _pass_on(r, w, port, path), HOST, own, limit=LONGEST_HEAD
        )
        ready.set()
        async with server:
            await server.serve_forever()

    def run() -> None:
        with suppress(asyncio.CancelledError):
            loop.run_until_complete(serving)

    serving = loop.create_task(serve())
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert ready.wait(LONG)
    try:
        yield f"http://{HOST}:{own}{path}"
    finally:
        loop.call_soon_threadsafe(serving.cancel)
        thread.join(10)


async def _pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int, path: str) -> None:
    with suppress(ConnectionError, asyncio.IncompleteReadError):
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        method, target, rest = head.split(" ", 2)
        if not target.startswith(f"{path}/"):
            writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            await writer.drain()
        else:
            lines = [line for line in rest.split("\r\n") if not line.lower().startswith("connection: keep")]
            lines.insert(1, f"X-Forwarded-Prefix: {path}")
            if "upgrade:" not in rest.lower():
                lines.insert(1, "Connection: close")
            there, back = await asyncio.open_connection(HOST, port)
            back.write(" ".join((method, target.removeprefix(path), "\r\n".join(lines))).encode("latin-1"))
            tasks = [asyncio.create_task(_copy(reader, back)), asyncio.create_task(_copy(there, writer))]
            await tasks[1]
            tasks[0].cancel()
            back.close()
    writer.close()


async def _copy(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while part := await source.read(1 << 16):
            target.write(part)
            await target.drain()
