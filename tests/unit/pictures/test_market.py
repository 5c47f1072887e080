"""Every picture of the page "Marktconformiteit" has a heading, an alt text, its table, its source and its flag."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.answers.market.answer import MarketAnswer, answer
from lib.answers.market.choices import MarketChoices, choose
from lib.answers.snapshot import Snapshot
from lib.domain.market.publish import publish
from lib.pictures.market import market_pictures
from lib.text.language import DUTCH, ENGLISH, Language
from tests.market_prices import case, price, references
from tests.unit.pictures.whole import assert_whole

ALL_PICTURES = ["spreiding", "stappen", "referentiestappen", "gevoeligheid"]


def found(snapshot: Snapshot, focus: str = "demo-kastelburg-klaarwijk") -> tuple[MarketChoices, MarketAnswer]:
    choices = choose({"focus": focus}, snapshot)
    assert choices.focus is not None
    assert choices.focus.code == focus
    return choices, answer(choices, choices.focus, snapshot)


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["nl", "en"])
def test_a_picture_of_a_price_test_is_whole(snapshot: Snapshot, language: Language) -> None:
    pictures = market_pictures(*found(snapshot), language)
    assert list(pictures) == ALL_PICTURES
    for picture in pictures.values():
        assert_whole(picture)
        assert picture.fictitious


def test_the_table_holds_the_prices_that_are_drawn(snapshot: Snapshot) -> None:
    choices, shown = found(snapshot)
    pictures = market_pictures(choices, shown, DUTCH)
    assert shown.published is not None
    assert shown.published.rate is not None
    assert len(pictures["spreiding"].table.rows) == 1 + len(shown.published.references)
    assert pictures["stappen"].table.rows[-1][-2] == shown.published.rate.value
    assert len(pictures["gevoeligheid"].table.rows) == len(shown.published.swings)
    assert shown.reference is not None
    assert shown.reference in pictures["referentiestappen"].heading


def test_confidential_prices_are_in_no_picture(snapshot: Snapshot) -> None:
    choices, shown = found(snapshot)
    amounts = (1.013, 1.027, 1.039, 1.053, 1.071, 1.089)
    secret = [
        price(f"geheim-{n}", amount, confidential=True, source=f"bestek {n}")
        for n, amount in enumerate(amounts)
    ]
    published = publish(case(price(amount=1.05), secret))
    assert published.confidential == len(amounts)
    pictures = market_pictures(choices, replace(shown, published=published, reference=None), DUTCH)
    assert list(pictures) == ["spreiding", "stappen", "gevoeligheid"]
    for picture in pictures.values():
        assert_whole(picture)
        assert not picture.fictitious
        assert "bestek" not in str(picture)
        assert not any(
            DUTCH.number(amount, 3) in str(picture) or str(amount) in str(picture) for amount in amounts
        )


def test_without_an_index_a_picture_says_so(snapshot: Snapshot) -> None:
    choices, shown = found(snapshot)
    published = publish(case(price(amount=1.0), references(1.0, 1.1)))
    pictures = market_pictures(choices, replace(shown, published=published, reference=None), DUTCH)
    assert pictures["spreiding"].drawing is None
    assert "niet vergelijkbaar" in pictures["spreiding"].heading
    assert pictures["gevoeligheid"].drawing is None
    assert pictures["gevoeligheid"].sentences == ("Zonder index is er niets om te laten bewegen.",)
    assert pictures["stappen"].drawing
    assert not any(picture.fictitious for picture in pictures.values())


def test_without_a_test_there_is_no_picture_of_the_market(snapshot: Snapshot) -> None:
    choices, shown = found(snapshot, "proefstad")
    assert shown.published is None
    assert market_pictures(choices, shown, DUTCH) == {}
