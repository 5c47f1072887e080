"""How long lines of the audit stay."""

from __future__ import annotations

import os

KEPT_VARIABLE = "AUDIT_DAYS"
"""The environment variable with how many days a line stays."""
KEPT_DAYS = 730
"""Two years: a yearly review of rights can look back over the whole year before. [CONVENTION]"""
LEAST_DAYS = 180
"""Shorter is not taken: what happened must be found when it comes to light later."""


def kept_days() -> int:
    """The days that a line stays; the usual number where the setting is no whole number."""
    given = os.environ.get(KEPT_VARIABLE, "")
    return max(int(given), LEAST_DAYS) if given.isdecimal() and given.isascii() else KEPT_DAYS
