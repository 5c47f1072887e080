"""The quick load and the diagnosis agree: on every value, and on what is refused."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from lib.catalogue.declarations import Kind
from lib.ingest.csv_files import open_csv
from lib.store.engine import Store
from lib.store.loads import cells, loading
from lib.store.loads.diagnosis import Staging
from lib.store.loads.loading import Source
from lib.store.schema import TABLES
from tests.loading import SPACED, Load

COLUMNS: dict[Kind, tuple[str, str]] = {
    Kind.CODE: ("gebeurtenissen", "dienst"),
    Kind.TEXT: ("gebeurtenissen", "toelichting"),
    Kind.CHOICE: ("kenmerken", "status"),
    Kind.NUMBER: ("indicatoren", "schaal_max"),
    Kind.INTEGER: ("indicatoren", "minimum_n"),
    Kind.YEAR: ("kenmerken", "jaar"),
    Kind.PERIOD: ("cijfers", "periode"),
    Kind.DATE: ("partnerschappen", "begindatum"),
    Kind.BOOLEAN: ("cijfers", "reeksbreuk"),
    Kind.URL: ("cijfers", "bron_url"),
}
ROWS = {
    "kenmerken": {"organisatie": "aa", "kenmerk": "inwoners", "jaar": "2023", "waarde": "1", "bron": "x"},
    "cijfers": {
        "organisatie": "aa",
        "indicator": "pond",
        "periode": "2023",
        "waarde": "1",
        "status": "rekening",
        "bron": "x",
    },
    "gebeurtenissen": {"partnerschap": "aa-cc", "datum": "2023-01-01", "soort": "weer", "titel": "Storm"},
    "indicatoren": dict(
        zip(
            ["indicator", "titel", "dienst", "rol", "eenheid", "richting", "omschrijving"],
            ["eigen", "Eigen", "afval", "kosten", "EUR", "neutraal", "proef"],
            strict=True,
        )
    ),
    "partnerschappen": dict(
        zip(
            ["partnerschap", "naam", "opdrachtgever", "opdrachtnemer", "contractvorm", "fictief"],
            ["aa-bb", "Aa", "aa", "bb", "dvo", "nee"],
            strict=True,
        )
    ),
}
LOAD = 99

SHORT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r\n"), max_size=12)
NUMBERS = st.from_regex(
    r"[ +-]?[0-9]{0,17}([.,' ][0-9]{1,4}){0,2}([eE][+-]?[0-9]{1,3})?[ %]?", fullmatch=True
)
DAYS = st.from_regex(
    r"([12][089][0-9]{2}|[0-3][0-9])-[0-3][0-9]-([0-9]{2}|[12][089][0-9]{2})", fullmatch=True
)
LIKELY = {
    Kind.NUMBER: NUMBERS,
    Kind.INTEGER: NUMBERS,
    Kind.YEAR: st.integers(1890, 2110).map(str),
    Kind.PERIOD: st.from_regex(r"(1[89]|2[01])[0-9]{2}(-K?[0-9]{1,2})?", fullmatch=True),
    Kind.DATE: DAYS,
    Kind.CODE: st.from_regex(r"[a-zA-Z0-9_ é-]{1,62}", fullmatch=True),
    Kind.CHOICE: st.sampled_from(["voorlopig", "definitief", "Definitief", " definitief ", "rekening"]),
    Kind.BOOLEAN: st.sampled_from(["ja", "nee", "JA", " Nee", "\u00a0ja\u00a0", "j", "true", "1"]),
    Kind.URL: st.from_regex(r"https?://[a-z/?=<>'\" é.]{0,12}", fullmatch=True),
    Kind.TEXT: SHORT,
}
ANY = st.one_of(
    SHORT,
    st.sampled_from(
        ["", " ", *cells.PLACEHOLDERS, *cells.MISSING_TEXTS, "-99998", "#REF!", "Ã©", "1.250", "2009-11"]
    ),
)
ASKED_APART = {"dubbele_sleutel", "teken_onduidelijk"}
"""What is about several rows together: the quick load asks it after the cells. Ranges of years are too."""
FEW = settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])


def source_of(folder: Path, kind: Kind, texts: list[str]) -> Source:
    """A file with a row for each text, in the column under test."""
    name, column = COLUMNS[kind]
    row = ROWS[name]
    path = folder / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerow(row | {column: ""})
        writer.writerows((row | {column: text}).values() for text in texts)
    return open_csv(path, folder)


def stored(connection: sa.Connection, kind: Kind) -> Counter[str]:
    name, column = COLUMNS[kind]
    table = TABLES[name]
    return Counter(map(repr, connection.scalars(sa.select(table.c[column]).where(table.c.load_id == LOAD))))


def loaded_quickly(store: Store, source: Source, kind: Kind) -> Counter[str] | None:
    """The values that the quick load stores, or None when it refuses the file."""
    with store.engine.connect() as connection, connection.begin() as transaction:
        try:
            loading._insert_from_file(connection, source, LOAD, lambda share: None)
            return stored(connection, kind)
        except sa.exc.DBAPIError:
            return None
        finally:
            transaction.rollback()


def diagnosed(store: Store, source: Source, kind: Kind) -> tuple[Counter[str], set[int]]:
    """The values that the diagnosis stores, and the rows in which it finds the cell wrong."""
    column = COLUMNS[kind][1]
    with store.engine.connect() as connection, connection.begin() as transaction:
        staging = Staging(connection, [source], [lambda share: None])
        staging.stage()
        staging.insert(LOAD)
        values = stored(connection, kind)
        findings = [f for f in staging.diagnose() if f.rule not in ASKED_APART]
        transaction.rollback()
    assume(all(finding.rule != "reeks_van_jaren" for finding in findings))
    assert all(finding.column == column for finding in findings)
    return values, {finding.row - 2 for finding in findings}


@FEW
@given(data=st.data())
@pytest.mark.parametrize("kind", list(Kind))
def test_both_paths_store_the_same_values_and_refuse_the_same_cells(
    settled: Store, tmp_path: Path, kind: Kind, data: st.DataObject
) -> None:
    texts = data.draw(st.lists(st.one_of(LIKELY[kind], ANY), min_size=1, max_size=20))
    _, wrong = diagnosed(settled, source_of(tmp_path, kind, texts), kind)
    good = [text for row, text in enumerate(texts) if row not in wrong]
    if good:
        source = source_of(tmp_path, kind, good)
        assert diagnosed(settled, source, kind) == (loaded_quickly(settled, source, kind), set())
    if wrong:
        bad = texts[data.draw(st.sampled_from(sorted(wrong)))]
        assert loaded_quickly(settled, source_of(tmp_path, kind, [bad]), kind) is None


@pytest.mark.parametrize(
    "row",
    [
        'xx;"X;x";gemeente;nee',
        'xx; "X;x";gemeente;nee',
        'xx;"X ""x""";gemeente;nee',
        'xx;X"x";gemeente;nee',
        'xx;"X"x;gemeente;nee',
        'xx;"X\nx";gemeente;nee',
        "xx;Xx;gemeente;nee;",
        "xx;Xx;gemeente;nee;;",
        "xx;Xx;gemeente;nee;x",
        "xx;Xx;gemeente",
        "xx\\;Xx;gemeente;nee",
        "xx;'X;gemeente;nee",
        "xx;#x;gemeente;nee",
    ],
)
def test_both_paths_read_the_same_cells(load: Load, store: Store, row: str) -> None:
    """A line of spaces makes the same file one for the diagnosis."""
    heading = "organisatie;naam;soort;fictief\n"
    quick = load({"organisaties.csv": f"{heading}{row}\n"})
    diagnosed = load({"organisaties.csv": f"{heading}{SPACED}{row}\n"})
    assert bool(quick.findings) == bool(diagnosed.findings)
    assert diagnosed.load_id is None  # refused like the first, or the same content again
