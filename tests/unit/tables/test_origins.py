"""What a file says of itself."""

from __future__ import annotations

import datetime as dt

from lib.tables.origins import FileOrigin, about_table
from lib.text.language import DUTCH

ASKED = dt.datetime(2026, 11, 30, 9, 5, tzinfo=dt.UTC)


def test_a_file_says_which_state_of_the_figures_it_shows_and_when_it_was_asked() -> None:
    told = dict(about_table(FileOrigin("http://monitor/?dienst=afval", None, ASKED, 3, 7), DUTCH).rows)
    assert told == {
        "Link naar hetzelfde beeld": "http://monitor/?dienst=afval",
        "Gegevens zoals ze waren op": "2026-11-30 09:05",
        "Opgevraagd op": "2026-11-30 09:05",
        "Nieuwste lading": "3",
        "Versie van de gegevens": "7",
    }


def test_of_an_earlier_day_the_day_is_said() -> None:
    told = dict(about_table(FileOrigin("", dt.date(2025, 1, 3), ASKED, 1, 1), DUTCH).rows)
    assert told["Gegevens zoals ze waren op"] == "2025-01-03"
    assert told["Opgevraagd op"] == "2026-11-30 09:05"
