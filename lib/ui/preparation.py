"""What the first page needs, made ready while the server starts and the browser of its first visitor loads."""

from __future__ import annotations

from lib.answers.comparison.answer import answer
from lib.answers.comparison.choices import choose
from lib.catalogue.definitions import CatalogueError
from lib.charts.comparison import quality_cost, trend
from lib.charts.palette import READERS_THEME
from lib.charts.rendering import as_figure
from lib.store.engine import StoreError
from lib.text.language import DUTCH
from lib.ui.comparison.blocks import TREND_HEIGHT
from lib.ui.memory import newest_snapshot


def prepare() -> None:
    """Open the store, ask what the start page asks and draw it once, as for a visitor without wishes.

    What goes wrong is left to the page, which says it.
    """
    try:
        snapshot = newest_snapshot()
        choices = choose({}, snapshot)
        shown = answer(choices, snapshot)
    except (StoreError, CatalogueError):
        return
    if shown.comparison:
        as_figure(quality_cost.draw(shown.comparison, shown.events, DUTCH), READERS_THEME)
    if choices.focus and shown.lines:
        trend.draw(shown.lines, shown.events, choices.focus, DUTCH, TREND_HEIGHT)
