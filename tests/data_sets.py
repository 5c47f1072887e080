"""The data sets that page tests and browser tests look at, each as a store of its own."""

from __future__ import annotations

import csv
import os
import random
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from lib.demo import write_demo
from lib.ingest.loading import load_paths
from lib.store.upkeep.opening import open_store
from tests.cost_set import cost_files
from tests.scenario_set import scenario_files
from tests.waiting import soon

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data"
KEPT_STORES = "MONITOR_TEST_STORES"
"""The environment variable that names the folder of the stores of this test run, which its workers share."""

FOREIGN = {
    "markup": "<b>x</b><script>alert(1)</script>",
    "bold": "**x**",
    "link": "[a](javascript:alert(1))",
    "colour": ":red[x]",
    "sum": "$x$",
    "formula": "=1+1",
    "template": "%{y}",
    "plus": "+1",
    "minus": "-1",
    "at": "@SUM(A1)",
    "image": '<img src="http://example.org/x.png" onerror="alert(1)">',
    "emoji": ":smile: ![a](http://example.org/x.png)",
    "address": "https://example.org/a www.example.org iemand@example.org",
}
"""Text that something on the way to the reader might take for markup or a formula."""

CROWD = 350


def _write(folder: Path, name: str, rows: Sequence[Mapping[str, object]]) -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def _published(_: Path) -> list[tuple[Iterable[Path], str]]:
    return [(sorted((ROOT / "data" / "published").glob("*.csv")), "gepubliceerd")]


def _municipalities(_: Path) -> list[tuple[Iterable[Path], str]]:
    return [(sorted((ROOT / "data" / "published" / "nederland").glob("*.csv")), "gepubliceerd")]


def _scotland(_: Path) -> list[tuple[Iterable[Path], str]]:
    return [(sorted((ROOT / "data" / "voorbeelden" / "schotland").glob("*.csv")), "voorbeeld-schotland")]


def _demo(folder: Path) -> list[tuple[Iterable[Path], str]]:
    return [(write_demo(folder / "demo"), "demo")]


def _one_real(folder: Path) -> list[tuple[Iterable[Path], str]]:
    """One partnership that is not flagged as fictitious, with cost lines of its own."""
    base, source = {"partnerschap": "proefstad"}, {"bron": "proef"}
    files = {
        "organisaties.csv": [
            {"organisatie": "proefstad", "naam": "Proefstad", "soort": "gemeente", "fictief": "nee"}
        ],
        "partnerschappen.csv": [
            {
                **base,
                "naam": "Proefstad - eigen dienst",
                "opdrachtgever": "proefstad",
                "opdrachtnemer": "proefstad",
                "contractvorm": "eigen_dienst",
                "fictief": "nee",
            }
        ],
        "kenmerken.csv": [
            {"organisatie": "proefstad", "kenmerk": "inwoners", "jaar": 2021, "waarde": 50_000, **source}
        ],
        "kosten.csv": [
            {
                **base,
                "dienst": "afval",
                "jaar": 2021,
                "kostensoort": "loon",
                "bedrag_eur": 4_000_000,
                "status": "rekening",
                **source,
            }
        ],
        "cijfers.csv": [
            {
                **base,
                "indicator": "afvalscheiding_pct",
                "periode": 2021,
                "waarde": 70,
                "status": "definitief",
                **source,
            }
        ],
    }
    return [([_write(folder, name, rows) for name, rows in files.items()], "bestand")]


def _lgbf(_: Path) -> list[tuple[Iterable[Path], str]]:
    return [(sorted((SHARED / "lgbf").glob("*.csv")), "bestand")]


def _empty(_: Path) -> list[tuple[Iterable[Path], str]]:
    return []


def _foreign(folder: Path) -> list[tuple[Iterable[Path], str]]:
    """Every text column filled with text that must not be interpreted."""
    texts = list(FOREIGN.values())
    organisations = [
        {"organisatie": key, "naam": text, "soort": "gemeente", "fictief": "nee"}
        for key, text in FOREIGN.items()
    ]
    reference = {"organisatie": "ref", "naam": texts[0], "soort": "referentie", "fictief": "nee"}
    partnerships = [
        {
            "partnerschap": key,
            "naam": text,
            "opdrachtgever": key,
            "opdrachtnemer": key,
            "contractvorm": "eigen_dienst",
            "peergroep": texts[(n + 1) % len(texts)],
            "fictief": "nee",
        }
        for n, (key, text) in enumerate(FOREIGN.items())
    ]
    indicators = [
        {
            "indicator": code,
            "titel": title,
            "dienst": "groen",
            "rol": role,
            "eenheid": unit,
            "richting": direction,
            "omschrijving": FOREIGN["link"],
            "factoren": FOREIGN["image"],
            "bron": FOREIGN["formula"],
        }
        for code, title, role, unit, direction in (
            ("uitgaaf", FOREIGN["markup"], "kosten", "EUR/<i>perk", "lager_is_beter"),
            ("oordeel", FOREIGN["bold"], "kwaliteit", "*punt*", "hoger_is_beter"),
        )
    ]
    figures = [
        {
            "partnerschap": key if key != "ref" else "",
            "organisatie": "ref" if key == "ref" else "",
            "indicator": code,
            "periode": period,
            "waarde": f"{10 + n + period - 2020},5",
            "status": "definitief",
            "bron": texts[n % len(texts)],
            "opmerking": texts[(n + 3) % len(texts)],
        }
        for n, key in enumerate([*FOREIGN, "ref"])
        for code in ("uitgaaf", "oordeel")
        for period in (2022, 2023)
    ]
    events = [
        {"partnerschap": key, "datum": "2022-06-01", "soort": "overig", "titel": text, "toelichting": text}
        for key, text in FOREIGN.items()
    ]
    files = {
        "organisaties.csv": [*organisations, reference],
        "partnerschappen.csv": partnerships,
        "indicatoren.csv": indicators,
        "cijfers.csv": figures,
        "gebeurtenissen.csv": events,
    }
    return [([_write(folder, name, rows) for name, rows in files.items()], "bestand")]


