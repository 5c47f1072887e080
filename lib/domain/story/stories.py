"""A story: a list of pictures that pages show, each with a title and a sentence of the presenter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class ReadyKind(StrEnum):
    """The stories that the monitor makes of what there is."""

    REVIEW = "kwartaaloverleg"
    SESSION = "sectorsessie"


@dataclass(frozen=True)
class StorySlide:
    """A picture by its page, the choices in the address of that page, and its name among the pictures there.

    Without a title or a sentence of the presenter, those of the picture are told.
    """

    page: str
    choices: Mapping[str, str] = field(hash=False)
    block: str
    title: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class Story:
    """A story; `frozen_at` is the version of the store that it is fixed at, None for how things are now.

    A ready one has a `kind` and no title of its own; it is made of what there is, so what lacks is left out in silence.
    """

    code: str
    title: str
    partnership: str | None
    slides: tuple[StorySlide, ...]
    anonymous: bool = False
    kind: ReadyKind | None = None
    frozen_at: int | None = None
    frozen_on: dt.date | None = None


def reordered(story: Story, order: object) -> Story:
    """The story with its slides in another order; as it was when the order does not name each slide once.

    Args:
        order: what a browser sent: for every place the number, from 0, that the slide there had.
    """
    numbers = [number for number in order if type(number) is int] if isinstance(order, list) else []
    if sorted(numbers) != list(range(len(story.slides))):
        return story
    return replace(story, slides=tuple(story.slides[number] for number in numbers))
