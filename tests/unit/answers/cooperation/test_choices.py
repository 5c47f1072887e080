from __future__ import annotations

import pytest

from lib.answers.cooperation.answer import answer
from lib.answers.cooperation.choices import NoScan, ScanChoices, choose
from lib.answers.snapshot import Snapshot
from lib.domain.access import Scope
from lib.domain.cooperation.scan import PartnerSide
from lib.domain.cooperation.two_sides import Contrast
from lib.store.engine import Store
from tests.loading import Load
from tests.scan_files import Cell, answers_file, people, rounds_file

pytestmark = pytest.mark.usefixtures("world")

CLIENT, CONTRACTOR = "opdrachtgever", "opdrachtnemer"
INVITED = {(side, "uitvoering"): 24 for side in (CLIENT, CONTRACTOR)}
APART: dict[Cell, list[int | str]] = {
    (CLIENT, "uitvoering", "fouten-vertellen", "samen"): people(1, 2, 8, 9),
    (CONTRACTOR, "uitvoering", "fouten-vertellen", "samen"): people(9, 8, 2, 1),
    (CLIENT, "uitvoering", "afspraken-nakomen", "eigen_kant"): people(2, 4, 8, 6),
    (CONTRACTOR, "uitvoering", "afspraken-nakomen", "andere_kant"): people(2, 5, 8, 5),
    (CLIENT, "uitvoering", "gedeelde-doelen", "samen"): people(3, 4, 4, 5),
}


@pytest.fixture
def scan(store: Store, load: Load) -> Snapshot:
    """Two rounds of aa-cc and a decision that came from the first."""
    for period in ("2023", "2024"):
        files = {
            "rondes.csv": rounds_file(INVITED, period=period),
            "antwoorden.csv": answers_file(APART, period=period),
        }
        assert not load(files).findings
    decision = (
        "partnerschap;besluit;datum;tekst;eigenaar;kant;staat;bron\n"
        'aa-cc;b1;2023-11-01;Bespreken;teamleider;samen;open;"Samenwerkingsscan 2023, vraag fouten-vertellen"\n'
    )
    assert not load({"besluiten.csv": decision}).findings
    return Snapshot(store, store.version(), Scope.all())


def chosen(scan: Snapshot, **wanted: str) -> ScanChoices:
    found = choose({"focus": "aa-cc", **wanted}, scan)
    assert isinstance(found, ScanChoices)
    return found


def test_the_newest_round_and_the_largest_difference_come_first(scan: Snapshot) -> None:
    choices = chosen(scan)
    assert choices.parameters() == {
        "focus": "aa-cc",
        "ronde": "2024",
        "voorwaarde": "alle",
        "onderwerp": "fouten-vertellen",
    }
    assert choices.earlier is not None
    assert str(choices.earlier.period) == "2023"
    assert choices.unmet == ()


def test_within_a_condition_its_own_matter_comes_first(scan: Snapshot) -> None:
    choices = chosen(scan, voorwaarde="ambitie")
    assert choices.parameters()["onderwerp"] == "gedeelde-doelen"
    assert [c.matter.question for c in answer(choices, scan).shown] == ["gedeelde-doelen"]


def test_wishes_that_cannot_be_met_are_told(scan: Snapshot) -> None:
    choices = chosen(scan, ronde="1999", voorwaarde="proces", onderwerp="x.y")
    assert choices.unmet == (("ronde", "1999"), ("voorwaarde", "proces"), ("onderwerp", "x.y"))


def test_an_answer_holds_differences_decisions_and_both_ways(scan: Snapshot) -> None:
    found = answer(chosen(scan, onderwerp="afspraken-nakomen.opdrachtgever"), scan)
    assert next((o.matter.code, o.contrast) for o in found.openers) == (
        "fouten-vertellen",
        Contrast.DIFFERENT,
    )
    assert [decision.code for decision in found.agreed["fouten-vertellen"]] == ["b1"]
    assert found.mirrored is not None
    assert found.mirrored[PartnerSide.CLIENT].client is not None
    assert found.mirrored[PartnerSide.CONTRACTOR].client is None
    assert found.views is not None
    client, contractor = found.views
    assert (client.invited, client.change is not None, contractor.shown is not None) == (24, True, True)
    assert {line.measured.indicator.code for line in found.lines} == {
        f"samenwerking_relatie_{side}_pct" for side in (CLIENT, CONTRACTOR)
    }
    assert {event.kind for event in found.events} == {"ronde", "besluit"}


def test_without_answers_there_is_no_scan(scan: Snapshot) -> None:
    found = choose({"focus": "bb-cc"}, scan)
    assert isinstance(found, NoScan)
    assert (found.scanned, found.announced) == ({"aa-cc"}, ())
    assert found.parameters() == {"focus": "bb-cc"}


def test_what_stands_on_the_time_axis_is_chosen_and_else_follows_the_page(scan: Snapshot, load: Load) -> None:
    figures = "partnerschap;indicator;periode;waarde;teller;noemer;status;bron\n" + "".join(
        f"aa-cc;{indicator};{year};{value};;;definitief;verslag\n"
        for indicator, value in (("rapportcijfer_openbare_ruimte", 7), ("schone_stad_pct", 80))
        for year in (2023, 2024)
    )
    outcome = load({"cijfers.csv": figures})
    assert not outcome.findings
    snapshot = Snapshot(scan.store, scan.store.version(), Scope.all())
    axis = chosen(snapshot).axis
    assert axis.condition == "relatie"
    assert {"rapportcijfer_openbare_ruimte", "schone_stad_pct"} <= {i.code for i in axis.qualities}
    assert chosen(snapshot, voorwaarde="ambitie").axis.condition == "ambitie"
    asked = chosen(snapshot, as_kwaliteit="schone_stad_pct", as_voorwaarde="ambitie")
    assert asked.parameters()["as_voorwaarde"] == "ambitie"
    drawn = [line.measured.indicator.code for line in answer(asked, snapshot).lines]
    assert "schone_stad_pct" in drawn
    assert "samenwerking_ambitie_opdrachtgever_pct" in drawn
    assert "samenwerking_relatie_opdrachtgever_pct" not in drawn
    assert ("as_kosten", "onbekend") in chosen(snapshot, as_kosten="onbekend").unmet
