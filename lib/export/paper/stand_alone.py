"""A story as one page of HTML that needs nothing else; pictures can be pointed at, and a slide prints on a sheet."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from lib.charts.drawing import Drawing
from lib.charts.palette import PAGE, palette
from lib.domain.loads.visible import visible
from lib.pictures.story.deck import Deck, DeckSlide, closing_lines, closing_title, source_line
from lib.tables.table import Table
from lib.text.language import Language

MOST_ROWS_TOLD = 12
LOOK = Path(__file__).with_name("stand_alone.css")
_CONFIG = {"displayModeBar": False, "showSendToCloud": False, "responsive": True, "plotlyServerURL": ""}


def as_page(deck: Deck, language: Language) -> bytes:
    """The deck as HTML in UTF-8, Plotly included; it asks no other machine for anything."""
    slides = "".join(
        f"<section>{slide_as_html(slide, f'beeld-{number}', language, deck.state)}</section>"
        for number, slide in enumerate(deck.slides, start=1)
    )
    drawings = {
        f"beeld-{number}": figure_on_paper(slide.picture.drawing)
        for number, slide in enumerate(deck.slides, start=1)
        if slide.picture.drawing and slide.picture.drawing.data
    }
    return "".join(_page(deck, slides, drawings, language)).encode()


def figure_on_paper(drawing: Drawing) -> object:
    """The drawing with the colours of paper, for Plotly in a page."""
    from lib.charts.rendering import as_figure  # takes 7 MiB, which who asks for slides need not have

    colours = palette("light")
    figure = as_figure(drawing, colours)
    figure.update_layout(plot_bgcolor=colours[PAGE], paper_bgcolor=colours[PAGE])
    return json.loads(figure.to_json())


def _page(deck: Deck, slides: str, drawings: Mapping[str, object], language: Language) -> Iterator[str]:
    title = words_as_html(deck.title)
    yield from page_begins(deck.title, LOOK, language)
    yield f"<section><h1>{title}</h1><p>{words_as_html(deck.subtitle)}</p><p>{words_as_html(deck.state)}</p></section>"
    closing = "".join(f"<p>{words_as_html(line)}</p>" for line in closing_lines(deck, language))
    yield f"{slides}<section><h2>{words_as_html(closing_title(language))}</h2>{closing}</section>"
    yield from page_ends(drawings)


def page_begins(title: str, look: Path, language: Language) -> Iterator[str]:
    """The head of a page that may ask no other machine for anything, up to what stands on it.

    Args:
        look: the style sheet, which becomes part of the page.
    """
    yield f'<!doctype html><html lang="{language.code}"><head><meta charset="utf-8">'
    yield f"<title>{words_as_html(title)}</title>"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data: blob:; '
    yield "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">"
    yield f"<style>{look.read_text(encoding='utf-8')}</style></head><body><main>"


def page_ends(drawings: Mapping[str, object]) -> Iterator[str]:
    """The end of a page, with what draws on it; `drawings` are by the id of the element that each stands in."""
    yield "</main>"
    if drawings:
        yield f"<script>{_plotly()}</script><script>const drawings = {_as_script(drawings)};"
        yield "for (const [place, drawing] of Object.entries(drawings)) Plotly.newPlot(place, drawing.data, "
        yield f"drawing.layout, {json.dumps(_CONFIG)});</script>"
    yield "</body></html>"


def slide_as_html(slide: DeckSlide, place: str, language: Language, state: str = "") -> str:
    """A slide with its text as text, and an empty element for its chart.

    Args:
        place: the id of that element; none when empty.
        state: of which data it is, beside its source.
    """
    picture = slide.picture
    parts = [f"<h2>{words_as_html(slide.title)}</h2>"]
    if slide.sentence:
        parts.append(f'<p class="zin">{words_as_html(slide.sentence)}</p>')
    if picture.drawing and picture.drawing.data:
        alt = html.escape(visible(picture.drawing.alt), quote=True)
        named = f' id="{place}"' if place else ""
        parts.append(f'<div class="beeld"{named} role="img" aria-label="{alt}"></div>')
    elif picture.large:
        figures = "".join(
            f"<div><p>{words_as_html(f.label)}</p><p><b>{words_as_html(f.value)}</b></p><p>{words_as_html(f.words)}</p></div>"
            for f in picture.large
        )
        parts.append(f'<div class="groot">{figures}</div>')
    elif picture.table.rows:
        parts.append(_table(picture.table.shown().in_words(language), language))
    parts += [f"<p>{words_as_html(note)}</p>" for note in picture.notes]
    source = " · ".join(part for part in (source_line(picture, language), state) if part)
    parts.append(f"<footer>{words_as_html(source)}</footer>")
    return "".join(parts)


def _table(table: Table, language: Language) -> str:
    head = "".join(f'<th scope="col">{words_as_html(column.title)}</th>' for column in table.columns)
    rows = [
        "".join(f"<td>{words_as_html(str('' if value is None else value))}</td>" for value in row)
        for row in table.rows[:MOST_ROWS_TOLD]
    ]
    rest = len(table.rows) - len(rows)
    more = f"<p>{language.count('en nog {n} rij', 'en nog {n} rijen', rest)}</p>" if rest > 0 else ""
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def words_as_html(text: str) -> str:
    """Text from data, never as markup."""
    return html.escape(visible(text))


def _as_script(drawings: Mapping[str, object]) -> str:
    """JSON that cannot end the script it stands in."""
    return (
        json.dumps(drawings).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    )


@cache
def _plotly() -> str:
    script = files("plotly") / "package_data" / "plotly.min.js"
    return script.read_text(encoding="utf-8").replace("</script", "<\\/script")
