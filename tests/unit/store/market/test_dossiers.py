"""Questions to the store about market-conformity tests."""

from __future__ import annotations

import datetime as dt

import pytest

from lib.domain.market.checklist import QuantitiesVersion
from lib.domain.market.outcome import MarketVerdict
from lib.domain.market.prices import NO_RATE, TOO_FEW_REFERENCES, KnownTest, Overhead, Price, Terms, rate_at
from lib.domain.market.publish import publish
from lib.domain.market.steps.unit import UNIT_STEP
from lib.domain.periods import parse_period
from lib.domain.price_index import IndexFigure, price_indices
from lib.domain.quantities.lines import QuantityState
from lib.store.engine import Store
from lib.store.market.dossiers import read_dossier, read_tests
from lib.store.market.verdicts import read_partner_verdicts
from lib.store.upkeep.verify import verify
from tests.loading import Load, ask
from tests.market_files import COMPANY, INDEX, PRODUCTS, SIX, marktprijzen, tarieven, toetsen
from tests.market_prices import price

pytestmark = pytest.mark.usefixtures("world")


def test_which_tests_there_are(store: Store, load: Load) -> None:
    load(
        PRODUCTS
        | tarieven(
            COMPANY,
            "aa-cc;haag;2024;2;;300;nee;;volledig;;;;2024;m",
            "bb-cc;gazon;2024;2;;300;nee;;volledig;;;;2024;m2",
        )
        | toetsen("aa-cc;gazon;2024;A;5;5", "bb-cc;haag;2023;B;5;5")
    )
    assert ask(store, read_tests) == (
        KnownTest("aa-cc", "gazon", 2024, "A", True),
        KnownTest("aa-cc", "haag", 2024, None, False),
        KnownTest("bb-cc", "gazon", 2024, None, False),
        KnownTest("bb-cc", "haag", 2023, "B", True),
    )


def test_all_that_a_test_depends_on(store: Store, load: Load) -> None:
    assert not load(
        PRODUCTS
        | INDEX
        | tarieven(COMPANY)
        | marktprijzen(*SIX)
        | toetsen("aa-cc;gazon;2024;B;10;10")
        | {"areaal.csv": AREAAL}
    ).findings
    load({"producten.csv": "product;naam;dienst;eenheid;objecttypen\ngazon;Gazon;groen;m2;gazon berm\n"})
    found = ask(store, read_dossier, "aa-cc", "gazon", 2024, "B")
    assert found is not None
    assert (found.product.name, found.product.unit, found.fictitious) == ("Gazon", "m2", False)
    assert found.rate == Price(
        *("aa-cc", "gazon", "m2", 1.35, "B", 1000, True, 21, Overhead.FULL, 12, None, (), None),
        *(parse_period("2023"), False, "DVO", None, 2024),
    )
    assert [reference.code for reference in found.references] == list("abcdef")
    assert found.references[-1].included == ("regie",)
    assert found.terms == Terms(
        *("aa-cc", "gazon", 2024, "B", "cpi", parse_period("2024"), 10, 10, "Beide", dt.date(2024, 3, 1))
    )
    assert found.index is not None
    assert [period.year for period in found.index.figures] == [2022, 2023, 2024]
    assert found.quantities == QuantitiesVersion(dt.date(2024, 1, 1), QuantityState.ESTIMATED, "BGT")
    given_case = found.case()
    assert given_case is not None
    assert publish(given_case).outcome.verdict == MarketVerdict.WITHIN


AREAAL = """\
partnerschap;objecttype;gebied;hoeveelheid;eenheid;peildatum;status;bron
aa-cc;gazon;Noord;1;m2;2024-01-01;geregistreerd;BGT
aa-cc;berm;Noord;1;m2;2024-01-01;geschat;BGT
aa-cc;gazon;Zuid;1;m2;2023-01-01;geregistreerd;BGT
aa-cc;gazon;Noord;1;m2;2025-01-01;herijkt;BGT
"""


