"""What every page test checks of a drawing."""

from __future__ import annotations

import pytest

from tests.ui.reading import check_settings


def test_a_setting_that_plotly_does_not_know_is_an_error_every_time() -> None:
    check_settings('{"data": [{"type": "bar", "x": [1], "y": [2]}], "layout": {}}')
    for _ in range(2):
        with pytest.raises(ValueError, match="colour"):
            check_settings('{"data": [{"type": "bar", "colour": "red"}], "layout": {}}')
