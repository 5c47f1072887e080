"""A page that asks too long is ended with a sentence; one that loads or keeps up is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lib.domain.requests.deadline import OutOfTime
from tests.ui.reading import Seen


def test_a_page_that_takes_too_long_says_so(
    visit: Callable[..., Seen], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = visit("published")

    def over(*_: object) -> None:
        raise OutOfTime

    monkeypatch.setattr("lib.ui.frame.time_limit", over)
    page.app.run()
    assert any("duurde te lang en is gestopt" in error.value for error in page.app.error)
    assert not page.app.get("plotly_chart")
    page.go_to("pages/gegevens/geschiedenis.py")
    assert not page.app.error
