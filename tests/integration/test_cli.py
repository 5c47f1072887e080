"""The command line as a process of its own: what it prints, and how it ends."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from lib.cli import main
from lib.demo import DEFAULT_SEED
from lib.demo.comparison.figures import figure_rows
from lib.demo.tables import indicator_rows, organisation_rows, partnership_rows
from lib.store.schema import SCHEMA_VERSION
from lib.store.upkeep.opening import open_store
from tests.contract_files import FIRST_SHEET, as_workbook, changed_part
from tests.loading import WORLD, Write, figures_file
from tests.market_files import PRODUCTS, SIX, marktprijzen

Run = Callable[..., subprocess.CompletedProcess[str]]

HEADER = (
    "partnerschap,organisatie,indicator,periode,status,waarde,teller,noemer,aantal,ondergrens,bovengrens,eenheid,"
    "richting,reeksbreuk,fictief,bron,bron_url,bron_datum,opmerking"
)
FIGURES = figures_file(
    "aa-cc;;pond;2022;1,5;definitief",
    "aa-cc;;pond;2023;2;begroting",
    "bb-cc;;pond;2023;3;definitief",
    ";land;cijfer;2023;7,25;definitief",
)


@pytest.fixture
def place(tmp_path: Path, empty_store: Path) -> Path:
    path = tmp_path / "store" / "monitor.duckdb"
    path.parent.mkdir()
    path.write_bytes(empty_store.read_bytes())
    return path


@pytest.fixture
def run(root: Path, place: Path) -> Run:
    """Run the command line on a store of its own; no run ends in a traceback."""

    def ran(*arguments: str | Path, **more: object) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"MONITOR_STORE": f"duckdb:///{place.as_posix()}"}
        done = subprocess.run(
            [sys.executable, "-m", "lib.cli", *map(str, arguments)],
            cwd=root,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            **more,  # type: ignore[call-overload]
        )
        assert "Traceback" not in done.stderr
        return done

    return ran


@pytest.fixture
def call(place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The same in this process, which is quicker."""
    monkeypatch.setenv("MONITOR_STORE", f"duckdb:///{place.as_posix()}")

    def called(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        words = [str(argument) for argument in arguments]
        try:
            status = main(words)
        except SystemExit as ended:
            status = int(ended.code or 0)
        out, err = capsys.readouterr()
        return subprocess.CompletedProcess(words, status, out, err)

    return called


@pytest.fixture
def files(write: Write) -> list[Path]:
    return [write(name, content) for name, content in WORLD.items()] + [write("cijfers.csv", FIGURES)]


def version(place: Path) -> int:
    store = open_store(f"duckdb:///{place.as_posix()}")
    try:
        return store.version()
    finally:
        store.close()


def test_load_says_what_it_did_and_then_that_nothing_changed(call: Run, files: list[Path]) -> None:
    first, again = call("load", *files), call("load", *files)
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.splitlines()[0] == "Lading 1 is klaar."
    assert "  cijfers: 4 nieuw, 0 gewijzigd, 0 gelijk" in first.stdout.splitlines()
    assert (again.returncode, again.stdout) == (0, "Niets veranderd: deze inhoud staat al in de monitor.\n")


def test_load_once_passes_over_what_was_taken_back(call: Run, files: list[Path]) -> None:
    assert [call(*words).returncode for words in (("load", "--once", *files), ("undo", "1"))] == [0, 0]
    assert call("load", "--once", *files).stdout.startswith("Niets veranderd")


def test_load_as_json(call: Run, files: list[Path], write: Write) -> None:
    done = json.loads(call("load", "--json", *files).stdout)
    assert (done["lading"], done["bevindingen"]) == (1, [])
    assert {"dataset": "cijfers", "nieuw": 4, "gewijzigd": 0, "gelijk": 0} in done["wijzigingen"]
    refused = call("load", "--json", write("cijfers_2.csv", figures_file("aa-cc;;pond;2024;veel;definitief")))
    [finding] = json.loads(refused.stdout)["bevindingen"]
    assert refused.returncode == 1
    assert finding == {
        "bestand": "cijfers_2.csv",
        "blad": None,
        "rij": 2,
        "kolom": "waarde",
        "waarde": "veel",
        "regel": "geen_getal",
        "uitleg": "dit is geen getal",
        "bedoeld": None,
        "advies": "Schrijf een getal zoals 12,5 zonder teken of eenheid erbij.",
    }


def test_findings_are_all_on_standard_output_one_a_line(run: Run, place: Path, write: Write) -> None:
    content = 'organisatie;naam;soort;fictief\nXX;"<b>\n=1+1";club;nee\n\x1b[31m;Yy;gemeente;soms\n'
    done = run("load", write("organisaties.csv", content))
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        'organisaties.csv, rij 2, kolom organisatie, "XX"',
        'organisaties.csv, rij 2, kolom soort, "club"',
        'organisaties.csv, rij 4, kolom fictief, "soms"',
        'organisaties.csv, rij 4, kolom organisatie, "[31m"',
    ]
    assert all(line.isprintable() for line in lines)
    assert done.stderr == "4 bevindingen; er is niets geladen.\n"
    assert version(place) == 0


