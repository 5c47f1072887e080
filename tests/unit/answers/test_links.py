"""A link names every choice of its page, as that page would: it has nothing to add to its address."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lib.answers import links
from lib.answers.costs import choices as costs
from lib.answers.market import choices as market
from lib.answers.market.answer import answer as market_answer
from lib.answers.review.answer import answer
from lib.answers.review.choices import choose
from lib.answers.service_levels import choices as service_levels
from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.domain.service_levels.inspections import DISCIPLINES
from lib.store.upkeep.opening import open_store
from tests.data_sets import make_store


@pytest.fixture(scope="module", params=["both", "kosten"])
def snapshot(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    place = make_store(request.param, tmp_path_factory.mktemp("links"))
    store = open_store(f"duckdb:///{place.as_posix()}")
    yield Snapshot(store, store.version(), Scope.all())
    store.close()


def test_what_a_link_names_is_what_its_page_makes_of_the_same_wishes(snapshot: Snapshot) -> None:
    reached = 0
    for partner in snapshot.registry.partners[::3]:
        first = choose({"focus": partner.code}, snapshot)
        for service in first.services[:1]:
            for period in {first.period, *first.periods[-1:]}:
                choices = choose({"focus": partner.code, "dienst": service, "periode": str(period)}, snapshot)
                if (found := answer(choices, snapshot)) is None:
                    continue
                reached += 1
                wishes = choices.parameters()
                named = links.of_costs(choices, found, snapshot)
                assert named == costs.choose(wishes, snapshot).parameters()
                assert named == costs.choose(named, snapshot).parameters()

                named = links.of_service_levels(choices, found)
                wished = wishes | ({"discipline": service} if service in DISCIPLINES else {})
                levels = service_levels.choose(wished, snapshot)
                assert named == levels.parameters()

                named = links.of_market_tests(choices, found, snapshot)
                tested = market.choose(named, snapshot)
                assert named == tested.parameters(market_answer(tested, partner, snapshot).reference)
                assert not tested.unmet
    assert reached > 1
