"""Single answers stay in the store: whatever is asked, loaded, undone or refused, no way out tells one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lib import monitor
from lib.catalogue.datasets import DATASETS
from lib.cli import main
from lib.domain.access import Scope
from lib.export.findings import findings_workbook
from lib.export.templates import template
from lib.store.codes import known_names
from lib.store.engine import Store
from lib.store.loads.history import list_loads, redo, undo
from lib.store.loads.preview import corrections, preview_undo
from lib.store.upkeep.verify import verify
from lib.tables.loads import cells_table, changes_table, loads_table, undoing_table
from lib.text.language import Language
from tests.loading import Load
from tests.scan_files import Cell, answers_file, people, rounds_file

DUTCH = Language("nl")
SIDES = ("opdrachtgever", "opdrachtnemer")
QUESTIONS = ("fouten-vertellen", "tijd-geven")
LARGE = dict.fromkeys(SIDES, (3, 4, 5, 3, 2))
"""Of each side 15 answers and 2 that do not apply, in the layer of the work."""
SMALL = (1, 1, 1, 0)
"""And 3 answers in the board, which are not shown."""
INVITED = {(side, tier): count for side in SIDES for tier, count in (("uitvoering", 25), ("bestuur", 7))}


def scan_file(period: str) -> str:
    cells: dict[Cell, list[int | str]] = {}
    for side in SIDES:
        for question in QUESTIONS:
            cells[side, "uitvoering", question, "samen"] = people(*LARGE[side])
            cells[side, "bestuur", question, "samen"] = people(*SMALL)
    return answers_file(cells, period=period)


@pytest.fixture
def scanned(world: object, store: Store, load: Load) -> Store:
    """Two rounds; the second was taken back and put in again."""
    for period in ("2023", "2024"):
        outcome = load(
            {"rondes.csv": rounds_file(INVITED, period=period), "antwoorden.csv": scan_file(period)}, by="Ans"
        )
        assert not outcome.findings
    undo(store, outcome.load_id or 0)
    redo(store, outcome.load_id or 0)
    return store


def codes() -> list[str]:
    """The codes of all who answered."""
    return sorted({line.split(";")[4] for line in scan_file("2024").splitlines()[1:]})


def told_in_store(store: Store) -> Iterator[object]:
    """What history, previews and checks tell."""
    loads = list_loads(store)
    yield loads_table(loads, DUTCH)
    for each in loads:
        names = [change.dataset for change in each.changes]
        yield changes_table(each.changes, DUTCH)
        yield cells_table(corrections(store, each.load_id, names), DUTCH)
        yield undoing_table(preview_undo(store, each.load_id, names), DUTCH)
    yield verify(store)
    with store.rows(store.version(), Scope.all()) as rows:
        yield known_names(rows)
        yield template(list(DATASETS.values()), known_names(rows), DUTCH)


def told_to_programs(store: Store) -> Iterator[object]:
    """What the answers of pages hold, now and as on an earlier day."""
    for day in (None, list_loads(store)[0].local_moment.date()):
        opened = monitor.at(store, scope=Scope.all(), day=day)
        yield opened.cooperation("aa-cc")
        yield opened.cooperation("aa-cc", period="2023", condition="relatie")
        yield opened.snapshot.registry
        yield opened.snapshot.available
        for side in SIDES:
            yield opened.snapshot.measured(f"samenwerking_relatie_{side}_pct")


def test_no_code_of_a_person_leaves_the_store(scanned: Store) -> None:
    told = "\n".join(map(repr, [*told_in_store(scanned), *told_to_programs(scanned)]))
    assert not [code for code in codes() if code in told]


def test_nothing_counts_single_answers(scanned: Store) -> None:
    """A load of 80 rows of two sides and two layers is one round; not 80, and not the 40 people."""
    for each in list_loads(scanned)[:2]:
        assert [(c.dataset, c.new, c.changed, c.same) for c in each.changes] == [
            ("rondes", 4, 0, 0),
            ("antwoorden", 1, 0, 0),
        ]


def test_derived_figures_hold_what_is_shown(scanned: Store) -> None:
    """Of 15 people 8 answered 3 or 4, to both questions of the relation; the 3 of the board are in nothing."""
    measured = monitor.at(scanned, scope=Scope.all()).snapshot.measured(
        "samenwerking_relatie_opdrachtgever_pct"
    )
    [series] = measured.partners.values()
    figures = [figure for period in series.figures.values() for figure in period.values()]
    assert {(f.numerator, f.denominator, f.n) for f in figures} == {(16, 30, 15)}
    assert len(figures) == 2


@pytest.fixture
def run(
    scanned: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """Run the command line on the store; what it printed."""
    place = scanned.place
    scanned.close()
    monkeypatch.setenv("MONITOR_STORE", f"duckdb:///{Path(place).as_posix()}")

    def ran(*arguments: str) -> str:
        main(list(arguments))
        printed = capsys.readouterr()
        return printed.out + printed.err

    return ran


def test_the_command_line_tells_no_answer(run: Callable[..., str], tmp_path: Path) -> None:
    changed = tmp_path / "antwoorden.csv"
    changed.write_text(scan_file("2024").replace(";samen;2;", ";samen;1;", 3), "utf-8")
    wrong = tmp_path / "fout" / "antwoorden.csv"
    wrong.parent.mkdir()
    wrong.write_text(scan_file("2024").replace(";samen;2;", ";samen;9;", 3), "utf-8")
    told = [
        run("loads"),
        run("loads", "--json"),
        run("verify"),
        run("figures", "--format", "csv"),
        run("figures", "--format", "json"),
        run("check", str(changed)),
        run("check", str(changed), "--json"),
        run("check", str(wrong)),
        run("check", str(wrong), "--json"),
    ]
    assert all(told)
    assert not [code for code in codes() if code in "\n".join(told)]
    assert json.loads(told[6])["wijzigingen"] == [
        {"dataset": "antwoorden", "nieuw": 0, "gewijzigd": 1, "gelijk": 0}
    ]
    figures = [line for line in told[3].splitlines() if "samenwerking_relatie" in line]
    assert len(figures) == 4
    assert all(",16,30,15," in line or ",16.0,30.0,15," in line for line in figures)


def test_findings_in_a_workbook_hold_no_row_of_a_person(world: object, load: Load) -> None:
    rounds = rounds_file(INVITED)
    outcome = load(
        {"rondes.csv": rounds, "antwoorden.csv": scan_file("2024").replace(";samen;2;", ";samen;9;")}
    )
    assert outcome.findings
    assert outcome.faulty == ()
    book = findings_workbook(outcome.findings, outcome.faulty, DUTCH)
    assert b"xl/worksheets/sheet2.xml" not in book
