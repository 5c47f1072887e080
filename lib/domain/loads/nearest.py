"""The known code that was probably meant."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable

CLOSE_ENOUGH = 0.75
"""Share of two codes that is the same, from which one is taken for the other (`difflib`, Ratcliff and Obershelp)."""
MOST_COMPARED = 5_000
"""Known codes beyond which only those that differ in signs are found."""


class Known:
    """Codes to find the nearest of; case, diacritics, blanks and signs make no difference."""

    def __init__(self, codes: Iterable[str]) -> None:
        self._codes: dict[str, str] = {}
        for code in sorted(codes):
            self._codes.setdefault(bare_code(code), code)
        self._found: dict[str, str] = {}

    def nearest(self, text: str) -> str:
        """The code that was probably meant, or an empty text when none is near."""
        if text not in self._found:
            self._found[text] = self._look(bare_code(text))
        return self._found[text]

    def _look(self, text: str) -> str:
        if text in self._codes:
            return self._codes[text]
        if not text or len(self._codes) > MOST_COMPARED:
            return ""
        near = difflib.get_close_matches(text, self._codes, n=1, cutoff=CLOSE_ENOUGH)
        return self._codes[near[0]] if near else ""


def bare_code(text: str) -> str:
    """Letters and digits only, without case and diacritics; a plus counts, for levels."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in letters if c.isalnum() or c == "+")
