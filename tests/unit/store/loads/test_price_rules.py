"""Rules on rows that others rest on: a unit or a flag does not change under what is there already."""

from __future__ import annotations

import pytest

from lib.domain.loads.findings import Finding
from lib.store.engine import CONFIGURATION, Store
from lib.store.loads.history import NotPossible, redo, undo
from lib.text.language import DUTCH
from lib.text.loads.findings import sentence
from tests.inspected import GRASS, LITTER_GREEN, LITTER_PAVED, ambities, schouw
from tests.loading import WORLD, Load, figures_file
from tests.market_files import COMPANY, PRODUCTS, SIX, marktprijzen, tarieven

PRICES = (tarieven(COMPANY), marktprijzen(SIX[0]))
IN_METRES = (tarieven(COMPANY[:-2] + "m"), marktprijzen(SIX[0][:-2] + "m"))
METRES = {"producten.csv": "product;naam;dienst;eenheid\ngazon;Gazon;groen;m\n"}


def areaal(unit: str, day: str = "2024-01-01") -> dict[str, str]:
    heading = "partnerschap;objecttype;hoeveelheid;eenheid;peildatum;status;bron"
    return {"areaal.csv": f"{heading}\naa-cc;vijver;5;{unit};{day};geschat;proef\n"}


def objecttypen(unit: str) -> dict[str, str]:
    return {"objecttypen.csv": f"objecttype;naam;eenheid;dienst\nvijver;Vijver;{unit};water\n"}


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, int, str]]:
    return [(finding.file, finding.rule, finding.row, finding.column) for finding in findings]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize("kind", [0, 1], ids=["tarieven", "marktprijzen"])
def test_the_unit_of_a_product_stays_as_its_prices_have_it(load: Load, kind: int) -> None:
    assert not load(PRODUCTS | PRICES[kind]).findings
    [finding] = load(METRES, keep=False).findings
    assert told((finding,)) == [("producten.csv", "eenheid_om_prijzen", 2, "eenheid")]
    assert sentence(DUTCH, finding) == (
        'producten.csv, rij 2, kolom eenheid, "m": er staan al tarieven of marktprijzen in een andere eenheid in de '
        "monitor. Laat de eenheid zoals zij was, of laad tegelijk die prijzen in de nieuwe eenheid."
    )
    assert told(load(METRES | PRICES[kind], keep=False).findings)[0][1] == "eenheid_past_bij_product"
    assert not load(METRES | IN_METRES[kind]).findings


@pytest.mark.usefixtures("world")
def test_a_product_can_change_in_all_else(load: Load) -> None:
    assert not load(PRODUCTS | PRICES[0] | PRICES[1]).findings
    named = {"producten.csv": "product;naam;dienst;eenheid\ngazon;Gras;groen;m2\nhaag;Haag;groen;stuks\n"}
    assert not load(named).findings


@pytest.mark.usefixtures("world")
def test_the_unit_of_an_object_type_stays_as_its_quantities_have_it(load: Load) -> None:
    assert not load(objecttypen("m2") | areaal("m2")).findings
    assert not load(objecttypen("ha"), keep=False).findings
    [finding] = load(objecttypen("stuks"), keep=False).findings
    assert told((finding,)) == [("objecttypen.csv", "eenheid_om_areaal", 2, "eenheid")]
    assert "er staat al areaal in de monitor dat niet bij deze eenheid past." in sentence(DUTCH, finding)
    assert not load(objecttypen("stuks") | areaal("stuks"), keep=False).findings
    later = objecttypen("stuks") | areaal("stuks", "2025-01-01")
    assert told(load(later, keep=False).findings) == told((finding,))


@pytest.mark.usefixtures("world")
def test_an_object_type_of_the_monitor_stays_as_its_quantities_have_it(load: Load) -> None:
    assert not load({n: c.replace("vijver", "gazon") for n, c in areaal("m2").items()}).findings
    other = {n: c.replace("vijver", "gazon") for n, c in objecttypen("m").items()}
    assert told(load(other, keep=False).findings) == [("objecttypen.csv", "eenheid_om_areaal", 2, "eenheid")]


