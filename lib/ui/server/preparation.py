"""What the first page needs, made ready while the server starts and the browser of its first visitor loads."""

from __future__ import annotations

import logging

from lib.catalogue.definitions import CatalogueError
from lib.charts.palette import READERS_THEME
from lib.charts.rendering import as_sent_figure
from lib.pictures.comparison import comparison_view
from lib.store.engine import StoreError
from lib.store.loads.history import newest_load
from lib.text.language import DUTCH
from lib.ui.hosting.collecting import set_apart
from lib.ui.memory import newest_snapshot

_LOG = logging.getLogger(__name__)


def prepare() -> None:
    """Open the store, ask what the start page asks and draw it once, as for a visitor without wishes.

    What goes wrong is left to the page, which says it.
    """
    _draw_first_page()
    set_apart()


def _draw_first_page() -> None:
    try:
        snapshot = newest_snapshot()
        view = comparison_view({}, snapshot, DUTCH)
        snapshot.ask(newest_load)
    except (StoreError, CatalogueError):
        _LOG.exception("the first page cannot be made")
        return
    for picture in view.pictures.values():
        if picture.drawing:
            as_sent_figure(picture.drawing, READERS_THEME)
