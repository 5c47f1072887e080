"""A story as it is told: slides with one finding each, and the picture that shows it."""

from __future__ import annotations

from dataclasses import dataclass

from lib.domain.story.stories import StorySlide
from lib.pictures.picture import Picture
from lib.text.language import Language

SOURCES_AT_END = 8
"""Sources that fit on the last slide."""


@dataclass(frozen=True)
class DeckSlide:
    """One finding: its title, the presenter's sentence, its picture, and the address of the page that shows the same.

    `definitions` explain the indicators of the picture to who presents it; `origin` is the slide as it was written.
    """

    title: str
    sentence: str
    picture: Picture
    address: str
    definitions: tuple[str, ...] = ()
    origin: StorySlide | None = None


@dataclass(frozen=True)
class Deck:
    """A story with all its slides. `state` says of which data and when it was made."""

    title: str
    subtitle: str
    slides: tuple[DeckSlide, ...]
    state: str


def source_line(picture: Picture, language: Language) -> str:
    """Where the figures of a picture come from, and that they are invented where they are."""
    parts = [picture.source, language.say("fictieve cijfers") if picture.fictitious else ""]
    return " · ".join(part for part in parts if part)


def closing_title(language: Language) -> str:
    """The title of the last slide."""
    return language.say("Waar dit op rust")


def closing_lines(deck: Deck, language: Language) -> tuple[str, ...]:
    """What stands on the last slide: the sources of all slides, what is invented, and of which data it is."""
    sources = list(dict.fromkeys(slide.picture.source for slide in deck.slides if slide.picture.source))
    shown = sources[:SOURCES_AT_END]
    rest = len(sources) - len(shown)
    more = (
        language.count("en nog {n} bron, bij de dia", "en nog {n} bronnen, bij de dia's", rest)
        if rest
        else ""
    )
    invented = any(slide.picture.fictitious for slide in deck.slides)
    warning = (
        language.say("In dit verhaal staan fictieve cijfers; bij de dia staat welke.") if invented else ""
    )
    return tuple(line for line in (*shown, more, warning, deck.state) if line)
