"""A story as a file: what is exported is read back as it was, and one of a newer monitor is refused in a sentence."""

from __future__ import annotations

from pathlib import Path

from lib.domain.access import Scope
from lib.domain.story.stories import Story, StorySlide
from lib.export.workbook import as_workbook
from lib.ingest.loading import load_paths
from lib.store.engine import Store
from lib.store.story.queries import read_stories
from lib.tables.story import story_tables
from lib.tables.table import Table, TableColumn
from lib.text.language import DUTCH, ENGLISH
from lib.text.loads.findings import sentence

NAME = 'Naam met "aanhalings" & <b>tekens</b> 😀 ' + "lang " * 31
SLIDES = (
    StorySlide("kosten", {"focus": "aa-cc", "dienst": "groen & meer=1"}, "brug", NAME, "=1+1"),
    StorySlide("vergelijken", {"focus": "aa-cc"}, "spreiding"),
)
STORY = Story("proef", NAME, "aa-cc", SLIDES, anonymous=True)


def kept(store: Store) -> tuple[Story, ...]:
    with store.rows(store.version(), Scope.all()) as rows:
        return read_stories(rows)


def saved(tables: tuple[Table, ...], folder: Path) -> Path:
    path = folder / "verhaal.xlsx"
    path.write_bytes(as_workbook(tables))
    return path


def test_a_story_goes_out_and_comes_in_as_it_was(store, world, tmp_path: Path) -> None:
    outcome = load_paths(store, [saved(story_tables(STORY), tmp_path)])
    assert not outcome.findings, outcome.findings
    assert kept(store) == (STORY,)


def test_a_story_of_a_newer_monitor_is_refused_in_a_sentence(store, world, tmp_path: Path) -> None:
    stories, slides = story_tables(STORY)
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
