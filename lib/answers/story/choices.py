"""From what the reader wants to tell to which stories there are."""

from __future__ import annotations

from dataclasses import dataclass

from lib.answers.chooser import NO, YES, Chooser, Wanted
from lib.answers.focus import in_focus
from lib.answers.snapshot import Snapshot
from lib.answers.story.told import all_stories
from lib.domain.partners import Partner
from lib.domain.story.stories import Story

STORY_NAME, SLIDE_NAME, PRESENTING_NAME = "verhaal", "dia", "presenteren"
"""Names in the URL: the story, the slide that is shown while presenting, and whether one is presenting."""
ADDED_PAGE, ADDED_CHOICES = "bij", "beeldkeuzes"
"""Names in the URL: the page whose picture is to come in a story, and the choices in the address of that page."""


@dataclass(frozen=True)
class StoryChoices:
    """`stories` are those of the focus and those of nobody in particular; `slide` counts from 1, 0 is the title."""

    focus: Partner | None
    partners: tuple[Partner, ...]
    story: Story | None
    stories: tuple[Story, ...]
    slide: int
    presenting: bool
    unmet: tuple[tuple[str, str], ...]

    def parameters(self) -> dict[str, str]:
        """The choices as they stand in the URL."""
        named = {
            "focus": self.focus.code if self.focus else None,
            STORY_NAME: self.story.code if self.story else None,
        }
        if self.presenting:
            named |= {PRESENTING_NAME: YES, SLIDE_NAME: str(self.slide)}
        return {name: value for name, value in named.items() if value is not None}


def choose(wanted: Wanted, snapshot: Snapshot) -> StoryChoices:
    """What can be told; by default the first story of the partnership in focus."""
    chooser = Chooser(wanted)
    focus, partners = in_focus(chooser, snapshot)
    about = {None, focus.code} if focus else {None}
    everything = all_stories(snapshot)
    stories = tuple(story for story in everything if story.partnership in about)
    named = {story.code: story for story in stories}
    story = named.get(chooser.pick(STORY_NAME, named, next(iter(named), None)) or "")
    presenting = chooser.pick(PRESENTING_NAME, {YES: 0, NO: 0}, NO) == YES and story is not None
    last = len(story.slides) if story else 0
    asked = wanted.get(SLIDE_NAME, "")
    slide = min(int(asked), last) if presenting and asked.isdecimal() else 0
    return StoryChoices(focus, partners, story, stories, slide, presenting, tuple(chooser.unmet))
