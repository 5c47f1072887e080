"""The scripts that pages of ours run in a browser; the gate lets a browser run these and no others."""

from __future__ import annotations

import itertools
import json
from functools import cache
from pathlib import Path

from lib.text.language import LANGUAGES, Language

_FRAME = Path(__file__).parents[1] / "frame.js"


@cache
def script_of(language: Language, large: bool) -> str:
    """What a page in a language runs when it opens: `frame.js`, which is told how the page is to look.

    Args:
        large: whether the reader wants large text, for a room that looks at a projector.
    """
    settings = {"language": language.code, "large": large}
    return f"window.monitor = {json.dumps(settings)};\n{_FRAME.read_text(encoding='utf-8')}"


def every_script() -> tuple[str, ...]:
    """The scripts of pages in every language and size."""
    return tuple(itertools.starmap(script_of, itertools.product(LANGUAGES.values(), (False, True))))
