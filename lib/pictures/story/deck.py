"""A story as it is told: slides with one finding each, and the picture that shows it."""

from __future__ import annotations

from dataclasses import dataclass

from lib.domain.story.stories import StorySlide
from lib.pictures.picture import Picture


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
