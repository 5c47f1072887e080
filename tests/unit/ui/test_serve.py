"""Settings of the command line, each in its kind."""

from __future__ import annotations

import subprocess
import sys

import pytest
from streamlit import config, net_util
from streamlit.web import bootstrap

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


def test_a_start_asks_no_other_machine_what_its_address_is(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(net_util, "get_external_ip", lambda: asked.append("outside"))
    own = config.get_option("server.address")
    config.set_option("server.address", "0.0.0.0")  # noqa: S104 - as in the container; nothing listens
    try:
        bootstrap._print_url(False)
    finally:
        config.set_option("server.address", own)
    assert asked == []


def test_a_start_does_not_load_what_only_a_sample_asks() -> None:
    names = "import sys, lib.ui.serve, lib.ui.server.preparation; print('scipy.special' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", names], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
