"""Chromium on the app: launch it, open a page, wait until it is at rest, note what should not happen.

Knows nothing of pytest: benchmarks use it too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from lib.ui.frame import TOUR_COOKIE

Scheme = Literal["light", "dark"]

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LOOKS: tuple[tuple[int, Scheme, str], ...] = (
    (1440, "light", "nl"),
    (390, "dark", "nl"),
    (1440, "dark", "en"),
    (390, "light", "en"),
)
"""Width, scheme and language: each with each of another is there, for colours hang on no language."""
WCAG_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
# On the address of a page, Streamlit first looks for its server under that page: a 404 that it expects.
PROBES = ("/_stcore/health", "/_stcore/host-config")
# What the policy of the server refuses is told on the console, in whatever words the browser has for it. One refusal is
# meant: Streamlit's reader of messages tries WebAssembly for numbers of 64 bits, and goes on in plain script.
TELL_REFUSED = """document.addEventListener('securitypolicyviolation', seen => {
  if (seen.blockedURI !== 'wasm-eval')
    console.error(`the policy refuses ${seen.effectiveDirective}: ${seen.blockedURI}`);
});"""
LOCAL_SCHEMES = ("data", "blob", "about")

# At rest: connected, the script not running, nothing stale or still to come, a heading in view; five times
# in a row, a tenth of a second apart, because charts are drawn after the script has ended.
_AT_REST = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const heading = [...document.querySelectorAll('h1')].some(h => h.checkVisibility());
  const rest = app !== null && heading
    && app.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && !document.querySelector('[data-testid=stStatusWidget], [data-testid=stSkeleton], [data-stale=true]');
  window.__atRest = rest ? (window.__atRest || 0) + 1 : 0;
  return window.__atRest >= 5;
}"""


@dataclass
class Watch:
    """What a page did that it should not: errors on its console, what a policy refused, requests to other machines."""

    url: str
    console_errors: list[str] = field(default_factory=list)
    foreign_requests: list[str] = field(default_factory=list)

    def faults(self) -> list[str]:
        return [
            *(f"{self.url}: console: {text}" for text in self.console_errors),
            *(f"{self.url}: asked another machine: {url}" for url in self.foreign_requests),
        ]

    def on_console(self, message: ConsoleMessage) -> None:
        address = message.location.get("url", "")
        if message.type == "error" and not address.endswith(PROBES):
            self.console_errors.append(f"{message.text} ({address})")

    def on_page_error(self, error: object) -> None:
        self.console_errors.append(str(error))

    def on_request(self, request: Request) -> None:
        self.on_address(request.url)

    def on_address(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in LOCAL_SCHEMES and parts.hostname != "127.0.0.1":
            self.foreign_requests.append(url)


@contextmanager
def launch(executable: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def open_page(
    browser: Browser,
    url: str,
    *,
    width: int = 1440,
    height: int = 900,
    scheme: Scheme = "light",
    locale: str = "nl-NL",
    timeout: float = 30,
    first_visit: bool = False,
) -> tuple[Page, Watch]:
    """A page in a context of its own (close it with `page.context.close()`), at rest.

    Only a first visit begins with the tour.
    """
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        locale=locale,
        timezone_id="Europe/Amsterdam",
        reduced_motion="reduce",
        accept_downloads=True,
    )
    if not first_visit:
        parts = urlsplit(url)
        context.add_cookies(
            [{"name": TOUR_COOKIE, "value": "gezien", "url": f"{parts.scheme}://{parts.netloc}"}]
        )
    context.add_init_script(TELL_REFUSED)
    watch = Watch(url)
    context.on("request", watch.on_request)
    page = context.new_page()
    page.on("console", watch.on_console)
    page.on("pageerror", watch.on_page_error)
    page.on("websocket", lambda socket: watch.on_address(socket.url))
    page.goto(url)
    at_rest(page, timeout)
    return page, watch


def at_rest(page: Page, timeout: float = 30) -> None:
    """Wait until Streamlit has finished; call it after each click that makes the page run again."""
    page.evaluate("() => { window.__atRest = 0; }")
    page.wait_for_function(_AT_REST, polling=100, timeout=timeout * 1000)


def overflow(page: Page) -> int:
    """How many px the page is wider than its screen; the part that scrolls is not the document."""
    wider: int = page.evaluate(
        """() => Math.max(document.documentElement.scrollWidth,
        document.querySelector('[data-testid=stMain]').scrollWidth) - innerWidth"""
    )
    return wider


def violations(page: Page, tags: Sequence[str] = WCAG_AA) -> list[dict[str, Any]]:
    """What axe finds against WCAG 2.2 AA: rule, impact, help and the elements."""
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(tags)}})
    return [
        {
            "id": found["id"],
            "impact": found["impact"],
            "help": found["help"],
            "elements": [
                f"{' '.join(map(str, node['target']))}: {node['html'][:200]}" for node in found["nodes"]
            ],
        }
        for found in results.response["violations"]
    ]