def test_a_unit_does_not_change_by_taking_a_load_back(store: Store, world: object, load: Load) -> None:
    load(PRODUCTS)
    metres = load(METRES).load_id or 0
    undo(store, metres)
    redo(store, metres)
    load(IN_METRES[0])
    with pytest.raises(NotPossible) as refused:
        undo(store, metres)
    assert refused.value.datasets == ("tarieven",)


def test_a_cost_of_all_services_is_no_service(check: Load) -> None:
    """The total of a year adds the services up: a line for all of them would count twice."""
    heading = "partnerschap;dienst;jaar;kostensoort;bedrag_eur;status;bron"
    lines = ("aa-cc;totaal;2023;loon;300;rekening;b", "aa-cc;groen;2023;loon;300;rekening;b")
    [finding] = check({"kosten.csv": "\n".join((heading, *lines)) + "\n"}).findings
    assert sentence(DUTCH, finding) == (
        'kosten.csv, rij 2, kolom dienst, "totaal": dit is geen dienst maar alle diensten samen; de monitor telt de '
        "diensten zelf op. Laat de rij weg, of noem de dienst waar het bedrag bij hoort."
    )


PLACES = [f"2024-05-01;L{number};Noord;;{GRASS};B" for number in range(4)]
"""Four places of green in a year."""


@pytest.mark.usefixtures("world")
def test_there_are_no_fewer_places_than_were_visited(load: Load) -> None:
    assert not load(schouw(*PLACES)).findings
    [finding] = load(ambities("groen;;B;90;2024-01-01;;3"), keep=False).findings
    assert sentence(DUTCH, finding) == (
        'ambities.csv, rij 2, kolom meetlocaties, "3": er zijn in een jaar 4 plekken bekeken, dat zijn er meer dan er '
        "volgens deze cel zijn. Vul bij meetlocaties in hoeveel plekken er in totaal zijn, of laat de cel leeg."
    )
    assert not load(ambities("groen;;B;90;2024-01-01;;4"), keep=False).findings
    assert not load(ambities("groen;;B;90;2024-01-01;;4")).findings
    [finding] = load(schouw(f"2024-09-01;L9;Noord;;{LITTER_GREEN};C"), keep=False).findings
    assert told((finding,)) == [("schouw.csv", "plekken_boven_meetlocaties", 2, "locatie")]
    assert "met deze metingen zijn er in dit jaar 5 plekken bekeken" in sentence(DUTCH, finding)
    assert not load(schouw(f"2025-09-01;L9;Noord;;{LITTER_GREEN};C")).findings  # another year


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("ambitions", "readings"),
    [
        (["verharding;;B;90;2024-01-01;;1"], PLACES),  # another discipline
        (["groen;;B;90;2024-06-01;;1"], PLACES),  # not yet in force
        (["groen;;B;90;2023-01-01;2024-04-30;1"], PLACES),  # no longer
        (["groen;;B;90;2023-01-01;;1", "groen;;B;90;2024-01-01;;9"], PLACES),  # a newer one goes first
        (["groen;centrum;B;90;2024-01-01;;1"], PLACES),  # another area type
        (
            ["groen;;B;90;2024-01-01;;1", "groen;centrum;A;90;2024-01-01;;9"],
            [row.replace("Noord;;", "Noord;centrum;") for row in PLACES],
        ),
        (["groen;;B;90;2024-01-01;;1"], [row[:-1] + "nvt" for row in PLACES]),  # nothing applied
        (["groen;;B;90;2024-01-01;;1"], [PLACES[0], PLACES[0].replace("05-01", "06-01")]),  # one place
    ],
)
def test_only_places_under_the_ambition_itself_count_against_it(
    load: Load, ambitions: list[str], readings: list[str]
) -> None:
    assert not load(ambities(*ambitions) | schouw(*readings)).findings


@pytest.mark.usefixtures("world")
def test_places_of_a_cross_cut_count_in_every_discipline(load: Load) -> None:
    rows = [f"2024-05-01;L1;;;{LITTER_GREEN};A", f"2024-05-01;L2;;;{LITTER_PAVED};A"]
    assert not load(ambities("schoon;;A;90;2024-01-01;;2") | schouw(*rows), keep=False).findings
    found = load(ambities("schoon;;A;90;2024-01-01;;1") | schouw(*rows), keep=False).findings
    assert [finding.rule for finding in found] == ["meetlocaties_onder_plekken", "plekken_boven_meetlocaties"]


