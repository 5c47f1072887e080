"""The worked examples of "Methode en bronnen", computed with the monitor's own functions."""

from __future__ import annotations

import pytest

from lib.catalogue.worked_examples import ExampleCell, WorkedExample, worked_examples
from lib.domain.costs.build_up import build_ups
from lib.domain.costs.lines import CostLine
from lib.domain.figures import Status
from lib.domain.service_levels.outcomes import Judged
from lib.domain.service_levels.sampled_share import SampledShare
from lib.domain.shares import Verdict, wilson
from tests.spec.agreement_examples import AGREEMENT_EXAMPLES
from tests.spec.cost_examples import COST_EXAMPLES
from tests.spec.example_rows import Computation, Outcome, Row, rows_of
from tests.spec.market_examples import MARKET_EXAMPLES
from tests.spec.review_examples import REVIEW_EXAMPLES
from tests.spec.scenario_examples import SCENARIO_EXAMPLES
from tests.spec.service_level_examples import SERVICE_LEVELS


def intervals(rows: list[Row]) -> Outcome:
    return [[*wilson(row["gehaald"] / row["totaal"], row["totaal"])] for row in rows]


def places(rows: list[Row]) -> Outcome:
    found = []
    for row in rows:
        each, one_bad, bad = (
            row[name]
            for name in (
                "metingen per plek",
                "plekken met één meting onder niveau",
                "plekken nooit op niveau",
            )
        )
        good = row["plekken"] - one_bad - bad
        share = SampledShare.of_clusters(
            [(each, each)] * good + [(each - 1, each)] * one_bad + [(0, each)] * bad
        )
        assert share.interval is not None
        found.append([share.pct, share.n_eff, *share.interval])
    return found


def of_known_number(rows: list[Row]) -> Outcome:
    found = []
    for row in rows:
        once = SampledShare.one_each(row["plekken op niveau"], row["plekken"])
        share = once._replace(population=row["meetlocaties in totaal"])
        assert share.interval is not None
        found.append([share.pct, *share.interval])
    return found


def verdicts(rows: list[Row]) -> Outcome:
    found = []
    for row in rows:
        share = SampledShare.one_each(row["metingen op niveau"], row["plekken"])
        judged = Judged(row["afspraak (%)"], ("B",), share)
        assert share.interval is not None
        chance = "kan toeval zijn" if judged.verdict == Verdict.UNCLEAR else "meer dan toeval"
        found.append([share.pct, *share.interval, str(judged.formal), chance])
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
    "plekken": places,
    "bekend-aantal-plekken": of_known_number,
    "oordeel": verdicts,
    "netto-bruto": gross_and_net,
    **SERVICE_LEVELS,
    **COST_EXAMPLES,
    **MARKET_EXAMPLES,
    **REVIEW_EXAMPLES,
    **SCENARIO_EXAMPLES,
    **AGREEMENT_EXAMPLES,
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
