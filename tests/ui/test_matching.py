"""On the page Gegevens inlezen a table in another form is matched column by column, and the match is kept."""

from __future__ import annotations

import pytest

from lib.ingest.matching.match import Match, match_as_json
from tests.ui.reading import Seen, unescaped
from tests.ui.test_data_in import labels, page, press, put, stored, table

__all__ = ["page"]

TABLE = "Lijst van ons;;\nWie;Jaar;Waarde\naa-cc;2023;5,5\nbb-cc;2023;7\n"
MATCH = Match(
    "cijfers",
    (("partnerschap", "Wie"), ("periode", "Jaar"), ("waarde", "Waarde")),
    (("indicator", "pond"), ("status", "definitief"), ("bron", "Eigen lijst")),
    heading_row=2,
)


@pytest.fixture
def matching(page: Seen) -> Seen:
    """The page with a table of someone's own, which is matched."""
    put(page, {"lijst.csv": TABLE})
    next(toggle for toggle in page.app.toggle if toggle.label == "Kolommen zelf koppelen").set_value(True)
    return page.run()


def choose(page: Seen, label: str, value: str) -> None:
    next(box for box in page.app.selectbox if unescaped(box.label) == label).set_value(value)
    page.run()


def write(page: Seen, column: str, value: str) -> None:
    choose(page, f"{column} (verplicht)", "\0")
    fields = [
        field for field in page.app.text_input if unescaped(field.label) == f"Vaste waarde van {column}"
    ]
    fields[0].set_value(value)
    page.run()


def test_columns_are_matched_fixed_and_loaded(matching: Seen) -> None:
    page, (version, rows) = matching, stored()
    next(field for field in page.app.number_input if "Rij met" in field.label).set_value(2)
    page.run()
    assert "Laden" not in labels(page)
    choose(page, "partnerschap", "Wie")
    choose(page, "periode (verplicht)", "Jaar")
    assert [box.value for box in page.app.selectbox if unescaped(box.label) == "waarde"] == ["Waarde"]
    for column, value in MATCH.fixed:
        assert any(column in text for text in page.captions)
        write(page, column, value)
    assert page.headings == ["Herkend", "Wat er verandert"]
    assert "Koppeling bewaren voor de volgende keer" in [b.label for b in page.app.download_button]
    press(page, "Laden")
    assert stored()[0] == version + 1
    assert stored()[1]["cijfers"] == rows["cijfers"] + 2


def test_a_kept_match_fills_in_everything(matching: Seen) -> None:
    kept = next(box for box in matching.app.file_uploader if "Bewaarde koppeling" in box.label)
    kept.set_value([("koppeling.json", match_as_json(MATCH).encode(), "application/json")])
    matching.run()
    assert matching.headings == ["Herkend", "Wat er verandert"]
    assert table(matching, 1) == [["Cijfers", "2", "0", "0"]]


def test_a_file_that_is_no_match_is_said(matching: Seen) -> None:
    kept = next(box for box in matching.app.file_uploader if "Bewaarde koppeling" in box.label)
    kept.set_value([("x.json", b"{}", "application/json")])
    matching.run()
    assert "dit is geen bewaarde koppeling" in unescaped(matching.app.error[0].value)
    assert "Laden" not in labels(matching)


def test_one_match_serves_several_tables_of_the_same_shape(matching: Seen) -> None:
    """The first table says what its columns are called; one that calls them otherwise is named."""
    put(matching, {"een.csv": TABLE, "twee.csv": TABLE.replace("2023", "2024")})
    kept = next(box for box in matching.app.file_uploader if "Bewaarde koppeling" in box.label)
    kept.set_value([("koppeling.json", match_as_json(MATCH).encode(), "application/json")])
    matching.run()
    assert any("geldt voor alle 2 bestanden" in unescaped(text) for text in matching.captions)
    assert table(matching, 1) == [["Cijfers", "4", "0", "0"]]
    put(matching, {"een.csv": TABLE, "twee.csv": TABLE.replace("Waarde", "Uitkomst")})
    assert any("Waarde" in cell for row in table(matching, 1) for cell in row)
    assert "Laden" not in labels(matching)
