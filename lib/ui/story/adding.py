"""Onto a story: a picture of a page becomes the last slide of the story that is being written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from lib.answers.focus import FOCUS_NAME
from lib.answers.snapshot import Snapshot
from lib.answers.story.choices import STORY_NAME
from lib.answers.story.told import all_stories
from lib.catalogue.declarations import MOST_SIGNS
from lib.domain.story.stories import Story, StorySlide
from lib.ingest.typed.whole_story import story_code
from lib.pictures.story.gallery import pictures_of
from lib.text.language import Language
from lib.text.terms import partner_name
from lib.ui import url
from lib.ui.memory import newest_snapshot
from lib.ui.story.draft import keep_draft, kept_draft
from lib.ui.words import escaped


def put_on_story(name: str) -> None:
    """Put a picture of the page that is open on the story that is being written, or say why that cannot be.

    Its title and sentence stay those of the picture until the presenter writes others.

    Args:
        name: of the picture among those of the page.
    """
    language, snapshot = url.language(), newest_snapshot()
    hung = pictures_of(url.page(), url.written_choices(), snapshot, language)
    if name not in hung.pictures:
        said = language.say(
            "Dit beeld kan niet op een dia: het hoort bij een ander beeld of bij wat op deze pagina is opengeklapt."
        )
        st.toast(escaped(said), icon=":material/block:")
        return
    story = _being_written(snapshot, language)
    slide = StorySlide(url.page(), dict(hung.parameters), name)
    story = replace(story, slides=(*story.slides, slide))
    keep_draft(story)
    url.want(**{STORY_NAME: story.code})
    said = language.say(
        "Op het verhaal {title}, als dia {n}. Bewaren kan op de pagina Verhaal.",
        title=story.title,
        n=len(story.slides),
    )
    st.toast(escaped(said), icon=":material/add_to_photos:")


def _being_written(snapshot: Snapshot, language: Language) -> Story:
    """The story that is being written, else the own one that was open last, else a new one of the focus."""
    if draft := kept_draft():
        return draft
    stories = all_stories(snapshot)
    last = url.wanted().get(STORY_NAME)
    own = next((story for story in stories if story.code == last and not story.kind), None)
    return own or _new_story(stories, snapshot, language)


def _new_story(stories: Sequence[Story], snapshot: Snapshot, language: Language) -> Story:
    focus = url.written_choices().get(FOCUS_NAME)
    partner = next((p for p in snapshot.registry.partners if p.code == focus), None)
    name = partner_name(language, partner) if partner else language.say("alle partnerschappen")
    title = language.say("Verhaal over {name}", name=name)[:MOST_SIGNS]
    return Story(
        story_code(snapshot.store, title, (s.code for s in stories)),
        title,
        partner.code if partner else None,
        (),
    )
