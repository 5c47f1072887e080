"""What the first page needs, made ready while the server starts and the browser of its first visitor loads."""

from __future__ import annotations

from lib.catalogue.definitions import CatalogueError
from lib.charts import quality_cost, trend
from lib.charts.palette import READERS_THEME
from lib.charts.rendering import as_figure
from lib.store.engine import StoreError
from lib.text.language import DUTCH
from lib.ui.data import Library, the_store
from lib.ui.options import resolve
from lib.ui.quality_cost import TREND_HEIGHT, what_to_show


def prepare() -> None:
    """Open the store, ask what the start page asks and draw it once, as for a visitor without wishes.

    What goes wrong is left to the page, which says it.
    """
    try:
        store = the_store()
        books = Library(store, store.version())
        view = resolve({}, books)
        shown = what_to_show(view, books)
    except (StoreError, CatalogueError):
        return
    if shown.comparison:
        as_figure(quality_cost.draw(shown.comparison, shown.events, DUTCH), READERS_THEME)
    if view.focus and shown.lines:
        trend.draw(shown.lines, shown.events, view.focus, DUTCH, TREND_HEIGHT)
