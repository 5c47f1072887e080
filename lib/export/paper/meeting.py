"""The paper of a meeting as one page of HTML that needs nothing else, for A4 upright."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lib.export.paper.stand_alone import figure_on_paper, page_begins, page_ends, slide_as_html, words_as_html
from lib.pictures.meeting.discussion_sheet import SheetPart
from lib.pictures.meeting.paper import MeetingPaper
from lib.pictures.story.deck import DeckSlide
from lib.text.language import Language

LINES_TO_WRITE_ON = 4
"""Decisions that there is room to write down."""
SHEET_LOOK = Path(__file__).with_name("meeting.css")


def as_meeting_page(paper: MeetingPaper, language: Language) -> bytes:
    """The paper as HTML in UTF-8: the sheet to discuss from first, then the pictures with their words and source."""
    return "".join(_parts(paper, language)).encode()


def _parts(paper: MeetingPaper, language: Language) -> Iterator[str]:
    say = language.say
    title = say("Besprekingsblad: {about}", about=paper.about)
    yield from page_begins(title, SHEET_LOOK, language)
    yield f'<section class="blad"><h1>{words_as_html(title)}</h1>{_paragraph(" · ".join(paper.facts))}'
    if paper.fictitious:
        yield _paragraph(say("fictieve cijfers"))
    yield f"<footer>{words_as_html(' · '.join(paper.chosen))}</footer>"
    yield "".join(_sheet_part(part, language) for part in paper.parts) + "</section>"
    yield f"<h1>{words_as_html(say('Cijfers: {about}', about=paper.about))}</h1>"
    drawings: dict[str, object] = {}
    for picture in paper.pictures:
        slide = DeckSlide(picture.heading, " ".join(picture.sentences), picture, "")
        place = f"beeld-{picture.name}"
        yield f"<section>{slide_as_html(slide, place, language)}</section>"
        if picture.drawing and picture.drawing.data:
            drawings[place] = figure_on_paper(picture.drawing)
    yield from page_ends(drawings)


def _sheet_part(part: SheetPart, language: Language) -> str:
    points = "".join(f"<li>{words_as_html(point)}</li>" for point in part.points)
    write = words_as_html(language.say("Besluit, wie, wanneer:"))
    lines = f'<p class="regel">{write}</p>' * (LINES_TO_WRITE_ON if part.asks else 0)
    return f"<h2>{words_as_html(part.heading)}</h2><ul>{points}</ul>{lines}"


def _paragraph(text: str) -> str:
    return f"<p>{words_as_html(text)}</p>"
