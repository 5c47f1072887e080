"""The paper of a meeting as one page: the choices on it, lines to write on, text of data as text."""

from __future__ import annotations

from lib.charts.drawing import Drawing
from lib.export.paper.meeting import LINES_TO_WRITE_ON, as_meeting_page
from lib.pictures.meeting.discussion_sheet import SheetPart
from lib.pictures.meeting.paper import MeetingPaper
from lib.pictures.picture import Picture
from lib.tables.table import Table
from lib.text.language import DUTCH

HOSTILE = "</script><script>alert(1)</script><b>x</b>"


def test_a_sheet_with_its_choices_and_pictures() -> None:
    drawing = Drawing([{"type": "scatter", "x": [1], "y": [2], "hovertext": [HOSTILE]}], {}, HOSTILE)
    picture = Picture("beeld", HOSTILE, drawing, (HOSTILE,), (), Table("", (), ()), "Bron: proef", False)
    parts = (SheetPart("Gehaald", (HOSTILE,)), SheetPart("Te besluiten", ("Niets.",), asks=True))
    paper = MeetingPaper(HOSTILE, ("Sinds: 2020",), parts, (picture,), ("Vergeleken met: 2020",), True, ())
    page = as_meeting_page(paper, DUTCH).decode()
    assert "alert(1)</script>" not in page
    assert "<b>x</b>" not in page
    assert page.count("Besluit, wie, wanneer:") == LINES_TO_WRITE_ON
    for told in ("Vergeleken met: 2020", "fictieve cijfers", "Bron: proef", 'id="beeld-beeld"'):
        assert told in page
