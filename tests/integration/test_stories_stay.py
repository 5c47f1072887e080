"""Stories on a store that changes: a fixed one keeps its figures and says so, and a group under five hides itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lib.answers.snapshot import Snapshot
from lib.answers.story.told import as_fixed
from lib.domain.access import Scope
from lib.domain.story.stories import Story, StorySlide
from lib.ingest.loading import load_paths
from lib.pictures.story.deck import Deck
from lib.pictures.story.telling import deck_of
from lib.store.engine import Store
from lib.store.loads.history import undo
from lib.store.upkeep.opening import open_store
from lib.text.language import DUTCH, ENGLISH
from tests.data_sets import make_store

CHOICES = {"focus": "nijmegen-dar", "dienst": "afval", "kosten": "afvalbeheerkosten_eur_hh"}
STORY = Story(
    "proef", "Een proef", "nijmegen-dar", (StorySlide("kwaliteit-en-kosten", CHOICES, "spreiding-kosten"),)
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"duckdb:///{make_store('published', tmp_path).as_posix()}")
    yield opened
    opened.close()


def told(story: Story, store: Store) -> Deck:
    now = Snapshot(store, store.version(), Scope.all())
    return deck_of(story, as_fixed(story, now), DUTCH)


def load_others(store: Store, folder: Path, number: int) -> int:
    """Load so many municipalities with the same figure as the focus has, of the same year."""
    codes = [f"proef-{n}" for n in range(number)]
    files = {
        "organisaties": ["organisatie;naam;soort;fictief", *(f"{c};{c.title()};gemeente;nee" for c in codes)],
        "partnerschappen": [
            "partnerschap;naam;opdrachtgever;opdrachtnemer;contractvorm;fictief",
            *(f"{c};{c.title()};{c};{c};eigen_dienst;nee" for c in codes),
        ],
        "cijfers": [
            "partnerschap;indicator;periode;waarde;status;bron",
            *(f"{c};afvalbeheerkosten_eur_hh;2021;{150 + n};definitief;proef" for n, c in enumerate(codes)),
        ],
    }
    paths = []
    for name, lines in files.items():
        paths.append(folder / f"{name}.csv")
        paths[-1].write_text("\n".join(lines), encoding="utf-8")
    outcome = load_paths(store, paths)
    assert outcome.findings == ()
    assert outcome.load_id
    return outcome.load_id


def test_a_fixed_story_keeps_its_figures_after_a_load_and_says_so(store: Store, tmp_path: Path) -> None:
    before = told(STORY, store)
    fixed = replace(STORY, frozen_at=store.version(), frozen_on=dt.date.today())
    load_others(store, tmp_path, 6)
    assert told(STORY, store).slides[0].picture.table != before.slides[0].picture.table
    kept = told(fixed, store)
    assert kept.slides[0].picture.table == before.slides[0].picture.table
    assert kept.slides[0].sentence == before.slides[0].sentence
    assert kept.state.startswith("Vastgezet: de gegevens zoals ze waren op ")
    english = deck_of(fixed, as_fixed(fixed, Snapshot(store, store.version(), Scope.all())), ENGLISH)
    assert english.state != kept.state


def test_an_anonymous_group_that_shrinks_under_five_hides_itself(store: Store, tmp_path: Path) -> None:
    hidden = replace(STORY, anonymous=True)
    load_id = load_others(store, tmp_path, 6)
    shown = told(hidden, store).slides[0]
    assert shown.picture.drawing
    assert "Proef-" not in str(shown.picture)
    undo(store, load_id)
    gone = told(hidden, store).slides[0]
    assert gone.picture.drawing is None
    assert gone.sentence.startswith("Dit verhaal is anoniem")
