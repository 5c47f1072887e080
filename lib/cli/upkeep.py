"""The commands that keep a store in order, and their options: history, copies, another place and templates."""

from __future__ import annotations

import argparse
from pathlib import Path

from lib.catalogue.datasets import DATASETS
from lib.cli import commands
from lib.cli.parser import add_json, add_name, existing_file
from lib.cli.reports import print_json
from lib.domain.audit.chain import Anchor, anchor_in
from lib.store.engine import address_of
from lib.store.loads.history import redo, undo
from lib.store.upkeep.purging import PURGEABLE
from lib.text.language import Language


def add_upkeep(add) -> None:  # type: ignore[no-untyped-def]
    """Add these commands."""
    listing = add("loads", help="alle ladingen tonen")
    add_json(listing)
    listing.set_defaults(run=commands.run_loads)
    for name, action, explanation in (("undo", undo, "terugdraaien"), ("redo", redo, "weer laten meetellen")):
        command = add(name, help=f"een lading {explanation}")
        command.add_argument("load_id", type=int, metavar="NUMMER")
        add_name(command)
        add_json(command)
        command.set_defaults(run=commands.switch, action=action)
    purging = add("purge", help="rijen met prijzen voorgoed wissen, met hun geschiedenis")
    purging.add_argument("dataset", choices=PURGEABLE, metavar="DATASET", help=" of ".join(PURGEABLE))
    purging.add_argument(
        "keys",
        nargs="+",
        metavar="SLEUTEL",
        help="de code van een referentie; van een tarief partnerschap,product,jaar,niveau",
    )
    purging.add_argument(
        "--for-good", action="store_true", help="echt wissen; zonder dit telt het alleen de rijen"
    )
    add_name(purging)
    add_json(purging)
    purging.set_defaults(run=commands.purge_rows)
    _add_copies(add)
    _add_files(add)


def _noted(text: str) -> Anchor:
    found = anchor_in(text)
    if found is None:
        raise argparse.ArgumentTypeError(text)
    return found


def _add_copies(add) -> None:  # type: ignore[no-untyped-def]
    """A check, a back-up, and another place."""
    checking = add("verify", help="controleren of de gegevens in orde zijn")
    checking.add_argument(
        "--seal",
        type=_noted,
        metavar="'NUMMER ZEGEL'",
        help="ook of deze regel van het logboek, elders genoteerd, er nog is: zo ziet u wat achteraan is weggehaald",
    )
    add_json(checking)
    checking.set_defaults(run=commands.check_store)
    backup = add("backup", help="een reservekopie maken")
    backup.add_argument("file", type=Path, metavar="BESTAND")
    add_json(backup)
    backup.set_defaults(run=commands.make_backup)
    restore = add("restore", help="een reservekopie terugzetten")
    restore.add_argument("file", type=existing_file, metavar="BESTAND")
    restore.add_argument(
        "--purge-again", action="store_true", help="ook opnieuw wissen wat na deze kopie voorgoed is gewist"
    )
    add_name(restore)
    add_json(restore)
    restore.set_defaults(alone=commands.restore_backup)
    moving = add("move", help="de hele monitor overbrengen, met geschiedenis, ladingen en logboek")
    moving.add_argument(
        "source", type=_address, metavar="VAN", help="bestand, of adres zoals in MONITOR_STORE"
    )
    moving.add_argument(
        "target", type=_address, metavar="NAAR", help="nieuw bestand, of adres van een lege database"
    )
    add_json(moving)
    moving.set_defaults(alone=move)


def _add_files(add) -> None:  # type: ignore[no-untyped-def]
    """Files to load."""
    fetch = add("fetch", help="een tabel van het CBS ophalen in een map, om te laden")
    fetch.add_argument("table", metavar="TABEL", help="zoals 83452NED")
    fetch.add_argument("folder", type=Path, metavar="MAP")
    fetch.set_defaults(alone=commands.fetch_table)
    template = add("template", help="een leeg werkboek om in te vullen")
    template.add_argument("file", type=Path, metavar="BESTAND.xlsx")
    template.add_argument("--dataset", choices=tuple(DATASETS), help="alleen deze dataset")
    template.set_defaults(alone=commands.make_template)


def _address(text: str) -> str:
    return text if "://" in text else address_of(Path(text))


def move(options: argparse.Namespace, language: Language) -> int:
    """Carry a store to another place; imported here, as no other command needs it."""
    from lib.store.hub.moving import carry, shown_address

    seen = carry(options.source, options.target)
    place = shown_address(options.target)
    if options.json:
        print_json({"van": shown_address(options.source), "naar": place, "cijfers": seen.number})
        return commands.SUCCESS
    say = language.say
    print(
        say(
            "Overgebracht en gecontroleerd: {figures} cijfers naar {place}",
            figures=language.number(seen.number),
            place=place,
        )
    )
    print(
        say(
            "Zet MONITOR_STORE op iedere computer op het nieuwe adres. Wat er stond, is niet aangeraakt; wat daar "
            "daarna nog wordt opgeslagen, komt hier niet bij."
        )
    )
    return commands.SUCCESS
