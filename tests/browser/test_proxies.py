"""The monitor behind nginx and behind Caddy, each with the file that ships: in a browser, over TLS, under a path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import pages
from tests.debian import in_ci
from tests.servers import proxies
from tests.waiting import LONG

LARGE = 8 << 20
"""Bytes of a file that is more than a proxy takes by itself (nginx 1 MiB)."""


@pytest.fixture(params=proxies.PROGRAMS)
def address(request: pytest.FixtureRequest, site: Callable[[str], str]) -> Iterator[str]:
    """Where the monitor stands behind each of the proxies."""
    if proxies.find(request.param) is None:
        if in_ci():
            pytest.fail(proxies.missing(request.param))
        pytest.skip(proxies.missing(request.param))
    with proxies.running(request.param, urlsplit(site("published")).port or 0) as address:
        yield address


@contextmanager
def visiting(browser: Browser) -> Iterator[Page]:
    """A page of a browser that takes a certificate of the test's own."""
    context = browser.new_context(
        ignore_https_errors=True, locale="nl-NL", viewport={"width": 1440, "height": 900}
    )
    try:
        yield context.new_page()
    finally:
        context.close()


def test_a_reader_sees_loads_and_takes_along(address: str, browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "cijfers.csv"
    file.write_bytes(b"indicator;periode\n" + b"x;2024\n" * (LARGE // 7))
    with visiting(browser) as page:
        page.goto(f"{address}/?focus=zwolle-rova")
        pages.at_rest(page)
        expect(page.locator(".js-plotly-plot").first).to_be_visible()
        with page.expect_download() as taken:
            page.get_by_role("button", name="Excel").first.click()
        assert Path(taken.value.path()).read_bytes()[:2] == b"PK"
        page.goto(f"{address}/gegevens")
        pages.at_rest(page)
        with page.expect_response(lambda answer: "upload_file" in answer.url) as sent:
            page.locator("input[type=file]").first.set_input_files(file)
        assert sent.value.ok


def test_what_a_proxy_says_is_believed_and_the_counts_stay_inside(address: str) -> None:
    top = address.removesuffix(proxies.PATH)
    with httpx.Client(verify=False, timeout=LONG) as client:  # noqa: S501
        moved = client.get(f"{top}{proxies.PATH}")
        assert (moved.status_code, urlsplit(moved.headers["location"]).path) == (308, f"{proxies.PATH}/")
        assert client.get(f"{address}/gezond").status_code == 200
        counts = client.get(f"{address}/metrics")
        assert counts.status_code == 404
        assert "content-security-policy" not in counts.headers  # the proxy says so, before the monitor does
        first = client.get(f"{address}/")
        assert "max-age" in first.headers["strict-transport-security"]
        assert first.headers["x-frame-options"]
        catalogue = client.get(f"{address}/api/v1/openapi.json").json()
        assert [each["url"] for each in catalogue["servers"]] == [f"{proxies.PATH}/api/v1"]
