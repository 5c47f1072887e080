"""From what the reader wants to tell to which stories there are."""

from __future__ import annotations

from dataclasses import dataclass

from lib.answers.chooser import Chooser, Wanted
from lib.answers.focus import in_focus
from lib.answers.snapshot import Snapshot
from lib.answers.story.ready import stories_of
from lib.answers.story.told import all_stories
from lib.domain.partners import Partner
from lib.domain.story.stories import Story

STORY_NAME = "verhaal"
"""The name of the story in the URL."""
ADDED_PAGE, ADDED_CHOICES = "bij", "beeldkeuzes"
"""Names in the URL: the page whose picture is to come in a story, and the choices in the address of that page."""


@dataclass(frozen=True)
class StoryChoices:
    """`stories` are those of the focus and those of nobody in particular.

    `kept` is False for a story that is being written and was never saved.
    """

    focus: Partner | None
    partners: tuple[Partner, ...]
    story: Story | None
    stories: tuple[Story, ...]
    unmet: tuple[tuple[str, str], ...]
    kept: bool = True

    def parameters(self) -> dict[str, str]:
        """The choices as they stand in the URL."""
        named = {
            "focus": self.focus.code if self.focus else None,
            STORY_NAME: self.story.code if self.story else None,
        }
        return {name: value for name, value in named.items() if value is not None}


def choose(wanted: Wanted, snapshot: Snapshot, draft: Story | None = None) -> StoryChoices:
    """What can be told; by default the first story of the partnership in focus.

    Args:
        draft: the story that is being written, which may be of another focus, or not be saved yet.
    """
    chooser = Chooser(wanted)
    focus, partners = in_focus(chooser, snapshot)
    about = {None, focus.code} if focus else {None}
    everything = all_stories(snapshot)
    if (
        focus
        and not focus.is_whole_client
        and not any(s.kind and s.partnership == focus.code for s in everything)
    ):
        everything = (*stories_of(focus), *everything)
    known = {story.code for story in everything}
    writing = {draft.code} if draft else set()
    new = (draft,) if draft and draft.code not in known else ()
    stories = tuple(s for s in (*everything, *new) if s.partnership in about or s.code in writing)
    named = {story.code: story for story in stories}
    story = named.get(chooser.pick(STORY_NAME, named, next(iter(named), None)) or "")
    kept = story is None or story.code in known
    return StoryChoices(focus, partners, story, stories, tuple(chooser.unmet), kept)
