"""A story as one page of HTML that needs nothing else; pictures can be pointed at, and a slide prints on a sheet."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import plotly

from lib.charts.drawing import Drawing
from lib.charts.palette import PAGE, palette
from lib.charts.rendering import as_figure
from lib.domain.loads.visible import visible
from lib.pictures.story.deck import Deck, DeckSlide, source_line
from lib.tables.table import Table
from lib.text.language import Language

MOST_ROWS_TOLD = 12
LOOK = Path(__file__).with_name("stand_alone.css")
_CONFIG = {"displayModeBar": False, "showSendToCloud": False, "responsive": True, "plotlyServerURL": ""}


def as_page(deck: Deck, language: Language) -> bytes:
    """The deck as HTML in UTF-8, Plotly included; it asks no other machine for anything."""
    slides = "".join(
        _slide(slide, number, deck.state, language) for number, slide in enumerate(deck.slides, start=1)
    )
    drawings = {
        f"beeld-{number}": _figure(slide.picture.drawing)
        for number, slide in enumerate(deck.slides, start=1)
        if slide.picture.drawing and slide.picture.drawing.data
    }
    return "".join(_page(deck, slides, drawings, language)).encode()


def _figure(drawing: Drawing) -> object:
    """The drawing with the colours of paper, for Plotly in the page."""
    colours = palette("light")
    figure = as_figure(drawing, colours)
    figure.update_layout(plot_bgcolor=colours[PAGE], paper_bgcolor=colours[PAGE])
    return json.loads(figure.to_json())


def _page(deck: Deck, slides: str, drawings: dict[str, object], language: Language) -> Iterator[str]:
    title = _shown(deck.title)
    yield f'<!doctype html><html lang="{language.code}"><head><meta charset="utf-8"><title>{title}</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src data: blob:; '
    yield "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">"
    yield f"<style>{LOOK.read_text(encoding='utf-8')}</style></head><body><main>"
    yield f"<section><h1>{title}</h1><p>{_shown(deck.subtitle)}</p><p>{_shown(deck.state)}</p></section>"
    yield f"{slides}</main>"
    if drawings:
        yield f"<script>{_plotly()}</script><script>const drawings = {_as_script(drawings)};"
        yield "for (const [place, drawing] of Object.entries(drawings)) Plotly.newPlot(place, drawing.data, "
        yield f"drawing.layout, {json.dumps(_CONFIG)});</script>"
    yield "</body></html>"


def _slide(slide: DeckSlide, number: int, state: str, language: Language) -> str:
    picture = slide.picture
    parts = [f"<section><h2>{_shown(slide.title)}</h2>"]
    if slide.sentence:
        parts.append(f'<p class="zin">{_shown(slide.sentence)}</p>')
    if picture.drawing and picture.drawing.data:
        alt = html.escape(visible(picture.drawing.alt), quote=True)
        parts.append(f'<div class="beeld" id="beeld-{number}" role="img" aria-label="{alt}"></div>')
    elif picture.large:
        figures = "".join(
            f"<div><p>{_shown(f.label)}</p><p><b>{_shown(f.value)}</b></p><p>{_shown(f.words)}</p></div>"
            for f in picture.large
        )
        parts.append(f'<div class="groot">{figures}</div>')
    elif picture.table.rows:
        parts.append(_table(picture.table.shown().in_words(language), language))
    parts += [f"<p>{_shown(note)}</p>" for note in picture.notes]
    source = " · ".join(part for part in (source_line(picture, language), state) if part)
    parts.append(f"<footer>{_shown(source)}</footer></section>")
    return "".join(parts)


def _table(table: Table, language: Language) -> str:
    head = "".join(f'<th scope="col">{_shown(column.title)}</th>' for column in table.columns)
    rows = [
        "".join(f"<td>{_shown(str('' if value is None else value))}</td>" for value in row)
        for row in table.rows[:MOST_ROWS_TOLD]
    ]
    rest = len(table.rows) - len(rows)
    more = f"<p>{language.count('en nog {n} rij', 'en nog {n} rijen', rest)}</p>" if rest > 0 else ""
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _shown(text: str) -> str:
    """Text from data, never as markup."""
    return html.escape(visible(text))


def _as_script(drawings: dict[str, object]) -> str:
    """JSON that cannot end the script it stands in."""
    return (
        json.dumps(drawings).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    )


@cache
def _plotly() -> str:
    script = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    return script.read_text(encoding="utf-8").replace("</script", "<\\/script")
