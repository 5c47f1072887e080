"""Who and what is known, as the store tells it."""

from __future__ import annotations

from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.store.engine import Store
from tests.loading import Load

SAME = """partnerschap;naam;opdrachtgever;opdrachtnemer;contractvorm;fictief
aa-een;Aa en het bedrijf;aa;cc;dvo;nee
aa-twee;AA en het  Bedrijf;aa;cc;aanbesteed;nee
"""


def test_two_partnerships_of_one_name_can_both_be_chosen(store: Store, world: object, load: Load) -> None:
    assert not load({"partnerschappen.csv": SAME}).findings
    names = {p.code: p.name for p in Snapshot(store, store.version(), Scope.all()).registry.partners}
    assert (names["aa-een"], names["aa-twee"]) == (
        "Aa en het bedrijf (aa-een)",
        "AA en het  Bedrijf (aa-twee)",
    )
