"""The shared cases on service levels, from their files to the outcome on the page and the figure."""

from __future__ import annotations

from pathlib import Path

import pytest

from lib.domain.service_levels.inspections import Layer
from lib.domain.service_levels.outcomes import Caution, Judged, by_discipline
from lib.domain.shares import Verdict
from lib.ingest.loading import load_paths
from lib.store.engine import Store
from lib.store.service_levels.queries import read_readings, read_shares
from lib.text.language import DUTCH
from lib.text.service_levels.words import chance_words, judged_sentence
from tests.loading import ask
from tests.spec.test_derived_by_hand import only

pytestmark = pytest.mark.shared_data


def judged_in(store: Store, folder: Path) -> Judged:
    """What the page says of green in the contract of 2022, which the figure must say too."""
    assert not load_paths(store, sorted(folder.glob("*.csv"))).findings
    about = ("p1", Layer.CONTRACT)
    found = by_discipline(ask(store, read_readings, *about), ask(store, read_shares, *about), 2022)
    green = next(outcome for outcome in found if outcome.group == "groen")
    assert green.single is not None
    figure, share = only(store, "op_ambitie_contract_groen_pct"), green.single.share
    assert (figure.value, figure.numerator, figure.denominator, figure.n) == (
        share.pct,
        share.reached,
        share.readings,
        share.places,
    )
    assert (figure.low, figure.high) == share.interval
    return green.single


def test_a_share_of_readings_is_judged_and_not_of_places_where_every_scale_passes(
    store: Store, shared_cases: Path
) -> None:
    """100 places with three scales, one reading of 20 of them below level: 80% of places, 93% of readings."""
    judged = judged_in(store, shared_cases / "figures" / "all_locations_met_readings")
    assert (judged.formal, judged.verdict) == (Verdict.MET, Verdict.UNCLEAR)
    assert judged.share.interval == pytest.approx((89.878, 95.666), abs=1e-3)
    assert judged_sentence(DUTCH, judged) == (
        "Formeel gehaald: 93% van 300 metingen op niveau B, afgesproken is 90%. "
        "Het verschil met de afspraak kan toeval zijn (100 plekken, interval 89,9% tot 96%)."
    )


def test_visits_to_fixed_places_are_no_larger_sample(store: Store, shared_cases: Path) -> None:
    """25 fixed places seen four times, one of them always below level: 96 of 100 readings."""
    judged = judged_in(store, shared_cases / "figures" / "panel_4x")
    assert (judged.formal, judged.verdict) == (Verdict.MET, Verdict.UNCLEAR)
    assert (judged.share.places, judged.share.failing) == (25, 1)
    assert judged.share.interval == pytest.approx((78.773, 99.360), abs=1e-3)
    assert judged.cautions == (Caution.FEW_FAILING,)
    assert chance_words(DUTCH, judged) == "te weinig plekken"
