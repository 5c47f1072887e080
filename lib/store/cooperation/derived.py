"""Derived figures on the cooperation scan: the share of high answers of a side, of what may be told of it."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from lib.catalogue.derived import Derived
from lib.domain.cooperation.disclosure import share_of
from lib.domain.cooperation.scan import PartnerSide
from lib.domain.derivation import Basis
from lib.domain.figures import Status
from lib.store.cooperation.questions import read_questions
from lib.store.cooperation.rounds import shown_rounds
from lib.store.rows import Rows
from lib.store.working_tables import add_fresh


def scanned_by(rows: Rows, load_id: int) -> frozenset[str]:
    """The partnerships whose figures a load can move: those it has rounds or answers of, or that answered its items."""
    items = rows.brought_by(load_id, "vragen")
    answers = rows.ever("antwoorden")
    touched = [
        *(sa.select(rows.brought_by(load_id, name).c.partnerschap) for name in ("rondes", "antwoorden")),
        sa.select(answers.c.partnerschap).where(answers.c.vraag.in_(sa.select(items.c.vraag))),
    ]
    return frozenset(rows.execute(sa.union(*touched)).scalars())


def add_scan_figures(rows: Rows, derived: Collection[Derived]) -> None:
    """Compute the figures of these indicators into `fresh_figures`."""
    questions = read_questions(rows)
    asked = {
        one: {code for code, question in questions.items() if question.condition == one.about}
        for one in derived
    }
    add_fresh(
        rows,
        [
            {
                "partnerschap": partnership,
                "indicator": one.indicator.code,
                "periode": period,
                "status": str(Status.FINAL),
                "waarde": share.pct,
                "teller": share.high,
                "noemer": share.answers,
                "aantal": share.people,
                "basis": str(Basis.ANSWERS),
                "bron": source,
            }
            for (partnership, period), shown, source in shown_rounds(rows)
            for one in derived
            if one.side and (share := share_of(shown, PartnerSide(one.side), asked[one]))
        ],
    )
