"""A story as rows of the data contract, in the order of its columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from urllib.parse import urlencode

from lib.domain.story.stories import Story

StoryCell = str | int | dt.date


def story_row(story: Story) -> tuple[StoryCell, ...]:
    """The row of `verhalen`; empty where there is nothing."""
    fixed = "" if story.frozen_at is None else story.frozen_at
    anonymous = "ja" if story.anonymous else "nee"
    day = story.frozen_on or ""
    return (story.code, story.title, story.partnership or "", anonymous, fixed, day)


def rows_of_slides(story: Story) -> Iterator[tuple[StoryCell, ...]]:
    """The rows of `dias`, in the order of the story."""
    for number, slide in enumerate(story.slides, start=1):
        choices = urlencode(slide.choices)
        yield (story.code, number, slide.title, slide.sentence, slide.page, choices, slide.block)