def test_what_is_not_known(store: Store, load: Load) -> None:
    load(PRODUCTS | toetsen("aa-cc;gazon;2024;B;10;10"))
    assert ask(store, read_dossier, "aa-cc", "struik", 2024, "B") is None
    assert ask(store, read_dossier, "zz", "gazon", 2024, "B") is None
    nothing = ask(store, read_dossier, "aa-cc", "gazon", 2020, "B")
    assert nothing is not None
    assert (nothing.case(), nothing.quantities) == (None, None)
    bare = ask(store, read_dossier, "aa-cc", "gazon", 2024, "B")
    assert bare is not None
    given_case = bare.case()
    assert given_case is not None
    assert publish(given_case).outcome.reasons == (NO_RATE, TOO_FEW_REFERENCES)


def test_terms_without_a_level_are_tested_on_prices_without_one(store: Store, load: Load) -> None:
    files = tarieven(COMPANY), marktprijzen(*SIX), toetsen("aa-cc;gazon;2024;B;10;10")
    unlevelled = {n: c.replace(";B;", ";;") for part in files for n, c in part.items()}
    assert not load(PRODUCTS | INDEX | unlevelled).findings
    found = ask(store, read_dossier, "aa-cc", "gazon", 2024, None)
    assert found is not None
    given_case = found.case()
    assert given_case is not None
    assert publish(given_case).outcome.verdict == MarketVerdict.WITHIN
    [verdict] = ask(store, read_partner_verdicts, "aa-cc", 2024)
    assert (verdict.level, verdict.verdict) == (None, MarketVerdict.WITHIN)
    assert verify(store) == []


def test_without_terms_an_index_can_be_chosen(store: Store, load: Load) -> None:
    load(PRODUCTS | tarieven(COMPANY) | marktprijzen(*SIX))
    found = ask(store, read_dossier, "aa-cc", "gazon", 2024, "B")
    assert found is not None
    figures = [IndexFigure("cao", parse_period("2023"), 100, 2015, True, "CBS")]
    given_case = found.case(index=price_indices(figures)["cao"])
    assert given_case is not None
    assert given_case.index is not None
    assert (given_case.index.code, str(given_case.basis.price_level)) == ("cao", "2023")


@pytest.mark.parametrize(
    ("levels", "wanted", "expected"),
    [
        (["A", "B"], "B", "B"),
        (["A", None], "B", None),
        (["C", "A"], "B", "A"),
        ([None, "A"], None, None),
        (["D"], None, "D"),
    ],
)
def test_the_charge_of_a_level(levels: list[str | None], wanted: str | None, expected: str | None) -> None:
    found = rate_at([price(level=level) for level in levels], wanted)
    assert found is not None
    assert found.level == expected


def test_there_may_be_no_charge() -> None:
    assert rate_at([], "B") is None


def test_as_on_a_day(store: Store, load: Load) -> None:
    before = dt.datetime(2020, 1, 1)
    load(PRODUCTS | toetsen("aa-cc;gazon;2024;B;10;10"))
    assert ask(store, read_tests, as_of=before) == ()
    assert ask(store, read_dossier, "aa-cc", "gazon", 2024, "B", as_of=before) is None


def test_a_price_in_another_unit_is_converted_in_a_step_of_its_own(store: Store, load: Load) -> None:
    files = PRODUCTS | INDEX | tarieven(COMPANY) | toetsen("aa-cc;gazon;2024;B;10;10")
    assert not load(files | marktprijzen("g;11000;B;;nee;;volledig;12;;;2024;ha")).findings
    found = ask(store, read_dossier, "aa-cc", "gazon", 2024, "B")
    given_case = found and found.case()
    assert given_case
    [per_hectare] = publish(given_case).references
    assert [step.kind for step in per_hectare.steps if step.factor] == [UNIT_STEP.kind]
    assert per_hectare.value == pytest.approx(1.10)
