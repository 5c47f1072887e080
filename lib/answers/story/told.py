"""All stories that there are: the ready ones first, then those in the store."""

from __future__ import annotations

from lib.answers.snapshot import Snapshot
from lib.answers.story.ready import ready_stories
from lib.domain.periods import end_of_day
from lib.domain.story.stories import Story
from lib.store.story.queries import read_stories


def all_stories(snapshot: Snapshot) -> tuple[Story, ...]:
    """Ready ones and own ones; of an own one and a ready one of the same code the own one counts."""
    own = snapshot.ask(read_stories)
    codes = {story.code for story in own}
    return (*(story for story in ready_stories(snapshot) if story.code not in codes), *own)


def as_fixed(story: Story, snapshot: Snapshot) -> Snapshot:
    """The state of the store that a story is told of: as it is, or what it is fixed at.

    A version is a number of one store: one that this store had not reached on the day of the story is of another,
    and then the day counts.
    """
    if story.frozen_at is None or story.frozen_on is None:
        return snapshot
    reached = snapshot.store.version_at(end_of_day(story.frozen_on))
    return Snapshot(snapshot.store, min(story.frozen_at, reached, snapshot.version), snapshot.scope)
