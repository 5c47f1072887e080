"""Views that are kept under a name: kept on Vergelijken, opened by their link, and put on Partnerschap."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.reading import Seen, unescaped
from tests.ui.test_data_in import press
from tests.ui.test_history import look_at

PAGE, REVIEW = "pages/analyse/vergelijken.py", "pages/overleg/partnerschap.py"
HISTORY = "pages/gegevens/geschiedenis.py"


@pytest.fixture
def page(visit: Callable[..., Seen], store_of: Callable[[str], Path], tmp_path: Path) -> Seen:
    """Vergelijken on a store of its own, with a picture that is worth keeping."""
    path = Path(shutil.copy(store_of("box"), tmp_path / "monitor.duckdb"))
    opened = visit(path, page=PAGE, focus="nijmegen-dar")
    opened.app.query_params["focus"] = "nijmegen-dar"
    opened.app.query_params["vergelijk"] = "zwolle-rova,breda,tilburg,arnhem,enschede"
    return opened.run()


def keep(page: Seen, name: str, *, pinned: bool) -> None:
    page.app.text_input(key="weergave_naam").set_value(name)
    page.app.toggle(key="weergave_vast").set_value(pinned)
    page.run()
    page.app.button(key="weergave_bewaren").click()
    page.run()


def links(page: Seen) -> dict[str, str]:
    """What the links to pages say, and the choices in them."""
    return {unescaped(link.proto.label): link.proto.query_string for link in page.app.get("page_link")}


def test_a_view_is_kept_shared_and_put_on_the_page_of_its_partnership(page: Seen) -> None:
    assert page.app.button(key="weergave_bewaren").disabled
    keep(page, "Afval <b>naast</b> vijf", pinned=True)
    assert "Bewaard. Op Geschiedenis is dit terug te draaien." in page.notes
    page.open_tab("Bewaarde weergaven")
    address = links(page)["Afval <b>naast</b> vijf"]
    assert "vergelijk=zwolle-rova%2Cbreda%2Ctilburg%2Carnhem%2Censchede" in address
    assert "cijfer=lasten_afval_eur_inw" in address
    assert "Staat op Partnerschap." in page.captions

    page.go_to(REVIEW)
    assert "Bewaarde weergave: Afval <b>naast</b> vijf" in page.captions
    assert page.chart("weergave_afval-b-naast-b-vijf")
    assert "Afval <b>naast</b> vijf" in links(page)

    page.go_to(PAGE)
    page.open_tab("Bewaarde weergaven")
    page.app.button(key="weergave_vast_afval-b-naast-b-vijf").click()
    page.run()
    assert "Staat op Partnerschap." not in page.captions
    page.app.button(key="weergave_weg_afval-b-naast-b-vijf").click()
    page.run()
    assert "Weggehaald. Op Geschiedenis is het terug te zetten." in page.notes
    assert not [name for name in links(page) if name.startswith("Afval")]


def test_a_view_that_was_removed_comes_back_on_geschiedenis(page: Seen) -> None:
    """What the page says of putting it back holds, and taking back that load removes it again."""
    keep(page, "Naast vijf", pinned=True)
    page.open_tab("Bewaarde weergaven")
    page.app.button(key="weergave_weg_naast-vijf").click()
    page.run()
    assert "Weggehaald. Op Geschiedenis is het terug te zetten." in page.notes

    page.go_to(HISTORY)
    undone = page.app.dataframe[0].value
    newest = str(undone["Nummer"].tolist()[0])
    assert undone["Telt mee"].tolist()[0].startswith("nee")
    look_at(page, int(newest))
    press(page, f"Lading {newest} weer laten meetellen")
    page.go_to(REVIEW)
    assert "Bewaarde weergave: Naast vijf" in page.captions
    assert page.chart("weergave_naast-vijf")

    page.go_to(HISTORY)
    look_at(page, int(newest))
    press(page, f"Lading {newest} terugdraaien")
    page.go_to(REVIEW)
    assert "Bewaarde weergave: Naast vijf" not in page.captions


def test_one_cannot_keep_a_view_where_one_may_only_look(page: Seen, monkeypatch: pytest.MonkeyPatch) -> None:
    from lib.ui.server.doors import DOORS

    monkeypatch.setattr(DOORS, "open", False)
    page.run()
    assert not [button for button in page.app.button if button.key == "weergave_bewaren"]
    page.open_tab("Bewaarde weergaven")
    assert any(s.startswith("Van dit partnerschap is nog geen weergave bewaard") for s in page.sentences)
