"""Whose agreements are shown. Pure functions over a snapshot."""

from __future__ import annotations

from dataclasses import dataclass

from lib.answers.chooser import Chooser, Wanted
from lib.answers.focus import FOCUS_NAME, in_focus
from lib.answers.snapshot import Snapshot
from lib.domain.partners import Partner


@dataclass(frozen=True)
class AgreementChoices:
    """Who is in focus, who else could be, and the wishes that could not be met."""

    focus: Partner | None
    partners: tuple[Partner, ...]
    unmet: tuple[tuple[str, str], ...]

    def parameters(self) -> dict[str, str]:
        """The choices as they stand in the URL."""
        return {FOCUS_NAME: self.focus.code} if self.focus else {}


def choose(wanted: Wanted, snapshot: Snapshot) -> AgreementChoices:
    """Turn wishes into choices among what there is.

    Args:
        wanted: URL names and values; what is missing or impossible gets a default.
    """
    chooser = Chooser(wanted)
    focus, partners = in_focus(chooser, snapshot)
    return AgreementChoices(focus, partners, tuple(chooser.unmet))
