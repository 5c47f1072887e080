"""The command line: `python -m lib.cli load|check|figures|demo|loads|undo|redo`.

Exit status: 0 success, 1 findings or a store that cannot be used, 2 wrong use, 3 the store is in use.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lib.catalogue.catalogue import CatalogueError
from lib.catalogue.datasets import DATASETS
from lib.domain.figures import Status
from lib.domain.periods import parse_period
from lib.export.figures_out import as_csv, as_json, as_table, rows_out
from lib.ingest.demo import write_demo
from lib.ingest.loading import load_files
from lib.store.engine import IN_USE, Store, StoreError, file_error, open_store
from lib.store.figures import read_figures, read_registry
from lib.store.history import NotPossible, list_loads, redo, undo
from lib.store.loading import Outcome
from lib.text.findings import explain, sentence
from lib.text.language import LANGUAGES, Language
from lib.text.problems import not_possible, store_problem

SUCCESS, FINDINGS, WRONG_USE, STORE_IN_USE = 0, 1, 2, 3
DEMO_KIND = "demo"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    options = _parser().parse_args(arguments)
    language = LANGUAGES[options.taal]
    try:
        store = open_store()
    except StoreError as error:
        return _say_store_error(error, language)
    except CatalogueError as error:
        print(error, file=sys.stderr)
        return FINDINGS
    try:
        status: int = options.run(options, store, language)
        return status
    except StoreError as error:
        return _say_store_error(error, language)
    except NotPossible as error:
        print(not_possible(language, error.reason, error.datasets))
        return FINDINGS
    except BrokenPipeError:
        sys.stderr.close()
        return SUCCESS
    except OSError as error:
        return _say_store_error(file_error(error, error.filename or store.place), language)
    finally:
        store.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m lib.cli", description="Samenwerkingsmonitor")
    parser.add_argument("--taal", choices=tuple(LANGUAGES), default="nl", help="taal van de meldingen")
    commands = parser.add_subparsers(required=True, metavar="opdracht")
    load = commands.add_parser("load", help="bestanden laden: alles of niets")
    check = commands.add_parser("check", help="bestanden controleren zonder te laden")
    for command in (load, check):
        command.add_argument("files", nargs="+", type=_existing_file, metavar="BESTAND")
        command.add_argument("--dataset", choices=tuple(DATASETS), help="de dataset van alle bestanden")
        command.add_argument("--json", action="store_true", help="uitkomst als JSON")
    load.add_argument("--once", action="store_true", help="overslaan als deze bestanden ooit geladen zijn")
    load.set_defaults(run=lambda o, s, lang: _load(o, s, lang, keep=True, once=o.once))
    check.set_defaults(run=lambda o, s, lang: _load(o, s, lang, keep=False, once=False))
    figures = commands.add_parser("figures", help="cijfers tonen")
    figures.add_argument("--indicator", action="append", default=[], help="code; mag vaker")
    figures.add_argument("--partner", help="code van een partnerschap of organisatie")
    figures.add_argument("--period", type=_period, help="2023, 2023-K1 of 2023-01")
    figures.add_argument("--status", choices=tuple(str(status) for status in Status))
    figures.add_argument("--format", choices=("table", "csv", "json"), default="table")
    figures.set_defaults(run=_figures)
    demo = commands.add_parser("demo", help="de fictieve demoset laden")
    demo.add_argument("--remove", action="store_true", help="de demoset weer weghalen")
    demo.add_argument("--json", action="store_true", help="uitkomst als JSON")
    demo.set_defaults(run=_demo)
    listing = commands.add_parser("loads", help="alle ladingen tonen")
    listing.add_argument("--json", action="store_true", help="als JSON")
    listing.set_defaults(run=_loads)
    for name, action, explanation in (("undo", undo, "terugdraaien"), ("redo", redo, "weer laten meetellen")):
        command = commands.add_parser(name, help=f"een lading {explanation}")
        command.add_argument("load_id", type=int, metavar="NUMMER")
        command.set_defaults(run=_switch, action=action)
    return parser


def _existing_file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"bestand niet gevonden: {text}")
    return path


def _period(text: str) -> str:
    try:
        return str(parse_period(text))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"geen periode (2023, 2023-K1 of 2023-01): {text}") from error


def _load(options: argparse.Namespace, store: Store, language: Language, *, keep: bool, once: bool) -> int:
    outcome = load_files(store, options.files, dataset=options.dataset, keep=keep, once=once)
    return _report(outcome, options.json, language, kept=keep)


def _demo(options: argparse.Namespace, store: Store, language: Language) -> int:
    present = [load.load_id for load in list_loads(store) if load.kind == DEMO_KIND and load.active]
    if options.remove:
        for load_id in present:
            undo(store, load_id)
        if options.json:
            print(json.dumps({"teruggedraaid": present}))
        else:
            gone = language.say("De demoset is weggehaald.")
            print(gone if present else language.say("Er is geen demoset geladen."))
        return SUCCESS
    with tempfile.TemporaryDirectory(prefix="monitor-demo-") as folder:
        outcome = load_files(store, write_demo(Path(folder)), kind=DEMO_KIND)
    return _report(outcome, options.json, language, kept=True)


def _report(outcome: Outcome, as_json_text: bool, language: Language, *, kept: bool) -> int:
    """Print what came of a load or a check."""
    if as_json_text:
        print(json.dumps(_outcome_record(outcome, language, kept), ensure_ascii=False, indent=1))
    elif outcome.findings:
        for finding in outcome.findings:
            print(sentence(language, finding))
        number = len(outcome.findings)
        said = language.count(
            "{n} bevinding; er is niets geladen.", "{n} bevindingen; er is niets geladen.", number
        )
        print(said, file=sys.stderr)
    elif outcome.load_id is None:
        print(language.say("Niets veranderd: deze inhoud staat al in de monitor."))
    else:
        done = language.say("Lading {load_id} is klaar.", load_id=outcome.load_id)
        print(done if kept else language.say("In orde; er is niets geladen."))
        for change in outcome.changes:
            print(
                "  "
                + language.say(
                    "{dataset}: {new} nieuw, {changed} gewijzigd, {same} gelijk",
                    dataset=change.dataset,
                    new=language.number(change.new),
                    changed=language.number(change.changed),
                    same=language.number(change.same),
                )
            )
    return FINDINGS if outcome.findings else SUCCESS


def _outcome_record(outcome: Outcome, language: Language, kept: bool) -> dict[str, Any]:
    findings = []
    for finding in outcome.findings:
        wrong, advice = explain(language, finding)
        findings.append(
            {
                "bestand": finding.file,
                "blad": finding.sheet or None,
                "rij": finding.row or None,
                "kolom": finding.column or None,
                "waarde": finding.value or None,
                "regel": finding.rule,
                "uitleg": wrong,
                "advies": advice,
            }
        )
    return {
        "lading": outcome.load_id if kept else None,
        "bevindingen": findings,
        "wijzigingen": [
            {"dataset": c.dataset, "nieuw": c.new, "gewijzigd": c.changed, "gelijk": c.same}
            for c in outcome.changes
        ],
    }


def _figures(options: argparse.Namespace, store: Store, language: Language) -> int:
    registry = read_registry(store)
    figures = read_figures(
        store,
        registry,
        indicators=options.indicator,
        partner=options.partner,
        period=options.period,
        status=options.status,
    )
    rows = rows_out(figures, registry.indicators)
    text = {"csv": as_csv, "json": as_json, "table": as_table}[options.format](rows)
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    return SUCCESS


def _loads(options: argparse.Namespace, store: Store, language: Language) -> int:
    loads = list_loads(store)
    if options.json:
        records = [
            {
                "lading": load.load_id,
                "soort": load.kind,
                "moment": load.moment.isoformat(timespec="seconds") + "Z",
                "wie": load.loaded_by,
                "telt_mee": load.active,
                "bestanden": list(load.files),
                "wijzigingen": [
                    {"dataset": c.dataset, "nieuw": c.new, "gewijzigd": c.changed, "gelijk": c.same}
                    for c in load.changes
                ],
            }
            for load in loads
        ]
        print(json.dumps(records, ensure_ascii=False, indent=1))
        return SUCCESS
    for load in loads:
        state = "" if load.active else " " + language.say("(teruggedraaid)")
        rows = sum(change.new + change.changed for change in load.changes)
        print(
            f"{load.load_id:>4}  {load.moment:%Y-%m-%d %H:%M}  {load.kind:<8} {load.loaded_by}  "
            + language.say("{rows} rijen nieuw of gewijzigd", rows=language.number(rows))
            + f"  {', '.join(load.files)}{state}"
        )
    if not loads:
        print(language.say("Er is nog niets geladen."))
    return SUCCESS


def _switch(options: argparse.Namespace, store: Store, language: Language) -> int:
    options.action(store, options.load_id)
    print(language.say("Gedaan."))
    return SUCCESS


def _say_store_error(error: StoreError, language: Language) -> int:
    print(store_problem(language, error.problem, error.place, error.detail), file=sys.stderr)
    return STORE_IN_USE if error.problem == IN_USE else FINDINGS


if __name__ == "__main__":
    sys.exit(main())
