"""Two partnerships beside each other, on the pages that have that choice."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest

from lib.ui.comparison import blocks as start_page
from lib.ui.registry import PAGES
from tests.ui.reading import Seen, unescaped

REVIEW = next(page.script for page in PAGES if page.address == "partnerschap")
BOTH = {"focus": "zwolle-rova", "naast": "nijmegen-dar"}


def said(page: Seen) -> list[str]:
    return [sentence.replace("\u00a0", " ") for sentence in page.sentences]


def metrics(page: Seen) -> list[tuple[str, str]]:
    return [(unescaped(m.label), m.value.replace("\u00a0", " ")) for m in page.app.metric]


@pytest.mark.parametrize("script", [None, REVIEW])
def test_both_published_partnerships_stand_beside_each_other(visit, script: str | None) -> None:
    page: Seen = visit("nederland", **BOTH)
    if script:
        page.go_to(script)
    assert "Zwolle - ROVA naast Nijmegen - Dar" in page.headings
    assert ("Zwolle - ROVA", "€ 117,92") in metrics(page)
    assert ("Nijmegen - Dar", "€ 72,76") in metrics(page)
    told = "Lasten afval (taakveld 7.3): Zwolle - ROVA ligt in 2023 € 45 hoger dan Nijmegen - Dar."
    assert told in said(page)
    captions = [caption.replace("\u00a0", " ") for caption in page.captions]
    assert "€ 7,43 onder Nederland (Iv3, gemeenten met opgave) (€ 125)" in captions
    assert "€ 53 onder Nederland (Iv3, gemeenten met opgave) (€ 125)" in captions
    assert page.choices["naast"] == "nijmegen-dar"
    assert page.choices["focus"] == "zwolle-rova"


def test_what_the_other_has_no_figure_of_is_said(visit) -> None:
    page: Seen = visit("nederland", **BOTH)
    assert "Restafval, fijn of totaal onbekend: geen cijfer van Nijmegen - Dar." in said(page)
    (table,) = [t.value for t in page.app.table if "Verschil" in t.value.columns]
    assert {"Lasten afval (taakveld 7.3) per inwoner", "Afvalscheiding"} <= {*map(unescaped, table.index)}


def test_nobody_stands_there_until_asked_and_no_one_again_afterwards(visit) -> None:
    page: Seen = visit("nederland", focus="zwolle-rova")
    assert "naast" not in page.choices
    page.choose("naast", "nijmegen-dar")
    assert page.headings[0] == "Zwolle - ROVA naast Nijmegen - Dar"
    page.choose("naast", "geen")
    assert "naast" not in page.choices
    assert not [heading for heading in page.headings if " naast " in heading]


def test_a_fictitious_one_is_offered_only_when_asked_and_one_abroad_never(visit) -> None:
    page: Seen = visit("both", focus="zwolle-rova")
    assert not [option for option in page.options("naast") if "fictief" in option]
    page = visit("both", focus="zwolle-rova", fictief="ja")
    assert [option for option in page.options("naast") if "fictief" in option]
    page = visit("box", focus="zwolle-rova", naast="aberdeen-city")
    assert not [heading for heading in page.headings if " naast " in heading]
    assert [note for note in page.notes if "Naast" in note]


def test_the_workbook_holds_what_both_have(visit, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Callable[[], bytes]] = []
    monkeypatch.setattr(start_page, "offer_downloads", lambda name, workbook, *rest: made.append(workbook))
    visit("nederland", **BOTH)
    sheet = openpyxl.load_workbook(io.BytesIO(made[-1]()))["Wat beide hebben"]
    assert [cell.value for cell in sheet[1]][3:5] == ["Zwolle - ROVA", "Nijmegen - Dar"]
