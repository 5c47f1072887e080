"""Texts of the box: complete in English, untouched in Dutch, and texts of others as they are."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.catalogue.catalogue import shipped_catalogue
from lib.demo.names import REFERENCE
from lib.demo.patterns import SOURCE
from lib.tables.origins import definition_rows
from lib.text.language import DUTCH, ENGLISH
from lib.text.shipped_words import BETWEEN, shipped_remark, shipped_text
from lib.text.terms import flagged

BOX = Path(__file__).parents[3] / "data" / "published"


def cells(file: str, column: str) -> Iterator[str]:
    for path in (BOX / file, BOX / "nederland" / file):
        if path.is_file():
            with path.open(encoding="utf-8", newline="") as rows:
                yield from {row.get(column) or "" for row in csv.DictReader(rows, delimiter=";")} - {""}


def in_the_box() -> list[str]:
    """What the files in the box remark and tell; names only of references, for a municipality is called so."""
    remarks = {part for remark in cells("cijfers.csv", "opmerking") for part in remark.split(BETWEEN)}
    told = {text for column in ("titel", "toelichting") for text in cells("gebeurtenissen.csv", column)}
    accounts = {source for source in cells("cijfers.csv", "bron") if source.startswith("CBS Iv3")}
    references = {name for name in cells("organisaties.csv", "naam") if "Nederland" in name or "ench" in name}
    return sorted({*remarks, *told, *accounts, *references, *cells("contracten.csv", "naam")})


@pytest.mark.parametrize("text", in_the_box())
def test_a_text_of_the_box_is_english_on_an_english_page_and_itself_on_a_dutch_one(text: str) -> None:
    assert shipped_text(DUTCH, text) == text
    said = shipped_text(ENGLISH, text)
    assert said != text or not re.search(r"[a-z]{4}", text)
    assert re.findall(r"\d", said) == re.findall(r"\d", text)


NAMES = ("Samenwerkingsmonitor", "VNG Realisatie, Burgerpeiling, indicator ")
"""Of programs and surveys, in every language."""


def test_every_definition_tells_in_english_where_it_comes_from() -> None:
    catalogue = shipped_catalogue()
    shipped = [*catalogue.indicators.values(), *(d.indicator for d in catalogue.derived.values())]
    dutch = set()
    for indicator in shipped:
        told = dict(definition_rows(indicator, ENGLISH))["Source of the definition"]
        assert told
        if told == indicator.source and not told.startswith(NAMES):
            dutch.add(told)
    assert not dutch


def test_every_part_of_a_remark_is_said() -> None:
    remark = "over 341 gemeenten met opgave; bruto lasten, met werk voor anderen; van de gemeente zelf"
    assert shipped_remark(ENGLISH, remark) == (
        "over 341 municipalities that reported; gross expenditure, with work for others; van de gemeente zelf"
    )
    assert shipped_remark(ENGLISH, None) is None


def test_the_demo_set_is_told_as_fictitious_in_english_too() -> None:
    assert shipped_text(ENGLISH, SOURCE) == "Demo set of the Samenwerkingsmonitor (fictitious)"
    name = flagged(ENGLISH, REFERENCE[1], fictitious=True)
    assert name == "Average of the demo municipalities (fictitious)"


def test_a_source_of_accounts_is_said_and_one_of_others_is_not() -> None:
    assert (
        shipped_text(ENGLISH, "CBS Iv3 2023 jaarrekening, taakveld 7.3")
        == "CBS Iv3 2023 accounts, task field 7.3"
    )
    assert shipped_text(ENGLISH, "Jaarverslag 2023, taakveld 7.3") == "Jaarverslag 2023, taakveld 7.3"
