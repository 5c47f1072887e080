"""Nothing of a confidential price, of a single answer or of who answered stands in any answer of the API."""

from __future__ import annotations

import io
from argparse import Namespace
from collections.abc import Iterator

import pyarrow.parquet as pq
import pytest

from lib.api.asked import Form
from lib.api.open_data.dcat import CatalogueForm
from lib.api.records import RESOURCES
from lib.cli.commands import figures
from lib.cli.noting import run_noted
from lib.domain.access import Scope
from lib.domain.audit.deeds import Deed
from lib.domain.audit.witness import CONFIDENTIAL_FIGURES, CONFIDENTIAL_PRICES
from lib.ingest.loading import load_paths
from lib.store.audit.log import AuditWish, read_audit
from lib.store.engine import Store
from lib.store.upkeep.opening import open_store
from lib.text.language import DUTCH
from tests.api_client import program
from tests.market_set import PARTNER, SECRET, make_market_store
from tests.scan_files import answers_file, people, rounds_file

GROUP = ("opdrachtgever", "uitvoering")
SMALL = {(*GROUP, "fouten-vertellen", "samen"): people(1, 1, 1, 1)}
"""Four people: fewer than may be told of."""
DAYS = ("", "&peildatum=2000-01-01", "&peildatum=2100-01-01")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("secrets")
    opened = open_store(f"duckdb:///{make_market_store(folder).as_posix()}")
    files = {
        "rondes.csv": rounds_file({GROUP: 4}, partnership=PARTNER),
        "antwoorden.csv": answers_file(SMALL, partnership=PARTNER),
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    outcome = load_paths(opened, [folder / name for name in files])
    assert outcome.load_id, outcome.findings[:3]
    yield opened
    opened.close()


def everything(store: Store) -> Iterator[tuple[str, str]]:
    """Every address in every form, with all that stands in the answer, its headers too."""
    asks = program(store)
    for resource in RESOURCES:
        for form in Form:
            for day in DAYS:
                named = "" if resource.open else f"&partnerschap={PARTNER}"
                address = f"/{resource.name}?formaat={form}{named}{day}"
                answer = asks.ask(address)
                assert answer.status_code in (200, 400), f"{address}: {answer.text[:300]}"
                body = answer.text
                if form == Form.PARQUET and answer.status_code == 200:
                    body = str(pq.read_table(io.BytesIO(answer.content)).to_pylist())
                yield address, f"{dict(answer.headers)} {body}"
        yield resource.name, asks.ask(f"/tabellen/{resource.name}").text
        yield resource.name, asks.ask(f"/{resource.name}?limiet=0&anders=1").text
    for shown in CatalogueForm:
        yield "/catalogus", asks.ask(f"/catalogus?formaat={shown}").text
    yield "/", asks.ask("/").text
    yield "/openapi.json", asks.ask("/openapi.json").text


def test_no_answer_tells_a_secret(store: Store) -> None:
    told = list(everything(store))
    prices = [form for price in SECRET for form in (str(price), str(price).replace(".", ","))]
    parties = ["bestek ", "geheim-vijf-1", "geheim-geheim", "ged9", "geuit9", "uit9000x"]
    for address, text in told:
        found = [secret for secret in (*prices, *parties) if secret in text]
        assert not found, f"{address}: {found}"
    whole = " ".join(text for _, text in told)
    assert "geheim-zes" in whole  # the product, which is public, is told of


def test_a_test_with_secrets_is_told_as_the_page_tells_it(store: Store) -> None:
    asks = program(store)
    rows = {row["product"]: row for row in asks.rows(f"/markttoetsen?partnerschap={PARTNER}")}
    too_few = rows["geheim-vier"]
    assert (too_few["vertrouwelijk"], too_few["waarde"], too_few["mediaan_eur"]) == (0, None, None)
    assert "vertrouwelijk" in too_few["reden"]
    counted = rows["geheim-zes"]
    assert counted["vertrouwelijk"] == 6
    assert counted["mediaan_eur"] not in SECRET
    assert rows["binnen"]["oordeel"] == "binnen"
    assert "zonder-afspraak" not in rows


def test_who_reads_what_is_confidential_is_told_of(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    """Also of an answer that was kept; of one without it, and of who may not see it, there is nothing to tell."""
    told: list[list[str]] = []
    prices, figure = (f"{thing} {PARTNER}" for thing in (CONFIDENTIAL_PRICES, CONFIDENTIAL_FIGURES))
    asks = program(store, saw=lambda reader, things: told.append(sorted(things)))
    for address in ("markttoetsen", "markttoetsen", "cijfers"):
        asks.ask(f"/{address}?partnerschap={PARTNER}")
    assert told == [[prices], [prices], [figure]]
    asks.ask(f"/cijfers?partnerschap={PARTNER}&indicator=marktindex_nergens")
    asks.ask("/indicatoren")
    narrow = Scope.all().narrowed(confidential=False)
    few = program(store, narrow, saw=lambda reader, things: told.append(sorted(things)))
    for address in ("markttoetsen", "cijfers"):
        few.ask(f"/{address}?partnerschap={PARTNER}")
    assert told == [[prices], [prices], [figure]]

    asked = {"as_of": None, "indicator": [], "partner": None, "period": None, "status": None}
    options = Namespace(run=figures, **asked, json=False, format="csv", safe=False)
    assert run_noted(options, store, DUTCH) == 0
    assert "geheim" in capsys.readouterr().out
    lines, _ = read_audit(store, AuditWish(deeds=(Deed.EXPORT,)), 10)
    assert [line.done.subject for line in lines] == [figure]
