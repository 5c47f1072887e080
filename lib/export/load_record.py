"""What came of a load as records, for programs: on the command line and in the API alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from lib.domain.loads.changes import RowChange
from lib.domain.loads.findings import Finding
from lib.domain.loads.suspicions import Suspicions
from lib.store.loads.loading import LoadOutcome
from lib.text.language import Language
from lib.text.loads.findings import explain, notice_sentence
from lib.text.loads.suspicions import beside, reason, suspect_value

LoadRecord = dict[str, Any]


def outcome_record(outcome: LoadOutcome, language: Language, *, kept: bool) -> LoadRecord:
    """What was loaded, changed and noticed, or what is wrong; `kept` False where it was only checked."""
    return {
        "lading": outcome.load_id if kept else None,
        "bevindingen": finding_records(outcome.findings, language),
        "wijzigingen": change_records(outcome.changes),
        "let_op": suspicion_records(outcome.suspicions, language),
        "meldingen": [
            {
                "bestand": notice.file,
                "soort": notice.code,
                "onderwerp": notice.subject,
                "uitleg": notice_sentence(language, notice),
            }
            for notice in outcome.notices
        ],
    }


def finding_records(findings: Iterable[Finding], language: Language) -> list[LoadRecord]:
    """What is wrong with files, each with its place, and what to do."""
    found = []
    for finding in findings:
        wrong, advice = explain(language, finding)
        found.append(
            {
                "bestand": finding.file,
                "blad": finding.sheet or None,
                "rij": finding.row or None,
                "kolom": finding.column or None,
                "waarde": finding.value or None,
                "regel": finding.rule,
                "uitleg": wrong,
                "bedoeld": finding.meant or None,
                "advies": advice,
            }
        )
    return found


def suspicion_records(found: Suspicions, language: Language) -> list[LoadRecord]:
    """What to look at again."""
    return [
        {
            "bestand": s.file or None,
            "blad": s.sheet or None,
            "rij": s.row or None,
            "dataset": s.dataset,
            "sleutel": s.key,
            "kolom": s.column,
            "waarde": suspect_value(language, s),
            "ernaast": beside(language, s) or None,
            "uitleg": reason(language, s),
        }
        for s in found.listed
    ]


def change_records(changes: Sequence[RowChange]) -> list[LoadRecord]:
    """How many rows of each dataset are new, changed and the same."""
    return [{"dataset": c.dataset, "nieuw": c.new, "gewijzigd": c.changed, "gelijk": c.same} for c in changes]
