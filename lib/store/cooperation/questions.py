"""The items of the scan: those that ship with the monitor, and those that were loaded."""

from __future__ import annotations

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.cooperation.scan import ANSWER_STEPS, Aim, Question, ScanCondition
from lib.store.rows import Rows


def read_questions(rows: Rows) -> dict[str, Question]:
    """Every item by its code, the shipped ones first; these are as they ship, whatever was loaded."""
    shipped = shipped_catalogue().questions
    loaded = {row.vraag: _question(row) for row in rows.all("vragen", "vraag")}
    return {**shipped, **{code: item for code, item in loaded.items() if code not in shipped}}


def _question(row) -> Question:  # type: ignore[no-untyped-def]
    dutch = [getattr(row, f"antwoord_{step}") for step in ANSWER_STEPS]
    english = [getattr(row, f"antwoord_{step}_en") for step in ANSWER_STEPS]
    return Question(
        code=row.vraag,
        factor=row.factor,
        condition=ScanCondition(row.voorwaarde),
        aim=Aim(row.gericht_op),
        text=row.tekst,
        answers=(dutch[0], dutch[1], dutch[2], dutch[3]),
        text_en=row.tekst_en,
        answers_en=(english[0], english[1], english[2], english[3]),
    )
