"""Chromium on the app: launch it, open a page, wait until it is at rest, note what should not happen.

Knows nothing of pytest: benchmarks use it too.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    WebSocket,
    expect,
    sync_playwright,
)

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
PATIENCE = float(os.environ.get("MONITOR_PATIENCE", "180"))
"""How long a test waits for what it needs to see, in s: on busy cores a page takes its time."""
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

# On a busy machine a second passes between a step back and the run that it asks for: the page has asked (the first
# byte says that it asks for a run) and was not answered yet.
_NOTE_ASKING = """(() => {
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    if (data[0] === 0x5A) {
      window.__asked = true;
      this.addEventListener('message', () => { window.__asked = false; }, { once: true });
    }
    return send.call(this, data);
  };
})()"""
# At rest: connected, the script not running or asked to, nothing stale or still to come, a heading in view, and
# every field as it was; five times in a row, a tenth of a second apart, because charts are drawn and lists take over
# a value after the script has ended.
_AT_REST = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const heading = [...document.querySelectorAll('h1')].some(h => h.checkVisibility());
  const rest = app !== null && heading && !window.__asked
    && app.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && !document.querySelector('[data-testid=stStatusWidget], [data-testid=stSkeleton], [data-stale=true]');
  const fields = [...document.querySelectorAll('input, textarea')].map(field => field.value).join('\\n');
  window.__atRest = rest && fields === window.__fields ? (window.__atRest || 0) + 1 : 0;
  window.__fields = fields;
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

    def on_socket(self, socket: WebSocket) -> None:
        self.on_address(socket.url)

    def on_address(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in LOCAL_SCHEMES and parts.hostname != "127.0.0.1":
            self.foreign_requests.append(url)

    def follow(self, page: Page) -> None:
        page.context.on("request", self.on_request)
        page.on("console", self.on_console)
        page.on("pageerror", self.on_page_error)
        page.on("websocket", self.on_socket)

    def leave(self, page: Page) -> None:
        page.context.remove_listener("request", self.on_request)
        page.remove_listener("console", self.on_console)
        page.remove_listener("pageerror", self.on_page_error)
        page.remove_listener("websocket", self.on_socket)


@contextmanager
def launch(executable: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE * 1000)
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
    timeout: float = PATIENCE,
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
        _had_the_tour(context, url)
    for script in (TELL_REFUSED, _NOTE_ASKING):
        context.add_init_script(script)
    context.set_default_timeout(PATIENCE * 1000)
    page, watch = context.new_page(), Watch(url)
    watch.follow(page)
    page.goto(url)
    at_rest(page, timeout)
    return page, watch


def open_again(
    page: Page, url: str, *, width: int, height: int, scheme: Scheme, timeout: float = PATIENCE
) -> Watch:
    """Open an address in a page that was left with `leave`, as in a new one: half the work, for the browser is warm."""
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(media="null", color_scheme=scheme, reduced_motion="reduce")
    watch = Watch(url)
    watch.follow(page)
    _had_the_tour(page.context, url)
    page.goto(url)
    at_rest(page, timeout)
    return watch


def leave(page: Page, watch: Watch) -> None:
    """Forget all that a site kept in this browser, and what was open beside this page."""
    for other in page.context.pages:
        if other is not page:
            other.close()
    page.mouse.move(0, 0)
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.goto("about:blank")
    page.context.clear_cookies()
    watch.leave(page)


def _had_the_tour(context: BrowserContext, url: str) -> None:
    parts = urlsplit(url)
    context.add_cookies([{"name": TOUR_COOKIE, "value": "gezien", "url": f"{parts.scheme}://{parts.netloc}"}])


def at_rest(page: Page, timeout: float = PATIENCE) -> None:
    """Wait until Streamlit has finished; call it after each click that makes the page run again."""
    page.evaluate("() => { window.__atRest = 0; }")
    page.wait_for_function(_AT_REST, polling=100, timeout=timeout * 1000)


def choose(page: Page, label: str, option: str) -> None:
    """Choose another option in a list, by what the reader sees; the page is at rest then.

    The option is typed, for a long list holds only those in view. A list that still shows the option, as it does for
    a moment after a step back, would not hear that it is chosen.
    """
    shown = page.get_by_role("combobox", name=label)
    expect(shown).not_to_have_value(option)
    at_rest(page)
    shown.fill(option)
    page.get_by_role("option", name=option, exact=True).click()
    expect(page.get_by_role("listbox")).to_be_hidden()
    at_rest(page)


def choose_by_keys(page: Page, label: str, words: str) -> None:
    """Choose the first option with these words by keyboard alone; the page is at rest then.

    Enter chooses what stands first in the open list: pressed before that, it only leaves what was typed in the field.
    """
    at_rest(page)
    shown = page.get_by_role("combobox", name=label)
    shown.focus()
    shown.press_sequentially(words)
    expect(page.get_by_role("option").first).to_contain_text(words)
    page.keyboard.press("Enter")
    expect(page.get_by_role("listbox")).to_be_hidden()
    at_rest(page)


def overflow(page: Page) -> int:
    """How many px the page is wider than its screen; the part that scrolls is not the document."""
    wider: int = page.evaluate(
        """() => Math.max(document.documentElement.scrollWidth,
        document.querySelector('[data-testid=stMain]').scrollWidth) - innerWidth"""
    )
    return wider


def violations(page: Page, tags: Sequence[str] = WCAG_AA) -> list[dict[str, Any]]:
    """What axe finds against WCAG 2.2 AA: rule, impact, help and the elements."""
    results = Axe().run(
        page, options={"runOnly": {"type": "tag", "values": list(tags)}, "resultTypes": ["violations"]}
    )
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
