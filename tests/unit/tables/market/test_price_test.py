"""A test as tables: to be done by hand, with every step, those that count first, and nothing confidential."""

from __future__ import annotations

import pytest

from lib.domain.market.publish import Published, publish
from lib.tables.market.price_test import (
    checklist_table,
    flips_table,
    left_out_table,
    prices_table,
    rate_checks_table,
    steps_table,
    swings_table,
    terms_table,
)
from lib.tables.market.working import working_table
from lib.tables.table import Table
from lib.text.language import DUTCH, ENGLISH
from tests.market_prices import case, price, references

SECRET = (1.013, 1.027, 1.039, 1.053, 1.071, 1.089)


def published_of(*amounts: float, own: float = 1.0, **changes: object) -> Published:
    return publish(case(price(amount=own), references(*amounts, **changes)))


def secret() -> Published:
    prices = [
        price(f"geheim-{n}", amount, confidential=True, source=f"bestek {n}")
        for n, amount in enumerate(SECRET)
    ]
    return publish(case(price(amount=1.05), prices))


def pairs(table: Table) -> dict[object, object]:
    return {row[0]: row[1] for row in table.rows}


@pytest.mark.parametrize(
    ("n", "median", "interval"),
    [
        (5, "1,0300: de middelste, nummer 3", None),
        (6, "1,0350: het gemiddelde van nummer 3 en 4", "nummer 1 van onderen en van boven; dekking 96,9%"),
        (9, "1,0500: de middelste, nummer 5", "nummer 2 van onderen en van boven; dekking 96,1%"),
        (12, "1,0650: het gemiddelde van nummer 6 en 7", "nummer 3 van onderen en van boven; dekking 96,1%"),
    ],
)
def test_the_outcome_follows_by_hand(n: int, median: str, interval: str | None) -> None:
    told = pairs(working_table(published_of(*[1 + rank / 100 for rank in range(1, n + 1)]), DUTCH))
    assert told["Mediaan (€)"] == median
    assert (interval or "") in str(told.get("Interval van de mediaan (€)", ""))
    assert ("Interval van de mediaan (€)" in told) == (interval is not None)


def test_equal_prices_keep_the_rank_of_the_interval() -> None:
    told = pairs(working_table(published_of(*[1.0] * 12), DUTCH))
    assert "nummer 3 van onderen en van boven; dekking 96,1%" in str(told["Interval van de mediaan (€)"])


def test_those_that_count_stand_first_and_may_stand_alone() -> None:
    prices = (*references(1.0, level="A"), *(price(f"s{n}", 1.0 + n / 100) for n in range(6)))
    published = publish(case(price(), prices))
    names = list(dict.fromkeys(row[0] for row in steps_table(published, "Bedrijf", DUTCH).rows))
    assert names[0] == "Bedrijf"
    assert str(names[-1]).startswith("r1")
    counted = {row[0] for row in steps_table(published, "Bedrijf", DUTCH, counted_only=True).rows}
    assert counted == set(names) - {names[-1]}
    assert "– niet vergelijkbaar: ander kwaliteitsniveau" in {
        row[7] for row in prices_table(published, "B", DUTCH).rows
    }


def test_confidential_stands_in_the_place_of_what_is() -> None:
    published = secret()
    assert published.confidential == 6
    tables = [
        steps_table(published, "Bedrijf", DUTCH),
        prices_table(published, "Bedrijf", DUTCH),
        checklist_table(published, "Bedrijf", None, DUTCH),
    ]
    for table in tables:
        assert table.rows[-1] == ("6 partijen", *["vertrouwelijk"] * (len(table.columns) - 1))
    assert left_out_table(published, DUTCH).rows == ()
    tables += [working_table(published, DUTCH), swings_table(published, DUTCH), flips_table(published, DUTCH)]
    cells = "\n".join(str(cell) for table in tables for row in table.rows for cell in row)
    assert "geheim" not in cells
    assert "bestek" not in cells
    assert not [amount for amount in SECRET if str(amount) in cells or str(amount).replace(".", ",") in cells]


def test_no_agreement_is_said_with_what_to_do() -> None:
    assert pairs(terms_table(None, DUTCH)) == {
        "Afspraak": "geen afspraak; toevoegen kan met het bestand toetsen"
    }


def test_in_english() -> None:
    published = published_of(0.9, 0.95, 1.0, 1.05, 1.1, 1.2)
    assert pairs(working_table(published, ENGLISH))["Index"] == "100 × 1.0000 / 1.0250 = 97.6"


def test_the_checks_of_the_company_are_a_row_of_the_whole_checklist() -> None:
    published = published_of(1.0, 1.1, 1.2)
    own = rate_checks_table(published, "Bedrijf", None, DUTCH)
    whole = checklist_table(published, "Bedrijf", None, DUTCH)
    assert [column.title for column in own.columns] == ["Is het hetzelfde?", "Bedrijf"]
    titles = [column.title for column in whole.columns]
    assert own.rows
    assert pairs(own) == {
        title: words for title, words in zip(titles, whole.rows[0], strict=True) if title in pairs(own)
    }
