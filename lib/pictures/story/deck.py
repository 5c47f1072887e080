"""A story as it is told: slides with one finding each, and the picture that shows it."""

from __future__ import annotations

from dataclasses import dataclass

from lib.domain.story.stories import StorySlide
from lib.pictures.picture import Picture
from lib.text.language import Language


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
