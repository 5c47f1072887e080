"""Decisions as the store tells them: the oldest first, of the state that is asked for, for a scope."""

from __future__ import annotations

from lib.domain.access import Scope
from lib.domain.agreements.words import DecisionState, Party
from lib.domain.decisions.decision import Decision
from lib.store.decisions.queries import read_decided, read_decisions
from lib.store.engine import Store
from lib.store.loads.history import undo
from lib.store.loads.loading import LoadOutcome
from tests.loading import Load, ask
from tests.samples import day

FILE = """\
partnerschap;besluit;datum;tekst;eigenaar;kant;dienst;indicator;gereed_op;staat;afgerond_op;reden;bewijs_url;bron
aa-cc;b;2024-05-01;Tweede;teamleider;samen;;;;open;;;;verslag
aa-cc;a;2024-03-14;Eerste;directie;opdrachtnemer;reiniging;cijfer;2024-09-30;gedaan;2024-09-01;;https://a.nl/b;verslag
bb-cc;c;2024-01-01;Derde;directie;opdrachtgever;;;;vervallen;2024-02-01;anders;;verslag
"""


def test_decisions_of_a_partnership(store: Store, world: LoadOutcome, load: Load) -> None:
    assert not load({"besluiten.csv": FILE}).findings
    first, second = ask(store, read_decisions, "aa-cc")
    assert first == Decision(
        *(
            "aa-cc",
            "a",
            day("2024-03-14"),
            "Eerste",
            "directie",
            Party.CONTRACTOR,
            DecisionState.DONE,
            "verslag",
        ),
        service="reiniging",
        indicator="cijfer",
        due=day("2024-09-30"),
        closed=day("2024-09-01"),
        evidence="https://a.nl/b",
    )
    assert (second.code, second.is_open, second.due, second.indicator) == ("b", True, None, None)
    assert ask(store, read_decided) == {"aa-cc", "bb-cc"}


def test_an_earlier_day_and_an_undo_are_followed(store: Store, world: LoadOutcome, load: Load) -> None:
    before = store.version()
    load_id = load({"besluiten.csv": FILE}).load_id or 0
    with store.rows(before, Scope.all()) as rows:
        assert read_decisions(rows, "aa-cc") == ()
    undo(store, load_id)
    assert ask(store, read_decisions, "aa-cc") == ()


def test_a_scope_takes_away_those_of_others(store: Store, world: LoadOutcome, load: Load) -> None:
    load({"besluiten.csv": FILE})
    with store.rows(store.version(), Scope.of("bb-cc")) as rows:
        assert (read_decisions(rows, "aa-cc"), read_decided(rows)) == ((), {"bb-cc"})
