"""Good files, damaged in every way we can think of: each is loaded rightly or refused with findings."""

from __future__ import annotations

import csv
import io
import random
import re
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from lib.catalogue.datasets import DATASETS
from lib.ingest.loading import load_paths
from lib.store.engine import Store
from lib.store.loads.loading import LoadOutcome
from lib.store.loads.source import BLANKS
from lib.store.upkeep.verify import verify
from lib.text.language import DUTCH, ENGLISH
from lib.text.loads.findings import sentence
from tests.contract_files import CONTRACT, as_csv, as_parquet, as_table, as_workbook, csv_files
from tests.loading import row_counts

SEED = 20260101
LONGEST_SECONDS = 30
"""Of work of the processor: the machine that runs the tests may be busy."""

MOST_GROWTH = 400 << 20
WARM = 50
"""So many files later nothing more is read or made for the first time."""

CHECK_EVERY = 40

Mutation = Callable[[random.Random, bytes], bytes]
Case = tuple[str, str, bytes]
"""What was done, a file name and its content."""

NAMES = ("organisaties", "kosten", "prijsindex", "schouw", "marktprijzen", "cijfers", "ambities", "kenmerken")
SHEETS = ("prijsindex", "ambities", "kenmerken")

WEIRD_CELLS = (
    *("1e308", "1e309", "9" * 400, "-1e-320", "1e99999", "0x10", "1_000", "٣", "½", "NaN", "inf", "-0"),
    *("=1+1", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0", "+1", "@SUM(A1)", "' or 1=1 --", "{hints}"),
    *("0001-01-01", "9999-12-31", "2023-02-30", "31-02-2023", "2023-13", "1899", "2101", "2023-K9"),
    *(
        "-99998",
        "n.v.t.",
        "12.345,67",
        "1.234",
        "1,5",
        "%s",
        "\\x00",
        "\u202e",
        "\ufeff",
        "a\u0301",
        "😀" * 9,
    ),
    *(
        "bestaat-niet",
        "A++",
        "GM9999",
        "GM1",
        "JA",
        "true",
        "x" * 70,
        "y" * 40_000,
        '"',
        '""',
        ";",
        "\r",
        "\n",
    ),
)


# --- text ----------------------------------------------------------------------------------------------------


def flip_bytes(rng: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 5, 50))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def cut_off(rng: random.Random, content: bytes) -> bytes:
    return content[: rng.randrange(len(content))]


def noise_inside(rng: random.Random, content: bytes) -> bytes:
    at = rng.randrange(len(content))
    return content[:at] + rng.randbytes(rng.choice((1, 10, 5000))) + content[at:]


def nuls(rng: random.Random, content: bytes) -> bytes:
    at = rng.randrange(len(content))
    return content[:at] + b"\0" * rng.choice((1, 2, 1000)) + content[at:]


def other_encoding(rng: random.Random, content: bytes) -> bytes:
    encoding = rng.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "utf-8-sig", "cp037", "utf-7"))
    return content.decode().encode(encoding, "replace")


def doubled_bom(rng: random.Random, content: bytes) -> bytes:
    return b"\xef\xbb\xbf" * rng.choice((1, 2)) + content


def _table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode()), delimiter=";"))


def _written(rows: list[list[str]], delimiter: str = ";") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8", "surrogatepass")


def cut_rows(rng: random.Random, content: bytes) -> bytes:
    rows = _table(content)
    return _written(rows[:1] + [row for row in rows[1:] if rng.random() < 0.5])


def cut_cells(rng: random.Random, content: bytes) -> bytes:
    rows = _table(content)
    row = rng.choice(rows)
    del row[rng.randrange(len(row))]
    return _written(rows)


def swap_columns(rng: random.Random, content: bytes) -> bytes:
    """The heading stays, the cells under two columns change places."""
    rows = _table(content)
    one, other = rng.sample(range(len(rows[0])), 2)
    for row in rows[1:]:
        row[one], row[other] = row[other], row[one]
    return _written(rows)


def shuffle_columns(rng: random.Random, content: bytes) -> bytes:
    """Heading and cells together: still a good file."""
    columns = list(zip(*_table(content), strict=True))
    rng.shuffle(columns)
    return _written([list(row) for row in zip(*columns, strict=True)], rng.choice(";,\t"))


