"""A story as PDF, printed from its page by a browser without a screen, where this machine has one."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from lib.export.stand_alone import as_page
from lib.pictures.story.deck import Deck
from lib.text.language import Language

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
MOST_SECONDS = 120
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
    "--window-size=1240,880",
)
"""No sandbox: the page is our own, has no script of another and may ask no other machine."""


class NoBrowser(Exception):
    """This machine has no browser that prints without a screen."""


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
    browser = _browser()
    if browser is None:
        raise NoBrowser
    with tempfile.TemporaryDirectory(prefix="monitor-pdf-", ignore_cleanup_errors=True) as folder:
        page, out = Path(folder) / "verhaal.html", Path(folder) / "verhaal.pdf"
        page.write_bytes(as_page(deck, language))
        command = [
            browser,
            *_OPTIONS,
            f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={out}",
            page.as_uri(),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=MOST_SECONDS)
            return out.read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise NoBrowser from error
