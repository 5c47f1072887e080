"""(c), (d) and (i) The start page on the real server, against a bare Streamlit page that draws the same figure."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page

from lib.answers.comparison.answer import answer
from lib.answers.comparison.choices import ComparisonChoices, choose
from lib.charts.comparison.quality_cost import draw
from lib.charts.palette import READERS_THEME
from lib.charts.rendering import as_figure
from lib.store.upkeep.opening import open_store
from lib.text.language import DUTCH
from tests.benchmarks.data import address, make_shown_store
from tests.benchmarks.query import snapshot_of
from tests.benchmarks.table import Line, at_most
from tests.browser import chromium, pages, server
from tests.browser.server import Server

CHANGES, WARM_UPS = 30, 2
STARTS = 3
AS_INSTALLED = {"PYTHONDONTWRITEBYTECODE": ""}
"""Python keeps what it compiled, of us as of Streamlit; the container has both compiled."""
TO_MARKS, TO_REST, TO_FIRST = 1.05, 1.2, 1.2
"""The most times that of the bare page: a choice to its marks, the same to rest, and a first visit or a cold start."""
SHOWN = {"focus": "demo-dorenrade-lindergroep", "dienst": "groen", "fictief": "ja"}
"""A view with enough peers for a picture of points; the real partnerships get two figures in its place."""

BARE = """\
import json
from pathlib import Path

import plotly.io
import streamlit as st


@st.cache_resource
def figures():
    found = json.loads(Path("figures.json").read_text("utf-8"))
    return {period: plotly.io.from_json(figure) for period, figure in found.items()}


st.set_page_config(layout="wide")
st.title("Bare")
period = st.selectbox("Periode", list(figures()))
st.plotly_chart(figures()[period], key="beeld", config={"displayModeBar": False})
"""
BARE_OPTIONS = ("--browser.gatherUsageStats", "false", "--client.toolbarMode", "minimal")

# The period stands at the end of both axis titles, between brackets; nowhere else in the figure.
IS_SHOWN = """period => [...document.querySelectorAll('.st-key-beeld .js-plotly-plot .annotation-text')]
  .some(words => words.textContent.includes(period + ')'))"""
# Times from the key that chooses: until the figure of that period is there, and until the page is at rest.
WATCH = """period => {
  const shown = IS_SHOWN;
  const atRest = () => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-stale=true]');
  window.__times = new Promise(resolve => {
    const chosen = event => {
      if (event.key !== 'Enter') return;
      removeEventListener('keydown', chosen, true);
      const begin = performance.now();
      let figure = null;
      const look = () => {
        if (figure === null && shown(period)) figure = performance.now() - begin;
        if (figure !== null && atRest()) resolve([figure, performance.now() - begin]);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    addEventListener('keydown', chosen, true);
  });
}""".replace("IS_SHOWN", IS_SHOWN)


@dataclass(frozen=True)
class Site:
    """Both pages: the store of ours, the script of the bare one, the view and the periods they share."""

    store: Path
    bare: Path
    view: ComparisonChoices

    @property
    def path(self) -> str:
        """The address of the first period on our page."""
        return f"/?{urlencode({**self.view.parameters(), 'periode': self.periods[0]})}"

    @property
    def periods(self) -> list[str]:
        return [str(period) for period in self.view.periods]

    def start_ours(self, log: Path, answers: str = server.HEALTH) -> Server:
        return server.start(self.store, log, env=AS_INSTALLED, answers=answers)

    def start_bare(self, log: Path, answers: str = server.HEALTH) -> Server:
        return server.start(
            self.store, log, script=self.bare, env=AS_INSTALLED, options=BARE_OPTIONS, answers=answers
        )


def measure_reruns(folder: Path) -> list[Line]:
    """Choose one period after another, on both pages in turn; medians of milliseconds in the browser."""
    site = make_site(folder)
    with _browser() as browser, ExitStack() as running:
        opened = []
        for name, start, path in (
            ("ours", site.start_ours, site.path),
            ("bare", site.start_bare, "/"),
        ):
            started = start(folder / f"{name}.log")
            running.callback(started.stop)
            opened.append(pages.open_page(browser, started.url + path)[0])
        times: list[list[tuple[float, float]]] = [[] for _ in opened]
        for turn in range(CHANGES + WARM_UPS):
            period = site.periods[(turn + 1) % len(site.periods)]
            for number, page in enumerate(opened):
                found = _choose(page, period)
                if turn >= WARM_UPS:
                    times[number].append(found)
    figure, rest = (
        [statistics.median(found[what] for found in page_times) / 1000 for page_times in times]
        for what in (0, 1)
    )
    return [
        at_most("c", "rerun after a choice, until the figure / bare page", *figure, TO_MARKS, "ms"),
        at_most("c", "the same, until the page is at rest", *rest, TO_REST, "ms"),
    ]


def measure_starts(folder: Path) -> list[Line]:
    """Start the server and open the first page in a browser that has seen nothing yet; medians.

    The browser comes as soon as the server gives a page, as who follows the printed address does: ours then still opens
    its store, and is not yet well.
    """
    site = make_site(folder)
    times: list[list[float]] = [[], []]
    with _browser() as browser:
        for turn in range(STARTS + 1):
            for number, (start, path) in enumerate(((site.start_ours, site.path), (site.start_bare, "/"))):
                log = folder / f"start{turn}{number}.log"
                seconds = _first_page(browser, start, path, log)
                if turn:  # the first start of all may have to compile
                    times[number].append(seconds)
    ours, bare = (statistics.median(found) for found in times)
    return [at_most("d", "cold start until the first figure / bare page", ours, bare, TO_FIRST, "s")]


def measure_first_visits(folder: Path) -> list[Line]:
    """A browser that has seen nothing yet, on servers that run: until the first figure; what comes over the wire."""
    site = make_site(folder)
    times: list[list[float]] = [[], []]
    sizes: list[list[float]] = [[], []]
    with _browser() as browser, ExitStack() as running:
        servers = []
        for name, start in (("ours", site.start_ours), ("bare", site.start_bare)):
            servers.append(start(folder / f"{name}.log"))
            running.callback(servers[-1].stop)
        for turn in range(STARTS + 1):
            for number, (server, path) in enumerate(zip(servers, (site.path, "/"), strict=True)):
                seconds, size = _first_visit(browser, server.url + path)
                if turn:  # the first one of a server is its cold start
                    times[number].append(seconds)
                    sizes[number].append(size)
    ours, bare = (statistics.median(found) for found in times)
    first = at_most("i", "first visit until the first figure / bare page", ours, bare, TO_FIRST, "s")
    ours, bare = (statistics.median(found) / 1e6 for found in sizes)
    wire = Line("i", "over the wire for a first visit", f"{ours:.2f} MB", f"{bare:.2f} MB", ours / bare)
    return [first, wire]


def _first_visit(browser: Browser, url: str) -> tuple[float, float]:
    """Seconds until the first figure is drawn, and bytes received until the page is at rest."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL")
    page = context.new_page()
    received = 0.0

    def on_loaded(event: dict[str, Any]) -> None:
        nonlocal received
        received += event["encodedDataLength"]

    def on_frame(event: dict[str, Any]) -> None:
        nonlocal received
        data, is_text = event["response"]["payloadData"], event["response"]["opcode"] == 1
        received += len(data) if is_text else len(data) * 3 / 4  # binary ones are told in base 64

    watching = context.new_cdp_session(page)
    watching.send("Network.enable")
    watching.on("Network.loadingFinished", on_loaded)
    watching.on("Network.webSocketFrameReceived", on_frame)
    begin = time.perf_counter()
    try:
        page.goto(url, wait_until="commit")
        page.wait_for_function(IS_SHOWN, arg="", polling="raf", timeout=60_000)
        seconds = time.perf_counter() - begin
        pages.at_rest(page)
        return seconds, received
    finally:
        context.close()


