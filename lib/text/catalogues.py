"""The texts of a language for gettext; reading them takes a tenth of a second, so what was compiled is kept."""

from __future__ import annotations

import hashlib
import io
from gettext import GNUTranslations
from pathlib import Path

from lib.text.keeping import kept

CATALOGUES = Path(__file__).parent / "locale"
COMPILED = CATALOGUES / "__pycache__"


def translations(code: str, kept_in: Path = COMPILED) -> GNUTranslations:
    """The texts of a language other than that of the code.

    Args:
        code: of the language.
        kept_in: the folder for what was compiled, under a name that tells its source; it need not be writable.
    """
    source = (CATALOGUES / f"{code}.po").read_bytes()
    place = kept_in / f"{code}.{hashlib.sha256(source).hexdigest()[:16]}.mo"
    return GNUTranslations(io.BytesIO(kept(place, lambda: _compiled(source, code))))


def _compiled(source: bytes, code: str) -> bytes:
    from babel.messages.mofile import (
        write_mo,  # takes long to import, and is seldom needed
    )
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(source), locale=code))
    return compiled.getvalue()
