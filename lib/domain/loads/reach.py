"""Of which partnerships somebody may bring rows and take them back. It is asked anew when it counts."""

from __future__ import annotations

from collections.abc import Callable

LoadReach = Callable[[], frozenset[str] | None]
"""Gives the partnerships of which somebody may load rows, as it is now; None for all rows, also those of none."""


class MayNotLoad(Exception):
    """Who loads, or takes a load back, may not, or not any more."""


def reaches_all() -> frozenset[str] | None:
    """All rows: who runs the command line has the file of the store in hand."""
    return None


def places_now(reach: LoadReach) -> frozenset[str] | None:
    """The partnerships that somebody reaches now; None for all.

    Raises:
        MayNotLoad: when there is none.
    """
    places = reach()
    if places is not None and not places:
        raise MayNotLoad
    return places


def refuse_shrunk(reach: LoadReach, places: frozenset[str] | None) -> None:
    """Go on only when somebody still reaches what they did when it was looked at.

    Raises:
        MayNotLoad: when they do not.
    """
    now = places_now(reach)
    if now is not None and (places is None or not places <= now):
        raise MayNotLoad
