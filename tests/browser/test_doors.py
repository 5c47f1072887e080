"""Who comes without the address that the server printed may look; files and sessions belong to one browser."""

from __future__ import annotations

import re
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from lib.ui.server.doors import BROWSER_COOKIE, RIGHT_COOKIE
from tests.browser import pages
from tests.browser.server import Server
from tests.data_sets import make_store
from tests.doors import tried
from tests.hostile_files import workbook_with_far_cells
from tests.waiting import readers, readers_of, soon

MAY_LOOK = "U kunt hier kijken"


@pytest.fixture(scope="module")
def closed(server: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The app as `make run` starts it, with the published figures."""
    store = make_store("published", tmp_path_factory.mktemp("doors"))
    return server(store, env={"OPEN": "0"}, options=("--server.disconnectedSessionTTL", "1"))


def address_in(log: str) -> str:
    """The newest address with a code that a server printed."""
    return re.findall(r"http://\S+/\?code=\S+", log)[-1]


def visit(browser: Browser, url: str, path: str = "") -> Page:
    """A page in a browser that has not been here before, by way of an address."""
    page, _ = pages.open_page(browser, url)
    if path:
        page.goto(f"{page.url.split('?')[0].rstrip('/')}/{path}")
        pages.at_rest(page)
    return page


def test_the_doors_hold_from_outside(closed: Server) -> None:
    found = tried(closed.url)
    assert [what for what, held in found.items() if not held] == []


def test_who_comes_without_the_code_may_look(closed: Server, browser: Browser) -> None:
    page = visit(browser, closed.url, "gegevens")
    expect(page.get_by_text(MAY_LOOK)).to_be_visible()
    assert page.locator("input[type=file]").count() == 0
    page.goto(f"{closed.url}/geschiedenis")
    pages.at_rest(page)
    expect(page.get_by_text(MAY_LOOK)).to_be_visible()
    assert page.get_by_role("button", name="Reservekopie maken").count() == 0
    assert pages.violations(page) == []
    page.context.close()


def test_the_code_opens_one_browser(closed: Server, browser: Browser) -> None:
    address = address_in(closed.log())
    page = visit(browser, address)
    assert "code" not in page.url
    page.goto(f"{closed.url}/geschiedenis")
    pages.at_rest(page)
    expect(page.get_by_role("button", name="Reservekopie maken")).to_be_visible()
    read_by_scripts = page.evaluate("document.cookie")
    assert not [name for name in (RIGHT_COOKIE, BROWSER_COOKIE) if name in read_by_scripts]
    second = visit(browser, address, "geschiedenis")
    expect(second.get_by_text(MAY_LOOK)).to_be_visible()
    assert address_in(closed.log()) != address
    for each in (page, second):
        each.context.close()


def test_a_file_is_for_the_browser_that_it_was_made_for(closed: Server, browser: Browser) -> None:
    page = visit(browser, closed.url, "gegevens")
    page.get_by_text("Sjablonen om in te vullen").click()
    with page.expect_download() as told:
        page.get_by_role("button", name="Sjabloon (Excel)").click()
    file = told.value.url
    assert page.request.get(file).status == 200
    light = f"{closed.url}/methode-en-bronnen"  # two of it run within the minute that the file is kept
    other = visit(browser, light)
    visit(browser, light).context.close()
    assert page.request.get(file).status == 200, "others came, and the file went"
    assert other.request.get(file).status == 403
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(file)
    page.goto("about:blank")
    soon(lambda: page.request.get(file).status == 403)
    for each in (page, other):
        each.context.close()


def test_an_empty_store_offers_nothing_to_a_visitor(
    server: Callable[..., Server], browser: Browser, tmp_path: Path
) -> None:
    started = server(tmp_path / "leeg.duckdb", env={"OPEN": "0"})
    page = visit(browser, started.url)
    expect(page.get_by_text(MAY_LOOK)).to_be_visible()
    assert page.get_by_role("button", name=re.compile("Demoset")).count() == 0
    page.context.close()


def test_the_start_page_has_an_address_of_its_own_and_what_the_policy_refuses_is_seen(
    closed: Server, browser: Browser
) -> None:
    page, watch = pages.open_page(browser, f"{closed.url}/kwaliteit-en-kosten?taal=en")
    expect(page.get_by_role("heading", name="Quality and cost", exact=False).first).to_be_visible()
    assert watch.faults() == []
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))"
    )
    page.evaluate("document.body.setAttribute('onclick', 'window.ran = 1')")
    page.wait_for_function("() => true")
    assert page.evaluate("window.ran") is None
    told = "\n".join(watch.faults())
    assert "the policy refuses script-src-elem: inline" in told
    assert "the policy refuses script-src-attr: inline" in told
    page.context.close()


@pytest.mark.skipif(sys.platform == "win32", reason="lists processes as POSIX does")
def test_reading_ends_with_the_tab(closed: Server, browser: Browser) -> None:
    """Reading this workbook takes a minute."""
    page = visit(browser, address_in(closed.log()), "gegevens")
    chosen = page.locator("input[type=file]").first
    slow = {"name": "organisaties.xlsx", "mimeType": "", "buffer": workbook_with_far_cells(1_000_000)}
    chosen.set_input_files([slow])  # type: ignore[list-item]
    soon(lambda: bool(readers_of(closed.process.pid)))
    reading = readers_of(closed.process.pid)
    page.context.close()
    soon(lambda: not reading & readers().keys())
