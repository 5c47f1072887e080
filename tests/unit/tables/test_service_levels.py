"""Service levels as tables: a row per outcome and agreed share, empty where there is nothing to judge."""

from __future__ import annotations

import datetime as dt

from lib.domain.comparison.series_breaks import causes_in
from lib.domain.service_levels.breaks import Agreed, AgreementChange, OtherAmbition, YearOutcome
from lib.domain.service_levels.inspections import Ambition
from lib.domain.service_levels.outcomes import Judged, Outcome, Unjudged
from lib.domain.service_levels.sampled_share import SampledShare
from lib.domain.service_levels.scales import ScaleOutcome
from lib.tables.service_levels import (
    agreements_table,
    outcomes_table,
    sample_table,
    scales_table,
    unjudged_table,
    years_table,
)
from lib.tables.table import Table
from lib.text.language import DUTCH
from lib.text.service_levels.sample_size import Plan

SHARE = SampledShare.of_clusters([(4, 4)] * 40 + [(2, 4)] * 10)
JUDGED = Judged(90, ("B",), SHARE)
GREEN = Outcome(
    "groen", "Noord", (JUDGED, Judged(80, ("C",), SampledShare.one_each(9, 10))), SHARE, (1, 2, 3, 4, 5), 6, 7
)
WATER = Outcome("water", None, (), None, (0, 0, 1, 0, 0), 1, 0)


def records(table: Table) -> list[dict[str, object]]:
    return [dict(zip([c.title for c in table.columns], row, strict=True)) for row in table.rows]


def test_a_row_per_outcome_and_agreed_share() -> None:
    first, second, third = records(
        outcomes_table([("gebied", "Noord", GREEN), ("alles", "alles", WATER)], DUTCH)
    )
    assert (first["Discipline"], first["Onderdeel"], first["Naam"]) == ("Groen", "gebied", "Noord")
    assert (first["metingen op niveau"], first["metingen beoordeeld"], first["formeel"]) == (
        180,
        200,
        "gehaald",
    )
    assert (first["aandeel metingen (%)"], first["toeval"]) == (90, "kan toeval zijn")
    assert (first["ondergrens (%)"], first["bovengrens (%)"]) == SHARE.interval
    assert (first["plekken"], first["plekken met een meting onder niveau"]) == (50, 10)
    assert [first[level] for level in ("A+", "A", "B", "C", "D")] == [1, 2, 3, 4, 5]
    assert (second["afspraak (%)"], second["niveau"]) == (80, "C")
    assert (third["afspraak (%)"], third["toeval"], third["zonder ambitie"]) == (None, None, 1)


EVENT = causes_in("overdracht")


def test_years_say_what_they_cannot_be_compared_with() -> None:
    change = AgreementChange((OtherAmbition("water", None, (Agreed("A", 80),), (Agreed("B", 80),)),), (), ())
    years = [YearOutcome(2023, GREEN, (), None), YearOutcome(2024, WATER, EVENT, change)]
    found = records(years_table([years], DUTCH))
    why = "niet te vergelijken met het jaar ervoor"
    assert [(row["Jaar"], row["afspraak (%)"], row[why]) for row in found] == [
        (2023, 90, None),
        (2023, 80, None),
        (2024, None, "reeksbreuk: overdracht, gewijzigde ambitie: van niveau A, 80% naar niveau B, 80%"),
    ]


def test_agreements_and_what_has_none() -> None:
    ambition = Ambition("groen", None, "B", 90, dt.date(2024, 1, 1), None, "raadsbesluit", 400)
    assert agreements_table([ambition], DUTCH).rows == (
        ("Groen", "alle gebiedstypen", "B", 90, dt.date(2024, 1, 1), None, 400, "raadsbesluit"),
    )
    rows = [Unjudged("water", "centrum", "s", 5, None), Unjudged("water", None, "eigen", 3, "schoon")]
    assert unjudged_table(rows, {"s": "Sloot"}, DUTCH).rows == (
        ("Water", "Centrum", "Sloot", 5, None),
        ("Water", "gebiedstype niet opgegeven", "eigen", 3, "Schoon"),
    )


def test_scales_have_their_share_and_no_verdict() -> None:
    scale = ScaleOutcome("groen", "s", ("A", "B"), 6, 15, (1, 3, 8, 4, 0), 1, 2)
    unread = ScaleOutcome("groen", "t", (), 0, 0, (0, 0, 1, 0, 0), 1, 0)
    assert scales_table([scale, unread], {"s": "Gras"}, DUTCH).rows == (
        ("Groen", "Gras", "A, B", 6, 15, 40, 1, 3, 8, 4, 0, 2, 1),
        ("Groen", "t", None, 0, 0, None, 0, 0, 1, 0, 0, 0, 1),
    )


def test_numbers_of_places_with_what_they_can_show() -> None:
    assert sample_table(Plan(90, 95, None), DUTCH).rows[0] == (
        "25",
        "RAW bij 250 meetlocaties",
        "kan niet",
        "19",
    )
