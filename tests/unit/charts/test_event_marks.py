"""The signs that tie an event in a chart to its line in the list."""

from __future__ import annotations

from lib.charts.event_marks import event_sign


def test_more_events_than_signs_are_numbered() -> None:
    assert [event_sign(number) for number in (0, 1, 19, 20)] == ["①", "②", "⑳", "(21)"]
