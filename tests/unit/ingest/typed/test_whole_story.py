"""A story that is written on screen: whole, in the place of what it was, and all of it in the history."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lib.domain.access import Scope
from lib.domain.story.stories import Story, StorySlide
from lib.export.story_file import story_tables
from lib.export.workbook import as_workbook
from lib.ingest.loading import load_paths
from lib.ingest.typed.whole_story import remove_story, save_story, story_code
from lib.store.engine import Store
from lib.store.loads.history import list_loads, redo
from lib.store.story.queries import read_stories
from lib.tables.table import Table, TableColumn
from lib.text.language import DUTCH, ENGLISH
from lib.text.loads.findings import sentence

SLIDES = tuple(
    StorySlide("kosten", {"focus": "aa-cc", "dienst": f"d{n}"}, "brug", f"Dia {n}") for n in range(3)
)
STORY = Story("proef", 'Een "proef"; met teken\u00e9', "aa-cc", SLIDES)


def kept(store: Store) -> tuple[Story, ...]:
    with store.rows(store.version(), Scope.all()) as rows:
        return read_stories(rows)


def test_a_story_comes_back_as_it_was_written(store, world) -> None:
    assert not save_story(store, STORY, "Anna").findings
    assert kept(store) == (STORY,)
    assert list_loads(store)[0].kind == "getypt"


def test_fewer_slides_are_fewer_and_what_was_can_be_put_back(store, world) -> None:
    save_story(store, STORY)
    before = list_loads(store)[0].load_id
    save_story(store, replace(STORY, slides=SLIDES[2:]))
    assert [slide.title for slide in kept(store)[0].slides] == ["Dia 2"]
    assert {load.load_id: load.active for load in list_loads(store)}[before] is False
    redo(store, before)
    assert len(kept(store)[0].slides) == 3


def test_a_story_of_a_file_is_left_alone(store, world, load) -> None:
    load({"verhalen.csv": "verhaal;titel;anoniem\nproef;Van een bestand;nee\n"})
    save_story(store, STORY)
    assert kept(store) == (STORY,)
    remove_story(store, "proef")
    assert [story.title for story in kept(store)] == ["Van een bestand"]


def test_a_wrong_slide_keeps_everything_as_it_was(store, world) -> None:
    save_story(store, STORY)
    wrong = replace(STORY, slides=(replace(SLIDES[0], page="nergens"),))
    assert save_story(store, wrong).findings
    assert kept(store) == (STORY,)


def test_a_story_of_the_same_name_of_another_partnership_stays(store, world) -> None:
    first = replace(STORY, code=story_code(store, "Wat kóst het?"))
    save_story(store, first)
    other = replace(STORY, code=story_code(store, "Wat kost het"), partnership="bb-cc")
    assert (first.code, other.code) == ("wat-kost-het", "wat-kost-het-2")
    save_story(store, other)
    assert {story.partnership for story in kept(store)} == {STORY.partnership, "bb-cc"}
    assert story_code(store, "Sectorsessie", ["sectorsessie"]) == "sectorsessie-2"


NAME = 'Naam met "aanhalings" & <b>tekens</b> 😀 ' + "lang" * 37
WHOLE_SLIDES = (
    StorySlide("kosten", {"focus": "aa-cc", "dienst": "groen & meer=1"}, "brug", NAME, "=1+1"),
    StorySlide("vergelijken", {"focus": "aa-cc"}, "spreiding"),
)
WHOLE = Story("proef", NAME, "aa-cc", WHOLE_SLIDES, anonymous=True)


def saved(tables: tuple[Table, ...], folder: Path) -> Path:
    path = folder / "verhaal.xlsx"
    path.write_bytes(as_workbook(tables))
    return path


def test_a_story_goes_out_and_comes_in_as_it_was(store, world, tmp_path: Path) -> None:
    outcome = load_paths(store, [saved(story_tables(WHOLE), tmp_path)])
    assert not outcome.findings, outcome.findings
    assert kept(store) == (WHOLE,)


def test_a_story_of_a_newer_monitor_is_refused_in_a_sentence(store, world, tmp_path: Path) -> None:
    stories, slides = story_tables(WHOLE)
    page = slides.columns.index(TableColumn("pagina"))
    newer = Table("dias", slides.columns, tuple((*r[:page], "tijdreis", *r[page + 1 :]) for r in slides.rows))
    outcome = load_paths(store, [saved((stories, newer), tmp_path)])
    assert outcome.findings
    assert kept(store) == ()
    for language in (DUTCH, ENGLISH):
        assert any("tijdreis" in sentence(language, finding) for finding in outcome.findings)
    column = Table(
        "verhalen",
        (*stories.columns, TableColumn("hologram")),
        tuple((*row, "ja") for row in stories.rows),
    )
    told = load_paths(store, [saved((column, slides), tmp_path)])
    assert told.findings or any("hologram" in str(notice) for notice in told.notices)
