"""A match is kept as a small file and read back; anything else is refused in a sentence."""

from __future__ import annotations

import json

import pytest

from lib.ingest.headings import Unreadable
from lib.ingest.matching.match import Match, likely_columns, match_as_json, match_from_json

MATCH = Match(
    "cijfers",
    (("partnerschap", "Gemeente"), ("waarde", "Restafval (kg)")),
    (("bron", "Jaarverslag é"), ("status", "definitief")),
    "Blad 1",
    3,
)


def test_a_match_is_read_back_as_it_was_kept() -> None:
    assert match_from_json(match_as_json(MATCH).encode(), "k.json") == MATCH


@pytest.mark.parametrize(
    "changed",
    [
        {"soort": "iets"},
        {"versie": 2},
        {"dataset": "x"},
        {"kolommen": {"onbekend": "A"}},
        {"kolommen": 3},
        {"kopregel": 0},
        {"kopregel": "x"},
        {"vast": None},
    ],
)
def test_what_is_no_match_is_refused(changed: dict[str, object]) -> None:
    record = json.loads(match_as_json(MATCH)) | changed
    with pytest.raises(Unreadable) as refused:
        match_from_json(json.dumps(record).encode(), "k.json")
    assert [(f.file, f.rule) for f in refused.value.findings] == [("k.json", "geen_koppeling")]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[]", b"{}", b"1", b"[" * 100_000])
def test_what_is_no_record_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        match_from_json(content, "k.json")


def test_required_columns_need_a_column_or_a_value() -> None:
    assert [f.column for f in MATCH.findings("t.csv")] == ["indicator", "periode"]


def test_likely_columns_are_those_with_the_nearest_names() -> None:
    found = likely_columns("cijfers", ("Partnerschap", "", "Indicator code", "Periode ", "Waarden", "Iets"))
    assert found["partnerschap"] == "Partnerschap"
    assert found["periode"] == "Periode "
    assert found["waarde"] == "Waarden"
    assert "bron_url" not in found
