"""A sound store has no faults; every fault is found when it is made by hand."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from lib.ingest.loading import load_paths
from lib.store.engine import Store
from lib.store.loads.history import redo, undo
from lib.store.loads.loading import LoadOutcome
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.verify import Fault, verify
from lib.text.language import LANGUAGES
from lib.text.loads.problems import FAULTS, fault_sentence
from tests.loading import address, figures_file


@pytest.fixture(scope="module")
def filled_once(world_file: tuple[Path, LoadOutcome], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store with three loads; tests get copies."""
    folder = tmp_path_factory.mktemp("gevuld")
    place = Path(shutil.copy(world_file[0], folder))
    opened = open_store(address(place))
    for value in ("1", "2"):
        rows = (f"aa-cc;;pond;2023;{value};definitief", f"bb-cc;;pond;2023;{value};definitief")
        (folder / "cijfers.csv").write_text(figures_file(*rows), "utf-8")
        assert load_paths(opened, [folder / "cijfers.csv"]).load_id
    opened.close()
    return place


@pytest.fixture
def filled(filled_once: Path, tmp_path: Path) -> Iterator[Store]:
    opened = open_store(address(Path(shutil.copy(filled_once, tmp_path / "gevuld.duckdb"))))
    yield opened
    opened.close()


def tamper(store: Store, *statements: str) -> None:
    with store.writing() as connection:
        for statement in statements:
            connection.execute(sa.text(statement))


def test_a_store_is_sound_whatever_was_done_with_it(filled: Store) -> None:
    assert verify(filled) == []
    undo(filled, 3)
    assert verify(filled) == []
    redo(filled, 3)
    assert verify(filled) == []


def test_an_empty_store_is_sound(store: Store) -> None:
    assert verify(store) == []


SECOND_ROW = "insert into cijfers select * from cijfers where load_id = 2 and partnerschap = 'aa-cc'"
ONE_MORE = "set new_rows = new_rows + 1 where load_id = 2"
TAMPERED: dict[str, tuple[tuple[str, ...], set[Fault]]] = {
    "row of no load": (
        ("insert into organisaties (load_id, organisatie) values (99, 'zz')",),
        {Fault("rij_zonder_lading", "organisaties", 1)},
    ),
    "file of no load": (
        ("insert into load_files values (99, 'x.csv', 'cijfers')",),
        {Fault("rij_zonder_lading", "load_files", 1)},
    ),
    "load without a moment": (
        ("delete from load_events where load_id = 3",),
        {Fault("lading_zonder_moment", "loads", 1)},
    ),
    "count that is wrong": (
        (f"update load_datasets {ONE_MORE}",),
        {Fault("aantal_rijen_klopt_niet", "cijfers", 1)},
    ),
    "row cut off": (
        ("delete from cijfers where load_id = 2 and partnerschap = 'aa-cc'",),
        {Fault("aantal_rijen_klopt_niet", "cijfers", 1), Fault("samenvatting_klopt_niet", "figure_summaries", 1)},
    ),
    "key twice": (
        (SECOND_ROW, f"update load_datasets {ONE_MORE}", "update figure_summaries set figures = 3 where load_id = 2"),
        {Fault("dubbele_sleutel", "cijfers", 2)},
    ),
    "unknown code": (
        ("update cijfers set partnerschap = 'zz' where load_id = 3 and partnerschap = 'aa-cc'",),
        {Fault("onbekende_code", "cijfers", 1)},
    ),
    "summary that is wrong": (
        ("delete from figure_summaries where load_id = 2",),
        {Fault("samenvatting_klopt_niet", "figure_summaries", 1)},
    ),
    "readings that are not there": (
        (
            "insert into inspection_blocks values (1, 'aa-cc', 'beleid', 2024, 1, 'x.csv')",
            "insert into reading_tallies values (1, 'aa-cc', 'beleid', 2024, null, null, 'kor-d1849b36', "
            "'groen', null, null, null, null, null, 0, 0, 1, 0, 0, 0)",
        ),
        {Fault("tellingen_kloppen_niet", "reading_tallies", 1)},
    ),
    "derived figure of nothing": (
        (
            "insert into derived_figures (event_id, vervallen, partnerschap, indicator, periode, status, waarde) "
            "values (1, false, 'aa-cc', 'overhead_groen_pct', '2024', 'rekening', 12)",
        ),
        {Fault("afgeleide_cijfers_kloppen_niet", "derived_figures", 1)},
    ),
    "set of no round": (
        ("insert into waiting_sets values ('stel', 'nergens', '[]')",),
        {Fault("wacht_zonder_uitnodiging", "waiting_sets", 1)},
    ),
    "line of the log": (
        ("update audit set onderwerp = 'iets anders' where nummer = 1",),
        {Fault("logboek_gebroken", "audit", 1)},
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", TAMPERED)
def test_what_is_tampered_with_is_found(filled: Store, how: str) -> None:
    statements, expected = TAMPERED[how]
    tamper(filled, *statements)
    assert set(verify(filled)) == expected


def test_every_fault_is_provoked_and_has_words() -> None:
    codes = {fault.code for _, faults in TAMPERED.values() for fault in faults}
    assert codes == set(FAULTS) - {"onleesbaar", "dubbel_nummer", "logboek_ingekort"}
    for language in LANGUAGES.values():
        for code in codes:
            assert "12" in fault_sentence(language, code, "cijfers", 12)


def test_a_figure_summary_of_no_load_is_found(filled: Store) -> None:
    tamper(
        filled, "insert into figure_summaries select 99, * exclude (load_id) from figure_summaries limit 1"
    )
    assert verify(filled) == [Fault("rij_zonder_lading", "figure_summaries", 1)]


def test_a_load_whose_rows_are_all_gone_is_found(filled: Store) -> None:
    tamper(filled, "delete from cijfers where load_id = 3")
    assert Fault("aantal_rijen_klopt_niet", "cijfers", 1) in verify(filled)
