"""Names of those who load."""

from __future__ import annotations

from lib.text.language import Language


def who_loaded(language: Language, name: str) -> str:
    """The name that was given, or that there was none."""
    return name or language.say("niet opgegeven")
