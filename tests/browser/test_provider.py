"""Signing in with OpenID Connect in a real browser, at `oidc-provider`, a certified provider from npm."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from lib.domain.audit.deeds import Deed, DeedResult
from lib.domain.people.roles import AccessRole, Grant
from lib.store.audit.log import AuditWish, read_audit
from lib.store.engine import address_of
from lib.store.people.register import give
from lib.store.upkeep.opening import open_store
from tests.browser.pages import PATIENCE, at_rest
from tests.browser.server import HOST, Server, free_port
from tests.browser.test_sign_in import ELSE, ask
from tests.data_sets import make_store
from tests.node import installed, path_with_node

HERE = Path(__file__).parent / "provider"
SECRET = "geheim van de proef"


@pytest.fixture(scope="module")
def library() -> Path:
    """The provider as npm has it; a test without it says so."""
    try:
        programs = installed(HERE / "package-lock.json")
    except subprocess.CalledProcessError as error:
        if b"ENOTFOUND" in error.stderr or b"ECONNREFUSED" in error.stderr or b"ETIMEDOUT" in error.stderr:
            pytest.skip("the registry of npm cannot be reached, and the provider was never installed")
        raise
    return programs.parent / "oidc-provider" / "lib" / "index.js"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = Path(make_store("published", tmp_path_factory.mktemp("provided")))
    opened = open_store(address_of(place))
    give(opened, "an", Grant("zwolle-rova", AccessRole.READER), "de proef")
    opened.close()
    return place


@pytest.fixture(scope="module")
def provided(library: Path, place: Path, server: Callable[..., Server]) -> Iterator[Server]:
    """The app, and the provider that it knows; the provider learns where people come back to."""
    port = free_port()
    environment = {
        "AUTH": "oidc",
        "OIDC_ISSUER": f"http://{HOST}:{port}",
        "OIDC_CLIENT_ID": "monitor",
        "OIDC_CLIENT_SECRET": SECRET,
        "NO_PROXY": HOST,
    }
    running = server(place, env=environment)
    node = shutil.which("node", path=path_with_node())
    assert node
    with subprocess.Popen(
        [
            *(node, HERE / "provider.mjs", library, str(port)),
            *(f"{running.url}/aanmelden/terug", f"{running.url}/aanmelden/in"),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as provider:
        assert provider.stdin
        assert provider.stdout
        assert next((line for line in provider.stdout if line.strip() == "ready"), None), "it did not start"
        yield running
        provider.stdin.close()  # it ends with this test: what is started is a program around it


def of_this_machine(route: Route) -> None:
    """Let nothing through to another machine: the pages of the provider ask for letters there."""
    route.continue_() if f"//{HOST}:" in route.request.url else route.abort()


def go_through(page: Page, name: str) -> None:
    """Sign in at the provider, and agree to what it tells."""
    page.locator("[name=login]").fill(name)
    page.locator("[name=password]").fill("wat dan ook")
    page.locator("[type=submit]").click()
    page.get_by_role("button", name="Continue").click()


def test_a_provider_says_who_somebody_is(
    provided: Server, place: Path, browser: Browser, axe: Callable[..., list[dict[str, Any]]]
) -> None:
    for path in ("/", "/kosten", *ELSE, "/aanmelden/_stcore/health"):
        assert ask(provided, path)[0] == 401, path
    assert ask(provided, "/aanmelden/terug?code=x&state=y&iss=z")[0] == 401
    context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="dark", locale="nl-NL")
    context.set_default_timeout(PATIENCE * 1000)
    context.add_cookies([{"name": "monitor_rondleiding", "value": "gezien", "url": provided.url}])
    context.route("**/*", of_this_machine)
    page = context.new_page()
    page.goto(f"{provided.url}/kosten?focus=zwolle-rova")
    assert axe(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    page.get_by_role("link", name="Aanmelden").click()
    go_through(page, "an")
    at_rest(page)
    assert page.url.startswith(f"{provided.url}/kosten?")
    assert "code=" not in page.url
    expect(page.locator(".lezer")).to_contain_text("Aangemeld als an")
    page.goto(f"{provided.url}/aanmelden/af")
    page.get_by_role("button", name="Afmelden", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("U bent afgemeld.")
    assert axe(page) == []
    page.get_by_role("link", name="Ook afmelden bij 127.0.0.1").click()
    page.get_by_role("button", name="Yes, sign me out").click()
    page.wait_for_url(f"{provided.url}/aanmelden/in*")
    with page.expect_request("**/auth?*") as left:
        page.get_by_role("link", name="Aanmelden").click()
    sent = left.value.url
    expect(page.locator("[name=login]")).to_be_visible()  # they know nobody there any more
    context.close()

    other = browser.new_context(locale="nl-NL")
    other.route("**/*", of_this_machine)
    page = other.new_page()
    page.goto(sent)  # the way of somebody else: this browser never left
    go_through(page, "an")
    expect(page.get_by_role("alert")).to_contain_text("Aanmelden is niet gelukt")
    other.clear_cookies()
    page.goto(f"{provided.url}/partnerschap")
    page.get_by_role("link", name="Aanmelden").click()
    go_through(page, "niemand")
    expect(page.get_by_role("alert")).to_contain_text("in de monitor geen rol")
    other.close()
    provided.stop()

    assert SECRET not in provided.log()
    opened = open_store(address_of(place))
    lines = [line.done for line in reversed(read_audit(opened, AuditWish(), 100)[0])]
    opened.close()
    signed = [
        (each.deed, each.subject, each.result, each.actor) for each in lines if each.deed == Deed.SIGN_IN
    ]
    assert signed[-3:] == [
        (Deed.SIGN_IN, "an", DeedResult.DONE, "an"),
        (Deed.SIGN_IN, "onbekend", DeedResult.REFUSED, ""),
        (Deed.SIGN_IN, "onbekend", DeedResult.REFUSED, ""),
    ]
