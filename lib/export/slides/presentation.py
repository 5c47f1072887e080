"""A deck as PPTX: a slide per finding, with what it rests on in the notes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.util import Emu, Inches, Length

from lib.charts.editable import CellGrid, PanelGrid, SlideForm
from lib.charts.palette import FAINT, FOCUS, INK
from lib.domain.loads.visible import visible
from lib.domain.requests.deadline import while_time
from lib.export.slides.charts import add_chart
from lib.export.slides.map_picture import add_map, is_map
from lib.export.slides.panels import add_panels
from lib.export.slides.tables import add_cells, add_table
from lib.export.slides.theme import (
    BELOW_SENTENCE,
    BELOW_TITLE,
    BODY,
    CONTENT_LAYOUT,
    EDGE,
    FOOT,
    HUGE,
    INNER,
    LABEL,
    ON_PAPER,
    SMALL_PRINT,
    TITLE_LAYOUT,
    SlidePlace,
    new_presentation,
)
from lib.pictures.picture import LargeFigure, Picture
from lib.pictures.story.deck import Deck, DeckSlide, closing_lines, closing_title, source_line
from lib.text.language import Language

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
"""The media type of what `as_presentation` makes."""

MOST_CHARTS = 2
"""What fits on a slide and can be read in a room."""
TWO_LINES = 170
"""Signs that two lines of a sentence hold; a longer one is smaller, so that it stays above the picture."""
_GAP = Inches(0.3)


def as_presentation(deck: Deck, language: Language) -> bytes:
    """The deck with its title slide first; charts and tables can be edited, text is text."""
    slides = new_presentation()
    slides.core_properties.title = visible(deck.title)
    slides.core_properties.author = "Samenwerkingsmonitor"
    opening = slides.slides.add_slide(slides.slide_layouts[TITLE_LAYOUT])
    opening.shapes.title.text = visible(deck.title)
    opening.placeholders[1].text = "\n".join(map(visible, filter(None, (deck.subtitle, deck.state))))
    for told in while_time(deck.slides):
        _add_slide(slides.slides.add_slide(slides.slide_layouts[CONTENT_LAYOUT]), told, deck.state, language)
    _add_closing(slides.slides.add_slide(slides.slide_layouts[CONTENT_LAYOUT]), deck, language)
    out = io.BytesIO()
    slides.save(out)
    return out.getvalue()


def _add_closing(slide: Any, deck: Deck, language: Language) -> None:
    """The last slide: what all of it rests on."""
    slide.shapes.title.text = closing_title(language)
    body = slide.placeholders[1]
    body.left, body.top, body.width, body.height = EDGE, BELOW_TITLE, INNER, Emu(FOOT - BELOW_TITLE)
    body.text = "\n".join(map(visible, closing_lines(deck, language)))
    for paragraph in body.text_frame.paragraphs:
        paragraph.font.size = BODY


def _add_slide(slide: Any, told: DeckSlide, state: str, language: Language) -> None:
    picture = told.picture
    slide.shapes.title.text = visible(told.title)
    if sentence := told.sentence or _how_to_read(picture):
        slide.placeholders[1].text = visible(sentence)
        if len(sentence) > TWO_LINES:
            slide.placeholders[1].text_frame.paragraphs[0].font.size = BODY
    else:
        slide.placeholders[1].element.getparent().remove(slide.placeholders[1].element)
    top = BELOW_SENTENCE if sentence else Emu(BELOW_TITLE + Inches(0.1))
    _add_picture(slide, picture, (EDGE, top, INNER, Emu(FOOT - top - Inches(0.05))), language)
    _add_words(slide, source_line(picture, language), (EDGE, FOOT, Inches(11.4), Inches(0.5)), small=True)
    slide.notes_slide.notes_text_frame.text = "\n".join(map(visible, _notes(told, state, language)))


def _add_picture(slide: Any, picture: Picture, place: SlidePlace, language: Language) -> None:
    """The charts beside each other, else a map, large figures or the table."""
    left, top, room, height = place
    charts = picture.drawing.editable[:MOST_CHARTS] if picture.drawing else ()
    if charts and picture.drawing:
        width = Emu((room - _GAP * (len(charts) - 1)) // len(charts))
        for number, chart in enumerate(charts):
            at = Emu(left + number * (width + _GAP))
            head = Inches(0.4) if len(charts) > 1 else Emu(0)
            if head:
                _add_words(slide, chart.heading, (at, Emu(top), width, head), bold=True)
            _add_form(
                slide, chart, picture.drawing.alt, (at, Emu(top + head), width, Emu(height - head)), language
            )
    elif picture.drawing and is_map(picture.drawing):
        add_map(slide.shapes, picture.drawing, place)
    elif picture.large:
        _add_large(slide, picture.large)
    elif picture.table.rows:
        add_table(slide.shapes, picture.table.shown().in_words(language), place, language)


def _how_to_read(picture: Picture) -> str:
    """What the signs and lines of a grid mean, which has no key; nothing of another picture."""
    forms = picture.drawing.editable if picture.drawing else ()
    grid = any(isinstance(form, CellGrid | PanelGrid) for form in forms)
    return next(iter(picture.notes), "") if grid else ""


def _add_form(slide: Any, form: SlideForm, alt: str, place: SlidePlace, language: Language) -> None:
    """A chart of the office program, a table with fields in colours, or an image of small charts."""
    if isinstance(form, CellGrid):
        add_cells(slide.shapes, form, alt, place, language)
    elif isinstance(form, PanelGrid):
        add_panels(slide.shapes, form, alt, place)
    else:
        add_chart(slide.shapes, form, alt, place)


def _notes(told: DeckSlide, state: str, language: Language) -> Iterator[str]:
    """Everything that the figures of a slide rest on, for who presents it."""
    picture = told.picture
    yield from picture.sentences
    yield from picture.notes
    charts = picture.drawing.editable if picture.drawing else ()
    if rest := [chart.heading for chart in charts[MOST_CHARTS:]]:
        yield language.say("Niet op deze dia: {names}.", names="; ".join(rest))
    if picture.drawing and is_map(picture.drawing):
        yield language.say(
            "De kaart is een afbeelding: die is niet te bewerken. De cijfers staan op de pagina."
        )
    if any(isinstance(chart, PanelGrid) for chart in charts):
        yield language.say(
            "De lijnen zijn een afbeelding: die is niet te bewerken. De cijfers staan op de pagina."
        )
    yield from told.definitions
    yield source_line(picture, language)
    yield language.say("Hetzelfde beeld: {address}", address=told.address)
    yield state


def _add_words(
    slide: Any,
    words: str,
    place: tuple[Length, Length, Length, Length],
    *,
    bold: bool = False,
    small: bool = False,
) -> None:
    frame = slide.shapes.add_textbox(*place).text_frame
    frame.word_wrap, frame.margin_left = True, 0
    frame.text = visible(words)
    font = frame.paragraphs[0].font
    font.size, font.bold = SMALL_PRINT if small else BODY, bold
    font.color.rgb = RGBColor.from_string(ON_PAPER[FAINT if small else INK][1:])


def _add_large(slide: Any, figures: Sequence[LargeFigure]) -> None:
    """Figures side by side, to be read from the back of the room."""
    width = Emu((INNER - _GAP * (len(figures) - 1)) // len(figures))
    for number, figure in enumerate(figures):
        left, top = Emu(EDGE + number * (width + _GAP)), Emu(BELOW_SENTENCE + Inches(0.6))
        frame = slide.shapes.add_textbox(left, top, width, Inches(2.6)).text_frame
        frame.word_wrap, frame.margin_left = True, 0
        lines = ((figure.label, LABEL), (figure.value, HUGE), (figure.words, LABEL))
        for place, (words, size) in enumerate(lines):
            paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            paragraph.text = visible(words)
            paragraph.font.size, paragraph.font.bold = size, size == HUGE
            paragraph.font.color.rgb = RGBColor.from_string(ON_PAPER[FOCUS if size == HUGE else INK][1:])