def _crowd(folder: Path) -> list[tuple[Iterable[Path], str]]:
    """As many partnerships as there are municipalities, with figures as they tend to lie."""
    draw = random.Random(350)
    codes = [f"plaats-{n:03}" for n in range(CROWD)]
    base = {"fictief": "nee"}
    organisations = [{"organisatie": c, "naam": c.title(), "soort": "gemeente", **base} for c in codes]
    partnerships = [
        {
            "partnerschap": c,
            "naam": f"{c.title()} - eigen dienst",
            "opdrachtgever": c,
            "opdrachtnemer": c,
            "contractvorm": "eigen_dienst",
            **base,
        }
        for c in codes
    ]
    figures = []
    for code in codes:
        cost, share = draw.lognormvariate(5.3, 0.25), draw.gauss(65, 9)
        for year in (2021, 2022, 2023):
            cost, share = cost * draw.gauss(1.03, 0.02), share + draw.gauss(0.5, 1)
            for indicator, value in (("afvalbeheerkosten_eur_hh", cost), ("afvalscheiding_pct", share)):
                row = {"partnerschap": code, "indicator": indicator, "periode": year, "status": "definitief"}
                figures.append({**row, "waarde": f"{value:.1f}".replace(".", ","), "bron": "proef"})
    files = {"organisaties.csv": organisations, "partnerschappen.csv": partnerships, "cijfers.csv": figures}
    return [([_write(folder, name, rows) for name, rows in files.items()], "bestand")]


def _costs(folder: Path) -> list[tuple[Iterable[Path], str]]:
    return [([_write(folder, name, rows) for name, rows in cost_files().items()], "bestand")]


def _scenarios(folder: Path) -> list[tuple[Iterable[Path], str]]:
    return [([_write(folder, name, rows) for name, rows in scenario_files().items()], "bestand")]


SETS: Mapping[str, Callable[[Path], list[tuple[Iterable[Path], str]]]] = {
    "lgbf": _lgbf,
    "published": _published,
    "nederland": _municipalities,
    "box": _scotland,
    "demo": _demo,
    "both": _demo,
    "mixed": _one_real,
    "empty": _empty,
    "foreign": _foreign,
    "crowd": _crowd,
    "kosten": _costs,
    "scenario": _scenarios,
}
BEGUN_WITH = {"nederland": "published", "box": "nederland", "both": "published", "mixed": "demo"}
"""The data sets that come on top of another: `nederland` is all that `make run` loads without the demonstration set,
`box` all that lies in the box."""


def make_store(name: str, folder: Path) -> Path:
    """A store with the data set of this name, in an empty folder; made once in a test run, and copied from then on.

    Who asks for one that another worker makes waits for it.
    """
    path, kept = folder / "monitor.duckdb", Path(os.environ[KEPT_STORES]) / f"{name}.duckdb"
    being_made = kept.with_suffix(".wordt")
    while not kept.exists():
        try:
            being_made.mkdir()
        except FileExistsError:
            soon(lambda: kept.exists() or not being_made.exists())
            continue
        try:
            _fill(path, name, folder)
            beginning = kept.with_name(f"{name}-{os.getpid()}")
            shutil.copy(path, beginning)
            beginning.replace(kept)
        finally:
            being_made.rmdir()
    if not path.exists():
        shutil.copy(kept, path)
    return path


def _fill(path: Path, name: str, folder: Path) -> None:
    if first := BEGUN_WITH.get(name):
        (folder / first).mkdir()
        shutil.move(make_store(first, folder / first), path)
    store = open_store(f"duckdb:///{path.as_posix()}")
    try:
        for files, kind in SETS[name](folder):
            outcome = load_paths(store, list(files), kind=kind)
            assert not outcome.findings, outcome.findings[:5]
    finally:
        store.close()
