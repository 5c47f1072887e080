"""Colours by role, and the palettes that a renderer puts in their place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal


class Colour(StrEnum):
    """What a colour in a drawing is for, in the order of the palettes; `.streamlit/config.toml` explains each."""

    FOCUS = "focus"
    PEERS = "peers"
    OTHERS = "others"
    LINES = "lines"
    INK = "ink"
    PAGE = "page"
    RULE = "rule"
    SURFACE = "surface"
    FAINT = "faint"
    TINT = "tint"


FOCUS, PEERS, OTHERS, LINES, INK, PAGE, RULE, SURFACE, FAINT, TINT = Colour

Palette = Mapping[Colour, str]

READERS_THEME: Palette = {colour: f"#{number:06}" for number, colour in enumerate(Colour, start=1)}
"""Placeholders that Streamlit replaces in the browser by the light or dark palette of the reader's theme."""

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"


@cache
def palette(scheme: Literal["light", "dark"]) -> Palette:
    """The real colours of a scheme, for what no browser replaces: paper, an image, a slide."""
    theme = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][scheme]
    return dict(zip(Colour, theme["chartCategoricalColors"], strict=True))


class MarkShape(StrEnum):
    """What the shape of a mark in a chart means, everywhere; a hollow circle or bar is fictitious."""

    FIGURE = "circle"
    PROVISIONAL = "circle-dot"
    REFERENCE = "diamond"
    MEDIAN_OF_PRICES = "line-ns-open"
    TOTAL = "line-ew"
    EVENT_IN_YEAR = "square-open"
    BEYOND_LOW = "triangle-left"
    BEYOND_HIGH = "triangle-right"
    LAST_NOTICE = "star"
    EVALUATION = "square"


class Dash(StrEnum):
    """What the dashes of a line in a chart mean; dots also lead the eye to a name."""

    MEDIAN = "dash"
    HELD_AGAINST = "dot"
    WHOLE = "dashdot"
    BOUND = "solid"


PROVISIONAL_OPACITY = 0.55
"""Of a filled mark for a budget or provisional figure."""

SMALL = 13
"""Smallest text in a chart, in px."""
FOCUS_SIZE = 15
FONT = '"Source Sans", sans-serif'


def plain(text: str) -> str:
    """Text from data as Plotly shows it: its few HTML tags are written out, not followed."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
