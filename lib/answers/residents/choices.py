"""From what is asked to whom the page for residents is about."""

from __future__ import annotations

from dataclasses import dataclass

from lib.answers.chooser import NO, YES, Chooser, Wanted
from lib.answers.focus import in_focus
from lib.answers.snapshot import Snapshot
from lib.domain.partners import Partner

PUBLIC_NAME = "openbaar"


@dataclass(frozen=True)
class ResidentsChoices:
    """`public` shows the page by itself, for an address that is given to residents."""

    focus: Partner | None
    partners: tuple[Partner, ...]
    public: bool
    unmet: tuple[tuple[str, str], ...]

    def parameters(self) -> dict[str, str]:
        """The choices as they stand in the URL."""
        named = {"focus": self.focus.code} if self.focus else {}
        return named | ({PUBLIC_NAME: YES} if self.public else {})


def choose(wanted: Wanted, snapshot: Snapshot) -> ResidentsChoices:
    """Whom the page is about."""
    chooser = Chooser(wanted)
    focus, partners = in_focus(chooser, snapshot)
    public = chooser.pick(PUBLIC_NAME, {YES: 0, NO: 0}, NO) == YES
    return ResidentsChoices(focus, partners, public, tuple(chooser.unmet))