def weird_cells(rng: random.Random, content: bytes) -> bytes:
    rows = _table(content)
    for _ in range(rng.choice((1, 1, 3, 20))):
        row = rng.choice(rows[1:])
        row[rng.randrange(len(row))] = rng.choice(WEIRD_CELLS)
    return _written(rows)


def weird_heading(rng: random.Random, content: bytes) -> bytes:
    rows = _table(content)
    rows[0][rng.randrange(len(rows[0]))] = rng.choice((*WEIRD_CELLS, rows[0][0], rows[0][0].upper()))
    return _written(rows)


def double_keys(rng: random.Random, content: bytes) -> bytes:
    rows = _table(content)
    return _written([*rows, *rng.choices(rows[1:], k=rng.choice((1, 5)))])


def long_cell(rng: random.Random, content: bytes) -> bytes:
    rows = _table(content)
    row = rng.choice(rows[1:])
    row[rng.randrange(len(row))] = rng.choice("x7 é") * rng.choice((10_000, 999_999, 1_000_001, 3_000_000))
    return _written(rows)


def open_quote(rng: random.Random, content: bytes) -> bytes:
    at = rng.randrange(len(content))
    return content[:at] + b'"' + content[at:]


def a_million_columns(rng: random.Random, content: bytes) -> bytes:
    number = rng.choice((201, 5_000, 1_000_000))
    heading, _, rest = content.partition(b"\n")
    return heading + b";x" * number + b"\n" + rest


def blank_lines(rng: random.Random, content: bytes) -> bytes:
    rows = [[cell.replace("\n", " ") for cell in row] for row in _table(content)]
    lines = _written(rows).splitlines()
    for _ in range(rng.choice((1, 10))):
        lines.insert(rng.randrange(1, len(lines) + 1), rng.choice((b"", b"  ", b";" * (len(rows[0]) - 1))))
    return rng.choice((b"\n", b"\r\n")).join(lines)


TEXT = (
    *(flip_bytes, cut_off, noise_inside, nuls, other_encoding, doubled_bom, cut_rows, cut_cells),
    *(swap_columns, shuffle_columns, weird_cells, weird_cells, weird_cells, weird_heading, double_keys),
    *(long_cell, open_quote, a_million_columns, blank_lines),
)


# --- workbooks -----------------------------------------------------------------------------------------------


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def damaged_part(rng: random.Random, content: bytes) -> bytes:
    """A sound zip in which one of the XML files is not."""
    parts = _parts(content)
    name = rng.choice(list(parts))
    parts[name] = rng.choice((flip_bytes, cut_off, noise_inside))(rng, parts[name])
    return _zipped(parts)


def lost_part(rng: random.Random, content: bytes) -> bytes:
    parts = _parts(content)
    del parts[rng.choice(list(parts))]
    return _zipped(parts)


def damaged_sheet(rng: random.Random, content: bytes) -> bytes:
    """Numbers, references and types inside a sheet replaced."""
    parts = _parts(content)
    name = rng.choice([name for name in parts if "worksheets/sheet" in name])
    text = parts[name].decode()
    pattern, value = rng.choice(
        (
            (r"<v>[^<]*</v>", "<v>99999999999999999999999</v>"),
            (r"<v>[^<]*</v>", "<v>-1e400</v>"),
            (r"<v>[^<]*</v>", "<v>tekst</v>"),
            (r"<v>[^<]*</v>", "<v></v>"),
            (r'r="[A-Z]+(\d+)"', 'r="XFD1048576"'),
            (r'r="[A-Z]+(\d+)"', 'r="ZZZZZ1"'),
            (r'<row r="\d+"', '<row r="1000000"'),
            (r'<row r="\d+"', '<row r="-5"'),
            (r' t="[a-z]+"', ' t="e"'),
            (r' t="[a-z]+"', ' t="b"'),
            (r' t="[a-z]+"', ' t="d"'),
            (r' s="\d+"', ' s="999"'),
            (r"<v>([^<]*)</v>", r"<f>1+1</f><v>\1</v>"),
            (r"<v>[^<]*</v>", "<f>1+1</f>"),
        )
    )
    hits = list(re.finditer(pattern, text))
    if hits:
        hit = rng.choice(hits)
        text = text[: hit.start()] + hit.expand(value) + text[hit.end() :]
    parts[name] = text.encode()
    return _zipped(parts)


