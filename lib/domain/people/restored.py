"""What became of people's access when a back-up was put back."""

from __future__ import annotations

from enum import StrEnum


class AccessAfter(StrEnum):
    """Whose access holds in the store that was put back; the codes stand in the audit."""

    NOBODY = "niemand"
    """Nobody is known in it."""
    AS_NOW = "zoals_nu"
    """The back-up is an earlier copy of the store that was there: who may what stays as it was there."""
    AS_THEN = "zoals_toen"
    """What was revoked since is not known: who may what is as in the back-up, and every key and session ends."""
