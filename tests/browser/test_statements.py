"""Axe looks at the pages that no other test lets it look at, so that the accessibility statement holds for all."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.pages import at_rest, overflow

ADDRESSES = ("/vergelijken", "/bewoners", "/logboek", "/toegankelijkheid", "/persoonsgegevens")


def test_everyone_can_use_the_other_pages(
    site: Callable[[str], str], open_page: Callable[..., Page], axe: Callable[[Page], list]
) -> None:
    for number, address in enumerate(ADDRESSES):
        width, scheme = ((1440, "light"), (390, "dark"))[number % 2]
        page = open_page(f"{site('published')}{address}?focus=nijmegen-dar", width=width, scheme=scheme)
        at_rest(page)
        assert axe(page) == [], address
        assert overflow(page) <= 0, address
