"""Decisions by hand: from files to the words of the page, with each figure looked up in the table below.

year    2020  2021  2022  2023  2024  2025
pond    30    28    26    25    20    21     a cost: lower is better
cijfer   6.0   6.1   -     6.4   -     6.4   a mark of at least 1 and at most 10
"""

from __future__ import annotations

import pytest

from lib.answers.decisions.answer import DecisionAnswer, answer
from lib.answers.decisions.choices import DecisionChoices
from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.domain.decisions.decision import in_time
from lib.store.engine import Store
from lib.store.loads.loading import LoadOutcome
from lib.text.decisions.words import since_sentence, since_word, tally_sentence, tally_title, timing_words
from lib.text.language import DUTCH
from tests.loading import Load, figures_file
from tests.samples import day

POND = ("30", "28", "26", "25", "20", "21")
MARK = {"2020": "6", "2021": "6.1", "2023": "6.4", "2025": "6.4"}
TODAY = day("2026-11-30")
DECISIONS = """\
partnerschap;besluit;datum;tekst;eigenaar;kant;indicator;gereed_op;staat;afgerond_op;reden;bron
aa-cc;a;2022-06-01;Goedkoper;directie;samen;pond;2024-12-31;open;;;verslag
aa-cc;b;2021-12-31;Beter;directie;samen;cijfer;2023-06-30;gedaan;2023-06-30;;verslag
aa-cc;c;2022-01-01;Later;directie;samen;;2023-06-30;gedaan;2023-07-01;;verslag
aa-cc;d;2019-06-01;Vroeg;directie;samen;pond;2026-12-01;open;;;verslag
aa-cc;e;2026-02-01;Net;directie;samen;pond;2026-11-30;open;;;verslag
aa-cc;f;2021-01-01;Weg;directie;samen;;2021-06-30;vervallen;2022-01-01;anders;verslag
"""
STANDS = {
    "a": "ruim 22 maanden over tijd",  # 31 December 2024 to 30 November 2026: 699 days, 699 / 30.44 = 22.96
    "b": "op tijd gedaan",  # on the very day
    "c": "gedaan, 1 dag te laat",
    "d": "nog 1 dag",
    "e": "vandaag",
    "f": "vervallen",
}
SINCE = {
    # 1 June 2022: 2021 was over (28); 31 December 2024: 2024 was (20); now 2025 (21)
    "a": (["2021", "2024", "2025"], [28, 20, 21], "beter", "beter"),
    # 31 December 2021: 2021 was over on that day (6.1); 30 June 2023: still 2021, no newer one; now 2025 (6.4)
    "b": (["2021", "2021", "2025"], [6.1, 6.1, 6.4], "nog geen nieuwer cijfer", "beter"),
    # 1 June 2019: nothing was known; the due date is to come
    "d": ([None, None, "2025"], [None, None, 21], None, "bij het besluit was er nog geen cijfer"),
    # 1 February 2026: 2025 was over (21), and is the newest still
    "e": (["2025", "2025", "2025"], [21, 21, 21], "nog geen nieuwer cijfer", "nog geen nieuwer cijfer"),
}


@pytest.fixture
def found(store: Store, world: LoadOutcome, load: Load) -> DecisionAnswer:
    costs = [f"aa-cc;;pond;{2020 + n};{value};definitief" for n, value in enumerate(POND)]
    marks = [f"aa-cc;;cijfer;{year};{value};definitief" for year, value in MARK.items()]
    outcome = load({"cijfers.csv": figures_file(*costs, *marks), "besluiten.csv": DECISIONS})
    assert outcome.findings == ()
    snapshot = Snapshot(store, store.version(), Scope.all())
    focus = next(partner for partner in snapshot.registry.partners if partner.code == "aa-cc")
    answered = answer(DecisionChoices(focus, (focus,)), snapshot, TODAY)
    assert answered is not None
    return answered


def test_the_order_of_the_meeting(found: DecisionAnswer) -> None:
    assert [followed.decision.code for followed in found.decisions] == ["a", "e", "d", "c", "b", "f"]


def test_how_each_stands(found: DecisionAnswer) -> None:
    told = {f.decision.code: timing_words(DUTCH, in_time(f.decision, TODAY)) for f in found.decisions}
    assert told == STANDS


def test_the_count(found: DecisionAnswer) -> None:
    assert tally_title(DUTCH, found.tally) == "3 open besluiten, 1 over tijd"
    assert tally_sentence(DUTCH, found.tally) == (
        "Op tijd: 1 van 2 gedane besluiten met een einddatum. 1 besluit is vervallen."
    )


@pytest.mark.parametrize("code", SINCE)
def test_the_figures_then_on_the_due_date_and_now(found: DecisionAnswer, code: str) -> None:
    since = next(followed.since for followed in found.decisions if followed.decision.code == code)
    periods, values, at_due, now = SINCE[code]
    assert since is not None
    assert [str(f.period) if f else None for f in since.figures] == periods
    assert [f.value if f else None for f in since.figures] == values
    assert since_word(DUTCH, since, since.now) == now
    if at_due:
        assert since_word(DUTCH, since, since.at_due) == at_due


def test_the_sentence_has_both_figures_and_no_cause(found: DecisionAnswer) -> None:
    since = found.decisions[0].since
    assert since is not None
    assert since_sentence(DUTCH, since) == (
        "Sinds het besluit: beter; van £\u00a028 per 1.000\u00a0inwoners (2021) naar £\u00a021 per 1.000\u00a0inwoners "
        "(2025). Een interval is niet bekend: het verschil kan toeval zijn."
    )
