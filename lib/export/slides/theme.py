"""The look of a presentation as a real slide master: our colours, two layouts, on a screen of 16 by 9."""

from __future__ import annotations

import re
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Slides
from pptx.util import Emu, Inches, Length, Pt

from lib.charts.palette import FAINT, FOCUS, INK, LINES, OTHERS, PAGE, PEERS, SURFACE, palette

SLIDE_WIDTH, SLIDE_HEIGHT = Inches(13.333), Inches(7.5)
EDGE = Inches(0.6)
INNER = Emu(SLIDE_WIDTH - 2 * EDGE)
BELOW_TITLE, BELOW_SENTENCE, FOOT = Inches(1.35), Inches(2.3), Inches(6.8)
"""Where the sentence, the picture and the source begin."""
BODY, CHART_WORDS, SMALL_PRINT = Pt(14), Pt(12), Pt(11)
"""Sizes of words in tables and titles of axes, of other words in charts, and of the source; sentences are of 20."""
LABEL, HUGE = Pt(20), Pt(72)
"""Sizes of the name of a large figure, and of the figure."""
TITLE_LAYOUT, CONTENT_LAYOUT = 0, 1
"""Of the template of python-pptx: the title slide, and a title over a text."""
SLIDE_FONT = "Calibri"
"""A font that office programs have; that of the screen is not on the machines of others."""
ON_PAPER = palette("light")

SlidePlace = tuple[int, int, int, int]
"""Left, top, width and height of what stands on a slide, in EMU."""

_TITLE_SIZE, _SENTENCE_SIZE, _OPENING_SIZE = Pt(28), Pt(20), Pt(40)
_DATE, _FOOTER, _NUMBER = 10, 11, 12
_THEME_COLOURS = {
    "dk1": INK, "lt1": PAGE, "dk2": INK, "lt2": SURFACE, "accent1": PEERS, "accent2": FOCUS,
    "accent3": OTHERS, "accent4": LINES, "accent5": FAINT, "accent6": INK, "hlink": PEERS, "folHlink": PEERS,
}  # fmt: skip


def new_presentation() -> Slides:
    """An empty presentation with a layout for the first slide and one for all others."""
    slides = Presentation()
    slides.slide_width, slides.slide_height = SLIDE_WIDTH, SLIDE_HEIGHT
    for layout in list(slides.slide_layouts)[CONTENT_LAYOUT + 1 :]:
        slides.slide_layouts.remove(layout)
    _colour(slides)
    _set_styles(slides)
    opening, content = slides.slide_layouts
    for layout in (slides.slide_master, opening, content):
        _without_date_and_footer(layout)
    for layout in (slides.slide_master, content):
        title, body, number = layout.placeholders
        _place(title, Inches(0.35), Emu(BELOW_TITLE - Inches(0.35)))
        _place(body, BELOW_TITLE, Emu(BELOW_SENTENCE - BELOW_TITLE))
        number.left, number.top, number.width, number.height = Inches(12.2), FOOT, Inches(0.6), Inches(0.4)
    title, subtitle, _ = opening.placeholders
    _place(title, Inches(2.2), Inches(1.5))
    _place(subtitle, Inches(3.8), Inches(1.8))
    for shape in (title, subtitle):
        _without_own_style(shape)
    title.text_frame.paragraphs[0].font.size = _OPENING_SIZE
    return slides


def _without_date_and_footer(layout: Any) -> None:
    for shape in list(layout.placeholders):
        if shape.placeholder_format.idx in (_DATE, _FOOTER) or "Date" in shape.name or "Footer" in shape.name:
            shape.element.getparent().remove(shape.element)


def _place(shape: Any, top: Length, height: Length) -> None:
    """Put a placeholder at its height, from edge to edge."""
    shape.left, shape.top, shape.width, shape.height = EDGE, top, INNER, height
    shape.text_frame.word_wrap = True
    body = shape.text_frame._txBody.find(qn("a:bodyPr"))
    body.set("anchor", "t")
    body.set("lIns", "0")


def _without_own_style(shape: Any) -> None:
    """A placeholder in the style of the master, not in the centre and grey as the template has it."""
    style = shape.text_frame._txBody.find(qn("a:lstStyle"))
    for level in list(style):
        style.remove(level)


def _set_styles(slides: Slides) -> None:
    """Titles and sentences of the master to the left, in their sizes, without bullets."""
    styles = slides.slide_master.element.find(qn("p:txStyles"))
    for name, size, bold in (("p:titleStyle", _TITLE_SIZE, "1"), ("p:bodyStyle", _SENTENCE_SIZE, "0")):
        level = styles.find(qn(name)).find(qn("a:lvl1pPr"))
        level.set("algn", "l")
        level.set("marL", "0")
        level.set("indent", "0")
        for bullet in (*level.findall(qn("a:buFont")), *level.findall(qn("a:buChar"))):
            level.replace(bullet, level.makeelement(qn("a:buNone"), {})) if bullet.tag.endswith(
                "buChar"
            ) else level.remove(bullet)
        letters = level.find(qn("a:defRPr"))
        letters.set("sz", str(size.centipoints))
        letters.set("b", bold)


def _colour(slides: Slides) -> None:
    """Our colours and font in the theme that the master names."""
    part = slides.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = part.blob.decode("utf-8")
    for name, role in _THEME_COLOURS.items():
        colour = f'<a:{name}><a:srgbClr val="{ON_PAPER[role][1:]}"/></a:{name}>'
        theme = re.sub(rf"<a:{name}>.*?</a:{name}>", colour, theme, flags=re.DOTALL)
    theme = re.sub(r'(<a:latin typeface=")[^"]*"', rf'\g<1>{SLIDE_FONT}"', theme)
    part._blob = theme.replace('name="Office Theme"', 'name="Samenwerkingsmonitor"').encode("utf-8")
