"""Loading through a real server while others send slowly: what is counted is answers, not seconds."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

import httpx
import uvicorn
from starlette.applications import Starlette
from starlette.requests import HTTPConnection
from starlette.routing import Mount

from lib.answers.memory import Notebook
from lib.api.application import make_application
from lib.api.loads.arriving import MOST_OF_ONE
from lib.api.seams import Reader, Seams, key_of
from lib.domain.access import Scope
from lib.store.engine import Store
from lib.store.loads.history import list_loads
from tests.api_client import BASE
from tests.waiting import LONG, soon

PEOPLE = ("an", "bo")
BOUNDARY = "grens"


def _file(code: str) -> bytes:
    rows = f"organisatie;naam;soort;fictief\n{code};Stad {code};gemeente;nee\n"
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="bestand"; filename="organisaties.csv"\r\n\r\n'
    )
    return f"{head}{rows}\r\n--{BOUNDARY}--\r\n".encode()


class Slow:
    """A client that sends the head of a load, half of its body, and the rest when it is told to."""

    def __init__(self, port: int, key: str, code: str) -> None:
        self.body = _file(code)
        self.line = socket.create_connection(("127.0.0.1", port), LONG)
        head = (
            f"POST {BASE}/ladingen HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {key}\r\n"
            f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {len(self.body)}\r\n"
            "Expect: 100-continue\r\nConnection: close\r\n\r\n"
        )
        self.line.sendall(head.encode())

    def begin(self) -> None:
        """Send half, as soon as the server asks for it: by then it keeps room."""
        assert self.status() == 100
        self.line.sendall(self.body[:60])

    def finish(self) -> int:
        """Send the rest; the status of the answer."""
        self.line.sendall(self.body[60:])
        return self.status()

    def status(self) -> int:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self.line.recv(1)
        return int(head.split()[1])


@contextmanager
def served(store: Store) -> Iterator[int]:
    """The API on a port of this machine, where each of `PEOPLE` has their name for a key."""

    def identify(asks: HTTPConnection) -> Reader | None:
        name = key_of(asks.headers)
        return Reader(Scope.all(), None, name) if name in PEOPLE else Reader(Scope.all())

    app = make_application(Seams(lambda: store, Notebook(), identify))
    below = Starlette(routes=[Mount(BASE, app)])
    server = uvicorn.Server(uvicorn.Config(below, host="127.0.0.1", port=0, log_level="error"))
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    soon(lambda: server.started)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        running.join(LONG)


def test_who_sends_slowly_keeps_nobody_else_waiting(store: Store) -> None:
    with served(store) as port, ExitStack() as open_lines:
        slow = [Slow(port, "an", f"traag{n}") for n in range(MOST_OF_ONE)]
        for each in slow:
            open_lines.enter_context(closing(each.line))
            each.begin()
        one_more = Slow(port, "an", "teveel")
        assert one_more.status() == 429
        one_more.line.close()

        def load(key: str, code: str) -> int:
            return httpx.post(
                f"http://127.0.0.1:{port}{BASE}/ladingen",
                headers={
                    "Authorization": f"Bearer {key}",
                    "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
                },
                content=_file(code),
                timeout=LONG,
            ).status_code

        assert [load("bo", f"vlot{n}") for n in range(4)] == [201] * 4
        asked = [httpx.get(f"http://127.0.0.1:{port}{BASE}/indicatoren", timeout=LONG) for _ in range(4)]
        assert [answer.status_code for answer in asked] == [200] * 4
        assert [each.finish() for each in slow] == [201] * MOST_OF_ONE
        assert load("an", "daarna") == 201
    assert len(list_loads(store)) == 4 + MOST_OF_ONE + 1
