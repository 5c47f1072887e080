"""Options of the command line, and what its exit status means.

0 success, 1 findings or a store that cannot be used, 2 wrong use, 3 the store is in use.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from lib.catalogue.datasets import DATASETS
from lib.catalogue.definitions import CatalogueError
from lib.catalogue.shipped import shipped_sets
from lib.cli import access, commands, keys
from lib.cli.commands import FINDINGS, STORE_IN_USE, SUCCESS, WRONG_USE
from lib.cli.keys import KeyMay
from lib.cli.noting import run_noted
from lib.cli.parser import Parser, add_json, add_name, existing_file, file_or_folder
from lib.cli.reports import print_json
from lib.cli.upkeep import add_upkeep
from lib.domain.audit.deeds import Way, act
from lib.domain.figures import Status
from lib.domain.loads.visible import visible
from lib.domain.people.keys import USUAL_DAYS
from lib.domain.people.roles import ALL_PARTNERSHIPS, AccessRole
from lib.domain.people.sight import Showing
from lib.domain.periods import FIRST_YEAR, LAST_YEAR, end_of_day, parse_period
from lib.ingest.headings import Unreadable
from lib.store.engine import IN_USE, Store, StoreError, file_error
from lib.store.loads.history import NotPossible
from lib.store.loads.preview import TooManyPreviews
from lib.store.people.credentials import INVITED_HOURS
from lib.store.place import FOR_OWNER
from lib.store.upkeep.backup import Unsound
from lib.store.upkeep.opening import open_store
from lib.text.language import LANGUAGES, Language
from lib.text.loads.findings import sentence
from lib.text.loads.problems import fault_sentence, not_possible, store_problem, too_many_previews

DATE_FORMS = ("%Y-%m-%d", "%d-%m-%Y")
OWN_SITE = "http://127.0.0.1:8501"
MOST_HOURS = 720
_STATUSES = tuple(str(status) for status in Status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    os.umask(FOR_OWNER)
    options = _parser().parse_args(arguments)
    language = LANGUAGES[options.taal]
    act("", Way.COMMAND_LINE)
    if "alone" in options:
        return _guarded(lambda: options.alone(options, language), options, language)
    try:
        store = open_store()
    except StoreError as error:
        return _say_store_error(error, language)
    except CatalogueError as error:
        print(error, file=sys.stderr)
        return FINDINGS
    try:
        return _guarded(lambda: run_noted(options, store, language), options, language)
    finally:
        store.close()


def _guarded(command: Callable[[], int], options: argparse.Namespace, language: Language) -> int:
    """Run a command; say what went wrong and return the exit status that means it."""
    try:
        return command()
    except StoreError as error:
        return _say_store_error(error, language)
    except NotPossible as error:
        return _refused(options, [not_possible(language, error.reason, error.datasets)])
    except TooManyPreviews as error:
        return _refused(options, [too_many_previews(language, error.most)])
    except Unreadable as error:
        return _refused(options, [sentence(language, finding) for finding in error.findings])
    except Unsound as error:
        said = [fault_sentence(language, f.code, f.table, f.rows) for f in error.faults]
        return _refused(options, [visible(f"{error.place}: {each}") for each in said])
    except FileExistsError as error:
        print(language.say("Dit bestand bestaat al: {file}", file=error), file=sys.stderr)
        return WRONG_USE
    except BrokenPipeError:
        sys.stderr.close()
        return SUCCESS
    except OSError as error:
        return _say_store_error(file_error(error, str(error.filename or tempfile.gettempdir())), language)


def _refused(options: argparse.Namespace, said: Sequence[str]) -> int:
    """Why a command was not done, on standard output."""
    if vars(options).get("json"):
        print_json({"fouten": list(said)})
    else:
        print(*said, sep="\n")
    return FINDINGS


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="python -m lib.cli", description="Samenwerkingsmonitor")
    parser.add_argument("--taal", choices=tuple(LANGUAGES), default="nl", help="taal van de meldingen")
    add = parser.add_subparsers(required=True, metavar="opdracht").add_parser
    load = add("load", help="bestanden laden: alles of niets")
    check = add("check", help="bestanden controleren zonder te laden")
    for command, run in ((load, commands.run_load), (check, commands.run_check)):
        command.add_argument("files", nargs="+", type=file_or_folder, metavar="BESTAND")
        command.add_argument("--dataset", choices=tuple(DATASETS), help="de dataset van alle bestanden")
        command.add_argument(
            "--match",
            type=existing_file,
            metavar="BESTAND",
            help="bewaarde koppeling van kolommen, voor een tabel in een andere vorm",
        )
        command.add_argument("--jaar", type=_year, help="jaar van een ruw bestand dat het niet noemt")
        command.add_argument(
            "--status", choices=_STATUSES, help="status van de cijfers, als het bestand die niet noemt"
        )
        add_json(command)
        command.set_defaults(run=run)
    add_name(load)
    load.add_argument("--once", action="store_true", help="overslaan als deze bestanden ooit geladen zijn")
    figures = add("figures", help="cijfers tonen")
    figures.add_argument("--indicator", action="append", default=[], help="code; mag vaker")
    figures.add_argument("--partner", help="code van een partnerschap of organisatie")
    figures.add_argument("--period", type=_period, help="2023, 2023-K1 of 2023-01")
    figures.add_argument("--status", choices=_STATUSES)
    figures.add_argument("--as-of", type=_moment, metavar="DATUM", help="zoals het op die dag was")
    figures.add_argument("--format", choices=("table", "csv", "json"), default="table")
    figures.add_argument(
        "--safe",
        action="store_true",
        help="bij csv: geen tekst die een rekenblad als formule uitvoert (er komt een ' voor)",
    )
    add_json(figures)
    figures.set_defaults(run=commands.figures)
    demo = add("demo", help="de fictieve demoset laden")
    demo.add_argument("--remove", action="store_true", help="de demoset weer weghalen")
    add_json(demo)
    demo.set_defaults(run=commands.demo)
    _add_story(add)
    _add_box(add)
    add_upkeep(add)
    _add_access(add)
    return parser


def _add_story(add) -> None:  # type: ignore[no-untyped-def]
    """Stories and the paper of a meeting, as files."""
    telling = add("story", help="verhalen tonen, of een ervan als bestand maken")
    telling.add_argument("name", nargs="?", metavar="VERHAAL", help="code; zonder noemt het alle verhalen")
    for form, what in (
        ("pptx", "dia's die te bewerken zijn"),
        ("html", "een losse pagina"),
        ("pdf", "een pdf"),
    ):
        telling.add_argument(f"--{form}", type=Path, metavar="BESTAND", help=what)
    add_json(telling)
    telling.set_defaults(run=_late("stories", "story"))
    paper = add("review", help="het besprekingsblad van een partnerschap met zijn beelden, op A4")
    paper.add_argument("partnership", metavar="PARTNERSCHAP", help="code")
    paper.add_argument("--service", metavar="DIENST", help="code; zonder wat de pagina eerst toont")
    paper.add_argument("--period", type=_period, metavar="PERIODE", help="2023, 2023-K1 of 2023-01")
    for form, what in (("pdf", "een pdf"), ("html", "een losse pagina")):
        paper.add_argument(f"--{form}", type=Path, metavar="BESTAND", help=what)
    paper.set_defaults(run=_late("stories", "review"))


def _late(module: str, command: str) -> Callable[..., int]:
    """A command of a module that takes long to import, which only who gives that command does."""

    def run(*given: argparse.Namespace | Store | Language) -> int:
        status: int = getattr(import_module(f"lib.cli.{module}"), command)(*given)
        return status

    return run


def _add_box(add) -> None:  # type: ignore[no-untyped-def]
    """Published figures, examples, and how these are made."""
    shipped = shipped_sets()
    given = add("published", help="de meegeleverde openbare cijfers laden, wat nooit geladen is")
    given.set_defaults(run=_late("box", "published"))
    example = add("example", help="een meegeleverd voorbeeld laden of weghalen")
    example.add_argument("set", choices=[code for code, each in shipped.items() if each.example])
    example.add_argument("--remove", action="store_true", help="het voorbeeld weer weghalen")
    add_json(example)
    example.set_defaults(run=_late("box", "example"))
    compiling = add("compile", help="een meegeleverde verzameling maken uit ruwe bestanden")
    compiling.add_argument("folder", type=file_or_folder, metavar="MAP", help="waar de ruwe bestanden staan")
    compiling.add_argument("out", type=Path, metavar="UIT", help="waar de CSV-bestanden komen")
    made = [code for code, each in shipped.items() if any(origin.bestanden for origin in each.origins)]
    compiling.add_argument("--set", choices=made, default=made[0], help="welke verzameling")
    compiling.set_defaults(alone=_late("box", "compile_files"))


def _add_access(add) -> None:  # type: ignore[no-untyped-def]
    """Who may what, where people sign in."""
    known = add("people", help="wie er bekend is, met welke rollen")
    known.set_defaults(run=access.show_people)
    role = add("role", help="iemand een rol geven of afnemen")
    role.add_argument("person", type=_person, metavar="PERSOON", help="de naam waarmee iemand zich aanmeldt")
    role.add_argument("role", choices=tuple(map(str, AccessRole)), metavar="ROL", help=_roles())
    role.add_argument(
        "--partnership", default=ALL_PARTNERSHIPS, metavar="CODE", help="het partnerschap; zonder: alle"
    )
    role.add_argument("--take", action="store_true", help="de rol afnemen")
    role.set_defaults(run=access.give_role)
    account = add("account", help="een adres waarmee iemand een account instelt, of een nieuw wachtwoord")
    account.add_argument(
        "--site", default=OWN_SITE, metavar="ADRES", help=f"waar de monitor staat; {OWN_SITE}"
    )
    account.add_argument(
        "--hours",
        type=_hours,
        default=INVITED_HOURS,
        metavar="UREN",
        help=f"hoe lang het adres werkt; {INVITED_HOURS}",
    )
    account.set_defaults(run=access.invite_person)
    out = add("revoke", help="iemand niet meer toelaten")
    for command in (account, out):
        command.add_argument("person", type=_person, metavar="PERSOON")
    out.set_defaults(run=access.let_out)
    shown = add("show-as", help="hoe een partnerschap zich aan anderen toont")
    shown.add_argument("partnership", metavar="CODE")
    shown.add_argument("showing", choices=tuple(map(str, Showing)), metavar="HOE", help=" of ".join(Showing))
    shown.set_defaults(run=access.show_self)
    for command in (role, shown, account, out):
        add_name(command)
    _add_keys(add)


def _add_keys(add) -> None:  # type: ignore[no-untyped-def]
    """The keys with which people's programs ask the API, where people sign in."""
    made = add(
        "key", help="een sleutel maken waarmee een programma van iemand de API vraagt; wordt één keer getoond"
    )
    made.add_argument("person", type=_person, metavar="PERSOON")
    made.add_argument("--name", default="", metavar="NAAM", help="waar de sleutel voor is, zoals Excel")
    made.add_argument(
        "--may",
        choices=tuple(map(str, KeyMay)),
        default=str(KeyMay.READ),
        metavar="WAT",
        help=", ".join(KeyMay),
    )
    made.add_argument(
        "--partnership",
        action="append",
        metavar="CODE",
        help="alleen dit partnerschap (mag vaker); zonder: alle die de persoon ziet",
    )
    made.add_argument(
        "--days", type=int, default=USUAL_DAYS, metavar="DAGEN", help="hoe lang de sleutel werkt"
    )
    made.set_defaults(run=keys.give_key)
    add_name(made)
    listed = add("keys", help="welke sleutels er zijn, van wie, en wanneer zij het laatst gebruikt zijn")
    listed.set_defaults(run=keys.show_keys)
    ended = add("revoke-key", help="een sleutel intrekken")
    ended.add_argument("code", metavar="CODE", help="zoals keys hem toont")
    ended.set_defaults(run=keys.end_key)


def _hours(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_HOURS:
        raise argparse.ArgumentTypeError(f"geen aantal uren van 1 tot en met {MOST_HOURS}: {text}")
    return int(text)


def _roles() -> str:
    return ", ".join(AccessRole)


def _person(text: str) -> str:
    name = text.strip()
    if not name or not name.isprintable():
        raise argparse.ArgumentTypeError(f"geen naam: {text}")
    return name


def _period(text: str) -> str:
    try:
        return str(parse_period(text))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"geen periode (2023, 2023-K1 of 2023-01): {text}") from error


def _year(text: str) -> int:
    if not text.isdecimal() or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"geen jaar: {text}")
    return int(text)


def _moment(text: str) -> dt.datetime:
    for form in DATE_FORMS:
        with suppress(ValueError):
            return end_of_day(dt.datetime.strptime(text, form).date())
    raise argparse.ArgumentTypeError(f"geen datum (2023-12-31 of 31-12-2023): {text}")


def _say_store_error(error: StoreError, language: Language) -> int:
    print(store_problem(language, error.problem, error.place, error.detail), file=sys.stderr)
    return STORE_IN_USE if error.problem == IN_USE else FINDINGS
