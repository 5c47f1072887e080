"""The story that is being written in this window, until it is saved or forgotten."""

from __future__ import annotations

import streamlit as st

from lib.domain.story.stories import Story

_DRAFT = "story_draft"


def kept_draft() -> Story | None:
    """The story that is being written; None without one."""
    draft = st.session_state.get(_DRAFT)
    return draft if isinstance(draft, Story) else None


def draft_of(story: Story) -> Story:
    """The story as it is being written, or as it is kept."""
    draft = kept_draft()
    return draft if draft and draft.code == story.code else story


def keep_draft(story: Story) -> None:
    """Hold on to a story that is being written."""
    st.session_state[_DRAFT] = story


def forget_draft() -> None:
    """Nothing is being written any more."""
    st.session_state.pop(_DRAFT, None)
