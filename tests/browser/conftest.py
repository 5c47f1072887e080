"""Fixtures of the browser tests: a Chromium, the running app, pages of it that are at rest, axe."""

from __future__ import annotations

import functools
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import chromium, pages
from tests.browser import server as servers
from tests.browser.server import Server
from tests.data_sets import SHARED, make_store

# The scope is the package, not the session: while Playwright runs, its thread has an event loop, and tests
# elsewhere that start one would fail.


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note which tests failed: the page of such a test is left to no other."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(scope="session")
def chromium_path() -> str:
    path = chromium.find()
    if path is None:
        if chromium.in_ci():
            pytest.fail(chromium.MISSING)
        pytest.skip(chromium.MISSING)
    return path


TROUBLE = ("Traceback", "please restart streamlit")
"""What the log of a server that is well never says: a fault, and settings that changed while it started."""


@pytest.fixture(scope="package")
def browser(chromium_path: str) -> Iterator[Browser]:
    with pages.launch(chromium_path) as running:
        yield running


@contextmanager
def _starting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Starts servers, and stops them at the end. Trouble in the log of any of them is an error."""
    started: list[Server] = []

    def start(store: Path | None = None, **how: Any) -> Server:
        folder = tmp_path_factory.mktemp("server")
        running = servers.start(store or folder / "monitor.duckdb", folder / "log.txt", **how)
        started.append(running)
        return running

    yield start
    for running in started:
        running.stop()
    logs = [running.log() for running in started]
    faulty = [log for log in logs if any(sign in log for sign in TROUBLE)]
    assert not faulty, "trouble in the log of the app:\n" + "\n".join(log[-5000:] for log in faulty)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """`server(store=None, script=..., env=..., options=...)` starts the app, on a new store if none is given.

    The servers live until the last test of the file.
    """
    with _starting(tmp_path_factory) as start:
        yield start


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """`site("lgbf")` gives the address of the app on a data set of `tests.data_sets`; one server for each, which lives
    until the last browser test of this worker."""
    with _starting(tmp_path_factory) as start:

        @functools.cache
        def started(name: str) -> str:
            if name == "lgbf" and not SHARED.is_dir():
                pytest.skip("the shared data sets do not lie beside this checkout")
            return str(start(make_store(name, tmp_path_factory.mktemp(name))).url)

        yield started


@pytest.fixture(scope="package")
def warm(browser: Browser) -> list[Page]:
    """The page that tests leave for the next one; none at first, and after a test that failed in it."""
    return []


@pytest.fixture
def open_page(
    request: pytest.FixtureRequest, browser: Browser, warm: list[Page]
) -> Iterator[Callable[..., Page]]:
    """`open_page(url, width=1440, height=900, scheme="light", first_visit=False)` gives a page at rest.

    The first page of a test is the one that the test before it left, with nothing kept in it; every other one has a
    browser context of its own. An error on its console, or a request to another machine, fails the test at its end.
    """
    opened: list[tuple[Page, pages.Watch]] = []

    def open_one(
        url: str, width: int = 1440, height: int = 900, scheme: pages.Scheme = "light", **how: Any
    ) -> Page:
        if warm and not how:
            page = warm.pop()
            watch = pages.open_again(page, url, width=width, height=height, scheme=scheme)
        else:
            page, watch = pages.open_page(browser, url, width=width, height=height, scheme=scheme, **how)
        opened.append((page, watch))
        return page

    yield open_one
    for page, watch in opened:
        if warm or request.node.stash.get(FAILED, False):
            page.context.close()
        else:
            pages.leave(page, watch)
            warm.append(page)
    faults = [fault for _, watch in opened for fault in watch.faults()]
    assert not faults, "\n".join(faults)


@pytest.fixture
def axe() -> Callable[..., list[dict[str, Any]]]:
    """`axe(page)` gives the violations of WCAG 2.2 AA."""
    return pages.violations
