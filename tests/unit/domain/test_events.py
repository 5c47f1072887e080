"""Events: which service they concern."""

from __future__ import annotations

import pytest

from lib.domain.events import Event
from tests.samples import day


@pytest.mark.parametrize(
    ("service", "concerns"), [("afval", True), ("groen", False), ("algemeen", True), (None, True)]
)
def test_an_event_concerns_its_service_or_all(service: str | None, concerns: bool) -> None:
    event = Event("aa-cc", day("2023-01-01"), "diftar", "Tarief", service)
    assert event.concerns("afval") is concerns
