"""An attacker on a block of confidential prices: every view, day and load, and what another block would have shown.

A price is safe as long as other prices, which the attacker cannot tell from the real ones by anything that is shown,
leave it more room than 5% either way. The attacker watches honest loads, sees every page, export and figure of every
company after each, tries files with guesses without loading them, and knows all of every reference but the confidential
prices. Two stores get the same loads in the same order, but for
the prices: if all that they ever show is equal, nothing of it tells the one set from the other.
"""

from __future__ import annotations

import datetime as dt
import io
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

import openpyxl

from lib.answers.market.answer import answer
from lib.answers.market.choices import choose
from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.domain.market.disclosure import RECOVERED
from lib.export.figures import figures_as_csv, rows_out
from lib.export.market import market_workbook
from lib.ingest.loading import load_paths
from lib.monitor import Monitor, NotThere
from lib.store.comparison.figures import read_figures
from lib.store.engine import Store
from lib.store.loads.history import list_loads, undo
from lib.store.loads.preview import corrections
from lib.store.market.verdicts import read_partner_verdicts
from lib.store.registry import read_registry
from lib.store.upkeep.opening import open_store
from lib.tables.market.report import MarketReport
from lib.tables.origins import FileOrigin
from lib.tables.series import own_series_table
from lib.text.language import DUTCH
from lib.text.market.sentences import outcome_sentences
from tests.loading import ask
from tests.market_set import PARTNER, Row, price, reference, write_rows

PRODUCT = "maaien"
TESTS = ("2023", "2024")
ASKED = dt.datetime(2026, 11, 30, tzinfo=dt.UTC)
CHOSEN: tuple[dict[str, str], ...] = (
    {},
    {"overhead": "zonder"},
    {"vertrouwelijk": "nee"},
    {"correctie": "5"},
)
OTHERS = {f"stad-{number}": 0.83 + number / 3 for number in range(2)}
"""What other companies charge for the same product, each in both years: four more tests of the block."""
REAL = (0.9127, 0.9331, 0.9643, 1.0817, 1.1219, 1.1633)


@dataclass(frozen=True)
class Secrets:
    """The confidential prices of one store, of parties 1 to 6 and of the one that comes later."""

    block: Sequence[float]
    later: float


def secret(number: int, amount: float) -> Row:
    code = f"geheim-{number}"
    return reference(
        code, PRODUCT, amount, vertrouwelijk="ja", partij=f"Partij {number}", bron_datum="2023-02-01"
    )


def base(secrets: Secrets) -> dict[str, list[Row]]:
    """What is there first: two tests of one product, public references, and the block."""
    public = [reference(f"r{n}", PRODUCT, amount, partij=f"Open {n}", bron_datum="2023-02-01", prijspeil=2023)
              for n, amount in enumerate((0.97, 1.05), 1)]  # fmt: skip
    index = {"basisjaar": 2015, "status": "definitief", "bron": "CBS", "reeks": "cpi"}
    return {
        "organisaties": [
            {"organisatie": "stad", "naam": "Stad", "soort": "gemeente", "fictief": "nee"},
            {"organisatie": "bedrijf", "naam": "Bedrijf", "soort": "overheidsbedrijf", "fictief": "nee"},
        ],
        "partnerschappen": [
            {"partnerschap": PARTNER, "naam": "Stad - Bedrijf", "opdrachtgever": "stad",
             "opdrachtnemer": "bedrijf", "contractvorm": "dvo", "fictief": "nee"},
            *({"partnerschap": code, "naam": code, "opdrachtgever": "stad", "opdrachtnemer": "bedrijf",
               "contractvorm": "dvo", "fictief": "nee"} for code in OTHERS),
        ],
        "producten": [{"product": PRODUCT, "naam": "Maaien", "dienst": "groen", "eenheid": "m2"}],
        "prijsindex": [{**index, "periode": year, "waarde": value} for year, value in ((2023, 120), (2024, 124))],
        "tarieven": [
            {"partnerschap": code, "product": PRODUCT, "jaar": int(year), **price(amount)}
            for code, amount in {PARTNER: 1.02, **OTHERS}.items() for year in TESTS
        ],
        "toetsen": [agreed(int(year), partnerschap=code) for code in (PARTNER, *OTHERS) for year in TESTS],
        "marktprijzen": [*public, *(secret(n, amount) for n, amount in enumerate(secrets.block, 1))],
    }  # fmt: skip


