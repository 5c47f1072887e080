"""The page Afspraken in a browser: for everyone, with a full store and as published, on a screen and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.data_sets import make_store

WIDTHS = [(1440, 900), (390, 844)]
FULL = "demo-veldermeer-merwinga"


@pytest.fixture(scope="module")
def open_site(server: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of an app with the demo set."""
    return str(server(Path(make_store("demo", tmp_path_factory.mktemp("demo")))).url)


@pytest.mark.parametrize(("width", "height"), WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_for_everyone(
    open_site: str,
    open_page: Callable[..., Page],
    axe: Callable[[Page], list[Any]],
    width: int,
    height: int,
    scheme: str,
) -> None:
    page = open_page(f"{open_site}/afspraken?focus={FULL}", width=width, height=height, scheme=scheme)
    headings = page.locator("h2").all_inner_texts()
    assert headings[:3] == [
        "Zes punten op het contract",
        "De lange lijn: looptijd en momenten",
        "Waar sturen we op?",
    ]
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    assert page.locator(".js-plotly-plot").count() == 3
    assert not axe(page)


def test_a_contract_and_its_days_are_drawn_beside_their_words(
    open_site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{open_site}/afspraken?focus={FULL}", width=1440, height=900)
    drawn = page.locator(".st-key-blok_looptijd .js-plotly-plot")
    drawn.wait_for()
    assert drawn.locator(".scatterlayer .point").count() == 2  # notice and evaluation
    assert "Dienstverleningsovereenkomst 2022" in drawn.inner_text()
