"""What the first page needs, made ready while the server starts and the browser of its first visitor loads."""

from __future__ import annotations

import gc
import importlib
import logging

from lib.catalogue.definitions import CatalogueError
from lib.charts.palette import READERS_THEME
from lib.charts.rendering import as_sent_figure
from lib.pictures.comparison import comparison_view
from lib.store.engine import StoreError
from lib.store.loads.history import newest_load
from lib.text.language import DUTCH
from lib.ui.memory import newest_snapshot

_LOG = logging.getLogger(__name__)
OF_FIRST_PAGE = (
    "lib.ui.frame",
    "lib.ui.people.viewing",
    "lib.ui.comparison.beside",
    "lib.ui.comparison.blocks",
    "lib.ui.comparison.controls",
)
"""What the script of the start page imports besides; it finds that here."""


def prepare() -> None:
    """Open the store, ask what the start page asks and draw it once, as for a visitor without wishes.

    What goes wrong is left to the page, which says it. What is there then stays, and is left out of garbage collection;
    the collector frees what was garbage among it at its first look.
    """
    _draw_first_page()
    gc.freeze()


def _draw_first_page() -> None:
    try:
        snapshot = newest_snapshot()
        for name in OF_FIRST_PAGE:
            importlib.import_module(name)
        view = comparison_view({}, snapshot, DUTCH)
        snapshot.ask(newest_load)
    except (StoreError, CatalogueError):
        _LOG.exception("the first page cannot be made")
        return
    for picture in view.pictures.values():
        if picture.drawing:
            as_sent_figure(picture.drawing, READERS_THEME)
