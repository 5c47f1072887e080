"""The page on the cooperation: what to talk about, what is not shown, and what is said where there is no scan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lib.ingest.loading import load_paths
from lib.store.loads.history import undo
from lib.store.upkeep.opening import open_store
from tests.loading import WORLD
from tests.scan_files import Cell, answers_file, people, rounds_file
from tests.ui.reading import Seen

PAGE = "pages/overleg/samenwerking.py"
CLIENT, CONTRACTOR = "opdrachtgever", "opdrachtnemer"
INVITED = {(side, tier): 24 for side in (CLIENT, CONTRACTOR) for tier in ("uitvoering", "bestuur")}
APART: dict[Cell, list[int | str]] = {
    (CLIENT, "uitvoering", "fouten-vertellen", "samen"): people(1, 2, 8, 9),
    (CONTRACTOR, "uitvoering", "fouten-vertellen", "samen"): people(9, 8, 2, 1),
    (CLIENT, "bestuur", "fouten-vertellen", "samen"): people(1, 1, 1, 0),
    (CONTRACTOR, "bestuur", "fouten-vertellen", "samen"): people(0, 0, 3, 4),
    (CLIENT, "uitvoering", "afspraken-nakomen", "eigen_kant"): people(2, 4, 8, 6),
    (CONTRACTOR, "uitvoering", "afspraken-nakomen", "andere_kant"): people(2, 5, 8, 5),
}
DECISION = (
    "partnerschap;besluit;datum;tekst;eigenaar;kant;staat;bron\n"
    "aa-cc;b1;2023-11-01;Fouten bespreken in het teamoverleg;teamleider;samen;open;"
    '"Samenwerkingsscan 2023, vraag fouten-vertellen"\n'
)

Files = dict[str, str]


@pytest.fixture(scope="session")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Make a store of loads, each of files by name, on top of the little world; the last may be taken back first."""

    def made(*loads: Files, again: Files | None = None) -> Path:
        folder = tmp_path_factory.mktemp("scanned")
        store = open_store(f"duckdb:///{(folder / 'monitor.duckdb').as_posix()}")
        for number, files in enumerate((WORLD, *loads, *([again] if again else []))):
            if again and files is again:
                undo(store, number)
            place = folder / str(number)
            place.mkdir()
            for name, content in files.items():
                (place / name).write_text(content, "utf-8")
            outcome = load_paths(store, sorted(place.glob("*.csv")))
            assert not outcome.findings, outcome.findings[:5]
        store.close()
        return folder / "monitor.duckdb"

    return made


def a_round(period: str = "2024", cells: dict[Cell, list[int | str]] | None = None) -> Files:
    return {
        "rondes.csv": rounds_file(INVITED, period=period),
        "antwoorden.csv": answers_file(cells or APART, period=period),
    }


def open_scan(visit: Callable[..., Seen], path: Path, **parameters: str) -> Seen:
    return visit(path, page=PAGE, focus="aa-cc", **parameters)


def test_it_opens_with_what_to_talk_about(visit: Callable[..., Seen], scanned: Callable[..., Path]) -> None:
    seen = open_scan(visit, scanned({**a_round(), "besluiten.csv": DECISION}))
    told = seen.everything()
    assert "Om over te praten: de kanten zien 1 punt anders" in told
    assert "17 van 20 mensen bij de opdrachtgever en 3 van 20 bij de opdrachtnemer" in told
    assert "Eerder afgesproken (1 nov 2023, open): Fouten bespreken in het teamoverleg" in told
    assert "niet (eensluidend) te tonen" in told
    assert list(seen.contents) == [
        "Om over te praten",
        "Beide kanten",
        "Eén vraag van dichtbij",
        "Verloop",
        "Volgende ronde",
    ]


def test_the_board_is_in_nothing(visit: Callable[..., Seen], scanned: Callable[..., Path]) -> None:
    """Its 3 people and its 7 who agree would make 23 and 27."""
    seen = open_scan(visit, scanned(a_round()))
    told = seen.everything()
    assert "n = 20" in told
    assert "n = 23" not in told
    assert "n = 27" not in told


def test_a_round_that_came_in_otherwise_is_not_shown(
    visit: Callable[..., Seen], scanned: Callable[..., Path]
) -> None:
    other = {**APART, (CLIENT, "uitvoering", "fouten-vertellen", "samen"): people(2, 1, 8, 9)}
    seen = open_scan(visit, scanned(a_round(), again=a_round(cells=other)))
    told = seen.everything()
    assert "later anders ingelezen" in told
    assert "van 20" not in told


def test_without_a_scan_it_says_how_one_begins(
    visit: Callable[..., Seen], scanned: Callable[..., Path]
) -> None:
    told = open_scan(visit, scanned(a_round())).everything()
    assert "geen ronde" not in told
    told = visit(scanned(a_round()), page=PAGE, focus="bb-cc").everything()
    assert "Van Bb - Cc is geen ronde van de samenwerkingsscan bekend" in told
    assert "Vraag per laag ten minste 5 mensen" in told


def test_a_round_that_is_announced_shows_nothing_yet(
    visit: Callable[..., Seen], scanned: Callable[..., Path]
) -> None:
    told = open_scan(visit, scanned({"rondes.csv": rounds_file(INVITED)})).everything()
    assert "Ronde 2024 is aangekondigd" in told


@pytest.mark.parametrize(
    "wish",
    [{"ronde": "1999"}, {"voorwaarde": "geluk"}, {"onderwerp": "x.y.z"}, {"onderwerp": "=1+1|<b>"}],
)
def test_wishes_that_cannot_be_met_are_no_fault(
    visit: Callable[..., Seen], scanned: Callable[..., Path], wish: dict[str, str]
) -> None:
    seen = open_scan(visit, scanned(a_round()), **wish)
    assert "Om over te praten" in seen.everything()


@pytest.mark.parametrize("condition", ["alle", "ambitie", "belangen", "relatie", "organisatie", "proces"])
def test_every_condition_of_the_demo_set_in_english(visit: Callable[..., Seen], condition: str) -> None:
    seen = visit("demo", page=PAGE, focus="demo-veldermeer-merwinga", voorwaarde=condition, taal="en")
    assert "To talk about: the sides see 5 points differently" in seen.everything()
