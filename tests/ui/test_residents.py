"""The page for residents: what is known in plain words, what is not said as such, nothing invented for real ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.review import make_review_store
from tests.ui.reading import Seen

SCRIPT = "pages/presenteren/bewoners.py"


@pytest.fixture
def open_page_for_all(visit: Callable[..., Seen]) -> Callable[..., Seen]:
    def opened(where: str | Path, **parameters: str) -> Seen:
        return visit(where, page=SCRIPT, **parameters)

    return opened


def told(page: Seen) -> str:
    return "\n".join(page.sentences).replace("\u00a0", " ")


def test_what_is_published_of_nijmegen(open_page_for_all) -> None:
    page = open_page_for_all("published", focus="nijmegen-dar")
    said = told(page)
    assert "Nijmegen vraagt het werk aan Dar NV." in said
    assert "Afval kostte in 2021 € 110 per huishouden." in said
    assert "Rapportcijfer openbare ruimte: 6,8 (2021)." in said
    assert said.count("Dat is nog niet bekend.") == 2  # what was agreed and what was reached
    assert "(fictief)" not in page.everything()
    assert any("Stads- en Wijkmonitor" in caption for caption in page.captions)


def test_what_was_agreed_and_reached(open_page_for_all, tmp_path: Path) -> None:
    said = told(open_page_for_all(make_review_store(tmp_path), focus="aa-cc"))
    assert "Groen: bij 9 van de 10 controles moet het minstens" in said
    assert "Groen: bij 5 van de 10 controles was het zo. Dat is minder dan wat is afgesproken." in said


def test_the_public_address_shows_the_page_by_itself(open_page_for_all) -> None:
    page = open_page_for_all("published", focus="zwolle-rova", openbaar="ja")
    assert page.choices == {"focus": "zwolle-rova", "openbaar": "ja", "taal": "nl"}
    assert not page.app.selectbox
    assert not page.app.get("page_link")
    assert not page.app.get("download_button")


def test_a_long_page_has_a_line_of_contents(open_page_for_all) -> None:
    page = open_page_for_all("demo", focus="demo-kastelburg-klaarwijk")
    assert list(page.contents)[::6] == ["Wie doet wat", "Iets melden"]
    assert open_page_for_all("published", focus="zwolle-rova").contents == {}  # soon read


def test_an_invented_partnership_says_so(open_page_for_all) -> None:
    page = open_page_for_all("demo", focus="demo-kastelburg-klaarwijk", taal="en")
    assert any("invented figures" in caption for caption in page.captions)
    assert "(fictitious)" in told(page)
    costs = [line for line in told(page).splitlines() if "per household in 2025" in line]
    assert len(costs) > 2
    assert "All together" in costs[-1]


def test_an_empty_store_says_how_to_begin(open_page_for_all) -> None:
    assert open_page_for_all("empty").app.title[0].value == "Bewoners"