def test_places_that_are_there_are_not_denied_by_taking_a_load_back(
    store: Store, world: object, load: Load
) -> None:
    load(ambities("groen;;B;90;2024-01-01;;2"))
    more = load(ambities("groen;;B;90;2024-01-01;;9")).load_id or 0
    load(schouw(*PLACES))
    with pytest.raises(NotPossible) as refused:
        undo(store, more)
    assert refused.value.datasets == ("ambities",)


def parties(fictitious: str) -> dict[str, str]:
    return {
        "organisaties.csv": WORLD["organisaties.csv"]
        .replace("NV;overheidsbedrijf;;nee", "NV;overheidsbedrijf;;{0}")
        .replace("GM0001;nee", "GM0001;{0}")
        .replace("GM0002;nee", "GM0002;{0}")
        .format(fictitious),
        "partnerschappen.csv": WORLD["partnerschappen.csv"].replace("dvo;nee", f"dvo;{fictitious}"),
    }


def invented(files: dict[str, str]) -> dict[str, str]:
    return {name: content.replace(";nee;DVO", ";ja;DVO") for name, content in files.items()}


@pytest.mark.usefixtures("world")
def test_partners_do_not_become_invented_above_real_rates(load: Load) -> None:
    assert not load(parties("ja"), keep=False).findings
    rates = tarieven(COMPANY, COMPANY.replace("2024", "2025", 1))
    assert not load(PRODUCTS | rates).findings
    [finding] = load(parties("ja"), keep=False).findings
    assert told((finding,)) == [("partnerschappen.csv", "fictief_om_tarieven", 2, "fictief")]
    assert (
        "er staan al tarieven van dit partnerschap in de monitor met een andere waarde van fictief. Laat fictief "
        "zoals het was, of laad tegelijk al die tarieven met dezelfde waarde."
    ) in sentence(DUTCH, finding)
    assert told(load(parties("ja") | invented(tarieven(COMPANY)), keep=False).findings) == told((finding,))
    assert not load(parties("ja") | invented(rates)).findings


def test_a_flag_does_not_change_by_taking_a_load_back(store: Store, world: object, load: Load) -> None:
    flipped = load(parties("ja")).load_id or 0
    load(PRODUCTS | invented(tarieven(COMPANY)))
    with pytest.raises(NotPossible) as refused:
        undo(store, flipped)
    assert refused.value.datasets == ("tarieven",)


def test_a_scale_does_not_shut_out_figures_by_taking_a_load_back(
    store: Store, world: object, load: Load
) -> None:
    wide = WORLD["indicatoren.csv"].replace("hoger_is_beter;1;10", "hoger_is_beter;1;100")
    widened = load({"indicatoren.csv": wide}).load_id or 0
    undo(store, widened)
    redo(store, widened)
    load({"cijfers.csv": figures_file("aa-cc;;cijfer;2023;50;definitief")})
    with pytest.raises(NotPossible) as refused:
        undo(store, widened)
    assert refused.value.datasets == ("cijfers",)


INDICATOR = """indicator;titel;dienst;rol;eenheid;richting;omschrijving
eigen;Eigen;afval;kwaliteit;{};hoger_is_beter;proef
"""
RATIO = """partnerschap;organisatie;indicator;periode;waarde;teller;noemer;ondergrens;bovengrens;status;bron
aa-cc;;eigen;2023;{};1;8;{};{};definitief;proef
"""


def in_unit(unit: str) -> dict[str, str]:
    return {"indicatoren.csv": INDICATOR.format(unit)}


