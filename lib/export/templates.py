"""Templates: empty workbooks to fill in, made from the declarations.

The explanation and an example stand on a sheet of their own, which a load passes over, so that nothing
but what the user fills in is ever loaded.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter

from lib.catalogue.declarations import Column, Dataset, Kind
from lib.tables.dictionary import dictionary_table
from lib.text.language import Language

ROWS = 5000
"""Rows that get a drop-down."""

LONGEST_LIST = 255
"""Characters that Excel takes in a list of choices."""

_MOST_SHEET_NAME = 31


def template(datasets: Sequence[Dataset], language: Language) -> bytes:
    """A workbook with an empty sheet per dataset, and their explanation."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        required = book.add_format({"bold": True, "bottom": 1, "bg_color": "#D9EAF0"})
        optional = book.add_format({"bottom": 1, "bg_color": "#F3F6F8"})
        text = book.add_format({"num_format": "@"})
        for dataset in datasets:
            sheet = book.add_worksheet(dataset.name)
            sheet.freeze_panes(1, 0)
            for c, column in enumerate(dataset.columns):
                sheet.write_string(0, c, column.name, required if column.required else optional)
                sheet.write_comment(0, c, _note(column, language), {"x_scale": 2})
                sheet.set_column(c, c, max(12, len(column.name) + 2), _cell_format(column, text))
                if choices := _choices(column):
                    sheet.data_validation(1, c, ROWS, c, {"validate": "list", "source": choices})
        _explanation(book, datasets, language)
    return out.getvalue()


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


def _choices(column: Column) -> list[str]:
    choices = ["ja", "nee"] if column.kind == Kind.BOOLEAN else list(column.choices)
    return choices if len(",".join(choices)) <= LONGEST_LIST else []


def _cell_format(column: Column, text: object) -> object:
    """Codes and periods as text, so that Excel does not make a date or a number of them."""
    return text if column.kind in (Kind.CODE, Kind.PERIOD, Kind.TEXT, Kind.CHOICE, Kind.URL) else None
