"""A page as PDF, printed by a browser without a screen, where this machine has one.

Every page asks whether it can; what makes the page to print needs all that can be told, and is imported then alone.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lib.pictures.meeting.paper import MeetingPaper
    from lib.pictures.story.deck import Deck
    from lib.text.language import Language

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
PRINTED = "application/pdf"
"""The media type of what is printed."""
MOST_SECONDS, MOST_WAIT = 120, 60
"""How long printing may take, and waiting for others who print."""
_PRINTER = threading.Lock()
"""One browser at a time: each takes some hundreds of MB, and any visitor may ask for one."""
_LANDSCAPE, _PORTRAIT = "1240,880", "760,1075"
_OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--no-sandbox",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
    "--virtual-time-budget=10000",
)
"""No sandbox: the page is our own, has no script of another and may ask no other machine."""


class NoBrowser(Exception):
    """This machine has no browser that prints without a screen, or that is busy."""


def has_browser() -> bool:
    """Whether this machine can print without a screen."""
    return _browser() is not None


def _browser() -> str | None:
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def as_pdf(deck: Deck, language: Language) -> bytes:
    """The deck as PDF, a slide a sheet.

    Raises:
        NoBrowser: where there is none, or it could not print.
    """
    from lib.export.paper.stand_alone import as_page

    return _printed(as_page(deck, language), _LANDSCAPE)


def meeting_as_pdf(paper: MeetingPaper, language: Language) -> bytes:
    """The paper of a meeting as PDF on A4: the sheet to discuss from, and the pictures after it.

    Raises:
        NoBrowser: where there is none, or it could not print.
    """
    from lib.export.paper.meeting import as_meeting_page

    return _printed(as_meeting_page(paper, language), _PORTRAIT)


def _printed(content: bytes, window: str) -> bytes:
    """A page that asks nothing of another machine, on paper; its drawings are as wide as the window lets them."""
    browser = _browser()
    if browser is None:
        raise NoBrowser
    if not _PRINTER.acquire(timeout=MOST_WAIT):
        raise NoBrowser
    try:
        return _print(browser, content, window)
    finally:
        _PRINTER.release()


def _print(browser: str, content: bytes, window: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="monitor-pdf-", ignore_cleanup_errors=True) as folder:
        page, out = Path(folder) / "monitor.html", Path(folder) / "monitor.pdf"
        page.write_bytes(content)
        command = [
            browser,
            *_OPTIONS,
            f"--window-size={window}",
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={out}",
            page.as_uri(),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=MOST_SECONDS)
            return out.read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise NoBrowser from error
