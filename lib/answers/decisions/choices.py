"""Whose decisions are shown, and what an address fills in for a new one. Pure functions over a snapshot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.answers.chooser import Chooser, Wanted
from lib.answers.focus import in_focus
from lib.answers.snapshot import Snapshot
from lib.domain.decisions.decision import source_of_item
from lib.domain.loads.typed import Cells
from lib.domain.partners import Partner

DECISION_STEP, NEW = "besluit", "nieuw"
"""The choice in the URL that opens the form of a new decision, and its value."""
FILLED_IN = ("tekst", "vraag", "ronde", "indicator")
"""What else the URL may say of a new decision; nothing of it is stored before it is sent."""
MOST_FROM_ADDRESS = 500
"""Signs of a text that an address fills in."""


@dataclass(frozen=True)
class DecisionChoices:
    """Who is in focus, and what an address fills in for a new decision; `is_new` asks for its form."""

    focus: Partner | None
    partners: tuple[Partner, ...]
    is_new: bool = False
    filled_in: Mapping[str, str] = field(default_factory=dict)
    unmet: tuple[tuple[str, str], ...] = ()

    def parameters(self) -> dict[str, str]:
        """The choices as they stand in the URL."""
        named = {"focus": self.focus.code} if self.focus else {}
        return {**named, DECISION_STEP: NEW, **self.filled_in} if self.is_new else named

    def cells(self) -> Cells:
        """What the address fills in, as cells of a new decision."""
        given = self.filled_in
        cells = {"tekst": given.get("tekst", ""), "indicator": given.get("indicator", "")}
        if "vraag" in given:
            cells["bron"] = source_of_item(given.get("ronde", "?"), given["vraag"])
        return {name: cell for name, cell in cells.items() if cell}


def choose(wanted: Wanted, snapshot: Snapshot) -> DecisionChoices:
    """Turn wishes into choices.

    Args:
        wanted: URL names and values.
    """
    chooser = Chooser(wanted)
    focus, partners = in_focus(chooser, snapshot)
    is_new = chooser.firm(DECISION_STEP) == NEW
    given = {name: wanted[name][:MOST_FROM_ADDRESS] for name in FILLED_IN if wanted.get(name)}
    return DecisionChoices(focus, partners, is_new, given if is_new else {}, tuple(chooser.unmet))
