"""Fixtures of the page tests: `visit("lgbf", dienst="reiniging")` opens the start page on a data set, and
`visit("demo", page="pages/analyse/kosten.py")` another page at its own address."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from lib.ui import memory
from lib.ui.registry import ACCESS_PAGE, PAGES
from lib.ui.server.doors import DOORS
from tests.data_sets import ROOT, SHARED, make_store
from tests.ui.reading import Seen

Visit = Callable[..., Seen]
KNOWN = (*PAGES, ACCESS_PAGE)


@pytest.fixture(autouse=True)
def _open_doors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Visitors of these tests may load and undo, as in the browser that opened the server's address."""
    monkeypatch.setattr(DOORS, "open", True)


@pytest.fixture(scope="session", autouse=True)
def _components() -> Iterator[None]:
    """Streamlit looks once for components in the packages that are installed, and not for every AppTest."""
    with pytest.MonkeyPatch.context() as patch:
        scan = functools.cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


@pytest.fixture(scope="session")
def store_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The store of a data set, made once; tests only read it."""

    @functools.cache
    def made(name: str) -> Path:
        if name == "lgbf" and not SHARED.is_dir():
            pytest.skip("the shared data sets do not lie beside this checkout")
        return make_store(name, tmp_path_factory.mktemp(name))

    return made


_in_use: list[str] = []


@pytest.fixture
def on_store(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Point the app at the store with this address; what it kept of another one is forgotten."""

    def use(address: str) -> None:
        monkeypatch.setenv("MONITOR_STORE", address)
        if _in_use != [address]:
            memory.let_go()
            _in_use[:] = [address]

    return use


@pytest.fixture
def visit(store_of: Callable[[str], Path], on_store: Callable[[str], None]) -> Visit:
    """Open the app on a data set, or on a store given by its path, with these parameters in the URL; at the address of
    the page with this script, as by a link, or else on the start page."""

    def visited(where: str | Path, page: str = "", **parameters: str) -> Seen:
        path = store_of(where) if isinstance(where, str) else where
        on_store(f"duckdb:///{path.as_posix()}")
        app = AppTest.from_file(ROOT / "app.py", default_timeout=300)
        for name, value in parameters.items():
            app.query_params[name] = value
        opened = next((known for known in KNOWN if known.script == page), None)
        assert (opened is None) == (not page), f"{page} is no page"
        if opened and not opened.start:  # `switch_page` knows no addresses before the first run
            app._page_hash = calc_hash(opened.address)
        return Seen(app).run()

    return visited