def entities(rng: random.Random, content: bytes) -> bytes:
    """The billion laughs, and a file of the computer as an entity."""
    parts = _parts(content)
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    kind = rng.choice((laughs, '<!ENTITY l11 SYSTEM "file:///etc/passwd">'))
    name = rng.choice([name for name in parts if "worksheets/sheet" in name or "sharedStrings" in name])
    text = re.sub(r"<v>[^<]*</v>", "<v>&l11;</v>", parts[name].decode(), count=1)
    text = re.sub(r"<t>[^<]*</t>", "<t>&l11;</t>", text, count=1)
    parts[name] = f'<?xml version="1.0"?><!DOCTYPE x [{kind}]>'.encode() + text.split("?>")[-1].encode()
    return _zipped(parts)


def bomb(rng: random.Random, content: bytes) -> bytes:
    """A sheet that is much larger than the file."""
    parts = _parts(content)
    name = rng.choice([name for name in parts if "worksheets/sheet" in name])
    cell = rng.choice((b"<row></row>", b" ", b'<row><c t="inlineStr"><is><t>x</t></is></c></row>'))
    parts[name] = parts[name].replace(b"</sheetData>", cell * (500_000 // len(cell)) + b"</sheetData>")
    return _zipped(parts)


WORKBOOK = (
    *(flip_bytes, cut_off, noise_inside, damaged_part, damaged_part, lost_part),
    *(damaged_sheet, damaged_sheet, damaged_sheet, entities, bomb),
)


# --- Parquet -------------------------------------------------------------------------------------------------

ODD_TYPES = (
    pa.binary(),
    pa.list_(pa.int64()),
    pa.struct([("a", pa.int64())]),
    pa.timestamp("us"),
    pa.timestamp("ns", tz="Europe/Amsterdam"),
    pa.time64("us"),
    pa.duration("s"),
    pa.decimal128(38, 3),
    pa.float32(),
    pa.uint64(),
    pa.bool_(),
    pa.null(),
    pa.date64(),
)


def odd_column(rng: random.Random, content: bytes) -> bytes:
    """One column of another type."""
    table = pq.read_table(io.BytesIO(content))
    at = rng.randrange(table.num_columns)
    kind, rows = rng.choice(ODD_TYPES), table.num_rows
    samples = {"list": [1, 2], "stru": {"a": 1}, "bina": b"\xff\x00", "bool": True, "null": None, "floa": 0.1}
    value = samples.get(str(kind)[:4], 1)
    return as_parquet(
        table.set_column(at, table.column_names[at], pa.array([value] * rows).cast(kind, safe=False))
    )


def odd_name(rng: random.Random, content: bytes) -> bytes:
    table = pq.read_table(io.BytesIO(content))
    names = table.column_names
    names[rng.randrange(len(names))] = rng.choice((*WEIRD_CELLS, names[0], names[0].upper()))
    return as_parquet(table.rename_columns(names))


def odd_values(rng: random.Random, content: bytes) -> bytes:
    table = pq.read_table(io.BytesIO(content))
    at = rng.randrange(table.num_columns)
    values = [str(value) for value in table.column(at).to_pylist()]
    values[rng.randrange(len(values))] = rng.choice(WEIRD_CELLS)
    return as_parquet(table.set_column(at, table.column_names[at], pa.array(values)))


def double_rows(rng: random.Random, content: bytes) -> bytes:
    table = pq.read_table(io.BytesIO(content))
    return as_parquet(pa.concat_tables([table] * rng.choice((2, 50))))


def no_rows(_: random.Random, content: bytes) -> bytes:
    return as_parquet(pq.read_table(io.BytesIO(content)).slice(0, 0))


PARQUET = (
    *(flip_bytes, flip_bytes, cut_off, noise_inside),
    odd_column,
    odd_column,
    odd_name,
    odd_values,
    double_rows,
)
PARQUET = (*PARQUET, no_rows)


# --- running them --------------------------------------------------------------------------------------------


MUTATIONS: Mapping[str, Sequence[Mutation]] = {"csv": TEXT, "xlsx": WORKBOOK, "parquet": PARQUET}


def good_files() -> dict[str, dict[str, bytes]]:
    """What is mutated: kind -> name -> content."""
    return {
        "csv": {name: as_csv(CONTRACT[name]) for name in NAMES},
        "xlsx": {"werkboek": as_workbook({name: CONTRACT[name] for name in SHEETS})},
        "parquet": {name: as_parquet(as_table(CONTRACT[name])) for name in NAMES},
    }


def case(number: int, files: Mapping[str, bytes], kind: str, mutation: Mutation, rng: random.Random) -> Case:
    name = rng.choice(list(files))
    mutated = mutation(rng, files[name])
    if rng.random() < 0.15:
        mutated = (flip_bytes if mutated else noise_inside)(rng, mutated or b" ")
    return f"{number}: {mutation.__name__} on {name}.{kind}", f"{name}.{kind}", mutated


def any_of_them(number: int) -> Iterator[Case]:
    """So many; always the same for the same number."""
    good = good_files()
    for n in range(number):
        rng = random.Random(SEED + n)
        kind = rng.choice(("csv", "csv", "csv", "xlsx", "parquet"))
        yield case(n, good[kind], kind, rng.choice(MUTATIONS[kind]), rng)


def each_of_them(times: int) -> Iterator[Case]:
    """Every mutation so many times."""
    good = good_files()
    kinds = [(kind, mutation) for kind, known in MUTATIONS.items() for mutation in dict.fromkeys(known)]
    for n, (kind, mutation) in enumerate(kinds * times):
        yield case(n, good[kind], kind, mutation, random.Random(SEED + n))


def rows_read_otherwise(path: Path) -> int:
    """The rows of a file that was accepted, counted by another reader."""
    if path.suffix == ".parquet":
        return sum(any(v not in (None, "") for v in row.values()) for row in pq.read_table(path).to_pylist())
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path, data_only=True)
        found = [
            list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book if sheet.title in CONTRACT
        ]
        return sum(
            any(str(v or "").strip(BLANKS) or v in (0, False) for v in row) for rows in found for row in rows
        )
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")  # whatever it is: letters of one byte move no rows
    delimiter = max(";,\t", key=text.partition("\n")[0].count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True))[1:]
    return sum(any(cell.strip(BLANKS) for cell in row) for row in rows)