def test_a_sheet_that_is_passed_over_is_said_beside_findings(call: Run, write: Write) -> None:
    rows = [{"organisatie": "xx", "naam": "Xx", "soort": "club", "fictief": "nee"}]
    done = call("load", write("map.xlsx", as_workbook({"organisaties": rows, "Uitleg": [{"a": 1}]})))
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 1)
    assert "map.xlsx: blad Uitleg heet niet naar een dataset en is overgeslagen" in done.stderr


def test_what_a_workbook_holds_beside_cells_is_not_spoken_of(run: Run, write: Write) -> None:
    """Excel keeps some of its drop-down lists in a form that openpyxl warns of."""
    rows = [{"organisatie": "xx", "naam": "Xx", "soort": "gemeente", "fictief": "nee"}]
    lists = b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    content = changed_part(
        as_workbook({"organisaties": rows}), FIRST_SHEET, lambda part: part.replace(b"</worksheet>", lists)
    )
    done = run("load", write("map.xlsx", content))
    assert (done.returncode, done.stderr) == (0, "")


def test_check_loads_nothing(call: Run, place: Path, files: list[Path]) -> None:
    done = call("check", *files)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "In orde; er is niets geladen.")
    assert json.loads(call("check", "--json", *files).stdout)["lading"] is None
    assert version(place) == 0


def test_the_dataset_can_be_given(call: Run, write: Write) -> None:
    path = write("lijst.txt", WORLD["organisaties.csv"])
    assert call("check", "--dataset", "organisaties", path).returncode == 0
    assert call("check", "--dataset", "partnerschappen", path).returncode == 1


def test_figures_under_the_code_of_the_client_are_told_beside_those_of_the_partnership(
    call: Run, files: list[Path], tmp_path: Path
) -> None:
    own = tmp_path / "cijfers_eigen.csv"
    own.write_text(
        "organisatie;indicator;periode;waarde;status;bron\naa;afvalscheiding_pct;2023;61;definitief;x\n"
        "aa;afvalscheiding_pct;2022;60;definitief;x\n",
        encoding="utf-8",
    )
    call("load", *files, own)
    done = call("figures", "--partner", "aa-cc", "--format", "csv")
    assert {row["organisatie"] for row in csv.DictReader(io.StringIO(done.stdout))} == {""}
    assert done.stderr.strip() == (
        "Onder de code van de opdrachtgever staan ook 2 cijfers, die hier niet bij staan; vraag ze met --partner aa."
    )
    asked = call("figures", "--partner", "aa", "--format", "csv")
    assert [row["waarde"] for row in csv.DictReader(io.StringIO(asked.stdout))] == ["60", "61"]
    assert asked.stderr == ""
    assert call("figures", "--partner", "aa-cc", "--period", "2019", "--format", "csv").stderr == ""


