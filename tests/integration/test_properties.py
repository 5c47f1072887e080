"""Whatever is written in CSV is read back; whatever is loaded, undone and redone, the newest counts."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.ingest.csv_files import open_csv
from lib.ingest.loading import load_paths
from lib.store.loads.history import redo, undo
from lib.store.schema import current
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.verify import verify

HEADING = ["organisatie", "naam", "soort", "cbs_code", "fictief"]
CELLS = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\r", exclude_categories=("Cs",)), max_size=12
).map(str.strip)


@settings(max_examples=60)
@given(
    rows=st.lists(st.lists(CELLS, min_size=5, max_size=5).filter(any), min_size=1, max_size=8),
    delimiter=st.sampled_from(";,\t"),
    quoting=st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
    end=st.sampled_from(("\n", "\r\n")),
    blanks=st.integers(0, 3),
    bom=st.booleans(),
)
def test_rows_written_are_rows_read(
    rows: list[list[str]], delimiter: str, quoting: int, end: str, blanks: int, bom: bool
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
    writer.writerow(HEADING)
    for row in rows:
        out.write(end * blanks)
        writer.writerow(row)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "organisaties.csv"
        path.write_bytes(out.getvalue().encode("utf-8-sig" if bom else "utf-8"))
        source = open_csv(path, Path(folder))
        read = [(line, row) for line, row in source.rows() if any(row)]
    assert (source.delimiter, [row for _, row in read]) == (delimiter, rows)
    lines, at = [], 2
    for row in rows:
        at += blanks
        lines.append(at)
        at += 1 + sum(cell.count("\n") for cell in row)
    assert [line for line, _ in read] == lines


STEPS = st.lists(
    st.one_of(
        st.dictionaries(st.sampled_from("abcd"), st.integers(0, 3), min_size=1, max_size=4),
        st.tuples(st.sampled_from(("undo", "redo")), st.integers(0, 5)),
    ),
    min_size=1,
    max_size=7,
)


@settings(max_examples=6)
@given(steps=STEPS)
def test_the_newest_load_that_counts_wins(steps: list[dict[str, int] | tuple[str, int]]) -> None:
    """Against a model: loads in order, each with a flag whether it counts."""
    model: list[tuple[int, dict[str, int], bool]] = []

    def now() -> dict[str, int]:
        merged: dict[str, int] = {}
        for _, rows, counts in model:
            merged |= rows if counts else {}
        return merged

    with tempfile.TemporaryDirectory() as folder:
        store = open_store("duckdb:///:memory:")
        path = Path(folder) / "prijsindex.csv"
        try:
            for step in steps:
                if isinstance(step, dict):
                    lines = [f"{key};2023;{value + 1};2015;definitief;x" for key, value in step.items()]
                    path.write_text("\n".join(["reeks;periode;waarde;basisjaar;status;bron", *lines]))
                    outcome = load_paths(store, [path])
                    assert (outcome.load_id is None) == (now() | step == now())
                    if outcome.load_id:
                        model.append((outcome.load_id, step, True))
                elif model:
                    at = step[1] % len(model)
                    load_id, rows, counts = model[at]
                    if counts == (step[0] == "undo"):
                        (undo if counts else redo)(store, load_id)
                        model[at] = (load_id, rows, not counts)
                with store.reading() as connection:
                    table = current("prijsindex")
                    found = dict(connection.execute(sa.select(table.c.reeks, table.c.waarde)).all())
                assert found == {key: value + 1 for key, value in now().items()}
            assert verify(store) == []
        finally:
            store.close()