def agreed(year: int, **changes: object) -> Row:
    terms: Row = {
        "partnerschap": PARTNER, "product": PRODUCT, "jaar": year, "niveau": "B", "indexreeks": "cpi",
        "prijspeil": 2024, "band_onder_pct": 10, "band_boven_pct": 7.5, "afgesproken_door": "stuurgroep",
        "afgesproken_op": "2024-03-01", "maximum_leeftijd_maanden": 36,
    }  # fmt: skip
    return terms | changes


Act = Callable[[Store, Secrets, Path], None]


def loading(**files: Callable[[Secrets], list[Row]]) -> Act:
    def act(store: Store, secrets: Secrets, folder: Path) -> None:
        folder.mkdir()
        paths = [write_rows(folder / f"{name}.csv", rows(secrets)) for name, rows in files.items()]
        assert not load_paths(store, paths).findings

    return act


def newest_load(store: Store) -> int:
    return max(load.load_id for load in list_loads(store))


ACTS: dict[str, Act] = {
    "one more": loading(marktprijzen=lambda s: [secret(7, s.later)]),
    "taken back": lambda store, s, folder: undo(store, newest_load(store)),
    "a public one more": loading(marktprijzen=lambda s: [
        reference("r9", PRODUCT, 0.5, partij="Open 9", bron_datum="2023-03-01")]),
    "another charge and band": loading(
        tarieven=lambda s: [{"partnerschap": PARTNER, "product": PRODUCT, "jaar": 2024, **price(1.0234)}],
        toetsen=lambda s: [agreed(2024, band_onder_pct=3, band_boven_pct=4)],
    ),
    "a shorter age": loading(toetsen=lambda s: [agreed(2023, maximum_leeftijd_maanden=6)]),
    "another index": loading(prijsindex=lambda s: [
        {"basisjaar": 2015, "status": "definitief", "bron": "CBS", "reeks": "cpi", "periode": 2023, "waarde": 110}]),
    "one replaced": loading(marktprijzen=lambda s: [secret(3, s.later)]),
    "one old": loading(marktprijzen=lambda s: [secret(3, s.block[2]) | {"prijspeil": 2019}]),
}  # fmt: skip


def shown_at(store: Store, moment: dt.datetime | None) -> Iterator[str]:
    """Pages under every choice, verdicts and figures, now or as on a day."""
    version = store.version() if moment is None else store.version_at(moment)
    snapshot = Snapshot(store, version, Scope.all())
    for year, chosen in itertools.product(TESTS, CHOSEN):
        choices = choose({"focus": PARTNER, "product": PRODUCT, "periode": year, **chosen}, snapshot)
        if choices.focus is None or choices.product is None:
            continue
        shown = answer(choices, choices.focus, snapshot)
        assert shown.published is not None
        yield repr(shown.published)
        yield from outcome_sentences(DUTCH, shown.published, shown.unit)
    for code in (PARTNER, *OTHERS):
        yield repr(ask(store, read_partner_verdicts, code, 2024, as_of=moment))
    yield from told_to_programs(Monitor(snapshot))
    registry = ask(store, read_registry, as_of=moment)
    yield figures_as_csv(rows_out(ask(store, read_figures, registry, as_of=moment), registry.indicators))


def told_to_programs(opened: Monitor) -> Iterator[str]:
    """Every answer of lib/monitor.py with all that can be reached from it, not only what its text form shows."""
    questions = (opened.market, opened.costs, opened.comparison, opened.review, opened.service_levels)
    wishes: tuple[dict[str, object], ...] = tuple({"product": PRODUCT, "year": int(year)} for year in TESTS)
    for code in (PARTNER, *OTHERS):
        for ask_for in questions:
            for wish in ({}, *(wishes if ask_for == opened.market else ())):
                try:
                    yield from within(ask_for(code, **wish))  # type: ignore[arg-type]
                except NotThere as missing:
                    yield repr(missing)
    yield from within(opened.partnerships)