def test_the_figures(call: Run, files: list[Path]) -> None:
    call("load", *files)

    def found(*filters: str) -> list[str]:
        done = call("figures", "--format", "csv", *filters)
        assert (done.returncode, done.stderr, done.stdout.splitlines()[0]) == (0, "", HEADER)
        return [row["waarde"] for row in csv.DictReader(io.StringIO(done.stdout))]

    assert found() == ["1.5", "2", "3", "7.25"]
    assert found("--indicator", "cijfer") == ["7.25"]
    assert found("--indicator", "cijfer", "--indicator", "pond") == ["1.5", "2", "3", "7.25"]
    assert found("--partner", "aa-cc", "--period", "2023") == ["2"]
    assert found("--partner", "land") == ["7.25"]
    assert found("--status", "begroting") == ["2"]
    assert found("--period", "1999") == []
    assert found("--indicator", "bestaat_niet") == []


def test_the_forms_of_the_figures(call: Run, files: list[Path]) -> None:
    call("load", *files)
    records = json.loads(call("figures", "--format", "json").stdout)
    assert [",".join(record) for record in records] == [HEADER] * 4
    assert (records[3]["organisatie"], records[3]["partnerschap"]) == ("land", None)
    lines = call("figures").stdout.splitlines()
    assert len(lines) == 5
    assert lines[0].split()[:3] == ["partnerschap", "organisatie", "indicator"]
    nothing = ("figures", "--period", "1999", "--format")
    assert call(*nothing, "json").stdout == "[]\n"
    assert len(call(*nothing, "table").stdout.splitlines()) == 1


def test_the_loads(call: Run, files: list[Path], in_zone: Callable[[str], None]) -> None:
    in_zone("Pacific/Kiritimati")  # where it is tomorrow for most of a day in UTC
    assert call("loads").stdout == "Er is nog niets geladen.\n"
    call("load", *files, "--by", "Ans de Vries")
    said = call("undo", "1").stdout.splitlines()
    assert said[0].startswith(
        "Lading 1 (organisaties.csv, partnerschappen.csv, indicatoren.csv, cijfers.csv) "
    )
    assert said[0].endswith("is teruggedraaid. Zij had gebracht:")
    assert "  cijfers: 4 nieuw, 0 gewijzigd, 0 gelijk" in said[1:]
    [line] = call("loads").stdout.splitlines()
    assert line.split()[0] == "1"
    assert line.endswith("cijfers.csv (teruggedraaid)")
    [record] = json.loads(call("loads", "--json").stdout)
    assert set(record) == {"lading", "soort", "moment", "wie", "telt_mee", "bestanden", "wijzigingen"}
    assert (record["lading"], record["soort"], record["telt_mee"]) == (1, "bestand", False)
    assert record["wie"] == "Ans de Vries"
    moment = dt.datetime.fromisoformat(record["moment"]).astimezone(dt.timezone(dt.timedelta(hours=14)))
    assert line.split()[1:3] == f"{moment:%Y-%m-%d %H:%M}".split()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("account", "an", "--hours", "0"), "geen aantal uren van 1 tot en met"),
        (("account", "an", "--hours", "x"), "geen aantal uren van 1 tot en met"),
        (("account", " "), "geen naam"),
        (("account", "a\nb"), "geen naam"),
        (("figures", "--period", "2023-K5"), "geen periode"),
        (("figures", "--as-of", "31-02-2023"), "geen datum"),
    ],
)
def test_what_cannot_be_is_refused_before_the_store_is_opened(
    call: Run, place: Path, words: tuple[str, ...], said: str
) -> None:
    place.unlink()
    done = call(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not place.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("undo", "9"), "Deze lading bestaat niet."),
        (("redo", "1"), "Deze lading telt al mee."),
        (("undo", "1"), "Dit kan niet: rijen in cijfers verwijzen naar wat dan ontbreekt of anders is."),
    ],
)
def test_what_cannot_be_taken_back(call: Run, files: list[Path], words: tuple[str, ...], said: str) -> None:
    call("load", *files[:-1])
    call("load", files[-1])
    done = call(*words)
    assert done.returncode == 1
    assert done.stdout.startswith(said)
    [told] = json.loads(call(*words, "--json").stdout)["fouten"]
    assert told.startswith(said)


