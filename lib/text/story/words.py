"""What a story is called."""

from __future__ import annotations

from lib.domain.story.stories import ReadyKind, Story
from lib.text.language import Language, msg

READY_TITLES = {
    ReadyKind.REVIEW: msg("Kwartaaloverleg: {name}"),
    ReadyKind.SESSION: msg("Sectorsessie: {name}"),
}


def story_title(language: Language, story: Story, name: str) -> str:
    """The title that the presenter gave; of a ready story what it is for, and the name of its partnership."""
    return language.say(READY_TITLES[story.kind], name=name) if story.kind else story.title
