"""The texts of a language for gettext; reading them takes a tenth of a second, so what was compiled is kept."""

from __future__ import annotations

import hashlib
import io
import os
import sys
import tempfile
from contextlib import suppress
from gettext import GNUTranslations
from pathlib import Path

CATALOGUES = Path(__file__).parent / "locale"
COMPILED = CATALOGUES / "__pycache__"


def translations(code: str, kept_in: Path = COMPILED) -> GNUTranslations:
    """The texts of a language other than that of the code.

    Args:
        code: of the language.
        kept_in: the folder for what was compiled, under a name that tells its source; it need not be writable.
    """
    source = (CATALOGUES / f"{code}.po").read_bytes()
    kept = kept_in / f"{code}.{hashlib.sha256(source).hexdigest()[:16]}.mo"
    try:
        compiled = kept.read_bytes()
    except OSError:
        compiled = _compiled(source, code)
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                _keep(compiled, kept)
    return GNUTranslations(io.BytesIO(compiled))


def _compiled(source: bytes, code: str) -> bytes:
    from babel.messages.mofile import (
        write_mo,  # takes long to import, and is seldom needed
    )
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(source), locale=code))
    return compiled.getvalue()


def _keep(compiled: bytes, path: Path) -> None:
    """All of it or nothing, whoever else writes it."""
    path.parent.mkdir(exist_ok=True)
    number, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(compiled)
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
