"""What ARCHITECTURE.md says is easy to add, added by its recipe to a copy, with the files that it takes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.test_imports import nameless, too_large, wrong_ways

BASE = {
    "organisaties": "organisatie;naam;soort;fictief\naa;Aa;gemeente;nee\ncc;Cc;overheidsbedrijf;nee\n",
    "partnerschappen": "partnerschap;naam;opdrachtgever;opdrachtnemer;contractvorm;fictief\n"
    "aa-cc;Aa - Cc;aa;cc;dvo;nee\n",
    "kenmerken": "organisatie;kenmerk;jaar;waarde;status;bron\naa;inwoners;2024;2000;definitief;proef\n",
    "kosten": "partnerschap;dienst;product;jaar;kostensoort;bedrag_eur;status;bron\n"
    "aa-cc;groen;;2024;loon;9000;rekening;proef\naa-cc;groen;;2024;overhead;1000;rekening;proef\n",
}
COMMANDS = """
import json, sys
from lib.cli.program import main
for command in json.loads(sys.argv[1]):
    if status := main(command):
        print(f"status {status}")
"""


def run(place: Path, store: Path, code: str, *arguments: str) -> str:
    """What a program prints that uses the product at this place on this store."""
    address = f"duckdb:///{store.as_posix()}"
    ran = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=place,
        env={**os.environ, "MONITOR_STORE": address, "PYTHONPATH": str(place)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


class Copy:
    """A copy of the product with a small store, and what is added to it."""

    def __init__(self, root: Path, place: Path, store: Path) -> None:
        self.root, self.files, self.touched = place / "copy", place, set[str]()
        for name in ("lib", "pages", ".streamlit"):
            shutil.copytree(root / name, self.root / name)
        shutil.copy2(root / "app.py", self.root)
        self.store = Path(shutil.copy(store, place))

    def file(self, name: str, rows: str) -> str:
        """A file to load."""
        path = self.files / f"{name}.csv"
        path.write_text(rows, "utf-8")
        return str(path)

    def write(self, name: str, text: str) -> None:
        """Make a file of the product, with the empty `__init__.py` that a new room needs beside it."""
        self.touched.add(name)
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.startswith("lib/"):
            (path.parent / "__init__.py").touch()
        path.write_text(text, "utf-8")

    def add(self, name: str, text: str, *, before: str = "") -> None:
        """Add to a file of the product: before this, else at the end."""
        old = (self.root / name).read_text("utf-8")
        assert not before or old.count(before) == 1
        self.write(name, old.replace(before, text + before) if before else old + text)

    def command(self, *commands: list[str]) -> str:
        """What these commands of the command line say."""
        return self.run(COMMANDS, json.dumps(commands))

    def run(self, code: str, *arguments: str) -> str:
        return run(self.root, self.store, code, *arguments)


@pytest.fixture(scope="module")
def small_store(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the product as it is, without any of the additions."""
    folder = tmp_path_factory.mktemp("small")
    for name, rows in BASE.items():
        (folder / f"{name}.csv").write_text(rows, "utf-8")
    files = [str(folder / f"{name}.csv") for name in BASE]
    run(root, folder / "monitor.duckdb", COMMANDS, json.dumps([["load", *files]]))
    return folder / "monitor.duckdb"


@pytest.fixture
def copy(root: Path, tmp_path: Path, small_store: Path) -> Copy:
    return Copy(root, tmp_path, small_store)


INDICATOR = """
[[indicator]]
indicator = "klachten_1000inw"
titel = "Klachten per 1000 inwoners"
titel_en = "Complaints per 1000 inhabitants"
dienst = "groen"
rol = "kwaliteit"
eenheid = "aantal/1000 inwoners"
richting = "lager_is_beter"
beinvloedbaar = "gedeeld"
omschrijving = "Klachten die in het jaar zijn gemeld."
omschrijving_en = "Complaints made in the year."
factoren = "Hoe makkelijk melden is."
factoren_en = "How easy it is to complain."
bron = "proef"
"""


