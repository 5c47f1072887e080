"""The worked examples of "Methode en bronnen", computed with the monitor's own functions."""

from __future__ import annotations

import pytest

from lib.catalogue.worked_examples import ExampleCell, WorkedExample, worked_examples
from lib.domain.costs.build_up import build_ups
from lib.domain.costs.lines import CostLine
from lib.domain.figures import Status
from lib.domain.shares import Share, Verdict, judge
from tests.spec.cost_examples import COST_EXAMPLES
from tests.spec.example_rows import Computation, Outcome, Row, rows_of
from tests.spec.market_examples import MARKET_EXAMPLES
from tests.spec.review_examples import REVIEW_EXAMPLES
from tests.spec.service_level_examples import SERVICE_LEVELS


def intervals(rows: list[Row]) -> Outcome:
    return [[*(Share(row["gehaald"], row["totaal"]).interval or ())] for row in rows]


def verdicts(rows: list[Row]) -> Outcome:
    found = []
    for row in rows:
        share, norm = Share(row["locaties op niveau"], row["locaties"]), row["afspraak (%)"]
        assert share.pct is not None
        assert share.interval is not None
        formal = Verdict.MET if share.pct >= norm else Verdict.NOT_MET
        found.append([share.pct, *share.interval, str(formal), str(judge(share.interval, norm))])
    return found


def gross_and_net(rows: list[Row]) -> Outcome:
    lines = [
        CostLine(
            *("aa", "groen", row["product"] or None, 2024, row["kostensoort"], Status.ACCOUNTS),
            *(row["bedrag (EUR)"], ""),
        )
        for row in rows
    ]
    found = build_ups(lines, "groen")[2024, Status.ACCOUNTS]
    return [[found.gross, found.net]]


COMPUTED: dict[str, Computation] = {
    "wilson": intervals,
    "oordeel": verdicts,
    "netto-bruto": gross_and_net,
    **SERVICE_LEVELS,
    **COST_EXAMPLES,
    **MARKET_EXAMPLES,
    **REVIEW_EXAMPLES,
}


@pytest.mark.parametrize("example", worked_examples(), ids=lambda example: example.voorbeeld)
def test_the_outcome_is_what_the_monitor_computes(example: WorkedExample) -> None:
    found = COMPUTED[example.voorbeeld](rows_of(example.invoer))
    assert [[_rounded(cell, example.uitkomst.decimalen) for cell in row] for row in found] == [
        list(row) for row in example.uitkomst.rijen
    ]


def _rounded(cell: ExampleCell, decimals: int) -> ExampleCell:
    return cell if isinstance(cell, str) else round(cell, decimals)


def test_every_computation_has_its_example() -> None:
    assert {example.voorbeeld for example in worked_examples()} == set(COMPUTED)
