"""What came of a command, as lines to read or as JSON for scripts."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from lib.domain.loads.changes import RowChange
from lib.domain.loads.suspicions import Suspicions
from lib.domain.loads.visible import spelled_out
from lib.export.load_record import change_records
from lib.store.loads.history import Load
from lib.store.loads.loading import LoadOutcome
from lib.text.language import Language
from lib.text.loads.findings import nothing_done, notice_sentence, sentence
from lib.text.loads.names import who_loaded
from lib.text.loads.suspicions import (
    suspicion_sentence,
    suspicions_told,
)

Record = dict[str, Any]


def print_json(record: Record | list[Record]) -> None:
    print(spelled_out(json.dumps(record, ensure_ascii=False, indent=1)))


def print_outcome(outcome: LoadOutcome, language: Language, *, kept: bool) -> None:
    """Findings one a line on standard output; or what was loaded, changed and noticed."""
    if outcome.findings:
        for finding in outcome.findings:
            print(sentence(language, finding))
        number = len(outcome.findings)
        said = language.count(
            "{n} bevinding; er is niets geladen.", "{n} bevindingen; er is niets geladen.", number
        )
        print(said, file=sys.stderr)
        for notice in outcome.notices:
            print("  " + notice_sentence(language, notice), file=sys.stderr)
        return
    if outcome.load_id is None:
        print(nothing_done(language, recognised=bool(outcome.recognised)))
    else:
        done = language.say("Lading {load_id} is klaar.", load_id=outcome.load_id)
        print(done if kept else language.say("In orde; er is niets geladen."))
        for change in outcome.changes:
            print("  " + change_line(change, language))
    for line in suspicion_lines(outcome.suspicions, language):
        print("  " + line)
    for notice in outcome.notices:
        print("  " + notice_sentence(language, notice))


def suspicion_lines(found: Suspicions, language: Language) -> list[str]:
    """What to look at again, and how much more there is."""
    if not found.number:
        return []
    said = [suspicions_told(language, found), *[suspicion_sentence(language, s) for s in found.listed]]
    rest = found.number - len(found.listed)
    return [*said, language.count("en nog {n} waarde", "en nog {n} waarden", rest)] if rest else said


def change_line(change: RowChange, language: Language) -> str:
    return language.say(
        "{dataset}: {new} nieuw, {changed} gewijzigd, {same} gelijk",
        dataset=change.dataset,
        new=language.number(change.new),
        changed=language.number(change.changed),
        same=language.number(change.same),
    )


def print_loads(loads: Sequence[Load], language: Language) -> None:
    for load in loads:
        state = "" if load.active else " " + language.say("(teruggedraaid)")
        rows = sum(change.new + change.changed for change in load.changes)
        counted = language.count("{n} rij nieuw of gewijzigd", "{n} rijen nieuw of gewijzigd", rows)
        who = who_loaded(language, load.loaded_by)
        print(
            f"{load.load_id:>4}  {load.local_moment:%Y-%m-%d %H:%M}  {load.kind:<8} {who}  {counted}  "
            f"{', '.join(dict.fromkeys(load.files))}{state}"
        )
    if not loads:
        print(language.say("Er is nog niets geladen."))


def switched_lines(load: Load, counts: bool, language: Language) -> list[str]:
    """A load that was taken back or put in again, and what it had brought."""
    files = ", ".join(dict.fromkeys(load.files))
    if counts:
        done = language.say(
            "Lading {load_id} ({files}) telt weer mee. Zij bracht:", load_id=load.load_id, files=files
        )
    else:
        done = language.say(
            "Lading {load_id} ({files}) is teruggedraaid. Zij had gebracht:",
            load_id=load.load_id,
            files=files,
        )
    return [done, *["  " + change_line(change, language) for change in load.changes]]


def load_records(loads: Sequence[Load]) -> list[Record]:
    return [
        {
            "lading": load.load_id,
            "soort": load.kind,
            "moment": load.moment.isoformat(timespec="seconds") + "Z",
            "wie": load.loaded_by or None,
            "telt_mee": load.active,
            "bestanden": list(dict.fromkeys(load.files)),
            "wijzigingen": change_records(load.changes),
        }
        for load in loads
    ]