def within(value: object) -> Iterator[str]:
    """What is in a value, down to its texts and numbers; fields that its text form leaves out too."""
    if isinstance(value, Mapping):
        for pair in value.items():
            yield from within(pair)
    elif is_dataclass(value) and not isinstance(value, type):
        yield type(value).__name__
        for each in fields(value):
            yield from within(getattr(value, each.name))
    elif isinstance(value, Iterable) and not isinstance(value, str):
        items = sorted(map(repr, value)) if isinstance(value, AbstractSet) else list(value)
        for item in items:
            yield from within(item)
    else:
        yield repr(value)


def exported(store: Store) -> Iterator[str]:
    """The workbook of each test, and what the history says of each load."""
    snapshot = Snapshot(store, store.version(), Scope.all())
    for year in TESTS:
        choices = choose({"focus": PARTNER, "product": PRODUCT, "periode": year}, snapshot)
        assert choices.focus
        shown = answer(choices, choices.focus, snapshot)
        series = own_series_table(choices.focus, snapshot, DUTCH, lambda indicator: True)
        parts = (shown.unit, shown.published, shown.quantities, shown.costs, series)
        origin = FileOrigin("x", None, ASKED, 1, 1)
        book = openpyxl.load_workbook(
            io.BytesIO(market_workbook(MarketReport("B", "B", *parts, origin, DUTCH)))
        )
        yield repr([[cell.value for cell in row] for sheet in book for row in sheet.iter_rows()])
    for load in list_loads(store):
        yield repr(corrections(store, load.load_id, ["marktprijzen"]))
        yield repr(load.changes)


def guessed(store: Store, folder: Path) -> Iterator[str]:
    """What a file with the real prices says, and one with other ones, when they are looked at without loading them."""
    folder.mkdir()
    for turn in range(2):
        guesses = (*REAL[turn:], *REAL[:turn])
        path = write_rows(
            folder / f"marktprijzen_{turn}.csv", [secret(n, a) for n, a in enumerate(guesses, 1)]
        )
        found = load_paths(store, [path], keep=False)
        yield repr(
            (found.findings, found.changes, found.cells, found.hidden, found.notices, found.suspicions)
        )


def watched(folder: Path, secrets: Secrets) -> list[tuple[str, ...]]:
    """All that is shown after the first load and after every next one, and at the end on every earlier day."""
    folder.mkdir()
    store = open_store(f"duckdb:///{(folder / 'monitor.duckdb').as_posix()}")
    try:
        files = [write_rows(folder / f"{name}.csv", rows) for name, rows in base(secrets).items()]
        assert not load_paths(store, files).findings
        seen = [tuple(shown_at(store, None)), tuple(guessed(store, folder / "guesses"))]
        for number, act in enumerate(ACTS.values()):
            act(store, secrets, folder / str(number))
            seen.append(tuple(shown_at(store, None)))
        seen.append(tuple(exported(store)))
        for load in list_loads(store)[1::3]:
            seen.append(tuple(shown_at(store, load.moment + dt.timedelta(microseconds=1))))
        return seen
    finally:
        store.close()


def room(values: Sequence[float]) -> float:
    """How far a price can be from the middle of what it may be, as a share of that."""
    return (max(values) - min(values)) / (max(values) + min(values))


def test_nothing_that_is_ever_shown_tells_of_a_price(tmp_path: Path) -> None:
    real = Secrets(REAL, 1.0713)
    others = Secrets((*REAL[3:], *REAL[:3]), 0.71)
    for both in zip((*real.block, real.later), (*others.block, others.later), strict=True):
        assert room(both) > RECOVERED
    seen, seen_of_others = watched(tmp_path / "real", real), watched(tmp_path / "others", others)
    assert seen == seen_of_others
    told = [shown for shown in seen if "confidential=6" in "".join(shown)]
    assert len(told) >= 6  # it is the block itself that keeps the prices, not its silence
    text = "\n".join(itertools.chain(*seen))
    for amount in (*REAL, 1.0713):  # however it is written, and not as a part of another number
        written = f"{amount}".replace(".", "[.,]")
        assert not re.search(rf"(?<!\d)(?<!\d\.){written}(?!\d)", text), amount
