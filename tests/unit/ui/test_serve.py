"""Settings of the command line, each in its kind."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from streamlit import config, net_util
from streamlit.web import bootstrap

from lib.ui.registry import PAGES
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


def loaded(names: str, among: tuple[str, ...]) -> list[str]:
    """Which of these modules a fresh process has after it imported those."""
    told = f"import sys, {names}; print(*[each for each in {among!r} if each in sys.modules])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_a_server_listens_before_it_loads_what_a_store_and_a_page_need() -> None:
    later = ("sqlalchemy", "duckdb", "numpy", "pandas", "pyarrow", "pydantic", "lib.catalogue.datasets")
    assert loaded("lib.ui.serve", later) == []


FIRST = "lib.ui.serve, lib.ui.server.preparation as ready; ready.load_first_page()"
REVIEW = (
    "; import lib.ui.review.downloads, lib.ui.review.opening, lib.ui.review.blocks, lib.ui.explore.pinned"
)


@pytest.mark.parametrize("page", [FIRST, FIRST + REVIEW])
def test_a_page_does_not_load_what_only_a_sample_or_a_file_asks(page: str) -> None:
    later = ("scipy.special", "xlsxwriter", "lib.export.paper.meeting", "lib.answers.explore.answer")
    assert loaded(page, later) == []


def test_what_pages_import_is_loaded_before_their_first_visitor(root: Path) -> None:
    of_first = named_in(root / "app.py", *(root / page.script for page in PAGES if page.start))
    of_others = named_in(*(root / page.script for page in PAGES))
    assert "lib.ui.comparison.blocks" in of_first
    assert "lib.ui.review.blocks" in of_others - of_first
    assert set(loaded(FIRST, tuple(of_first))) == of_first
    assert set(loaded(FIRST + "; ready.load_other_pages(0, 0)", tuple(of_others))) == of_others


def named_in(*scripts: Path) -> set[str]:
    """The modules that these scripts name, as Python itself finds them."""
    nodes = [node for script in scripts for node in ast.walk(ast.parse(script.read_text("utf-8")))]
    named = [
        node for node in nodes if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("lib.")
    ]
    parts = {f"{node.module}.{name.name}" for node in named for name in node.names}
    return {str(node.module) for node in named} | {part for part in parts if is_module(part)}


def is_module(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False
