"""The page of stories: a ready one of the focus, presenting it, and writing one of one's own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from tests.ui.reading import Seen, unescaped

SCRIPT = "pages/presenteren/verhaal.py"


@pytest.fixture
def open_story(visit: Callable[..., Seen]) -> Callable[..., Seen]:
    def opened(where: str | Path, **parameters: str) -> Seen:
        return visit(where, page=SCRIPT, **parameters)

    return opened


def button(page: Seen, key: str):  # type: ignore[no-untyped-def]
    return next(found for found in page.app.button if found.key == key)


def test_a_ready_story_of_the_focus_stands_on_the_page(open_story) -> None:
    page = open_story("published", focus="zwolle-rova")
    assert page.choices["verhaal"] == "kwartaaloverleg-zwolle-rova"
    assert "Kwaliteit en tevredenheid naast elkaar" in page.headings
    assert "(fictief)" not in page.everything()
    assert [offer.proto.label for offer in page.app.get("download_button")][:2] == ["PowerPoint", "HTML"]


def test_an_empty_store_says_how_to_begin(open_story) -> None:
    assert open_story("empty").app.title[0].value == "Verhaal"


def test_an_unknown_story_is_told_and_the_first_stands_there(open_story) -> None:
    page = open_story("published", focus="nijmegen-dar", verhaal="<b>niets</b>")
    assert page.choices["verhaal"] == "kwartaaloverleg-nijmegen-dar"


def test_a_story_is_presented_in_a_window_of_its_own_and_can_be_followed(open_story) -> None:
    page = open_story("published", focus="nijmegen-dar")
    links = {link.proto.label: link.proto.url for link in page.app.get("link_button")}
    stage = links["Presenteren"].removeprefix("/podium/zaal?sleutel=")
    assert links["Venster voor de spreker"] == f"/podium/spreker?sleutel={stage}"
    follow = next(code.value for code in page.app.code if "/podium/meekijken?kijk=" in code.value)
    assert stage not in follow
    button(page, "podium_intrekken").click()
    page.run()
    again = {link.proto.label: link.proto.url for link in page.app.get("link_button")}
    assert again["Presenteren"] != links["Presenteren"]
    assert follow not in [code.value for code in page.app.code]


def test_one_writes_a_story_keeps_it_and_removes_it(
    open_story, store_of, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setenv("OPEN", "1")
    path = Path(shutil.copy(store_of("published"), tmp_path / "monitor.duckdb"))
    page = open_story(path, focus="nijmegen-dar")
    button(page, "verhaal_kopie").click()
    page.run()
    code = page.choices["verhaal"]
    assert code == "kwartaaloverleg-nijmegen-dar-2"
    first, second = page.headings[:2]
    button(page, "dia_omlaag_0").click()
    page.run()
    assert page.headings[:2] == [second, first]
    title = next(box for box in page.app.text_input if box.label == "Titel van de dia")
    title.set_value("Mijn <b>vondst</b>")
    page.run()
    assert "Er zijn wijzigingen die nog niet bewaard zijn." in page.notes
    button(page, "verhaal_bewaar").click()
    page.run()
    again = open_story(path, focus="nijmegen-dar", verhaal=code)
    assert "Mijn <b>vondst</b>" in again.headings
    button(again, "dia_weg_0").click()
    again.run()
    button(again, "verhaal_bewaar").click()
    again.run()
    assert "Mijn <b>vondst</b>" not in open_story(path, focus="nijmegen-dar", verhaal=code).headings
    gone = open_story(path, focus="nijmegen-dar", verhaal=code)
    button(gone, "verhaal_weg").click()
    gone.run()
    assert gone.choices["verhaal"] == "kwartaaloverleg-nijmegen-dar"


def test_a_picture_of_a_page_goes_onto_a_story(visit, store_of, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("OPEN", "1")
    path = Path(shutil.copy(store_of("published"), tmp_path / "monitor.duckdb"))
    page = visit(path, page="pages/overleg/partnerschap.py")
    page.app.query_params["focus"] = "zwolle-rova"
    page.run()
    link = next(found for found in page.app.get("page_link") if found.proto.label == "Op een verhaal")
    asked = dict(parse_qsl(link.proto.query_string))
    assert asked["bij"] in ("partnerschap", "kwaliteit-en-kosten")
    page.go_to(SCRIPT)
    for name, value in {**asked, "bij": "partnerschap"}.items():
        page.app.query_params[name] = value
    page.run()
    assert any("Beeld toevoegen" in note for note in page.notes)
    button(page, "verhaal_kopie").click()
    page.run()
    before = len(page.headings)
    button(page, "dia_toevoegen").click()
    page.run()
    assert len(page.headings) > before


def put(page: Seen, name: str) -> Seen:
    """Click the button that stands beside those that save a picture."""
    button(page, f"op_verhaal_{name}").click()
    return page.run()


def test_one_click_puts_a_picture_on_a_story(visit, store_of, tmp_path: Path) -> None:
    path = Path(shutil.copy(store_of("published"), tmp_path / "monitor.duckdb"))
    page = visit(path, focus="zwolle-rova")
    name = next(
        b.key.removeprefix("op_verhaal_") for b in page.app.button if (b.key or "").startswith("op_verhaal_")
    )
    put(page, name)
    (said,) = [unescaped(toast.value) for toast in page.app.toast]
    assert said.startswith("Op het verhaal Verhaal over Zwolle - ROVA, als dia 1.")
    page.go_to("pages/overleg/partnerschap.py")
    put(page, "verloop")
    assert any("als dia 2." in unescaped(toast.value) for toast in page.app.toast)
    page.go_to(SCRIPT)
    assert page.choices["verhaal"] == "verhaal-over-zwolle-rova"
    assert "Er zijn wijzigingen die nog niet bewaard zijn." in page.notes
    address = next(box for box in page.app.text_input if box.label == "Adres van het beeld")
    assert address.value.startswith("/kwaliteit-en-kosten?")
    sentence = next(box for box in page.app.text_input if box.label == "Zin")
    assert sentence.proto.placeholder.startswith("leeg: ")
    sentence.set_value("Mijn <b>zin</b>.")
    page.run()
    assert "Mijn <b>zin</b>." in page.sentences
    address = next(box for box in page.app.text_input if box.label == "Adres van het beeld")
    address.set_value("https://ergens.example/inlezen?x=1")
    page.run()
    assert any("geen adres van een pagina met beelden" in toast.value for toast in page.app.toast)
    address = next(box for box in page.app.text_input if box.label == "Adres van het beeld")
    address.set_value("https://monitor.example/kosten?focus=zwolle-rova")
    page.run()
    assert next(b for b in page.app.text_input if b.label == "Adres van het beeld").value.startswith(
        "/kosten?"
    )
    button(page, "verhaal_bewaar").click()
    page.run()
    assert "Er zijn wijzigingen die nog niet bewaard zijn." not in page.notes
    fix = page.app.toggle(key="verhaal_vast_verhaal-over-zwolle-rova")
    fix.set_value(True)
    page.run()
    assert any(caption.startswith("Vastgezet: de gegevens zoals ze waren op") for caption in page.captions)


def test_a_picture_of_what_was_unfolded_says_why_it_cannot_be_told(visit) -> None:
    page = visit("demo", page="pages/analyse/marktconformiteit.py")
    offered = [b.key for b in page.app.button if (b.key or "").startswith("op_verhaal_")]
    assert "op_verhaal_eigen_stappen" in offered
    put(page, "eigen_stappen")
    assert any("kan niet op een dia" in toast.value for toast in page.app.toast)
    assert "story_draft" not in page.app.session_state


def test_who_may_only_look_is_not_offered_a_story(visit, monkeypatch) -> None:
    from lib.ui.server.doors import DOORS

    monkeypatch.setattr(DOORS, "open", False)
    page = visit("published", focus="zwolle-rova")
    assert not [b for b in page.app.button if (b.key or "").startswith("op_verhaal_")]
