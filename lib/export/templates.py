"""Templates: workbooks to fill in, made from the declarations, with the codes that are known.

The explanation, examples and lists stand on sheets of their own, which a load passes over, so that nothing but what
the user fills in is ever loaded.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.declarations import Column, Dataset, Kind
from lib.store.codes import Names
from lib.tables.dictionary import dictionary_table
from lib.text.language import Language

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

ROWS = 5000
"""Rows that get a drop-down."""

OPEN = {"dienst": "services", "kenmerk": "characteristics"}
"""Columns in which other codes than the known ones are allowed, and where the catalogue has those."""

_MOST_SHEET_NAME = 31

Lists = Mapping[str, tuple[str, bool]]
"""Per list the cells that hold it, and whether nothing else is allowed."""


FilledRows = Mapping[str, Sequence[Mapping[str, str]]]
"""Per dataset the rows that stand in a template already: texts by column."""


def template(
    datasets: Sequence[Dataset],
    codes: Mapping[str, Names],
    language: Language,
    filled: FilledRows | None = None,
) -> bytes:
    """A workbook with the explanation, a sheet per dataset, and lists of codes and choices to pick from.

    Args:
        datasets: which sheets.
        codes: per dataset that is referred to, its codes with their names.
        filled: rows that are known already; a sheet without any is empty.
    """
    import xlsxwriter  # many pages offer a template, and few readers take one

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        _explanation(book, datasets, language)
        sheets = {dataset.name: book.add_worksheet(dataset.name) for dataset in datasets}
        lists = _write_lists(book, datasets, codes, language)
        required = book.add_format({"bold": True, "bottom": 1, "bg_color": "#D9EAF0"})
        optional = book.add_format({"bottom": 1, "bg_color": "#F3F6F8"})
        text = book.add_format({"num_format": "@"})
        for dataset in datasets:
            sheet = sheets[dataset.name]
            sheet.freeze_panes(1, 0)
            for c, column in enumerate(dataset.columns):
                sheet.write_string(0, c, column.name, required if column.required else optional)
                sheet.write_comment(0, c, _note(column, language), {"x_scale": 2})
                sheet.set_column(c, c, max(12, len(column.name) + 2), _cell_format(column, text))
                if (name := _list_of(column)) in lists:
                    _offer(sheet, c, *lists[name], language)
                for r, row in enumerate((filled or {}).get(dataset.name, ()), start=1):
                    if row.get(column.name):
                        sheet.write_string(r, c, row[column.name], text)
    return out.getvalue()


def _offer(sheet: Worksheet, column: int, cells: str, closed: bool, language: Language) -> None:
    """A drop-down; what is not in an open list is asked about, as it may stand elsewhere in the workbook."""
    offered: dict[str, Any] = {"validate": "list", "source": f"={cells}"}
    if not closed:
        offered |= {
            "error_type": "information",
            "error_title": language.say("Nieuwe code"),
            "error_message": language.say(
                "Deze code staat niet in de lijst. Dat kan, als u haar ook toevoegt."
            ),
        }
    sheet.data_validation(1, column, ROWS, column, offered)


def _write_lists(
    book: xlsxwriter.Workbook, datasets: Sequence[Dataset], codes: Mapping[str, Names], language: Language
) -> dict[str, tuple[str, bool]]:
    """The last sheet: every list in use, codes beside their names."""
    from xlsxwriter.utility import xl_col_to_name

    say = language.say
    title = say("Codes en keuzes")[:_MOST_SHEET_NAME]
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 0)
    bold = book.add_format({"bold": True, "bottom": 1})
    lists: dict[str, tuple[str, bool]] = {}
    place = 0
    for column in (column for dataset in datasets for column in dataset.columns):
        name = _list_of(column)
        entries, closed = _entries(column, codes, language)
        if name in lists or not entries:
            continue
        named = any(entries.values())
        for c, heading in enumerate((name, say("naam"))[: 1 + named], start=place):
            sheet.write_string(0, c, heading, bold)
            sheet.set_column(c, c, 30 if c == place else 40)
        for r, (code, words) in enumerate(entries.items(), start=1):
            sheet.write_string(r, place, code)
            if named:
                sheet.write_string(r, place + 1, words)
        letters = xl_col_to_name(place, col_abs=True)
        lists[name] = (f"'{title}'!{letters}$2:{letters}${len(entries) + 1}", closed)
        place += 1 + named
    return lists


def _entries(column: Column, codes: Mapping[str, Names], language: Language) -> tuple[Names, bool]:
    """The values to pick from with their names, and whether no others are allowed."""
    if column.kind == Kind.BOOLEAN:
        return dict.fromkeys(("ja", "nee"), ""), True
    if column.choices:
        return dict.fromkeys(column.choices, ""), True
    if column.name in OPEN:
        own = getattr(shipped_catalogue(), OPEN[column.name])
        return {entry.code: language.pick(entry.name, entry.name_en) or "" for entry in own.values()}, False
    return codes.get(column.refers_to or "", {}), False


def _list_of(column: Column) -> str:
    """The name of the list that a column picks from; columns with the same values share one."""
    if column.kind == Kind.BOOLEAN:
        return "ja / nee"
    if column.choices:
        return f"{column.name}: {', '.join(column.choices)}"
    return column.refers_to or (f"{column.name}en" if column.name in OPEN else "")


def _explanation(book: xlsxwriter.Workbook, datasets: Sequence[Dataset], language: Language) -> None:
    bold = book.add_format({"bold": True, "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(language.say("Uitleg bij de kolommen")[:_MOST_SHEET_NAME])
    sheet.freeze_panes(1, 2)
    row = 0
    for dataset in datasets:
        table = dictionary_table(dataset, language)
        if row == 0:
            titles = [language.say("Dataset"), *[column.title for column in table.columns]]
            for c, title in enumerate(titles):
                sheet.write_string(0, c, title, bold)
                sheet.set_column(c, c, (16, 22, 10, 10, 12, 40, 60, 20)[c])
        for values in table.rows:
            row += 1
            for c, value in enumerate((dataset.name, *values)):
                sheet.write_string(row, c, str(value or ""), wrap)


def _note(column: Column, language: Language) -> str:
    explanation = language.pick(column.explanation, column.explanation_en) or ""
    example = language.say("Voorbeeld: {example}", example=column.sample) if column.sample else ""
    return "\n".join(part for part in (explanation, example) if part)


def _cell_format(column: Column, text: object) -> object:
    """Codes and periods as text, so that Excel does not make a date or a number of them."""
    return text if column.kind in (Kind.CODE, Kind.PERIOD, Kind.TEXT, Kind.CHOICE, Kind.URL) else None
