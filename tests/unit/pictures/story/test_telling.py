"""A story with its pictures: what is there is told, what is gone is said; a ready story is made of what there is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lib.answers.snapshot import Snapshot
from lib.answers.story.ready import ready_stories
from lib.domain.story.stories import Story, StorySlide
from lib.pictures.story.telling import deck_of, title_of
from lib.text.language import DUTCH, ENGLISH
from tests.data_sets import make_store
from tests.unit.pictures.whole import snapshot_of

FOCUS = {"focus": "nijmegen-dar"}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with snapshot_of(make_store("both", tmp_path_factory.mktemp("both"))) as opened:
        yield opened


def own(*slides: StorySlide) -> Story:
    return Story("proef", "Een proef", "nijmegen-dar", slides)


def test_the_first_ready_story_is_of_a_real_partnership_and_has_two_charts(snapshot: Snapshot) -> None:
    first = ready_stories(snapshot)[0]
    assert title_of(first, snapshot, DUTCH) == "Kwartaaloverleg: Nijmegen - Dar"
    assert title_of(first, snapshot, ENGLISH) == "Quarterly review: Nijmegen - Dar"
    charts = [s.picture.drawing.editable for s in deck_of(first, snapshot, DUTCH).slides if s.picture.drawing]
    assert sum(map(len, charts)) >= 2


def test_every_ready_story_tells_something_and_no_real_one_anything_invented(snapshot: Snapshot) -> None:
    partners = {partner.code: partner for partner in snapshot.registry.partners}
    told = {story.partnership for story in ready_stories(snapshot)}
    assert told == {code for code, p in partners.items() if p.contract_form != "onbekend"}
    for code in ("nijmegen-dar", "zwolle-rova"):
        for story in ready_stories(snapshot):
            if story.partnership == code:
                slides = deck_of(story, snapshot, DUTCH).slides
                assert len(slides) >= 3
                assert not any(slide.picture.fictitious for slide in slides)
                assert len({slide.picture.heading for slide in slides}) == len(slides)


def test_words_of_the_presenter_go_before_those_of_the_picture(snapshot: Snapshot) -> None:
    plain = StorySlide("kwaliteit-en-kosten", FOCUS, "verloop")
    told = StorySlide("kwaliteit-en-kosten", FOCUS, "verloop", "Mijn titel", "Mijn zin.")
    first, second = deck_of(own(plain, told), snapshot, DUTCH, "https://monitor.example").slides
    assert first.title == "Verloop: Nijmegen - Dar"
    assert first.sentence
    assert (second.title, second.sentence) == ("Mijn titel", "Mijn zin.")
    assert second.address.startswith("https://monitor.example/kwaliteit-en-kosten?")
    assert "focus=nijmegen-dar" in second.address


def test_a_slide_whose_figures_are_gone_says_so(snapshot: Snapshot) -> None:
    gone = StorySlide("kwaliteit-en-kosten", {"focus": "niemand"}, "beeld", "Was er wel")
    unknown = StorySlide("kosten", FOCUS, "bestaat-niet")
    for slide in deck_of(own(gone, unknown), snapshot, DUTCH).slides:
        assert slide.picture.drawing is None
        assert slide.sentence.startswith("Dit beeld is er niet meer")
