"""The monitor for programs: the answers that pages show, as values, for a notebook, a script or an API.

from lib import monitor
from lib.domain.access import Scope

with monitor.open("duckdb:///data/store/monitor.duckdb", scope=Scope.all()) as opened:
    print(opened.costs("demo-veldermeer-merwinga", year=2024).now)

A program that opens the file itself reads what its scope allows and is noted nowhere: who holds the file can also
read it without this module, so a line in the audit would prove nothing. A server that works for a person listens while
it asks (`lib/domain/audit/witness.py`) and writes what it heard, as pages and the API do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from lib.answers.comparison import answer as comparison_answer
from lib.answers.comparison import choices as comparison_choices
from lib.answers.comparison.answer import ComparisonAnswer
from lib.answers.cooperation import answer as scan_answer
from lib.answers.cooperation import choices as scan_choices
from lib.answers.cooperation.answer import ScanAnswer
from lib.answers.costs import answer as cost_answer
from lib.answers.costs import choices as cost_choices
from lib.answers.costs.answer import CostAnswer
from lib.answers.costs.choices import CostChoices
from lib.answers.decisions import answer as decision_answer
from lib.answers.decisions.answer import DecisionAnswer
from lib.answers.market import answer as market_answer
from lib.answers.market import choices as market_choices
from lib.answers.market.answer import MarketAnswer
from lib.answers.review import answer as review_answer
from lib.answers.review import choices as review_choices
from lib.answers.review.answer import ReviewAnswer
from lib.answers.service_levels import answer as service_level_answer
from lib.answers.service_levels import choices as service_level_choices
from lib.answers.service_levels.answer import ServiceLevelAnswer
from lib.answers.service_levels.choices import ServiceLevelChoices
from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.domain.figures import Figure
from lib.domain.partners import Partner
from lib.domain.periods import end_of_day
from lib.store.comparison.figures import read_figures
from lib.store.decisions.queries import read_decided
from lib.store.engine import Store, address_of
from lib.store.market.verdicts import AgreedTest, read_agreed_tests
from lib.store.registry import read_registry
from lib.store.upkeep.opening import open_store


class NotThere(LookupError):
    """What was asked for is not in the store; `unmet` holds each name and value that could not be had."""

    def __init__(self, unmet: Sequence[tuple[str, str]]) -> None:
        super().__init__("not in the store: " + ", ".join(f"{name} {value!r}" for name, value in unmet))
        self.unmet = tuple(unmet)


@dataclass(frozen=True)
class Monitor:
    """One state of a store, to ask what its pages show. What is left out takes the default of the page.

    Every question raises `NotThere` where a page would say that a wish could not be met.
    """

    snapshot: Snapshot = field(repr=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store, so that another process can open it."""
        self.snapshot.store.close()

    @property
    def partnerships(self) -> tuple[Partner, ...]:
        """The partnerships that the scope allows, by name."""
        return self.snapshot.registry.partners

    @property
    def agreed_tests(self) -> tuple[AgreedTest, ...]:
        """Every agreed market-conformity test with its outcome, as far as it may be shown."""
        return self.snapshot.ask(read_agreed_tests)

    def figures(
        self,
        subjects: Collection[str] = (),
        indicators: Collection[str] = (),
        period: str | None = None,
        status: str | None = None,
    ) -> list[Figure]:
        """Given and derived figures, as the command `figures` prints them; everything where nothing is named.

        They are not kept in memory: there may be tens of thousands.

        Args:
            subjects: codes of partnerships and organisations.
        """
        seen = self.snapshot
        with seen.store.rows(seen.version, seen.scope, newest=seen.newest) as rows:
            return read_figures(
                *(rows, read_registry(rows)),
                indicators=indicators,
                partners=subjects,
                period=period,
                status=status,
            )

    def comparison(
        self, partnership: str, period: str | int | None = None, service: str | None = None
    ) -> ComparisonAnswer:
        """Quality against cost among peers. `period` is as in the data contract: 2024, 2024-K1, 2024-01."""
        choices = comparison_choices.choose(
            _wishes(partnership, periode=period, dienst=service), self.snapshot
        )
        _check(partnership, choices.focus, choices.unmet)
        return comparison_answer.answer(choices, self.snapshot)

    def costs(self, partnership: str, year: int | None = None, service: str | None = None) -> CostAnswer:
        """The cost of a service by kind, the bridge from the year before, and everyone side by side."""
        return cost_answer.answer(self.cost_choices(partnership, year, service), self.snapshot)

    def cost_choices(
        self, partnership: str, year: int | None = None, service: str | None = None
    ) -> CostChoices:
        """What a partnership has of costs: its services, and of one of them every year and status."""
        choices = cost_choices.choose(_wishes(partnership, periode=year, dienst=service), self.snapshot)
        _check(partnership, choices.focus, choices.unmet)
        return choices

    def service_levels(
        self, partnership: str, year: int | None = None, layer: str | None = None
    ) -> ServiceLevelAnswer:
        """Which service level was reached where. `layer` is beleid or contract."""
        choices = self.service_level_choices(partnership, year, layer)
        return service_level_answer.answer(choices, self.snapshot)

    def service_level_choices(
        self, partnership: str, year: int | None = None, layer: str | None = None
    ) -> ServiceLevelChoices:
        """What a partnership has of inspections: its layers and years, and the outcomes of every year."""
        choices = service_level_choices.choose(_wishes(partnership, periode=year, laag=layer), self.snapshot)
        if isinstance(choices, service_level_choices.NotInspected):
            raise NotThere([("focus", partnership)])
        _check(partnership, choices.focus, choices.unmet)
        return choices

    def cooperation(
        self, partnership: str, period: str | int | None = None, condition: str | None = None
    ) -> ScanAnswer:
        """How both sides see the cooperation, as far as it may be told. `condition` is as in the data contract."""
        wishes = _wishes(partnership, ronde=period, voorwaarde=condition)
        choices = scan_choices.choose(wishes, self.snapshot)
        if isinstance(choices, scan_choices.NoScan):
            raise NotThere([("focus", partnership)])
        _check(partnership, choices.focus, choices.unmet)
        return scan_answer.answer(choices, self.snapshot)

    def market(
        self,
        partnership: str,
        product: str | None = None,
        year: int | None = None,
        level: str | None = None,
    ) -> MarketAnswer:
        """The market-conformity test of a product, as far as it may be shown."""
        wishes = _wishes(partnership, product=product, periode=year, niveau=level)
        choices = market_choices.choose(wishes, self.snapshot)
        focus = _check(partnership, choices.focus, choices.unmet)
        return market_answer.answer(choices, focus, self.snapshot)

    @property
    def deciding(self) -> tuple[Partner, ...]:
        """The partnerships that have decisions, by name."""
        known = self.snapshot.ask(read_decided)
        return tuple(partner for partner in self.partnerships if partner.code in known)

    def decisions(self, partnership: str, today: dt.date) -> DecisionAnswer:
        """What was decided, and what the figures did since, as it stands on a day."""
        focus = next((partner for partner in self.partnerships if partner.code == partnership), None)
        if focus is None:
            raise NotThere([("focus", partnership)])
        return decision_answer.answer_of(focus, self.snapshot, today)

    def review(
        self, partnership: str, period: str | int | None = None, service: str | None = None
    ) -> ReviewAnswer:
        """What a management team goes through in a review meeting."""
        choices = review_choices.choose(_wishes(partnership, periode=period, dienst=service), self.snapshot)
        _check(partnership, choices.focus, choices.unmet)
        answer = review_answer.answer(choices, self.snapshot)
        if answer is None:
            raise NotThere([("periode", str(period or ""))])
        return answer


