"""What programs saw is noted once an hour for the same, and nothing where nobody signs in."""

from __future__ import annotations

import pytest

from lib.api.seams import Reader
from lib.domain.access import Scope
from lib.domain.audit.deeds import Deed, DeedDone
from lib.ui.audit import asking as module
from lib.ui.audit.asking import ASKED_AGAIN, ProgramLooks


def test_the_same_is_noted_once_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    now, noted = [0.0], list[DeedDone]()
    looks = ProgramLooks(noted.append, lambda: now[0])
    an = Reader(Scope.all(), name="an", origin="programma 12345678")
    other = Reader(Scope.all(), name="an", origin="programma 87654321")
    looks.saw(Reader(Scope.all()), {"a"})
    assert noted == []
    for reader in (an, an, other):
        looks.saw(reader, {"b", "a"})
    now[0] = ASKED_AGAIN - 1
    looks.saw(an, {"a", "c"})
    now[0] = ASKED_AGAIN
    looks.saw(an, {"a"})
    assert [(each.deed, each.subject, each.actor, each.origin[-1]) for each in noted] == [
        (Deed.LOOK, thing, "an", way) for thing, way in zip("ababca", "881188", strict=True)
    ]
    monkeypatch.setattr(module, "MOST_LOOKS", 2)
    looks.saw(an, {"a"})
    assert len(noted) == 7