def test_an_indicator_takes_one_file(copy: Copy) -> None:
    copy.add("lib/catalogue/indicators.toml", INDICATOR)
    figure = "partnerschap;indicator;periode;waarde;status;bron\naa-cc;klachten_1000inw;2024;12,5;definitief;proef\n"
    asked = ["figures", "--indicator", "klachten_1000inw", "--format", "csv"]
    said = copy.command(["load", copy.file("cijfers", figure)], asked)
    assert "aa-cc,,klachten_1000inw,2024,definitief,12.5" in said
    assert "aantal/1000 inwoners,lager_is_beter" in said
    assert len(copy.touched) == 1


DERIVED = """
[[afgeleid]]
afgeleid = "overhead_{dienst}_eur_inw"
titel = "Overhead per inwoner: {dienst}"
titel_en = "Overhead per inhabitant: {dienst}"
basis = "kosten"
teller = "overhead"
noemer = "inwoners"
rol = "context"
eenheid = "EUR/inwoner"
richting = "lager_is_beter"
beinvloedbaar = "gedeeld"
omschrijving = "Overhead per inwoner."
omschrijving_en = "Overhead per inhabitant."
factoren = "Waar overhead geboekt wordt."
factoren_en = "Where overhead is booked."
"""


def test_a_derived_indicator_of_known_words_takes_one_file(copy: Copy) -> None:
    copy.add("lib/catalogue/derived.toml", DERIVED, before="[[per_product]]")
    costs = BASE["kosten"] + "aa-cc;afval;;2024;loon;400;rekening;proef\n"
    asked = ["figures", "--indicator", "overhead_groen_eur_inw", "--indicator", "overhead_afval_eur_inw"]
    said = copy.command(["load", copy.file("kosten", costs)], [*asked, "--format", "csv"])
    (row,) = (line for line in said.splitlines() if "overhead_" in line)
    assert row.startswith("aa-cc,,overhead_groen_eur_inw,2024,rekening,0.5,1000,2000,")
    assert len(copy.touched) == 1


DATASET = '''
"""What people complain of: klachten."""

from lib.catalogue.datasets.columns import PARTNERSHIP, SERVICE
from lib.catalogue.datasets.costs import YEAR
from lib.catalogue.declarations import Column, Dataset, Kind, Topic

KLACHTEN = Dataset(
    "klachten",
    "Klachten",
    "Complaints",
    key=("partnerschap", "dienst", "jaar"),
    topics=(Topic.SERVICE_LEVELS,),
    columns=(
        PARTNERSHIP,
        SERVICE,
        YEAR,
        Column("aantal", Kind.INTEGER, "Hoeveel.", "How many.", required=True, minimum=0, example="12"),
    ),
)
'''
MOVED = """
from lib.ui.registry import pages_moved_by
print([page.title for page in pages_moved_by(["klachten"])])
"""


def test_a_dataset_takes_two_files_and_an_older_store_takes_it(copy: Copy) -> None:
    copy.write("lib/catalogue/datasets/complaints.py", DATASET)
    place = "lib/catalogue/datasets/__init__.py"
    copy.add(place, "    complaints,\n", before="    cooperation,\n    costs,\n")
    copy.add(place, ", complaints", before=")\n\nDATASETS")
    heading = "partnerschap;dienst;jaar;aantal\n"
    template = copy.files / "sjabloon.xlsx"
    wrong = copy.file("klachten_fout", f"{heading}aa-bb;groen;2024;-1\n")
    good = copy.file("klachten", f"{heading}aa-cc;groen;2024;12\n")
    said = copy.command(
        ["template", str(template), "--dataset", "klachten"],
        ["check", wrong],
        ["load", good],
        ["undo", "2"],
        ["loads"],
        ["verify"],
    )
    assert template.stat().st_size > 0
    assert said.count("status 1") == 1
    assert "de waarde moet 0 of meer zijn" in said
    assert "teruggedraaid" in said
    assert "Dienstverlening" in copy.run(MOVED)
    assert len(copy.touched) == 2


