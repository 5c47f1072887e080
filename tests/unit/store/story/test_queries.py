"""Stories that were loaded: in their order, with the choices of each address."""

from __future__ import annotations

from lib.answers.snapshot import Snapshot
from lib.answers.story.told import all_stories, as_fixed
from lib.domain.access import Scope
from lib.store.story.queries import read_stories

STORIES = (
    "verhaal;titel;partnerschap;anoniem;stand;stand_datum\nb;Tweede;;nee;;\na;Eerste;aa-bb;ja;1;2026-01-01\n"
)
SLIDES = (
    "verhaal;volgorde;titel;zin;pagina;keuzes;blok\n"
    "a;2;;;kosten;focus=aa-bb&dienst=groen;\n"
    "a;1;Kop;Zin;partnerschap;focus=aa-bb;verloop\n"
)


def test_stories_with_their_slides(store, world, load) -> None:
    load({"verhalen.csv": STORIES.replace("aa-bb", "aa-cc"), "dias.csv": SLIDES})
    snapshot = Snapshot(store, store.version(), Scope.all())
    first, second = snapshot.ask(read_stories)
    assert (first.code, first.title, first.anonymous, first.frozen_at) == ("a", "Eerste", True, 1)
    assert [(slide.page, slide.block, slide.title) for slide in first.slides] == [
        ("partnerschap", "verloop", "Kop"),
        ("kosten", "", ""),
    ]
    assert first.slides[1].choices == {"focus": "aa-bb", "dienst": "groen"}
    assert second.slides == ()
    assert all_stories(snapshot)[-2:] == (first, second)


def test_a_story_of_another_store_is_told_of_its_day(store, world, load) -> None:
    elsewhere = STORIES.replace("aa-bb", "aa-cc").replace("2026-01-01", "2001-01-01")
    load({"verhalen.csv": elsewhere, "dias.csv": SLIDES})
    snapshot = Snapshot(store, store.version(), Scope.all())
    first, second = snapshot.ask(read_stories)
    assert as_fixed(first, snapshot).version == 0
    assert as_fixed(second, snapshot) is snapshot