def ratio(value: str, low: str = "", high: str = "") -> dict[str, str]:
    return {"cijfers.csv": RATIO.format(value, low, high)}


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("as_share", "as_number"),
    [(("12,5",), ("0,1",)), (("", "10", "15"), ("", "0,1", "0,2"))],
    ids=["value", "interval"],
)
def test_the_unit_of_an_indicator_stays_as_its_figures_have_it(
    load: Load, as_share: tuple[str, ...], as_number: tuple[str, ...]
) -> None:
    assert not load(in_unit("%") | ratio(*as_share)).findings
    [finding] = load(in_unit("cijfer"), keep=False).findings
    assert told((finding,)) == [("indicatoren.csv", "eenheid_om_cijfers", 2, "eenheid")]
    assert sentence(DUTCH, finding) == (
        'indicatoren.csv, rij 2, kolom eenheid, "cijfer": er staan al cijfers in de monitor die in deze eenheid niet '
        "bij hun teller en noemer passen. Laat de eenheid zoals zij was, of laad tegelijk die cijfers in de nieuwe "
        "eenheid."
    )
    assert not load(in_unit("cijfer") | ratio(*as_number), keep=False).findings


@pytest.mark.usefixtures("world")
def test_figures_that_follow_from_their_ratio_or_have_none_take_another_unit(load: Load) -> None:
    assert not load(in_unit("%") | ratio("")).findings
    assert not load({"cijfers.csv": figures_file("aa-cc;;eigen;2022;5;definitief")}).findings
    assert not load(in_unit("‰")).findings


def test_the_unit_of_an_indicator_does_not_change_by_taking_a_load_back(
    store: Store, world: object, load: Load
) -> None:
    load(in_unit("%"))
    as_number = load(in_unit("cijfer")).load_id or 0
    undo(store, as_number)
    redo(store, as_number)
    load(ratio("0,1"))
    with pytest.raises(NotPossible) as refused:
        undo(store, as_number)
    assert refused.value.datasets == ("cijfers",)


def test_object_types_of_a_product_are_not_taken_from_under_it(
    store: Store, world: object, load: Load
) -> None:
    types = load(objecttypen("m2")).load_id or 0
    products = "product;naam;dienst;eenheid;objecttypen\nvijvers;Vijvers;water;m2;vijver\n"
    assert not load({"producten.csv": products}).findings
    with pytest.raises(NotPossible) as refused:
        undo(store, types)
    assert refused.value.datasets == ("producten",)


def test_two_organisations_do_not_get_one_cbs_code_by_taking_a_load_back(
    store: Store, world: object, load: Load
) -> None:
    heading = "organisatie;naam;soort;cbs_code;fictief"
    load({"organisaties.csv": f"{heading}\nee;Ee;gemeente;GM0005;nee\n"})
    moved = load({"organisaties.csv": f"{heading}\nee;Ee;gemeente;GM0006;nee\n"}).load_id or 0
    load({"organisaties.csv": f"{heading}\noo;Oo;gemeente;GM0005;nee\n"})
    with pytest.raises(NotPossible) as refused:
        undo(store, moved)
    assert refused.value.datasets == ("organisaties",)


@pytest.fixture
def little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """For the store of a test that asks for this one before it."""
    monkeypatch.setitem(CONFIGURATION, "memory_limit", "80MB")


@pytest.mark.usefixtures("little_memory", "world")
def test_ambitions_with_places_come_with_more_readings_than_memory_holds(load: Load) -> None:
    """300,000 readings of 60 MB in a store of 80 MB: 100,000 places stand behind them, of 120,000 that there are."""
    days = ["2024-03-01", "2024-06-01", "2024-09-01"]
    readings = "".join(
        f"aa-cc;contract;{day};L{place};{GRASS};Gebied {place % 40};woongebied;A\n"
        for day in days
        for place in range(100_000)
    )
    heading = "partnerschap;laag;datum;locatie;meetlat;gebied;gebiedstype;niveau\n"
    agreed = "partnerschap;laag;discipline;niveau;norm_pct;meetlocaties;geldig_vanaf;bron\n"
    files = {
        "schouw.csv": heading + readings,
        "ambities.csv": f"{agreed}aa-cc;contract;groen;B;90;120000;2020-01-01;proef\n",
    }
    outcome = load(files)
    assert not outcome.findings
    assert {change.dataset: change.new for change in outcome.changes} == {"ambities": 1, "schouw": 300_000}
