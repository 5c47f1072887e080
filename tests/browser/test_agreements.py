"""The page Afspraken in a browser: its blocks and its pictures."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

FULL = "demo-veldermeer-merwinga"


def test_a_contract_and_its_days_are_drawn_beside_their_words(
    site: Callable[[str], str], open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{site('demo')}/afspraken?focus={FULL}", width=1440, height=900)
    assert page.locator("h2").all_inner_texts()[:3] == [
        "Zes punten op het contract",
        "De lange lijn: looptijd en momenten",
        "Waar sturen we op?",
    ]
    expect(page.locator(".js-plotly-plot")).to_have_count(3)
    drawn = page.locator(".st-key-blok_looptijd .js-plotly-plot")
    drawn.wait_for()
    assert drawn.locator(".scatterlayer .point").count() == 2  # notice and evaluation
    assert "Dienstverleningsovereenkomst 2022" in drawn.inner_text()
