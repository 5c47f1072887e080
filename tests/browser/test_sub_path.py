"""The monitor under a path behind a proxy: pages, links, downloads, pictures and the questionnaire work there too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
import pytest
from playwright.sync_api import Page, expect

from lib.api.records import RESOURCES
from lib.ui.registry import PAGES
from tests.browser import pages
from tests.browser.proxy import under_a_path
from tests.browser.server import Server
from tests.waiting import LONG

PATH = "/monitor"
ON_EVERY_ANSWER = (
    *("content-security-policy", "x-content-type-options", "x-frame-options", "referrer-policy"),
    *("permissions-policy", "cross-origin-opener-policy", "cross-origin-resource-policy"),
)
"""Headers of pages, files, lists, redirects and refusals alike."""


def test_all_of_it_works_under_a_path(site: Callable[[str], str], open_page: Callable[..., Page]) -> None:
    port = urlsplit(site("published")).port or 0
    with under_a_path(port, PATH) as address:
        page = open_page(f"{address}/")
        expect(page.locator(".js-plotly-plot").first).to_be_visible()
        assert page.evaluate("new URL('plotly.js', location.href).pathname") == f"{PATH}/plotly.js"
        for name in ("plotly.js", "gezond"):
            assert page.request.get(f"{address}/{name}").status == 200
        start = page.request.get(f"{address}/kwaliteit-en-kosten?taal=en", max_redirects=0)
        assert (start.status, start.headers["location"]) == (307, "./?taal=en")

        listed = f"{address}/api/v1/cijfers?limiet=5"
        following = page.request.get(urljoin(listed, page.request.get(listed).json()["volgende"]))
        assert (following.status, len(following.json()["gegevens"])) == (200, 5)
        columns = f"{address}/api/v1/tabellen/cijfers"
        assert page.request.get(urljoin(columns, page.request.get(columns).json()["url"])).status == 200

        page.get_by_role("link", name="Kosten", exact=True).first.click()
        page.wait_for_url(re.compile(rf"{PATH}/kosten\b"))
        pages.at_rest(page)
        with page.expect_download() as taken:
            page.get_by_role("button", name="Excel").first.click()
        assert Path(taken.value.path()).read_bytes()[:2] == b"PK"
        assert urlsplit(taken.value.url).path.startswith(f"{PATH}/media/")

        page.get_by_role("button", name="Link").first.click()
        expect(page.get_by_test_id("stCode").filter(has_text="kosten")).to_contain_text(f"{address}/kosten")

        page.goto(f"{address}/partnerschap?focus=nijmegen-dar")
        pages.at_rest(page)
        assert "focus=nijmegen-dar" in page.url

        unknown = page.request.get(f"{address}/vragenlijst?uitnodiging=onbekend")
        assert unknown.status == 404
        parts = re.findall(r'(?:href|src)="(vragenlijst/[^"]+)"', unknown.text())
        assert parts
        assert {page.request.get(f"{address}/{part}").status for part in parts} == {200}


def addresses_in(answer: httpx.Response) -> Iterator[str]:
    """Every address that an answer gives, as a browser or a program would go there."""
    if "location" in answer.headers:
        yield answer.headers["location"]
    yield from re.findall(r"<([^>]+)>", ", ".join(answer.headers.get_list("link")))
    kind = answer.headers.get("content-type", "")
    if "html" in kind:
        yield from re.findall(r'(?:href|src|action)="([^"]*)"', answer.text)
    elif answer.url.path.endswith("openapi.json"):
        yield from (each["url"] for each in answer.json()["servers"])
    elif "json" in kind or "turtle" in kind:
        yield from re.findall(r'["<](/[^">\s]*|https?://127[^">\s]*)[">]', answer.text)


def is_new(address: str, asked: Iterable[str]) -> bool:
    """Whether an address is worth to be asked: of a list that goes on the next page alone."""
    path = urlsplit(address).path
    return "cursor=" not in address or not any(
        "cursor=" in each and urlsplit(each).path == path for each in asked
    )


def stray(address: str, seeds: Iterable[str]) -> tuple[list[str], set[str]]:
    """What leads elsewhere or sets a cookie there, of seeds and all that programs are led to; and what was asked."""
    found, asked, left = [], set(), [f"{address}{seed}" for seed in seeds]
    with httpx.Client(timeout=LONG, headers={"Accept": "*/*;q=0.1, text/html"}) as client:
        while left:
            at = left.pop(0)
            if at in asked:
                continue
            asked.add(at)
            answer = client.get(at)
            found += [f"{at}: no {name}" for name in ON_EVERY_ANSWER if name not in answer.headers]
            for cookie in answer.headers.get_list("set-cookie"):
                if f"Path={PATH};" not in f"{cookie};" and not cookie.startswith("_streamlit"):
                    found.append(f"{at}: {cookie}")
            for told in addresses_in(answer):
                there = urljoin(at, told).partition("#")[0]
                if urlsplit(there).netloc != urlsplit(address).netloc:
                    continue
                if not there.startswith(f"{address}/"):
                    found.append(f"{at}: {told}")
                elif "html" not in answer.headers.get("content-type", "") and is_new(there, asked):
                    left.append(there)
    return found, asked


@pytest.mark.parametrize("by", ["proxy", "setting"])
def test_no_address_leads_away_from_the_path(
    site: Callable[[str], str], server: Callable[..., Server], by: str
) -> None:
    """All that is answered to programs and browsers: links, cursors, redirects, cookies, catalogue, description."""
    lists = [f"/api/v1/{each.name}" for each in RESOURCES]
    seeds = [
        *(
            "/",
            "/api/v1",
            "/api/v1/",
            "/api/v1/openapi.json",
            "/api/v1/catalogus",
            "/api/v1/catalogus?formaat=ttl",
        ),
        *[
            f"{each}?limiet=2"
            for each in lists
            if each.endswith(("cijfers", "indicatoren", "partnerschappen"))
        ],
        *[f"{each}?formaat=csv&limiet=2" for each in lists],
        *(f"/{page.address}?code=onbekend" for page in PAGES[:3]),
        *(
            "/kwaliteit-en-kosten",
            "/vragenlijst",
            "/vragenlijst?uitnodiging=x",
            "/podium/zaal?z=x",
            "/gezond/",
        ),
        *(
            "/aanmelden/in",
            "/zoeken?q=afval",
            "/plotly.js/",
            "/api/v1/cijfers/",
            "/vragenlijst/",
            "/media/x.csv",
        ),
    ]
    if by == "proxy":
        with under_a_path(urlsplit(site("published")).port or 0, PATH) as address:
            found, asked = stray(address, seeds)
    else:
        own = server(options=("--server.baseUrlPath", PATH.strip("/"))).url
        found, asked = stray(f"{own.rstrip('/')}{PATH}", seeds)
        with httpx.Client(timeout=LONG) as client:
            top = client.get(f"{own.rstrip('/')}{PATH}?taal=en")
            assert urljoin(str(top.url), top.headers["location"]).endswith(f"{PATH}/?taal=en")
    assert found == []
    assert {urlsplit(each).path for each in asked} >= {f"{PATH}{each}" for each in lists}
