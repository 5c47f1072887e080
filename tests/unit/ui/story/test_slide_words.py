"""The address of a picture as the presenter pastes it."""

from __future__ import annotations

from lib.domain.story.stories import StorySlide
from lib.ui.story.slide_words import slide_at

SLIDE = StorySlide("kosten", {"focus": "aa"}, "brug", "Titel", "Zin")


def test_the_same_page_keeps_its_picture_and_its_words() -> None:
    found = slide_at(" https://monitor.example/kosten?focus=bb&dienst=groen ", SLIDE)
    assert found == StorySlide("kosten", {"focus": "bb", "dienst": "groen"}, "brug", "Titel", "Zin")


def test_another_page_shows_its_first_picture() -> None:
    found = slide_at("https://monitor.example/wat-als?focus=aa", SLIDE)
    assert found
    assert (found.page, found.block) == ("wat-als", "")
    start = slide_at("https://monitor.example/?focus=aa", SLIDE)
    assert start
    assert start.page == "kwaliteit-en-kosten"


def test_what_is_no_page_with_pictures_is_none() -> None:
    assert slide_at("https://monitor.example/bewoners", SLIDE) is None
    assert slide_at("<b>", SLIDE) is None
