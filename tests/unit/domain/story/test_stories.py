"""The order of the slides of a story: what a browser sends counts when it names each slide once."""

from __future__ import annotations

import pytest

from lib.domain.story.stories import Story, StorySlide, reordered

STORY = Story("s", "Verhaal", None, tuple(StorySlide("kosten", {}, block) for block in "abc"))


def test_slides_stand_in_the_order_that_is_sent() -> None:
    assert [slide.block for slide in reordered(STORY, [2, 0, 1]).slides] == ["c", "a", "b"]


@pytest.mark.parametrize(
    "sent", [None, [], [0, 1], [0, 0, 1], [0, 1, 3], [0, 1, 2, 2], "210", [0.0, 1, 2], [True, 0, 2]]
)
def test_what_names_not_each_slide_once_changes_nothing(sent: object) -> None:
    assert reordered(STORY, sent) == STORY
