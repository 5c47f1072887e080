"""Settings of the command line, each in its kind."""

from __future__ import annotations

import pytest

from lib.ui.serve import options_of


def test_settings_have_their_kind() -> None:
    words = ["--server.port", "8600", "--server.address=10.0.0.5", "--server.headless", "false"]
    assert options_of(words) == {"server.port": 8600, "server.address": "10.0.0.5", "server.headless": False}


@pytest.mark.parametrize(
    "words", [["--server.poort", "1"], ["--server.port"], ["8600"], ["--server.port", "x"]]
)
def test_a_word_that_is_no_setting(words: list[str]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        options_of(words)
