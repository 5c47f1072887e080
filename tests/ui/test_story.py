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
        page = visit(where).go_to(SCRIPT)
        for name, value in parameters.items():
            page.app.query_params[name] = value
        return page.run()

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


def test_presenting_goes_on_and_back_and_ends(open_story) -> None:
    page = open_story("published", focus="nijmegen-dar", presenteren="ja", dia="0")
    assert unescaped(page.app.title[0].value) == "Kwartaaloverleg: Nijmegen - Dar"
    button(page, "dia_right").click()
    page.run()
    assert page.choices["dia"] == "1"
    assert page.headings == ["Kwaliteit en tevredenheid naast elkaar"]
    button(page, "dia_end").click()
    page.run()
    assert button(page, "dia_right").disabled
    button(page, "dia_stoppen").click()
    page.run()
    assert "presenteren" not in page.choices


@pytest.mark.parametrize("asked", ["999", "-1", "x", ""])
def test_a_slide_that_is_not_there_is_the_last_or_the_title(open_story, asked: str) -> None:
    page = open_story("published", focus="nijmegen-dar", presenteren="ja", dia=asked)
    assert not page.app.error
    assert page.choices["presenteren"] == "ja"


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
    page = visit(path).go_to("pages/overleg/partnerschap.py")
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