def test_a_folder_is_told_as_one(call: Run, tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    for words in ((), ("--dataset", "cijfers")):
        done = call("load", tmp_path / "map", *words)
        assert (done.returncode, done.stdout) == (
            1,
            "map: dit is een map, zonder bewaard antwoord van het CBS erin. Geef de bestanden in de map zelf.\n",
        )


def test_the_demo_is_loaded_removed_and_loaded_again(call: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the organisations and figures of the set alone: all of it takes half a minute each time."""
    few = {
        "organisaties": organisation_rows(),
        "partnerschappen": partnership_rows(),
        "indicatoren": indicator_rows(),
        "cijfers": figure_rows(DEFAULT_SEED),
    }
    monkeypatch.setattr("lib.demo.demo_tables", lambda seed: few)
    assert call("demo").stdout.startswith("Lading 1 is klaar.")
    assert call("demo").stdout.startswith("Niets veranderd")
    assert call("demo", "--remove").stdout == "De demoset is weggehaald.\n"
    assert call("figures", "--format", "csv").stdout == HEADER + "\n"
    assert call("demo", "--remove").stdout == "Er is geen demoset geladen.\n"
    assert json.loads(call("demo", "--json").stdout)["lading"] == 2
    assert json.loads(call("demo", "--remove", "--json").stdout) == {"teruggedraaid": [2]}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "dit ontbreekt: opdracht."),
        ("laad", "opdracht: 'laad' bestaat niet. Kies uit: 'load', 'check', "),
        ("load", "dit ontbreekt: BESTAND."),
        ("load bestaat_niet.csv", "BESTAND: bestand niet gevonden: bestaat_niet.csv"),
        ("load --dataset iets pyproject.toml", "--dataset: 'iets' bestaat niet. Kies uit: 'organisaties', "),
        ("load --dataset", "--dataset: hier hoort één waarde achter."),
        ("load --once=ja pyproject.toml", "--once: hier hoort geen waarde achter, maar er staat 'ja'."),
        ("figures --period 23", "--period: geen periode (2023, 2023-K1 of 2023-01): 23"),
        ("figures --status vast", "--status: 'vast' bestaat niet. Kies uit: 'begroting', "),
        ("figures --format xml", "--format: 'xml' bestaat niet. Kies uit: 'table', 'csv', 'json'."),
        ("figures --as-of 31-02-2023", "--as-of: geen datum (2023-12-31 of 31-12-2023): 31-02-2023"),
        ("figures --p 2023", "--p is niet eenduidig. Kies uit: --partner, --period."),
        ("figures alles", "dit hoort niet bij deze opdracht: alles."),
        ("undo een", "NUMMER: 'een' is geen geheel getal."),
        ("undo", "dit ontbreekt: NUMMER."),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_in_dutch(call: Run, words: str, said: str) -> None:
    done = call(*words.split())
    assert (done.returncode, done.stdout) == (2, "")
    last = done.stderr.splitlines()[-1]
    assert last.split(": fout: ")[1].startswith(said)


def test_output_is_utf8_whatever_the_terminal_says(
    run: Run, call: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    call("load", write("organisaties.csv", "organisatie;naam;soort;fictief\nland;Land;referentie;nee\n"))
    row = ";land;restafval_kg_inw;2023;5;definitief"
    call("load", write("cijfers.csv", figures_file(row).replace("proef", "Skarsterlân €")))
    assert run("figures", "--format", "csv").stdout.splitlines()[1].endswith("Skarsterlân €,,,")


# --- a store that cannot be used -----------------------------------------------------------------------------


def test_a_store_in_use_ends_with_3_and_names_who_has_it(run: Run, place: Path) -> None:
    held = open_store(f"duckdb:///{place.as_posix()}")
    try:
        done = run("loads")
    finally:
        held.close()
    assert (done.returncode, done.stdout) == (3, "")
    assert f"De gegevens ({place.as_posix()}) zijn in gebruik bij een ander programma (" in done.stderr
    assert (
        f"PID {os.getpid()}). Sluit dat programma, of laad de bestanden daar; er is niets veranderd."
        in done.stderr
    )


def test_a_file_that_is_no_store(run: Run, place: Path) -> None:
    place.write_text("geen database")
    done = run("loads")
    assert (done.returncode, done.stdout) == (1, "")
    assert "is geen gegevensbestand van de monitor. Kies met MONITOR_STORE een ander bestand" in done.stderr
    assert place.read_text() == "geen database"


def test_a_file_that_is_no_backup(run: Run, place: Path, write: Write) -> None:
    before = place.read_bytes()
    done = run("restore", write("verslag.txt", "geen database"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "is geen reservekopie van de monitor. Geef een bestand dat met backup is gemaakt" in done.stderr
    assert place.read_bytes() == before


def test_a_store_of_a_newer_version(run: Run, place: Path) -> None:
    store = open_store(f"duckdb:///{place.as_posix()}")
    with store.writing() as connection:
        connection.execute(sa.text(f"update monitor_meta set schema_version = {SCHEMA_VERSION + 1}"))
    store.close()
    done = run("demo")
    assert done.returncode == 1
    assert "is gemaakt met een nieuwere versie van de monitor. Werk de monitor bij" in done.stderr


@pytest.mark.parametrize(
    ("is_replaced", "said"), [(False, "is er niet meer"), (True, "is vervangen of door")]
)
def test_a_store_that_goes_during_a_load(
    root: Path, call: Run, files: list[Path], place: Path, write: Write, is_replaced: bool, said: str
) -> None:
    assert call("load", *files).returncode == 0
    rows = [f"aa-cc;contract;2024-01-01;L{n};kor-d1849b36;B" for n in range(300_000)]
    path = write("schouw.csv", "\n".join(["partnerschap;laag;datum;locatie;meetlat;niveau", *rows]))
    loading = subprocess.Popen(
        [sys.executable, "-m", "lib.cli", "load", str(path)],
        cwd=root,
        env=os.environ | {"MONITOR_STORE": f"duckdb:///{place.as_posix()}"},
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    until = time.monotonic() + 60
    while not list(place.parent.glob("*.work")) and time.monotonic() < until:
        time.sleep(0.02)
    away = place.rename(place.with_name("weg"))
    if is_replaced:
        shutil.copy(away, place)
    out, error = loading.communicate(timeout=120)
    assert (loading.returncode, out) == (1, "")
    assert said in error
    assert "Traceback" not in error
    away.replace(place)
    assert version(place) == 1


def limited(size: int) -> Callable[[], None]:
    """For a process of which no file may grow beyond a size, as on a disk that is full."""
    resource = pytest.importorskip("resource")
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


DISK_FULL = "de schijf is vol of het bestand mag niet groter worden. Maak ruimte en probeer het opnieuw"


def test_a_full_disk_changes_nothing(
    run: Run, call: Run, place: Path, files: list[Path], write: Write
) -> None:
    assert call("load", *files).returncode == 0
    indicators = "".join(f"i{n};I{n};reiniging;kosten;EUR;lager_is_beter;proef\n" for n in range(200))
    rows = "".join(
        f"aa-cc;i{n % 200};{1950 + n // 2400}-{n // 200 % 12 + 1:02};{n}.5;definitief;proef {n * 7919 % 104729}\n"
        for n in range(200_000)
    )
    heading = "partnerschap;indicator;periode;waarde;status;bron\n"
    large = [
        write("indicatoren_2.csv", "indicator;titel;dienst;rol;eenheid;richting;omschrijving\n" + indicators),
        write("cijfers_2.csv", heading + rows),
    ]
    before = call("figures", "--format", "csv").stdout
    done = run("load", *large, preexec_fn=limited(place.stat().st_size + 200_000))
    assert (done.returncode, done.stdout) == (1, "")
    assert DISK_FULL in done.stderr
    assert call("figures", "--format", "csv").stdout == before
    assert version(place) == 1
    assert call("load", *large).returncode == 0


def test_a_disk_that_is_full_before_a_file_is_written(run: Run, place: Path) -> None:
    done = run("demo", preexec_fn=limited(4096))
    assert (done.returncode, done.stdout) == (1, "")
    assert DISK_FULL in done.stderr
    assert version(place) == 0


def test_a_disk_that_is_full_at_the_first_start_leaves_nothing_behind(run: Run, place: Path) -> None:
    place.unlink()
    done = run("loads", preexec_fn=limited(4096))
    assert (done.returncode, done.stdout) == (1, "")
    assert DISK_FULL in done.stderr
    assert not list(place.parent.iterdir())
    assert run("loads").returncode == 0


def test_every_command_runs_as_a_process(run: Run, files: list[Path]) -> None:
    commands = [
        ("check", *files),
        ("load", *files),
        ("figures", "--format", "csv"),
        ("verify",),
        ("undo", "1"),
        ("redo", "1"),
    ]
    commands += [("demo", "--remove", "--json"), ("loads", "--json")]
    done = [run(*words) for words in commands]
    assert [(one.returncode, one.stderr) for one in done] == [(0, "")] * len(commands)
    assert done[2].stdout.splitlines()[0] == HEADER
    assert [load["lading"] for load in json.loads(done[-1].stdout)] == [1]
    assert run("laad").returncode == 2


def test_stories_are_listed_and_made(call: Run, files: list[Path], tmp_path: Path) -> None:
    call("load", *files)
    listed = call("story").stdout.splitlines()
    assert listed[0] == "kwartaaloverleg-aa-cc Kwartaaloverleg: Aa - Cc"
    assert [record["verhaal"] for record in json.loads(call("story", "--json").stdout)] == [
        line.split()[0] for line in listed
    ]
    slides, page = tmp_path / "a.pptx", tmp_path / "a.html"
    done = call("story", "sectorsessie-aa-cc", "--pptx", slides, "--html", page)
    assert (done.returncode, done.stderr) == (0, "")
    assert slides.read_bytes()[:2] == b"PK"
    assert "<h1>Sectorsessie: Aa - Cc</h1>" in page.read_text(encoding="utf-8")
    missing = call("story", "niets", "--pptx", slides)
    assert (missing.returncode, missing.stdout) == (
        1,
        "Dit verhaal is er niet: niets. `story` noemt ze alle.\n",
    )
    assert (call("review", "aa-cc", "--html", page).returncode) == 0
    assert "<h1>Besprekingsblad: Aa - Cc" in page.read_text(encoding="utf-8")
    assert call("review", "niets", "--html", page).stdout == "Dit partnerschap is er niet: niets\n"
    assert call("review", "aa-cc", "--service", "niets", "--html", page).returncode == 1


# --- upkeep --------------------------------------------------------------------------------------------------


def test_undo_and_redo_change_what_counts_and_as_of_looks_back(
    call: Run, files: list[Path], write: Write
) -> None:
    call("load", *files)
    call("load", write("cijfers_2.csv", figures_file("aa-cc;;pond;2022;9,5;definitief")))

    def value(*more: str) -> str:
        found = call("figures", "--format", "json", "--indicator", "pond", "--period", "2022", *more)
        return str([row["waarde"] for row in json.loads(found.stdout)])

    assert value() == "[9.5]"
    brought = "  cijfers: 0 nieuw, 1 gewijzigd, 0 gelijk\n"
    undone = "Lading 2 (cijfers_2.csv) is teruggedraaid. Zij had gebracht:\n"
    assert (call("undo", "2").stdout, value()) == (undone + brought, "[1.5]")
    again = "Lading 2 (cijfers_2.csv) telt weer mee. Zij bracht:\n"
    assert (call("redo", "2").stdout, value()) == (again + brought, "[9.5]")
    assert (value("--as-of", "2999-01-01"), value("--as-of", "2020-01-01")) == ("[9.5]", "[]")
    assert (value("--as-of", "31-12-2998"), value("--as-of", "31-12-2020")) == ("[9.5]", "[]")
    assert call("figures", "--as-of", "gisteren").returncode == 2


def test_verify_backup_and_restore(call: Run, files: list[Path], tmp_path: Path) -> None:
    copy = tmp_path / "kopie.duckdb"
    call("load", *files)
    before = call("figures", "--format", "csv").stdout
    said = call("verify").stdout
    assert re.fullmatch(r"De gegevens zijn in orde\.\nLogboek: laatste regel 1, zegel [0-9a-f]{64}\n", said)
    noted = said.splitlines()[1].removeprefix("Logboek: laatste regel ")
    assert call("verify", "--seal", noted).returncode == 0
    gone = call("verify", "--seal", f"2 {noted[-64:]}")
    assert (gone.returncode, "regel 2" in gone.stdout) == (1, True)
    assert call("verify", "--seal", "het laatste").returncode == 2
    assert call("backup", copy).returncode == 0
    assert call("backup", copy).returncode == 2
    call("undo", "1")
    assert call("role", "an", "lezer").returncode == 0
    restored = call("restore", copy)
    assert (restored.returncode, "rollen en sleutels zijn gebleven" in restored.stdout) == (0, True)
    assert call("people").stdout.startswith("an\tlezer\t*\t")
    assert call("figures", "--format", "csv").stdout == before
    copy.write_text("geen database")
    assert call("restore", copy).returncode == 1
    assert call("figures", "--format", "csv").stdout == before
    assert call("restore", tmp_path / "weg").returncode == 2


@pytest.mark.skipif(os.name == "nt", reason="other rights")
def test_a_backup_that_others_can_read_is_told(call: Run, files: list[Path], tmp_path: Path) -> None:
    """Those that were made before files were for their owner alone, or copied by other means."""
    call("load", *files)
    folder = tmp_path / "kopieën"
    folder.mkdir()
    (folder / "lees mij.txt").write_text("geen database, en van iedereen")
    old, new = folder / "oud.duckdb", folder / "nieuw.duckdb"
    assert "Let op" not in call("backup", old).stdout
    old.chmod(0o644)
    told = f"Let op: {old} is ook voor anderen op deze computer te lezen"
    assert told in call("backup", new).stdout
    assert json.loads(call("backup", folder / "nog.duckdb", "--json").stdout)[
        "ook_voor_anderen_te_lezen"
    ] == [str(old)]
    assert told in call("restore", old).stdout
    assert "Let op" not in call("restore", new).stdout
    assert (old.stat().st_mode & 0o777) == 0o644  # whose right it is, is for the owner to say


def test_every_outcome_as_json(call: Run, place: Path, files: list[Path], tmp_path: Path) -> None:
    call("load", *files)
    copy = tmp_path / "kopie.duckdb"

    def outcome(*words: object) -> object:
        return json.loads(call(*words, "--json").stdout)

    assert outcome("undo", 1) == {"lading": 1, "telt_mee": False}
    assert outcome("redo", 1) == {"lading": 1, "telt_mee": True}
    verified = outcome("verify")
    assert isinstance(verified, dict)
    assert verified.pop("logboek")["regel"] == 3
    assert verified == {"in_orde": True, "fouten": [], "let_op": []}
    assert outcome("backup", copy) == {"bestand": str(copy)}
    assert outcome("restore", copy) == {"bestand": place.as_posix(), "bewaard": f"{place}.vorige"}
    assert outcome("figures") == json.loads(call("figures", "--format", "json").stdout) != []


def test_a_template_on_a_full_disk_leaves_what_was_there_and_names_its_place(
    run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "sjablonen"
    folder.mkdir()
    path = folder / "leeg.xlsx"
    done = run("template", path, preexec_fn=limited(4096))
    assert (done.returncode, done.stdout, list(folder.iterdir())) == (1, "", [])
    assert f"Er kon niet naar {path} worden geschreven: {DISK_FULL}" in done.stderr
    path.write_text("van mij")
    assert run("template", path, preexec_fn=limited(4096)).returncode == 1
    assert path.read_text() == "van mij"
    assert run("template", path).stdout == f"Sjabloon gemaakt: {path}\n"
    assert (path.read_bytes()[:2], list(folder.iterdir())) == (b"PK", [path])


def test_a_template_that_cannot_be_written_names_its_place(call: Run, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "weg" / "leeg.xlsx"):
        done = call("template", path)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith(f"{path} is niet te openen (")


def test_a_password_in_a_wrong_address_is_not_shown(call: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_STORE", "mysql://u:geheim@host/d")
    done = call("loads")
    assert (done.returncode, "geen adres van een DuckDB-bestand" in done.stderr) == (1, True)
    assert "geheim" not in done.stderr


@pytest.mark.parametrize("command", ["load", "backup", "restore", "verify", "undo"])
def test_every_command_that_needs_the_store_ends_with_3_when_it_is_held(
    run: Run, place: Path, files: list[Path], tmp_path: Path, command: str
) -> None:
    words = {"load": files[:1], "backup": [tmp_path / "k"], "restore": files[:1], "undo": ["1"]}
    held = open_store(f"duckdb:///{place.as_posix()}")
    try:
        done = run(command, *words.get(command, []))
    finally:
        held.close()
    assert (done.returncode, done.stdout) == (3, "")
    assert not (tmp_path / "k").exists()


def test_templates_can_be_filled_in_and_loaded_as_they_are(call: Run, tmp_path: Path) -> None:
    every, one = tmp_path / "alles.xlsx", tmp_path / "schouw.xlsx"
    assert [call("template", every).returncode, call("template", one, "--dataset", "schouw").returncode] == [
        0,
        0,
    ]
    assert every.stat().st_size > one.stat().st_size > 0
    refused = call("check", one)
    assert (refused.returncode, "Traceback" in refused.stderr) == (1, False)


@pytest.mark.parametrize(
    "words", [("--jaar", "23"), ("--jaar", "2101"), ("--status", "vast"), ("--dataset", "x")], ids=" ".join
)
def test_wrong_wishes_end_with_2(call: Run, files: list[Path], words: tuple[str, ...]) -> None:
    assert call("load", *words, files[0]).returncode == 2


def test_a_table_in_another_form_is_loaded_by_a_match_that_was_kept(
    call: Run, files: list[Path], write: Write
) -> None:
    call("load", *files)
    table = write("lijst.csv", "Wie;Jaar;Bedrag\naa-cc;2024;5,5\n")
    columns = {"partnerschap": "Wie", "periode": "Jaar", "waarde": "Bedrag"}
    kept = {
        "soort": "samenwerkingsmonitor-koppeling",
        "versie": 1,
        "dataset": "cijfers",
        "blad": "",
        "kopregel": 1,
    }
    fixed = {"indicator": "pond", "status": "definitief", "bron": "Eigen lijst"}
    match = write("koppeling.json", json.dumps({**kept, "kolommen": columns, "vast": fixed}))
    assert "cijfers: 1 nieuw, 0 gewijzigd, 0 gelijk" in call("check", table, "--match", match).stdout
    refused = call("check", table, "--match", table)
    assert (refused.returncode, "geen bewaarde koppeling" in refused.stdout) == (1, True)


def test_a_price_is_taken_out_for_good_and_a_backup_of_before_says_so(
    call: Run, write: Write, tmp_path: Path
) -> None:
    given = WORLD | PRODUCTS | marktprijzen(*SIX, confidential=True)
    assert call("load", *[write(name, text) for name, text in given.items()]).returncode == 0
    copy = tmp_path / "eerder.duckdb"
    assert call("backup", copy).returncode == 0
    asked = call("purge", "marktprijzen", "a").stdout
    assert asked.startswith("1 rij gaat voorgoed weg")
    assert (
        "1 rij van Marktprijzen voorgoed gewist (Els)"
        in call("purge", "marktprijzen", "a", "--for-good", "--by", "Els").stdout
    )
    assert call("purge", "marktprijzen", "a", "--for-good").returncode == 1
    assert call("purge", "tarieven", "a", "--for-good").returncode == 2
    back = call("restore", copy)
    assert "Deze kopie is van voor 1 keer wissen" in back.stdout
    again = call("restore", copy, "--purge-again").stdout
    assert again.count("1 rij van Marktprijzen voorgoed gewist") == 2
    assert call("purge", "marktprijzen", "a", "--for-good").returncode == 1