PAGE = {
    "lib/store/ledger/queries.py": '''
"""The question to the store which lines of cost there are."""

from lib.store.rows import Rows


def lines_of_kind(rows: Rows, kind: str) -> tuple[tuple[str, int, float], ...]:
    """Partnership, year and amount of the lines of a kind."""
    lines = rows.all("kosten", "partnerschap", "jaar")
    return tuple((row.partnerschap, row.jaar, row.bedrag_eur) for row in lines if row.kostensoort == kind)
''',
    "lib/answers/ledger/choices.py": '''
"""What is chosen of the lines of cost."""

from dataclasses import dataclass

from lib.answers.chooser import Chooser, Wanted
from lib.catalogue.datasets.costs import COST_KINDS


@dataclass(frozen=True)
class LedgerChoices:
    """The kind of cost."""

    kind: str

    def parameters(self) -> dict[str, str]:
        """The choices as they stand in the URL."""
        return {"soort": self.kind}


def choose(wanted: Wanted) -> LedgerChoices:
    """Turn wishes into choices."""
    return LedgerChoices(Chooser(wanted).pick("soort", dict.fromkeys(COST_KINDS), "loon") or "loon")
''',
    "lib/ui/ledger/blocks.py": '''
"""The blocks of the page "Kostenregels"."""

import streamlit as st

from lib.text.language import Language


def show_lines(lines: tuple[tuple[str, int, float], ...], language: Language) -> None:
    """One sentence a line."""
    for partnership, year, amount in lines:
        st.markdown(language.say("{name} in {year}: {amount}", name=partnership, year=year, amount=f"{amount:g}"))
''',
    "pages/analyse/kostenregels.py": '''
"""Kostenregels: which lines of cost are there of one kind."""

import streamlit as st

from lib.answers.ledger.choices import choose
from lib.store.ledger.queries import lines_of_kind
from lib.ui import url
from lib.ui.ledger.blocks import show_lines
from lib.ui.memory import chosen_snapshot

language = url.language()
snapshot = chosen_snapshot()
choices = choose(url.wanted())
url.write(choices.parameters())
st.title(language.say("Kostenregels"), anchor=False)
show_lines(snapshot.ask(lines_of_kind, choices.kind), language)
''',
}
DECLARED = """    Page(
        "pages/analyse/kostenregels.py", msg("Kostenregels"), EXPLORE, "kostenregels", topics=(Topic.COSTS,)
    ),
"""
ENGLISH = """
msgid "Kostenregels"
msgstr "Lines of cost"

msgid "{name} in {year}: {amount}"
msgstr "{name} for {year}: {amount}"
"""
VISIT = """
import json
from streamlit.testing.v1 import AppTest

app = AppTest.from_file("app.py", default_timeout=300).run().switch_page("pages/analyse/kostenregels.py")
app.query_params["soort"] = "overhead"
app.query_params["taal"] = "en"
app.run()
print(json.dumps({
    "faults": [fault.value for fault in (*app.exception, *app.error)],
    "title": app.title[0].value,
    "said": [text.value for text in app.markdown],
    "address": {name: app.query_params[name] for name in app.query_params},
}))
"""


def test_a_page_takes_its_rooms_its_declaration_and_its_words(copy: Copy) -> None:
    for name, text in PAGE.items():
        copy.write(name, text)
    copy.add("lib/ui/registry.py", DECLARED, before='    Page("pages/gegevens/inlezen.py"')
    copy.add("lib/text/locale/en.po", ENGLISH)
    seen: dict[str, Any] = json.loads(copy.run(VISIT).splitlines()[-1])
    assert seen["faults"] == []
    assert seen["title"] == "Lines of cost"
    assert "aa-cc for 2024: 1000" in seen["said"]
    assert (seen["address"]["soort"], seen["address"]["taal"]) == ("overhead", "en")
    rooms = {Path(name).parts[1] for name in PAGE if name.startswith("lib/")}
    assert len(rooms) <= 4
    assert (wrong_ways(copy.root), too_large(copy.root), nameless(copy.root)) == ([], [], [])
