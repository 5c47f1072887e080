"""The profile as a table: what is a number can be sorted as one."""

from __future__ import annotations

from lib.domain.explore.profile import profile_of
from lib.domain.figures import Stand
from lib.tables.explore.profile import profile_table
from lib.tables.table import ColumnKind
from lib.text.language import DUTCH
from tests.samples import COST, QUALITY, figure, measured, partner

PARTNERS = [partner(f"p{n}-x") for n in range(6)]


def test_what_is_a_number_is_one_and_each_is_written_in_its_own_decimals() -> None:
    costs = measured(COST, {who: [figure("2023", 72.76 + n)] for n, who in enumerate(PARTNERS)})
    shares = {who: [figure("2023", 65.5 + n, low=60, high=71)] for n, who in enumerate(PARTNERS)}
    profile = profile_of([costs, measured(QUALITY, shares)], PARTNERS[0], Stand.ACTUAL, ())
    table = profile_table(profile, DUTCH)
    numbers = [n for n, column in enumerate(table.columns) if column.kind == ColumnKind.NUMBER]
    assert [table.columns[n].title for n in numbers] == [
        *("Waarde", "Interval van", "Interval tot", "Mediaan", "Middelste helft van", "Middelste helft tot"),
        "Aantal",
    ]
    assert all(isinstance(row[n], float | int | None) for row in table.rows for n in numbers)
    by_title = {str(row[1]).split(" ")[0]: [row[n] for n in numbers] for row in table.in_words(DUTCH).rows}
    assert by_title["Kosten"] == ["72,76", None, None, "75,26", "74,01", "76,51", "6"]
    assert by_title["Kwaliteit"] == ["65,5", "60", "71", "68", "66,75", "69,25", "6"]
    in_order = table.in_order_of(1 + numbers[0])
    assert [row[numbers[0]] for row in in_order.rows] == [65.5, 72.76]
