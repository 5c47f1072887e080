"""From wishes to choices on inspections: what is offered, chosen by default, corrected and said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from lib.answers.service_levels.choices import NotInspected, ServiceLevelChoices, choose, usual_norm
from lib.domain.service_levels.inspections import Cut, Inspected, Layer, PlaceTally, ReadingTally
from lib.domain.service_levels.outcomes import by_discipline
from lib.domain.service_levels.sampled_share import SampledShare
from lib.store.comparison.figures import read_series_of
from lib.store.service_levels.queries import read_layers_years, read_readings, read_shares
from tests.samples import partner

REAL, INVENTED, BARE = partner("zz-x"), partner("aa-x", fictitious=True), partner("bb-x")


def tally(year: int, discipline: str, norm: float | None = 90.0, cross: str | None = None) -> ReadingTally:
    level = None if norm is None else "B"
    counts = (0, 5, 3, 2, 0)
    return ReadingTally(year, None, None, discipline, discipline, cross, level, norm, None, None, counts, 0)


def shares_of(readings: list[ReadingTally]) -> list[PlaceTally]:
    """Each reading at a place of its own."""
    return [
        PlaceTally(t.year, Cut.WHOLE, None, t.discipline, norm, SampledShare.one_each(8, 10))
        for t in readings
        if t.norm_pct is not None
        for norm in (t.norm_pct, None)
    ]


@dataclass
class Shelf:
    """A snapshot that answers from what it is given."""

    readings: list[ReadingTally] = field(default_factory=lambda: [tally(2023, "groen"), tally(2024, "groen")])
    shares: list[PlaceTally] | None = None
    partners: tuple = (INVENTED, BARE, REAL)
    blocks: list[Inspected] = field(
        default_factory=lambda: [
            Inspected("aa-x", Layer.CONTRACT, 2024, 10, "a.csv"),
            Inspected("zz-x", Layer.CONTRACT, 2024, 10, "b.csv"),
            Inspected("zz-x", Layer.POLICY, 2023, 10, "c.csv"),
            Inspected("zz-x", Layer.POLICY, 2024, 10, "d.csv"),
        ]
    )

    @property
    def registry(self) -> Any:
        return SimpleNamespace(partners=self.partners, organisations={})

    def ask(self, question: Callable[..., Any], *about: str) -> Any:
        if question == read_series_of:
            return {"derived": 1} if about[0] in {b.partnership for b in self.blocks} else {}
        shares = shares_of(self.readings) if self.shares is None else self.shares
        return {read_layers_years: self.blocks, read_readings: self.readings, read_shares: shares}[question]


def choices(shelf: Shelf | None = None, **wanted: str) -> ServiceLevelChoices:
    found = choose(wanted, shelf or Shelf())  # type: ignore[arg-type]
    assert isinstance(found, ServiceLevelChoices)
    return found


def test_by_default_a_real_partnership_its_policy_layer_and_newest_year() -> None:
    found = choices()
    assert (found.focus, found.layer, found.year, found.group) == (REAL, Layer.POLICY, 2024, None)
    assert (found.partners, found.years) == ((BARE, REAL, INVENTED), (2024, 2023))
    assert found.inspected.source == "d.csv"
    assert found.unmet == ()


def test_what_is_wanted_is_chosen() -> None:
    found = choices(focus="aa-x", laag="contract", periode="2024", discipline="groen", ware_pct="97,5")
    assert (found.focus, found.layer, found.group, found.true_pct) == (
        INVENTED,
        Layer.CONTRACT,
        "groen",
        97.5,
    )
    assert found.parameters() == {
        "focus": "aa-x",
        "laag": "contract",
        "periode": "2024",
        "discipline": "groen",
        "ware_pct": "97.5",
    }


@pytest.mark.parametrize(
    "wish",
    [
        {"focus": "qq-x"},
        {"focus": "aa-x", "laag": "beleid"},
        {"periode": "2019"},
        {"discipline": "water"},
        {"ware_pct": "101"},
        {"ware_pct": "nan"},
    ],
)
def test_what_cannot_be_had_is_remembered(wish: dict[str, str]) -> None:
    assert choices(**wish).unmet == (list(wish.items())[-1],)


@pytest.mark.parametrize(("norm", "true_pct"), [(90.0, 95), (95.0, 100), (97.0, 92), (None, 95)])
def test_the_true_share_is_five_points_from_the_agreed_one(norm: float | None, true_pct: float) -> None:
    found = choices(Shelf(readings=[tally(2024, "groen", norm)]))
    assert (found.norm_pct, found.true_pct) == (norm, true_pct)


def test_disciplines_and_cross_cuts_that_were_read_that_year() -> None:
    readings = [tally(2024, "water", cross="schoon"), tally(2024, "groen"), tally(2023, "riolering")]
    assert choices(Shelf(readings=readings)).groups == ("groen", "water", "schoon")


def test_the_usual_agreed_share_is_that_of_most_readings() -> None:
    readings = [tally(2024, "groen", 90), tally(2024, "water", 80)]
    shares = [
        PlaceTally(2024, Cut.WHOLE, None, "groen", 90, SampledShare.one_each(5, 10)),
        PlaceTally(2024, Cut.WHOLE, None, "water", 80, SampledShare.one_each(5, 30)),
    ]
    assert usual_norm(by_discipline(readings, shares, 2024)) == 80


def test_a_focus_that_was_not_inspected_stays() -> None:
    found = choose({"focus": "bb-x"}, Shelf())  # type: ignore[arg-type]
    assert isinstance(found, NotInspected)
    assert (found.focus, found.parameters(), found.unmet) == (BARE, {"focus": "bb-x"}, ())
    assert found.partners == (BARE, REAL, INVENTED)
    assert found.inspected == {"aa-x", "zz-x"}


def test_without_inspections_there_is_no_view() -> None:
    found = choose({}, Shelf(blocks=[]))  # type: ignore[arg-type]
    assert isinstance(found, NotInspected)
    assert found.inspected == frozenset()
