"""Settings of the command line, each in its kind."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit import config, net_util
from streamlit.web import bootstrap

from lib.ui.registry import PAGES
from lib.ui.serve import options_of
from lib.ui.server.preparation import OF_FIRST_PAGE


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


def loaded(names: str, among: tuple[str, ...]) -> list[str]:
    """Which of these modules a fresh process has after it imported those."""
    told = f"import sys, {names}; print(*[each for each in {among!r} if each in sys.modules])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_a_server_listens_before_it_loads_what_a_store_and_a_page_need() -> None:
    later = ("sqlalchemy", "duckdb", "numpy", "pandas", "pyarrow", "pydantic", "lib.catalogue.datasets")
    assert loaded("lib.ui.serve", later) == []


def test_the_first_page_does_not_load_what_only_a_sample_or_a_file_asks() -> None:
    later = ("scipy.special", "xlsxwriter", "lib.export.paper.meeting", "lib.answers.explore.answer")
    assert loaded(", ".join(("lib.ui.server.preparation", *OF_FIRST_PAGE)), later) == []


def test_what_the_first_page_imports_of_ours_is_made_ready(root: Path) -> None:
    start = next(page.script for page in PAGES if page.start)
    asked = {
        node.module: [f"{node.module}.{name.name}" for name in node.names]
        for script in ("app.py", start)
        for node in ast.walk(ast.parse((root / script).read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("lib.")
    }
    wanted = (*asked, *(part for parts in asked.values() for part in parts if find_module(root, part)))
    assert set(
        loaded(", ".join(("lib.ui.serve", "lib.ui.server.preparation", *OF_FIRST_PAGE)), wanted)
    ) == set(wanted)


def find_module(root: Path, name: str) -> bool:
    return (root / f"{name.replace('.', '/')}.py").is_file()
