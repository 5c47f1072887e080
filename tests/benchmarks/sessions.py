"""(g) and (h) Sessions that go on changing a choice: how long they wait, whether what they get is right, what stays."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.benchmarks import memory
from tests.benchmarks.page import Site, make_site
from tests.benchmarks.table import Line, duration

CROWDS = ((20, 0.3), (50, 1.0))
"""How many sessions, and within how many seconds 95 of a hundred choices of theirs are to be answered."""
EVERY, LASTING = 2.0, 60.0
"""Seconds between two choices of a session, and how long a crowd stays."""
RERUNS, EARLY = 2_000, 100
MOST_GROWTH = 1.1
PATIENCE = 120


class Session:
    """A reader of the start page as a browser is one, without drawing."""

    def __init__(self, socket: ClientConnection, query: str) -> None:
        self._socket = socket
        self._query = query
        self._list = ""
        self.choose(None)

    def choose(self, period: str | None) -> bool:
        """Choose a period; whether the picture that comes is that of the period, and nothing went wrong."""
        asked = BackMsg()
        asked.rerun_script.query_string = self._query
        if period is not None:
            state = asked.rerun_script.widget_states.widgets.add()
            state.id, state.string_value = self._list, period
        self._socket.send(asked.SerializeToString())
        is_right = False
        while True:
            message = ForwardMsg.FromString(bytes(self._received()))
            kind = message.WhichOneof("type")
            if kind == "script_finished":
                return is_right
            if kind == "page_info_changed":
                self._query = message.page_info_changed.query_string
            if kind != "delta" or message.delta.WhichOneof("type") != "new_element":
                continue
            element = message.delta.new_element
            if element.WhichOneof("type") == "exception":
                return False
            if element.WhichOneof("type") == "selectbox" and element.selectbox.label == "Periode":
                self._list = element.selectbox.id
            if element.WhichOneof("type") == "plotly_chart" and period is not None:
                is_right |= f"{period})" in element.plotly_chart.spec

    def _received(self) -> bytes:
        found = self._socket.recv(timeout=PATIENCE)
        return found.encode() if isinstance(found, str) else found


def measure_crowds(folder: Path) -> list[Line]:
    """Twenty and fifty sessions that each change a choice every two seconds; the 95th of a hundred waits."""
    site = make_site(folder)
    lines = []
    for number, most in CROWDS:
        server = site.start_ours(folder / f"crowd-{number}.log")
        try:
            with ThreadPoolExecutor(number) as crowd:
                begin = time.monotonic() + 1
                found = list(crowd.map(partial(waits_of, site, server.url, begin), range(number)))
        finally:
            server.stop()
        lines += crowd_lines("g", f"{number} sessions, a choice every {EVERY:g} s each", found, most)
    return lines


def crowd_lines(
    letter: str, what: str, found: Sequence[Sequence[tuple[float, bool]]], most: float
) -> list[Line]:
    """How long a crowd waited, and how often it got another picture than it asked for.

    Args:
        found: per session, per choice, the seconds and whether the picture was right.
        most: seconds within which 95 of a hundred choices are to be answered.
    """
    waits = sorted(wait for session in found for wait, _ in session)
    wrong = sum(not is_right for session in found for _, is_right in session)
    slow = waits[int(0.95 * len(waits))]
    ours = f"p95 {duration(slow, 'ms')}, p50 {duration(statistics.median(waits), 'ms')}"
    aim = f"p95 < {duration(most, 'ms')}"
    return [
        Line(letter, f"{what}: {len(waits)} choices", ours, aim=aim, met=slow < most),
        Line(letter, "of these answered with another picture", str(wrong), aim="0", met=not wrong),
    ]


def measure_growth(folder: Path) -> list[Line]:
    """One session that goes on choosing: the memory of the server after many reruns and after few."""
    site = make_site(folder)
    server = site.start_ours(folder / "growth.log")
    try:
        with _session(site, server.url) as session:
            used = {}
            for number in range(1, RERUNS + 1):
                session.choose(site.periods[number % len(site.periods)])
                if number in (EARLY, RERUNS):
                    used[number] = memory.now(server.process.pid)
    finally:
        server.stop()
    ratio = used[RERUNS] / used[EARLY]
    what = f"memory after {RERUNS:,} reruns / after {EARLY}"
    ours, other = (f"{used[number]:.0f} MiB" for number in (RERUNS, EARLY))
    return [Line("h", what, ours, other, ratio, f"<= {MOST_GROWTH:g}x", ratio <= MOST_GROWTH)]


def waits_of(site: Site, url: str, begin: float, number: int) -> Sequence[tuple[float, bool]]:
    """What one session met: per choice how long it waited, and whether the picture was right."""
    found = []
    with _session(site, url) as session:
        at = max(begin, time.monotonic()) + EVERY * (number % 50) / 50
        until = at + LASTING
        turn = number
        while at < until:
            time.sleep(max(0.0, at - time.monotonic()))
            asked = time.monotonic()
            turn += 1
            is_right = session.choose(site.periods[turn % len(site.periods)])
            found.append((time.monotonic() - asked, is_right))
            at = max(at + EVERY, time.monotonic())
    return found


@contextmanager
def _session(site: Site, url: str) -> Iterator[Session]:
    query = site.path.removeprefix("/?")
    address = url.replace("http://", "ws://") + "/_stcore/stream"
    protocols = [Subprotocol("streamlit")]
    with connect(address, origin=url, subprotocols=protocols, max_size=None, open_timeout=PATIENCE) as socket:
        yield Session(socket, query)
