"""Derived figures of market-conformity tests computed by hand from small files."""

from __future__ import annotations

import datetime as dt

import pytest

from lib.domain.derivation import Basis, Derivation, IndexTest, Ingredient, Uncounted
from lib.domain.figures import Figure
from lib.domain.market.disclosure import Refusal
from lib.domain.market.outcome import MarketVerdict
from lib.domain.market.publish import publish
from lib.store.comparison.figures import read_available, read_figures
from lib.store.engine import Store
from lib.store.loads.history import redo, undo
from lib.store.market.dossiers import read_dossier
from lib.store.market.verdicts import read_partner_verdicts
from lib.store.registry import read_registry
from lib.store.upkeep.verify import verify
from tests.loading import Load, all_figures, ask
from tests.market_files import COMPANY, INDEX, PRODUCTS, SIX, marktprijzen, tarieven, toetsen

pytestmark = pytest.mark.usefixtures("world")

AGREED = toetsen("aa-cc;gazon;2024;B;10;10")
REFERENCES = marktprijzen(*SIX)
HIDDEN = marktprijzen(*SIX, confidential=True)
OF_INDEX = (Ingredient(Basis.RATES, "DVO"), Ingredient(Basis.MARKET_PRICES))
OF_SHARES = (Ingredient(Basis.RATES), Ingredient(Basis.TESTS), Ingredient(Basis.MARKET_PRICES))


def index_of(row: str) -> dict[str, str]:
    return {"prijsindex.csv": f"reeks;periode;waarde;basisjaar;status;bron\n{row}\n"}


def found(store: Store) -> dict[tuple[str, str], Figure]:
    """Figures by partnership and indicator."""
    return {(f.partnership or "", f.indicator): f for f in all_figures(store)}


def test_the_index_of_the_worked_example(store: Store, load: Load) -> None:
    assert not load(PRODUCTS | INDEX | tarieven(COMPANY) | REFERENCES | AGREED).findings
    figure = found(store)["aa-cc", "marktindex_gazon"]
    assert (figure.value, figure.low, figure.high) == pytest.approx((104.6644, 98.8142, 108.6328), abs=5e-5)
    assert (str(figure.period), str(figure.status), figure.n) == ("2024", "definitief", 6)
    assert (figure.numerator, figure.denominator, figure.fictitious) == (None, None, False)
    assert figure.source == Derivation(OF_INDEX, test=IndexTest(MarketVerdict.WITHIN, "B", 0.96875))
    assert figure.remark is None
    assert verify(store) == []


def test_there_is_an_indicator_per_product(store: Store, load: Load) -> None:
    load(PRODUCTS)
    known = ask(store, read_registry).indicators
    lawn, hedge = known["marktindex_gazon"], known["marktindex_haag"]
    assert (lawn.title, lawn.title_en, lawn.service) == ("Marktindex: Gazon", "Market index: Lawn", "groen")
    assert (hedge.title_en, str(hedge.unit), hedge.role) == ("Market index: Haag", "punten", "kosten")


def test_confidential_prices_leave_coarse_figures(store: Store, load: Load) -> None:
    load(PRODUCTS | INDEX | tarieven(COMPANY) | HIDDEN | AGREED)
    figure = found(store)["aa-cc", "marktindex_gazon"]
    # 1.1491 on 1.01^9; the ends 1.0579 and 1.1628 lie within 1.05 and 1.05^4: 94.5 and 109.4, outward
    assert (figure.value, figure.low, figure.high, figure.n) == (105, 94, 110, 6)
    within = IndexTest(MarketVerdict.WITHIN, "B", 0.96875)
    assert figure.source == Derivation(OF_INDEX, test=within, confidential=True)
    assert verify(store) == []


def test_a_confidential_price_that_comes_after_a_test_closed_changes_no_day(store: Store, load: Load) -> None:
    load(PRODUCTS | INDEX | tarieven(COMPANY) | HIDDEN | AGREED)
    then = dt.datetime.now(dt.UTC).replace(tzinfo=None)

    def of_then() -> tuple[set[str], Refusal | None]:
        figures = ask(store, read_figures, ask(store, read_registry, as_of=then), as_of=then)
        dossier = ask(store, read_dossier, "aa-cc", "gazon", 2024, "B", as_of=then)
        case = dossier.case() if dossier else None
        assert case is not None
        return {figure.indicator for figure in figures}, publish(case).refusal

    assert "marktindex_gazon" in of_then()[0]
    assert of_then()[1] is None
    load(marktprijzen("g;2.10;B;;nee;;volledig;12;;;2024;m2", confidential=True))
    assert found(store)["aa-cc", "marktindex_gazon"].n == 6
    assert "marktindex_gazon" in of_then()[0]
    assert of_then()[1] is None


