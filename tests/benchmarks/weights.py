"""(v) A weight that is moved on the page "Vergelijken", beside a bare Streamlit page that draws the same picture."""

from __future__ import annotations

import json
import statistics
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Page

from lib.answers.explore.answer import answer
from lib.answers.explore.choices import choose
from lib.answers.explore.weights import written_weights
from lib.charts.palette import READERS_THEME
from lib.charts.rendering import as_figure
from lib.pictures.explore.everyone import explore_pictures
from lib.store.upkeep.opening import open_store
from lib.text.language import DUTCH
from tests.benchmarks.data import address, make_box_store
from tests.benchmarks.page import BARE_OPTIONS
from tests.benchmarks.query import snapshot_of
from tests.benchmarks.table import Line, at_most
from tests.browser import chromium, pages, server

MOVES, WARM_UPS = 20, 2
TO_PICTURE = 1.3
"""The most times that of the bare page, from the key that moves the slider to the picture of the new weight."""
FOCUS = {"focus": "nijmegen-dar", "weergave": "gelijken"}
MOVED, BESIDE = "inwoners", "omgevingsadressendichtheid"
WEIGHTS = (1, 2)

BARE = """\
import json
from pathlib import Path

import plotly.io
import streamlit as st


@st.cache_resource
def figures():
    found = json.loads(Path("figures.json").read_text("utf-8"))
    return {int(weight): plotly.io.from_json(figure) for weight, figure in found.items()}


st.set_page_config(layout="wide")
st.title("Bare")
weight = st.slider("Inwoners", 0, 4, 1, key="w_gewicht_inwoners")
st.plotly_chart(figures()[weight], key="gelijken", config={"displayModeBar": False})
"""
WATCH = """() => {
  const drawn = () => {
    const plot = document.querySelector('.st-key-gelijken .js-plotly-plot');
    return plot && plot.data ? JSON.stringify(plot.data.map(trace => trace.x)) : '';
  };
  const before = drawn();
  window.__moved = new Promise(resolve => {
    const moved = event => {
      if (!event.key.startsWith('Arrow')) return;
      removeEventListener('keydown', moved, true);
      const begin = performance.now();
      const look = () => {
        const now = drawn();
        if (now && now !== before) resolve(performance.now() - begin);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    };
    addEventListener('keydown', moved, true);
  });
}"""


def measure(folder: Path) -> list[Line]:
    """Move it up and down on both pages in turn; medians of milliseconds in the browser."""
    store = make_box_store(folder)
    bare = _write_bare(folder / "bare", store)
    path = chromium.find()
    if path is None:
        raise RuntimeError(chromium.MISSING)
    with pages.launch(path) as browser, ExitStack() as running:
        ours = server.start(store, folder / "ours.log")
        running.callback(ours.stop)
        other = server.start(store, folder / "bare.log", script=bare, options=BARE_OPTIONS)
        running.callback(other.stop)
        view = urlencode({**FOCUS, "gewichten": written_weights(_weights(WEIGHTS[0]))})
        opened = [
            pages.open_page(browser, f"{ours.url}/vergelijken?{view}")[0],
            pages.open_page(browser, other.url)[0],
        ]
        times: list[list[float]] = [[] for _ in opened]
        for turn in range(MOVES + WARM_UPS):
            for page, found in zip(opened, times, strict=True):
                milliseconds = _move(page, "ArrowLeft" if turn % 2 else "ArrowRight")
                if turn >= WARM_UPS:
                    found.append(milliseconds)
    medians = [statistics.median(found) / 1000 for found in times]
    what = "a weight moved, until the picture is redrawn / bare page"
    return [at_most("v", what, *medians, TO_PICTURE, "ms")]


def _weights(weight: int) -> dict[str, int]:
    return {MOVED: weight, BESIDE: 1}


def _write_bare(folder: Path, path: Path) -> Path:
    """A page with the picture of each weight, drawn ahead."""
    store = open_store(address(path))
    try:
        snapshot, figures = snapshot_of(store), {}
        for weight in WEIGHTS:
            choices = choose({**FOCUS, "gewichten": written_weights(_weights(weight))}, snapshot)
            if choices is None or choices.unmet:
                raise RuntimeError(f"the view cannot be had: {choices and choices.unmet}")
            picture = explore_pictures(choices, answer(choices, snapshot), DUTCH)["gelijken"]
            if picture.drawing is None:
                raise RuntimeError("nothing to draw")
            figures[weight] = as_figure(picture.drawing, READERS_THEME).to_json()
    finally:
        store.close()
    if len(set(figures.values())) < len(WEIGHTS):
        raise RuntimeError("the picture is the same for every weight")
    script = folder / "page.py"
    folder.mkdir()
    script.write_text(BARE, encoding="utf-8")
    (folder / "figures.json").write_text(json.dumps(figures), encoding="utf-8")
    return script


def _move(page: Page, key: str) -> float:
    """Move the slider one step by keyboard; milliseconds until the picture has changed."""
    page.bring_to_front()
    page.locator(f".st-key-w_gewicht_{MOVED} input[type=range]").focus()
    page.evaluate(WATCH)
    page.keyboard.press(key)
    milliseconds: float = page.evaluate("() => window.__moved")
    pages.at_rest(page)
    return milliseconds
