"""How long lines stay: as is said, never shorter than what happened can come to light."""

from __future__ import annotations

import pytest

from lib.store.audit.keeping import KEPT_DAYS, KEPT_VARIABLE, LEAST_DAYS, kept_days


@pytest.mark.parametrize(
    ("given", "days"),
    [
        ("", KEPT_DAYS),
        ("365", 365),
        ("1", LEAST_DAYS),
        ("lang", KEPT_DAYS),
        ("-5", KEPT_DAYS),
        ("²", KEPT_DAYS),
    ],
)
def test_the_days_that_a_line_stays(monkeypatch: pytest.MonkeyPatch, given: str, days: int) -> None:
    monkeypatch.setenv(KEPT_VARIABLE, given)
    assert kept_days() == days
