"""Iv3 files to which something was done: each is refused, or gives what a second reader finds, which shares no code."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest

from lib.domain.partners import Organisation, Partner
from lib.domain.registry import Registry
from lib.ingest.connectors import Context, convert
from lib.ingest.headings import Unreadable

SEED = 20261130
NAME = "iv3_2023_jaarrekening.csv"
COLUMNS = ("Gemeenten", "Taakveld", "Baten", "Lasten", "Inwonertal")
PLACES = {"Nijmegen": "GM0268", "Zwolle": "GM0193", "Tilburg": "GM0855"}
TASKS = {
    "7.3 Afval": "lasten_afval_eur_inw",
    "5.7 Openbaar groen": "lasten_groen_eur_inw",
    "0.1 Bestuur": None,
}
Found = dict[tuple[str, str], Decimal]
Line = dict[str, str]


@dataclass
class File:
    """A file as it will be written; `spent` is what the second reader has, `refused` that it may not be read.

    `keep` is the part of its bytes that is left.
    """

    lines: list[Line]
    spent: Found
    columns: list[str] = field(default_factory=lambda: list(COLUMNS))
    delimiter: str = ";"
    encoding: str = "utf-8"
    line_end: str = "\n"
    notes: tuple[str, ...] = ()
    refused: bool = False
    keep: float = 1

    def content(self) -> bytes:
        out = io.StringIO()
        writer = csv.writer(out, delimiter=self.delimiter, lineterminator=self.line_end)
        writer.writerow(self.columns)
        writer.writerows([line[column] for column in self.columns] for line in self.lines)
        text = out.getvalue() + "".join(note + self.line_end for note in self.notes)
        whole = text.encode(self.encoding)
        return whole[: round(len(whole) * self.keep)]

    def any_line(self, rng: random.Random) -> Line:
        """A line of a task field that gives a figure."""
        return rng.choice([line for line in self.lines if TASKS[line["Taakveld"]]])


def whole(rng: random.Random) -> File:
    """A row per municipality and task field; amounts times 1,000 with a decimal point."""
    lines, spent = [], {}
    for place in PLACES:
        inhabitants = rng.choice((1000, 2000, 8000, 160_000))
        for task, indicator in TASKS.items():
            amount = Decimal(f"{rng.randint(1_000, 99_999)}.{rng.randint(1, 9)}")
            row = (place, task, f"{rng.randint(0, 500)}.0", str(amount), str(inhabitants))
            lines.append(dict(zip(COLUMNS, row, strict=True)))
            if indicator:
                spent[place.lower(), indicator] = 1000 * amount / inhabitants
    return File(lines, spent)


def key_of(line: Line) -> tuple[str, str]:
    return line["Gemeenten"].lower(), str(TASKS[line["Taakveld"]])


Change = Callable[[random.Random, File], None]


def nothing(rng: random.Random, file: File) -> None:
    pass


def another_delimiter(rng: random.Random, file: File) -> None:
    file.delimiter = rng.choice(",\t")


def columns_in_another_order(rng: random.Random, file: File) -> None:
    rng.shuffle(file.columns)


def lines_in_another_order(rng: random.Random, file: File) -> None:
    rng.shuffle(file.lines)


def another_encoding(rng: random.Random, file: File) -> None:
    file.encoding, file.line_end = rng.choice(("cp1252", "utf-8-sig")), rng.choice(("\r\n", "\n"))


def decimal_commas(rng: random.Random, file: File) -> None:
    for line in file.lines:
        for column in ("Baten", "Lasten"):
            line[column] = line[column].replace(".", ",")


def blanks_around(rng: random.Random, file: File) -> None:
    for line in file.lines:
        column = rng.choice(COLUMNS)
        line[column] = f" {line[column]}  "


def a_column_more(rng: random.Random, file: File) -> None:
    file.columns.insert(rng.randrange(6), "Stedelijkheid")
    for line in file.lines:
        line["Stedelijkheid"] = "Sterkstedelijk"


def codes_for_names(rng: random.Random, file: File) -> None:
    for line in file.lines:
        line["Gemeenten"] = PLACES[line["Gemeenten"]]


def a_mark_at_a_name(rng: random.Random, file: File) -> None:
    marked, mark = rng.choice(list(PLACES)), rng.choice(("*", " 1)"))
    for line in file.lines:
        line["Gemeenten"] += mark if line["Gemeenten"] == marked else ""


def rows_of_totals(rng: random.Random, file: File) -> None:
    for task in TASKS:
        own = [line for line in file.lines if line["Taakveld"] == task]
        total = {
            "Gemeenten": rng.choice(("Eindtotaal", "Gelderland", "100000tot250000inwoners")),
            "Taakveld": task,
            "Baten": "0.0",
            "Lasten": str(sum(Decimal(line["Lasten"]) for line in own)),
            "Inwonertal": str(sum(int(line["Inwonertal"]) for line in own)),
        }
        file.lines.insert(rng.randrange(len(file.lines) + 1), total)


def a_note_at_the_end(rng: random.Random, file: File) -> None:
    file.notes = (rng.choice(("Bron: CBS, Iv3 2023", "* voorlopig", "")),)


def a_row_lost(rng: random.Random, file: File) -> None:
    line = file.any_line(rng)
    file.lines.remove(line)
    del file.spent[key_of(line)]


def an_amount_left_empty(rng: random.Random, file: File) -> None:
    line = file.any_line(rng)
    del file.spent[key_of(line)]
    line["Lasten"] = ""


HARMLESS: tuple[Change, ...] = (
    *(nothing, another_delimiter, columns_in_another_order, lines_in_another_order, another_encoding),
    *(decimal_commas, blanks_around, a_column_more, codes_for_names, a_mark_at_a_name, rows_of_totals),
    *(a_note_at_the_end, a_row_lost, an_amount_left_empty),
)


def thousands_in_an_amount(rng: random.Random, file: File) -> None:
    """Where others have a fraction behind the same sign it is a decimal one, and a figure far off its neighbours."""
    line = file.any_line(rng)
    written = f"{int(Decimal(line['Lasten'])):,}".replace(",", rng.choice((".", ",", " "))) + rng.choice(
        ("", ",0")
    )
    line["Lasten"] = written
    file.refused = "." not in written or "," in written
    if not file.refused:
        file.spent[key_of(line)] = 1000 * Decimal(written) / int(line["Inwonertal"])


def thousands_in_all_amounts(rng: random.Random, file: File) -> None:
    sign = rng.choice(".,")
    for line in file.lines:
        line["Baten"] = "0"
        line["Lasten"] = f"{int(Decimal(line['Lasten'])):,}".replace(",", sign)
    file.refused = True


def thousands_in_inhabitants(rng: random.Random, file: File) -> None:
    line = rng.choice(file.lines)
    line["Inwonertal"] = f"{int(line['Inwonertal']):,}".replace(",", rng.choice(".,"))
    file.refused = True


def a_comma_among_points(rng: random.Random, file: File) -> None:
    line = file.any_line(rng)
    line["Lasten"] = line["Lasten"].replace(".", ",")
    file.refused = True


def a_row_twice(rng: random.Random, file: File) -> None:
    file.lines.insert(rng.randrange(len(file.lines)), dict(file.any_line(rng)))
    file.refused = True


def a_row_under_another_name(rng: random.Random, file: File) -> None:
    line = file.any_line(rng)
    line["Gemeenten"] = rng.choice([place for place in PLACES if place != line["Gemeenten"]])
    file.refused = True


def other_inhabitants(rng: random.Random, file: File) -> None:
    line = rng.choice(file.lines)
    line["Inwonertal"] = str(int(line["Inwonertal"]) + 1)
    file.refused = True


def a_word_for_a_number(rng: random.Random, file: File) -> None:
    line = file.any_line(rng)
    line[rng.choice(("Lasten", "Inwonertal"))] = rng.choice(
        ("n.v.t.", "#N/A", "onbekend", "12a", "1e", "--5")
    )
    file.refused = True


def a_name_gone(rng: random.Random, file: File) -> None:
    file.any_line(rng)["Gemeenten"] = ""
    file.refused = True


def a_column_gone(rng: random.Random, file: File) -> None:
    file.columns.remove(rng.choice(("Lasten", "Inwonertal", "Baten")))
    file.refused = True


def cut_off(rng: random.Random, file: File) -> None:
    """In the midst of a line, not in its last cell: a number that was cut short there is a number too."""
    whole = file.content()
    cut = rng.randrange(len(whole) // 3, len(whole))
    if whole[:cut].rpartition(b"\n")[2].count(b";") == len(COLUMNS) - 1:
        cut = whole[:cut].rfind(b";")
    file.keep = cut / len(whole)
    lines = whole[:cut].decode().split("\n")[1:]
    left = [dict(zip(COLUMNS, line.split(";"), strict=True)) for line in lines[:-1]]
    file.spent = {key: file.spent[key] for line in left if (key := key_of(line)) in file.spent}
    file.refused = bool(lines[-1])


HARMFUL: tuple[Change, ...] = (
    *(thousands_in_an_amount, thousands_in_all_amounts, thousands_in_inhabitants, a_comma_among_points),
    *(a_row_twice, a_row_under_another_name, other_inhabitants, a_word_for_a_number, a_name_gone),
    *(a_column_gone, cut_off),
)
CHANGES = HARMLESS + HARMFUL


def context() -> Context:
    organisations = {
        name.lower(): Organisation(name.lower(), name, "gemeente", False, cbs_code=code)
        for name, code in PLACES.items()
    }
    partners = tuple(Partner(name, name, name, name, "eigen_dienst", False) for name in organisations)
    return Context(Registry(organisations, partners, {}, ()))


def result(path: Path, given: Context) -> Found | None:
    """What we read of the three municipalities; None when it was refused."""
    try:
        found = convert(path, path.name, given)
    except Unreadable:
        return None
    rows = found.tables.get("cijfers", []) if found else []
    own = {place.lower() for place in PLACES}
    return {
        (row["partnerschap"], row["indicator"]): Decimal(row["waarde"])
        for row in rows
        if row["partnerschap"] in own
    }


def is_same(found: Found, expected: Found) -> bool:
    close = Decimal("0.00006")
    return found.keys() == expected.keys() and all(abs(found[k] - expected[k]) < close for k in expected)


def run(cases: Iterable[int], folder: Path) -> Counter[str]:
    """How many of the cases were read and refused; a list of all that went wrong fails the test."""
    given, ends, wrong = context(), Counter[str](), []
    for case in cases:
        rng = random.Random(SEED + case)
        change, also = CHANGES[case % len(CHANGES)], rng.choice(HARMLESS[:6])
        file = whole(rng)
        change(rng, file)
        if change in HARMLESS and change not in (decimal_commas, rows_of_totals, codes_for_names):
            also(rng, file)
        path = folder / NAME
        path.write_bytes(file.content())
        found = result(path, given)
        ends["refused" if found is None else "read"] += 1
        if found is None and change in HARMLESS:
            wrong.append(f"{case} {change.__name__}, {also.__name__}: refused, though harmless")
        elif found is not None and file.refused:
            wrong.append(f"{case} {change.__name__}: read {file.content()!r}")
        elif found is not None and not is_same(found, file.spent):
            differs = {key: (found.get(key), file.spent.get(key)) for key in found.keys() | file.spent}
            wrong.append(f"{case} {change.__name__}, {also.__name__}: {differs}")
    assert wrong == [], "\n".join(wrong)
    return ends


def test_a_changed_file_is_refused_or_read_rightly(tmp_path: Path) -> None:
    ends = run(range(4 * len(CHANGES)), tmp_path)
    assert min(ends.values()) > len(CHANGES)


@pytest.mark.torture
def test_500_changed_iv3_files(tmp_path: Path, in_time: Callable[[Iterable[int]], Iterator[int]]) -> None:
    run(in_time(range(1_000, 1_500)), tmp_path)
