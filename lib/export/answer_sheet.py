"""A workbook to type a round on paper into: its layers, a row for every answer, and the questions to look up."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence

import xlsxwriter

from lib.catalogue.datasets import DATASETS
from lib.domain.cooperation.rounds import POSSIBLE_ANSWERS, RoundPlan, questions_of
from lib.domain.cooperation.scan import Question
from lib.text.language import Language
from lib.text.questionnaire.words import asked_in

_SOURCE = "Vragenlijst op papier"
_MOST_SHEET_NAME = 31


def answer_workbook(
    plan: RoundPlan, items: Sequence[Question], code: Callable[[], str], language: Language
) -> bytes:
    """A sheet `rondes` and a sheet `antwoorden` as the data contract has them, with only the answers left to type.

    Args:
        code: gives a random code for a person.
    """
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        _explain(book, items, language)
        _write(book, "rondes", [_of_layer(plan, number) for number in range(len(plan.invited))])
        rows = _rows(plan, items, code)
        _write(book, "antwoorden", rows)
        sheet = book.get_worksheet_by_name("antwoorden")
        place = DATASETS["antwoorden"].column_names.index("antwoord")
        sheet.data_validation(
            1, place, max(1, len(rows)), place, {"validate": "list", "source": list(POSSIBLE_ANSWERS)}
        )
        sheet.autofilter(0, 0, len(rows), len(DATASETS["antwoorden"].column_names) - 1)
    return out.getvalue()


def _of_layer(plan: RoundPlan, number: int) -> dict[str, str]:
    layer = plan.invited[number]
    return {
        "partnerschap": plan.partnership,
        "ronde": plan.period,
        "kant": layer.side,
        "laag": layer.tier,
        "uitgenodigd": str(layer.people),
        "openlijk": "ja" if layer.is_one else "",
        "open_van": plan.opens.isoformat() if plan.opens else "",
        "open_tot": plan.closes.isoformat() if plan.closes else "",
        "bron": _SOURCE,
    }


def _rows(plan: RoundPlan, items: Sequence[Question], code: Callable[[], str]) -> list[dict[str, str]]:
    """A row for every question to every person, under a code of their own; the answers are left open."""
    return [
        {**_of_layer(plan, number), "respondent": person, "vraag": item, "over": about, "antwoord": ""}
        for number, layer in enumerate(plan.invited)
        for person in (code() for _ in range(layer.people))
        for item, about in questions_of(items)
    ]


def _write(book: xlsxwriter.Workbook, dataset: str, rows: Sequence[Mapping[str, str]]) -> None:
    sheet = book.add_worksheet(dataset)
    heading, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
    sheet.freeze_panes(1, 0)
    for c, name in enumerate(DATASETS[dataset].column_names):
        sheet.write_string(0, c, name, heading)
        sheet.set_column(c, c, max(14, len(name) + 2), text)
        for r, row in enumerate(rows, start=1):
            if row[name]:
                sheet.write_string(r, c, row[name], text)


def _explain(book: xlsxwriter.Workbook, items: Sequence[Question], language: Language) -> None:
    """The first sheet, which a load passes over: what to do, and every question with its answers."""
    say = language.say
    sheet = book.add_worksheet(say("Zo typt u over")[:_MOST_SHEET_NAME])
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 26, wrap)
    sheet.set_column(1, 6, 34, wrap)
    told = (
        say(
            "Neem per blad een code uit kolom respondent van de goede kant en laag, en vul daar kolom antwoord in: "
            "1 tot 4, of nvt."
        ),
        say(
            "Verwijder de rijen van codes die overblijven. Lees het bestand daarna in op de pagina Gegevens inlezen."
        ),
        say("Schrijf op geen blad welke code het kreeg."),
    )
    for r, sentence in enumerate(told):
        sheet.write_string(r, 0, sentence, book.add_format())
    for r, item in enumerate(items, start=len(told) + 1):
        text, answers = asked_in(item, language)
        sheet.write_string(r, 0, item.code, bold)
        for c, words in enumerate((text, *[f"{code}: {words}" for code, words in answers]), start=1):
            sheet.write_string(r, c, words, wrap)