def _choose(page: Page, period: str) -> tuple[float, float]:
    """Choose a period by keyboard; milliseconds until its figure is drawn, and until the page is at rest."""
    page.bring_to_front()
    box = page.get_by_role("combobox", name="Periode")
    box.click()
    box.press_sequentially(period)
    page.get_by_role("option", name=period, exact=True).wait_for()
    page.evaluate(WATCH, period)
    box.press("Enter")
    figure, rest = page.evaluate("() => window.__times")
    pages.at_rest(page)
    return figure, rest


def _first_page(browser: Browser, start: Callable[[Path, str], Server], path: str, log: Path) -> float:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL")
    page = context.new_page()
    begin = time.perf_counter()
    started = start(log, "/")
    try:
        page.goto(started.url + path, wait_until="commit")
        page.wait_for_function(IS_SHOWN, arg="", polling="raf", timeout=60_000)
        return time.perf_counter() - begin
    finally:
        context.close()
        started.stop()


@contextmanager
def _browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None:
        raise RuntimeError(chromium.MISSING)
    with pages.launch(path) as browser:
        yield browser


def make_site(folder: Path) -> Site:
    """The store of `make run`, and the bare page with the figures of every period of the default view."""
    path = make_shown_store(folder)
    store = open_store(address(path))
    try:
        snapshot = snapshot_of(store)
        view = choose(SHOWN, snapshot)
        figures = {}
        for period in view.periods:
            of_period = choose({**view.parameters(), "periode": str(period)}, snapshot)
            shown = answer(of_period, snapshot)
            if shown.comparison is None or not shown.comparison.drawn:
                raise RuntimeError(f"nothing to draw in {period}")
            drawing = draw(shown.comparison, shown.events, DUTCH)
            figures[str(period)] = as_figure(drawing, READERS_THEME).to_json()
    finally:
        store.close()
    bare = folder / "bare" / "page.py"
    bare.parent.mkdir()
    bare.write_text(BARE, encoding="utf-8")
    (bare.parent / "figures.json").write_text(json.dumps(figures), encoding="utf-8")
    return Site(path, bare, view)