def at(store: Store, *, scope: Scope, day: dt.date | None = None) -> Monitor:
    """A store that is open already, as it is or as it was at the end of a day."""
    version = store.version() if day is None else store.version_at(end_of_day(day))
    return Monitor(Snapshot(store, version, scope))


def open(  # read as monitor.open
    store: str | Path | None = None, *, scope: Scope, day: dt.date | None = None
) -> Monitor:
    """Open a store; the monitor closes it at the end of a `with` block, or by `close`.

    Args:
        store: its file, or its SQLAlchemy URL; that of the settings when left out.
        scope: the partnerships whose rows may be seen; `Scope.all()` for those of everyone.
        day: to see the store as it was at the end of this day.

    Raises:
        StoreError: when it is in use elsewhere, no store, of a newer version, or out of reach.
    """
    return at(open_store(address_of(store) if isinstance(store, Path) else store), scope=scope, day=day)


def _wishes(partnership: str, **others: str | int | None) -> Mapping[str, str]:
    return {"focus": partnership} | {name: str(value) for name, value in others.items() if value is not None}


def _check(partnership: str, focus: Partner | None, unmet: Sequence[tuple[str, str]]) -> Partner:
    """The partnership that was asked for.

    Raises:
        NotThere: where a default stands in for it, or for another wish.
    """
    if focus is None or partnership not in (focus.code, focus.client):
        unmet = unmet or [("focus", partnership)]
    if unmet or focus is None:
        raise NotThere(unmet)
    return focus
