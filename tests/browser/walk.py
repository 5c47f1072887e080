"""A walk over every page as its reader takes it: by the menu, with one partnership in focus, and what was seen.

Knows nothing of pytest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

from lib.text.language import LANGUAGES
from lib.ui.registry import PAGES
from tests.browser import pages

DESK, PROJECTOR, PHONE = (1440, 900), (1920, 1080), (390, 844)

SEEN = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  const box = part => part.getBoundingClientRect();
  const of = selector => [...main.querySelectorAll(selector)].filter(part => part.checkVisibility());
  const top = [...of('h1'), ...of('.st-key-w_focus')].map(box);
  const low = of('.st-key-keuzes_dicht').map(box);
  const band = Math.max(...(low.length ? low : top).map(b => b.bottom));
  const drawn = of('.stPlotlyChart, .stTable, .stDataFrame, [data-testid=stMetric]');
  const told = of('p, li').filter(part => /\\d/.test(part.innerText) && !part.closest('button, a, label'));
  const spoken = of('h2, h3, p, li').filter(part => !part.closest('button, a, label'));
  const share = parts => {
    const spans = parts.map(box).map(b => [Math.max(b.top, band), Math.min(b.bottom, innerHeight)])
      .filter(([from, to]) => to > from).sort((a, b) => a[0] - b[0]);
    let height = 0, until = 0;
    for (const [from, to] of spans) {
      height += Math.max(0, to - Math.max(from, until));
      until = Math.max(until, to);
    }
    return height / innerHeight;
  };
  const heard = part => [...part.querySelectorAll('*')].map(each => each.getAttribute('aria-label')).filter(Boolean);
  return {
    title: of('h1').map(part => part.innerText),
    open: [...document.querySelectorAll('.menu a[aria-current=page]')].map(a => a.innerText),
    offered: [...document.querySelectorAll('.menu a')].map(a => a.innerText),
    focus: of('.st-key-w_focus input').map(part => part.value),
    faults: of('.stException, [data-testid=stAlertContentError]').map(part => part.innerText),
    lines: main.innerText.split('\\n').map(line => line.trim()).filter(Boolean),
    heard: heard(main),
    band: band - Math.min(...top.map(b => b.top)),
    share: share([...drawn, ...told]),
    worded: share([...drawn, ...spoken]),
    whole: drawn.every(part => box(part).bottom <= innerHeight),
    wide: Math.max(document.documentElement.scrollWidth, main.scrollWidth) - innerWidth,
  };
}"""

LAID_OUT = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""In the frame after the next one the page has the width of its screen; a chart grows to it later, never over it."""


@dataclass(frozen=True)
class Visit:
    """What stood on a page: `share` is how much of the height of the first screen is data, `band` is in px.

    `worded` is the same where sentences without a figure count too; `whole` is whether no data stand below it.
    """

    focus: str
    language: str
    width: int
    page: str
    address: str
    title: list[str]
    open: list[str]
    offered: list[str]
    shown_focus: list[str]
    faults: list[str]
    lines: list[str]
    heard: list[str]
    band: float
    share: float
    worded: float
    whole: bool
    wide: dict[int, float]

    @property
    def where(self) -> str:
        return f"{self.page} ({self.focus}, {self.language}, {self.width})"


def walk(browser: Browser, url: str, focus: str, language: str, size: tuple[int, int]) -> Iterator[Visit]:
    """Every page of the menu, in its order, each with one click from the page before it; on a desk in Dutch also the
    whole way back, a step for each."""
    width, height = size
    page, watch = pages.open_page(
        browser, f"{url}/?focus={focus}&taal={language}", width=width, height=height
    )
    try:
        for declared in PAGES:
            title = LANGUAGES[language].say(declared.title)
            if not declared.start:
                _click(page, title)
            else:
                start = page.url
            yield _seen(page, watch, focus, language, declared.address, size)
        if (language, size) == ("nl", DESK):
            _go_back(page)
            assert page.url == start, "the way back ends where the walk began"
    finally:
        page.context.close()


def _go_back(page: Page) -> None:
    for declared in reversed(PAGES[:-1]):
        page.go_back()
        page.get_by_role("heading", name=declared.title, exact=True, level=1).wait_for()
        pages.at_rest(page)


def _click(page: Page, title: str) -> None:
    """One click in the menu, which a phone opens first."""
    opener = page.locator("[data-testid=stExpandSidebarButton]")
    if opener.is_visible():
        opener.click()
        page.locator("[data-testid=stSidebar][data-collapsed=false]").wait_for()
    page.locator(".menu").get_by_role("link", name=title, exact=True).click()
    page.get_by_role("heading", name=title, exact=True, level=1).wait_for()
    pages.at_rest(page)


def _seen(
    page: Page, watch: pages.Watch, focus: str, language: str, address: str, size: tuple[int, int]
) -> Visit:
    seen: dict[str, Any] = page.evaluate(SEEN)
    wide = {size[0]: seen["wide"]}
    if size == DESK:
        page.set_viewport_size({"width": PROJECTOR[0], "height": PROJECTOR[1]})
        page.evaluate(LAID_OUT)
        wide[PROJECTOR[0]] = page.evaluate(SEEN)["wide"]
        page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    return Visit(
        focus, language, size[0], address, page.url, seen["title"], seen["open"], seen["offered"],
        seen["focus"], [*seen["faults"], *watch.faults()], seen["lines"], seen["heard"], seen["band"],
        seen["share"], seen["worded"], seen["whole"], wide,
    )  # fmt: skip