@pytest.mark.parametrize(
    ("later", "refused"),
    [
        (marktprijzen("p;1.20;B;;nee;;volledig;12;;;2024;m2"), None),  # public: another median
        (marktprijzen("p;1.20;B;;nee;;volledig;12;;;2024;m2", confidential=True), Refusal.OUTSIDE),
        (marktprijzen(SIX[0].replace("1.10", "1.11"), confidential=True), Refusal.CHANGED),
        (marktprijzen(SIX[0]), Refusal.CHANGED),  # confidential no more
        (toetsen("aa-cc;gazon;2024;B;5;10"), None),
        (index_of("cpi;2023;119;2015;definitief;CBS"), None),
        (index_of("cpi;2030;150;2015;definitief;CBS"), None),
    ],
)
def test_no_day_gives_a_second_outcome_of_the_same_confidential_prices(
    store: Store, load: Load, later: dict[str, str], refused: Refusal | None
) -> None:
    load(PRODUCTS | INDEX | tarieven(COMPANY) | HIDDEN | AGREED)
    then = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    assert not load(later).findings
    told = set()
    for day in (then, None):
        dossier = ask(store, read_dossier, "aa-cc", "gazon", 2024, "B", as_of=day)
        case = dossier.case() if dossier else None
        assert case is not None
        (listed,) = ask(store, read_partner_verdicts, "aa-cc", 2024, as_of=day)
        told.add((publish(case).outcome.index, listed.value))
    assert publish(case).refusal is refused
    assert told == ({(None, None)} if refused == Refusal.CHANGED else {(105, 105)})  # today decides
    assert verify(store) == []


def test_under_five_confidential_prices_there_is_no_index(store: Store, load: Load) -> None:
    load(PRODUCTS | INDEX | tarieven(COMPANY) | marktprijzen(*SIX[:4], confidential=True) | AGREED)
    assert set(found(store)) == {("aa-cc", "getoetst_pct")}
    assert found(store)["aa-cc", "getoetst_pct"].value == 0


def test_shares_of_the_contract_and_of_the_tests(store: Store, load: Load) -> None:
    load(
        PRODUCTS
        | INDEX
        | tarieven(
            COMPANY,  # 1.35 / 1.21 x 1000 = 1115.70
            "aa-cc;haag;2024;2;B;300;nee;;volledig;;;;2024;m",  # 600, agreed but without references
            "aa-cc;haag;2024;3;A;;nee;;volledig;;;;2024;m",  # quantity unknown
        )
        | REFERENCES
        | toetsen("aa-cc;gazon;2024;B;10;10", "aa-cc;haag;2024;B;10;10")
    )
    figures = found(store)
    tested = figures["aa-cc", "getoetst_pct"]
    assert (tested.numerator, tested.denominator) == (1115.70, 1715.70)
    assert tested.value == pytest.approx(100 * 1115.70 / 1715.70)
    assert tested.source == Derivation(OF_SHARES, Uncounted(Basis.RATES, 1))
    within = figures["aa-cc", "binnen_band_pct"]
    assert (within.value, within.numerator, within.denominator) == (100, 1, 1)
    assert within.source == Derivation(OF_SHARES, Uncounted(Basis.TESTS, 1))


def test_without_an_agreement_there_is_an_index_and_no_share(store: Store, load: Load) -> None:
    at_2024 = COMPANY.replace(";2023;m2", ";2024;m2")
    plain = [f"{code};1.1;B;;nee;;volledig;;;;2024;m2" for code in "abcde"]
    load(PRODUCTS | tarieven(at_2024) | marktprijzen(*plain))
    figures = found(store)
    index = figures["aa-cc", "marktindex_gazon"]
    assert index.value == pytest.approx(100 * 1.35 / 1.21 / 1.1)
    assert index.source == Derivation(OF_INDEX, test=IndexTest(MarketVerdict.NO_AGREEMENT, "B"))
    assert figures["aa-cc", "getoetst_pct"].value == 0
    assert ("aa-cc", "binnen_band_pct") not in figures


def test_of_several_levels_the_largest_quantity_stands_for_the_product(store: Store, load: Load) -> None:
    at_a = "aa-cc;gazon;2024;2.42;A;50;ja;21;volledig;;;;2024;m2"
    of_a = [f"{code}2;2;A;;nee;;volledig;;;;2024;m2" for code in "abcdef"]
    load(
        PRODUCTS
        | INDEX
        | tarieven(COMPANY, at_a)
        | marktprijzen(*SIX, *of_a)
        | toetsen("aa-cc;gazon;2024;B;10;10", "aa-cc;gazon;2024;A;10;10")
    )
    figures = found(store)
    index = figures["aa-cc", "marktindex_gazon"]
    assert index.value == pytest.approx(104.6644, abs=5e-5)
    assert index.source == Derivation(OF_INDEX, test=IndexTest(MarketVerdict.WITHIN, "B", 0.96875, others=1))
    assert (figures["aa-cc", "binnen_band_pct"].numerator, figures["aa-cc", "getoetst_pct"].value) == (2, 100)


def test_every_event_keeps_the_figures_right(store: Store, load: Load) -> None:
    def values() -> dict[str, float]:
        return {indicator: round(figure.value, 1) for (_, indicator), figure in found(store).items()}

    whole = {"marktindex_gazon": 104.7, "getoetst_pct": 100, "binnen_band_pct": 100}
    load(PRODUCTS | INDEX | tarieven(COMPANY))
    assert values() == {"getoetst_pct": 0}
    load(REFERENCES | AGREED)
    assert values() == whole
    load(toetsen("aa-cc;gazon;2024;B;1;1"))
    assert values() == whole | {"binnen_band_pct": 0}
    undo(store, 4)
    assert values() == whole
    undo(store, 3)
    assert values() == {"getoetst_pct": 0}
    redo(store, 3)
    assert values() == whole
    assert {a.indicator for a in ask(store, read_available)} == set(whole)
    assert verify(store) == []
    undo(store, 3)
    undo(store, 2)
    assert values() == {}
    assert verify(store) == []
