"""The page for residents at its own address: nothing else in view, and one upright sheet in large type."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.test_paper import A4, printed

ELSE = (
    "[data-testid=stSidebar], [data-testid=stExpandSidebarButton], .stSelectbox, .stButton, .stDownloadButton, "
    ".stPopover, .stPageLink, .stMain a:not([href^='#'])"
)


def test_the_public_address_shows_nothing_else_and_prints_on_one_sheet(
    site: Callable[[str], str], open_page: Callable[..., Page]
) -> None:
    for focus, least in (("nijmegen-dar", 17), ("demo-veldermeer-merwinga", 14)):  # px: 13 and 11 points
        page = open_page(f"{site('both')}/bewoners?focus={focus}&openbaar=ja&taal=nl")
        seen = [part.inner_text() for part in page.locator(ELSE).all() if part.is_visible()]
        assert seen == []
        sheets = printed(page)
        assert len(sheets) == 1, (focus, [sheet.text[:60] + str(len(sheet.text)) for sheet in sheets])
        sheet = sheets[0]
        assert sheet.size == A4
        assert "Iets melden" in sheet.text
        page.emulate_media(media="print")
        letters = "part => parseFloat(getComputedStyle(part).fontSize)"
        assert page.locator(".st-key-bewoners li").first.evaluate(letters) >= least
        page.emulate_media(media="screen")