def resident() -> int:
    """Bytes of memory this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096


def judge(store: Store, path: Path, before: tuple[int, dict[str, int]]) -> LoadOutcome:
    """Load a file, and see that it was loaded rightly or refused without a trace."""
    started = time.process_time()
    outcome = load_paths(store, [path])
    assert time.process_time() - started < LONGEST_SECONDS
    if outcome.findings:
        assert (store.version(), row_counts(store)) == before
        for finding in outcome.findings[:50]:
            for language in (DUTCH, ENGLISH):
                said = sentence(language, finding)
                assert said
                assert said.isprintable()
    else:
        told = sum(change.new + change.changed + change.same for change in outcome.changes)
        rows = rows_read_otherwise(path)
        in_wholes = any(DATASETS[change.dataset].whole for change in outcome.changes)
        assert bool(rows) <= told <= rows if in_wholes else told == rows
    return outcome


def run(store: Store, tmp_path: Path, mutated: Iterable[Case]) -> None:
    good = [tmp_path / name for name in csv_files()]
    for path, content in zip(good, csv_files().values(), strict=True):
        path.write_bytes(content)
    assert not load_paths(store, good).findings
    before, start, ends = (store.version(), row_counts(store)), resident(), Counter[str]()
    failures = []
    for n, (what, name, content) in enumerate(mutated):
        path = tmp_path / "mutated" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        try:
            outcome = judge(store, path, before)
        except Exception as error:
            failures.append(f"{what}: {type(error).__name__}: {str(error)[:300]}")
            ends["failed"] += 1
            before = (store.version(), row_counts(store))
            continue
        ends["refused" if outcome.findings else "loaded" if outcome.load_id else "same"] += 1
        if outcome.load_id:
            before = (store.version(), row_counts(store))
        if n % CHECK_EVERY == 0:
            assert verify(store) == [], what
        if n == WARM:
            start = resident()
    assert failures == [], "\n".join(failures)
    assert verify(store) == []
    assert resident() - start < MOST_GROWTH
    if ends.total() > WARM:
        assert ends["refused"] > ends.total() / 3
        assert ends["loaded"] + ends["same"] > ends.total() / 12


def test_files_mutated_in_every_way(store: Store, tmp_path: Path) -> None:
    run(store, tmp_path, each_of_them(3))


@pytest.mark.torture
def test_2000_mutated_files(
    store: Store, tmp_path: Path, in_time: Callable[[Iterable[Case]], Iterator[Case]]
) -> None:
    run(store, tmp_path, in_time(any_of_them(2_000)))
