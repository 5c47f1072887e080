"""Every page for who may see one partnership alone: nothing of any other, whatever the address asks."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Element

from lib.domain.access import Scope
from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole, Grant
from lib.store.engine import address_of
from lib.store.people.register import give, person_of
from lib.store.registry import read_registry
from lib.store.upkeep.opening import open_store
from lib.ui.memory import the_store
from lib.ui.registry import ACCESS_PAGE, PAGES
from lib.ui.server.porter import Porter, SignIn
from lib.ui.words import escaped
from tests.ui.reading import Seen

OWN, OTHER = "demo-veldermeer-merwinga", "demo-oosterlaak-merwinga"


@pytest.fixture
def path(store_of: Callable[[str], Path], tmp_path: Path) -> Path:
    """A store in which an is lezer of one partnership; none shows itself to others by name."""
    path = Path(shutil.copy(store_of("demo"), tmp_path / "monitor.duckdb"))
    store = open_store(address_of(path))
    give(store, "an", Grant(OWN, AccessRole.READER), "de proef")
    store.close()
    return path


@pytest.fixture(autouse=True)
def _signed_in(monkeypatch: pytest.MonkeyPatch) -> None:
    porter = Porter(SignIn.ACCOUNTS, lambda asked: person_of(the_store(), asked))
    porter.read = lambda mark: "an"  # type: ignore[method-assign]
    for name in ("lib.ui.people.reader", "lib.ui.people.access"):
        monkeypatch.setattr(f"{name}.the_porter", lambda: porter)
    monkeypatch.setattr("lib.ui.server.doors.DOORS.open", False)


def hidden(path: Path) -> set[str]:
    """The codes and names of every partnership that an does not see."""
    store = open_store(address_of(path))
    with store.rows(store.version(), Scope.all(), newest=store.version()) as rows:
        partners = read_registry(rows).partners
    store.close()
    own = next(partner for partner in partners if partner.code == OWN)
    return {text for each in partners if each.code != OWN for text in (each.code, each.name)} - {own.name}


def elements(block: Block) -> Iterator[Element]:
    for child in block.children.values():
        if isinstance(child, Block):
            yield from elements(child)
        else:
            yield child


def told(app: AppTest) -> str:
    """All that a page sends to the browser: texts, options, tables, charts and the choices in its address."""
    parts = [json.dumps(dict(app.query_params.items()))]
    for element in elements(app._tree):
        parts.append(str(getattr(element, "proto", "")))
        parts.append(str(element.value) if element.type in ("arrow_data_frame", "arrow_table") else "")
    return "\n".join(parts).replace("\\\\", "").replace("\\", "")


def test_no_page_tells_of_another_partnership(visit: Callable[..., Seen], path: Path) -> None:
    secrets = hidden(path)
    seen = visit(path, focus=OTHER, met=OTHER, naast=OTHER, groep="alle")
    assert OWN in told(seen.app)
    for page in (*PAGES, ACCESS_PAGE):
        text = told((seen if page.start else seen.go_to(page.script)).app)
        assert [secret for secret in secrets - {OTHER} if secret in text] == [], page.address


def test_one_that_is_hidden_is_answered_as_one_that_is_not_there(
    visit: Callable[..., Seen], path: Path
) -> None:
    hidden_one, no_one = (
        visit(path, focus=code, naast=code).raw_markdown for code in (OTHER, "demo-nergens")
    )
    asked = escaped(OTHER), escaped("demo-nergens")
    assert any(asked[0] in said for said in hidden_one)
    assert [said.replace(*asked) for said in hidden_one] == no_one


def test_who_sees_all_is_told_of_them(visit: Callable[..., Seen], path: Path) -> None:
    """So that the test above would see what a page tells."""
    secrets = hidden(path)
    store = open_store(address_of(path))
    give(store, "an", Grant(ALL_PARTNERSHIPS, AccessRole.READER), "de proef")
    store.close()
    text = told(visit(path, focus=OTHER).app)
    assert len([secret for secret in secrets if secret in text]) > 10
