"""Options that commands share, and wrong use of the command line, said in Dutch.

The language of messages is an option itself, so it is not known yet when the options cannot be read.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import NoReturn

from lib.cli.commands import WRONG_USE
from lib.domain.loads.visible import visible

SENTENCES = (
    (r"^argument (\S+): ", r"\1: "),
    (r"invalid choice: (.*) \(choose from (.*)\)$", r"\1 bestaat niet. Kies uit: \2."),
    (r"invalid int value: (.*)$", r"\1 is geen geheel getal."),
    (r"expected one argument$", r"hier hoort één waarde achter."),
    (r"expected at least one argument$", r"hier hoort minstens één waarde achter."),
    (r"ignored explicit argument (.*)$", r"hier hoort geen waarde achter, maar er staat \1."),
    (r"^the following arguments are required: (.*)$", r"dit ontbreekt: \1."),
    (r"^unrecognized arguments: (.*)$", r"dit hoort niet bij deze opdracht: \1."),
    (r"^ambiguous option: (.*) could match (.*)$", r"\1 is niet eenduidig. Kies uit: \2."),
)
"""What `argparse` says, and the same in Dutch; what it says beyond this stays as it is."""


class Parser(argparse.ArgumentParser):
    """Says in Dutch what is wrong with the options."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        for english, dutch in SENTENCES:
            message = re.sub(english, dutch, message, flags=re.DOTALL)
        self.exit(WRONG_USE, f"{self.prog}: fout: {visible(message)}\n")


def add_name(command: argparse.ArgumentParser) -> None:
    """The option with who does it."""
    command.add_argument(
        "--by", default="", metavar="NAAM", help="wie dit doet, voor de geschiedenis; anders: niet opgegeven"
    )


def add_json(command: argparse.ArgumentParser) -> None:
    """The option for an outcome that programs read."""
    command.add_argument("--json", action="store_true", help="uitkomst als JSON")


def file_or_folder(text: str) -> Path:
    """A file or folder that is there."""
    path = Path(text)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"bestand niet gevonden: {text}")
    return path


def existing_file(text: str) -> Path:
    """A file that is there."""
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"bestand niet gevonden: {text}")
    return path
