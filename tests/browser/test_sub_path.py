"""The monitor under a path behind a proxy: pages, links, downloads, pictures and the questionnaire work there too."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser import pages
from tests.browser.proxy import under_a_path
from tests.data_sets import ROOT

PATH = "/monitor"


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


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed")
def test_the_file_for_nginx_is_read_by_nginx(tmp_path: Path) -> None:
    given = (ROOT / "lib/hosting/nginx.conf").read_text("utf-8")
    key, certificate = tmp_path / "key.pem", tmp_path / "fullchain.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=x"]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    own = tmp_path / "nginx.conf"
    own.write_text(
        f"error_log {tmp_path}/log; pid {tmp_path}/pid; events {{}}\nhttp {{\n"
        + given.replace("/etc/ssl/monitor", str(tmp_path)).replace("443", "18443")
        + "\n}\n"
    )
    tried = subprocess.run(["nginx", "-t", "-c", own], capture_output=True, text=True, check=False)
    assert tried.returncode == 0, tried.stderr
