"""What the first page needs, made ready while the server starts and the browser of its first visitor loads."""

from __future__ import annotations

import ast
import gc
import importlib
import logging
import time
from collections.abc import Iterator
from pathlib import Path

from lib.catalogue.definitions import CatalogueError
from lib.charts.palette import READERS_THEME
from lib.charts.rendering import as_sent_figure
from lib.pictures.comparison import comparison_view
from lib.store.engine import StoreError
from lib.store.loads.history import newest_load
from lib.text.language import DUTCH
from lib.ui.memory import newest_snapshot
from lib.ui.registry import PAGES

_LOG = logging.getLogger(__name__)
_ROOT = Path(__file__).parents[3]
_ASKED_LATE = ("scipy.special",)
"""What takes long to load and is asked by some figures alone."""
_LATER, _BETWEEN = 5.0, 0.2
"""Seconds before the other pages are loaded, when the first visitor has the first page, and between two of them."""


def prepare() -> None:
    """Open the store, ask what the start page asks and draw it once, as for a visitor without wishes.

    What goes wrong is left to the page, which says it. What is there then stays, and is left out of garbage collection;
    the collector frees what was garbage among it at its first look.
    """
    _draw_first_page()
    gc.freeze()


def load_first_page() -> None:
    """Import what the app and its start page import of ours."""
    start = next(page.script for page in PAGES if page.start)
    for name in (*_imported_by("app.py"), *_imported_by(start)):
        importlib.import_module(name)


def load_other_pages(later: float = _LATER, between: float = _BETWEEN) -> None:
    """Import what the other pages import of ours, so that the first visitor of each does not wait for it."""
    time.sleep(later)
    for page in PAGES:
        for name in _imported_by(page.script):
            importlib.import_module(name)
        time.sleep(between)
    for name in _ASKED_LATE:
        importlib.import_module(name)


def _imported_by(script: str) -> Iterator[str]:
    """The modules of ours that a script names."""
    for node in ast.parse((_ROOT / script).read_text("utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("lib."):
            yield node.module
            parts = (f"{node.module}.{name.name}" for name in node.names)
            yield from (part for part in parts if (_ROOT / f"{part.replace('.', '/')}.py").is_file())


def _draw_first_page() -> None:
    try:
        snapshot = newest_snapshot()
        load_first_page()
        view = comparison_view({}, snapshot, DUTCH)
        snapshot.ask(newest_load)
    except (StoreError, CatalogueError):
        _LOG.exception("the first page cannot be made")
        return
    for picture in view.pictures.values():
        if picture.drawing:
            as_sent_figure(picture.drawing, READERS_THEME)
