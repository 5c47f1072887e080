"""The pages of a presentation as HTML: small, with the slides as data, and one script for all three."""

from __future__ import annotations

import hashlib
import html
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lib.domain.loads.visible import visible
from lib.export.paper.stand_alone import figure_on_paper, slide_as_html, words_as_html
from lib.pictures.story.deck import Deck, closing_lines, closing_title, source_line
from lib.text.language import Language, msg
from lib.ui.podium.address import PODIUM_SCRIPT, PODIUM_STYLE
from lib.ui.podium.stages import Performance

_HERE = Path(__file__).parent
_WORDS = {
    "previous": msg("Vorige"),
    "next": msg("Volgende"),
    "first": msg("Begin"),
    "last": msg("Eind"),
    "full": msg("Volledig scherm"),
    "page": msg("Open de pagina"),
    "stop": msg("Stoppen"),
    "of": msg("{n} van {total}"),
    "following": msg("Straks"),
    "nothing": msg("Dit is de laatste dia."),
    "notes": msg("Notities"),
    "clock": msg("Klok"),
    "since": msg("Bezig"),
    "waiting": msg("Het verhaal begint zo. Laat deze pagina open."),
    "over": msg("De presentatie is afgelopen."),
    "lost": msg("Geen verbinding. De pagina probeert het zelf opnieuw."),
}
_GONE = msg("Deze presentatie is er niet (meer). Vraag wie presenteert om een nieuw adres.")


@dataclass(frozen=True)
class StageSlide:
    """A slide as the pages show it: its HTML, its chart for Plotly, and what only the presenter sees."""

    html: str
    drawing: Any
    title: str
    notes: tuple[str, ...]
    address: str

    def as_shown(self) -> dict[str, Any]:
        """What followers get: no notes, and no address."""
        return {"html": self.html, "drawing": self.drawing}


def stage_slides(performance: Performance) -> tuple[StageSlide, ...]:
    """Every slide of a presentation with its title before and its end after; made once for a deck."""
    made, deck = performance.made, performance.deck
    if made is None or made[0] is not deck:
        made = performance.made = (deck, tuple(_slides(deck, performance.language)))
    slides: tuple[StageSlide, ...] = made[1]
    return slides


def _slides(deck: Deck, language: Language) -> list[StageSlide]:
    lines = (deck.subtitle, deck.state)
    opening = f"<h1>{words_as_html(deck.title)}</h1>" + "".join(
        f"<p>{words_as_html(line)}</p>" for line in lines
    )
    found = [StageSlide(opening, None, deck.title, (), "")]
    for slide in deck.slides:
        picture = slide.picture
        drawing = figure_on_paper(picture.drawing) if picture.drawing and picture.drawing.data else None
        notes = (
            *picture.sentences,
            *picture.notes,
            *slide.definitions,
            source_line(picture, language),
            deck.state,
        )
        found.append(
            StageSlide(
                slide_as_html(slide, "", language),
                drawing,
                slide.title,
                tuple(dict.fromkeys(visible(line) for line in notes if line)),
                slide.address,
            )
        )
    title, lines_at_end = closing_title(language), closing_lines(deck, language)
    closing = f"<h2>{words_as_html(title)}</h2>" + "".join(
        f"<p>{words_as_html(line)}</p>" for line in lines_at_end
    )
    return [*found, StageSlide(closing, None, title, (), "")]


@cache
def podium_part(name: str) -> str:
    """The script or the style."""
    return (_HERE / name).read_text(encoding="utf-8")


def stage_page(performance: Performance, *, speaker: bool) -> str:
    """The screen for the room, or the window of the presenter, with every slide in it."""
    slides = [
        {**slide.as_shown(), "title": visible(slide.title), "address": slide.address}
        | ({"notes": slide.notes} if speaker else {})
        for slide in stage_slides(performance)
    ]
    role = "speaker" if speaker else "stage"
    told = {"role": role, "token": performance.stage, "at": performance.at, "slides": slides}
    return _document(performance.deck.title, told, performance.language)


def following_page(performance: Performance) -> str:
    """The page of who follows along; it asks which slide is shown, and gets that one alone."""
    told = {"role": "follower", "token": performance.follow}
    return _document(performance.deck.title, told, performance.language)


def gone_page(language: Language) -> str:
    """That there is no presentation here."""
    body = f'<main class="weg"><p>{html.escape(language.say(_GONE))}</p></main>'
    return _shell(language.say("Presenteren"), body, language, script=False)


def _document(title: str, told: dict[str, Any], language: Language) -> str:
    told["words"] = {name: language.say(text) for name, text in _WORDS.items()}
    data = json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")
    body = (
        f'<main class="{told["role"]}"></main><script type="application/json" id="gegevens">{data}</script>'
    )
    return _shell(title, body, language, script=True)


def _shell(title: str, body: str, language: Language, *, script: bool) -> str:
    run = f'<script src="{_address_of(PODIUM_SCRIPT)}" defer></script>' if script else ""
    return (
        f'<!doctype html><html lang="{language.code}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f'<title>{words_as_html(title)}</title><link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="{_address_of(PODIUM_STYLE)}">{run}</head><body>{body}</body></html>'
    )


def _address_of(name: str) -> str:
    """Where a part stands; other content has another address."""
    return f"{name}?v={hashlib.sha256(podium_part(name).encode()).hexdigest()[:12]}"
