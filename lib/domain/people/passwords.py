"""What a password must be (NIST SP 800-63B: long, no rules of composition, nothing that is guessed first)."""

from __future__ import annotations

import unicodedata
from enum import StrEnum

SHORTEST_PASSWORD, LONGEST_PASSWORD = 12, 200
"""Signs. [CONVENTION] Eight is the least beside a second factor; twelve is what the Dutch baseline advises."""
_FEWEST_KINDS = 5
"""Different signs."""


class PasswordFault(StrEnum):
    """Why a password is not taken."""

    SHORT = "kort"
    LONG = "lang"
    NAMED = "naam"
    PLAIN = "eenvoudig"


def normal_text(text: str) -> str:
    """A name or a password in one form, however a keyboard made its signs."""
    return unicodedata.normalize("NFKC", text)


def password_fault(password: str, name: str) -> PasswordFault | None:
    """Why this password is not taken for somebody; None when it is.

    Args:
        password: in its normal form, as `normal_text` gives it.
    """
    if len(password) < SHORTEST_PASSWORD:
        return PasswordFault.SHORT
    if len(password) > LONGEST_PASSWORD:
        return PasswordFault.LONG
    if name.casefold() in password.casefold():
        return PasswordFault.NAMED
    if len(set(password)) < _FEWEST_KINDS:
        return PasswordFault.PLAIN
    return None
