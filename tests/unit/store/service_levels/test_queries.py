"""Summaries of inspections: what they count, and that every event keeps them right."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict

import pytest
import sqlalchemy as sa

from lib.domain.service_levels.inspections import LEVELS, AreaPlace, Cut, Layer, PlaceTally, ReadingTally
from lib.domain.service_levels.outcomes import by_discipline
from lib.domain.service_levels.sampled_share import SampledShare
from lib.store.engine import Store
from lib.store.loads import loading
from lib.store.loads.history import redo, undo
from lib.store.loads.loading import LoadOutcome
from lib.store.schema import METADATA, inspection_blocks, load_events
from lib.store.service_levels import tallies as tallying
from lib.store.service_levels.queries import (
    read_ambitions,
    read_everyones_ambitions,
    read_layers_years,
    read_places,
    read_readings,
    read_scale_names,
    read_shares,
)
from lib.store.upkeep.verify import verify
from tests.inspected import GRASS, LITTER_GREEN, LITTER_PAVED, ambities, schouw
from tests.loading import Load, ask

pytestmark = pytest.mark.usefixtures("world")

LAYER = ("aa-cc", "beleid")


def tallies(store: Store, as_of: dt.datetime | None = None) -> list[tuple]:
    """Year, area, scale, level, cross level, counts and nvt of each tally."""
    return [
        (t.year, t.area, t.scale, t.level, t.cross_level, t.counts, t.not_applicable)
        for t in ask(store, read_readings, *LAYER, as_of=as_of)
    ]


def shares(store: Store, cut: Cut = Cut.WHOLE, as_of: dt.datetime | None = None) -> list[tuple]:
    """Area or area type, group, agreed share, readings at level, readings, places and those failing of a cut."""
    return [
        (t.about, t.group, t.norm_pct, t.share.reached, t.share.readings, t.share.places, t.share.failing)
        for t in ask(store, read_shares, *LAYER, as_of=as_of)
        if t.cut == cut
    ]


def agreed(store: Store, cut: Cut = Cut.WHOLE, as_of: dt.datetime | None = None) -> list[tuple]:
    """The same under one agreed share."""
    return [row for row in shares(store, cut, as_of) if row[2] is not None]


def test_readings_are_counted_under_the_ambitions_of_their_day(store: Store, load: Load) -> None:
    ambitions = ambities("groen;;B;90;2024-01-01;", "schoon;;A;80;2024-01-01;")
    found = load(
        ambitions
        | schouw(
            f"2024-05-01;L1;Noord;centrum;{GRASS};B",
            f"2024-05-01;L1;Noord;centrum;{LITTER_GREEN};B",
            f"2024-05-01;L2;Noord;centrum;{LITTER_GREEN};A+",
            f"2024-05-01;L2;Noord;centrum;{GRASS};nvt",
            f"2024-05-01;L3;Noord;centrum;{LITTER_PAVED};D",
            f"2023-12-31;L3;Noord;centrum;{GRASS};D",
        )
    )
    assert not found.findings
    assert ask(store, read_readings, *LAYER) == [
        ReadingTally(2023, "Noord", "centrum", GRASS, "groen", None, *[None] * 4, (0, 0, 0, 0, 1), 0),
        ReadingTally(
            2024,
            "Noord",
            "centrum",
            LITTER_PAVED,
            "verharding",
            "schoon",
            None,
            None,
            "A",
            80,
            (0, 0, 0, 0, 1),
            0,
        ),
        ReadingTally(
            2024, "Noord", "centrum", LITTER_GREEN, "groen", "schoon", "B", 90, "A", 80, (1, 0, 1, 0, 0), 0
        ),
        ReadingTally(2024, "Noord", "centrum", GRASS, "groen", None, "B", 90, None, None, (0, 0, 1, 0, 0), 1),
    ]
    # groen (B): L1 B B, L2 A+ and nvt; schoon (A): L1 B, L2 A+, L3 D; the reading of 2023 has no ambition yet
    cuts = {Cut.AREA: "Noord", Cut.AREA_TYPE: "centrum", Cut.WHOLE: None}
    green, clean = (
        SampledShare.of_clusters([(2, 2), (1, 1)]),
        SampledShare.of_clusters([(0, 1), (1, 1), (0, 1)]),
    )
    assert ask(store, read_shares, *LAYER) == [
        PlaceTally(2024, *cut, group, norm, share)
        for cut in cuts.items()
        for group, agreed_share, share in (("groen", 90, green), ("schoon", 80, clean))
        for norm in (None, agreed_share)
    ]
    assert [tuple(block)[2:4] for block in ask(store, read_layers_years)] == [(2023, 1), (2024, 5)]
    assert verify(store) == []


def test_a_place_counts_once_in_a_year_with_all_its_readings(store: Store, load: Load) -> None:
    day = "2024-05-01"
    rows = [
        f"{day};both met;Noord;;{GRASS};B",
        f"{day};both met;Noord;;{LITTER_GREEN};A",
        f"{day};one missed;Noord;;{GRASS};A+",
        f"{day};one missed;Noord;;{LITTER_GREEN};C",
        f"{day};one applies;Noord;;{GRASS};B",
        f"{day};one applies;Noord;;{LITTER_GREEN};nvt",
        f"{day};none applies;Noord;;{GRASS};nvt",
        f"2024-06-01;both met;Noord;;{GRASS};D",  # another day is no other place
    ]
    load(ambities("groen;;B;90;2024-01-01;") | schouw(*rows))
    (found,) = [t.share for t in ask(store, read_shares, *LAYER) if t.cut == Cut.WHOLE and t.norm_pct]
    assert found == SampledShare.of_clusters([(2, 3), (1, 2), (1, 1)])


def test_the_sums_are_those_of_the_places(store: Store, load: Load) -> None:
    """Random visits, scales, areas and levels, added up place by place beside the store."""
    chance = random.Random(11)
    levels: dict[tuple, str] = {}
    for _ in range(400):
        place = chance.randrange(30)
        area = ("Noord", "Zuid")[place % 2] if chance.random() < 0.9 else "Oost"
        day = f"2024-0{chance.randint(1, 9)}-15"
        levels[day, f"L{place}", chance.choice([GRASS, LITTER_GREEN])] = f"{area};{chance.choice('ABCD')}"
    rows = [f"{day};{place};{cell[:-2]};;{scale};{cell[-1]}" for (day, place, scale), cell in levels.items()]
    load(ambities("groen;;B;90;2024-01-01;2024-06-30", "groen;;C;80;2024-07-01;") | schouw(*rows))
    expected: dict[tuple, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for (day, place, _), cell in levels.items():
        area, level = cell.split(";")
        norm, agreed_level = (90, "B") if day < "2024-07" else (80, "C")
        for about in ((Cut.WHOLE, None), (Cut.AREA, area), (Cut.AREA_TYPE, None)):
            for share in (norm, None):
                expected[*about, share][place].append(level <= agreed_level)
    found = {(t.cut, t.about, t.norm_pct): t.share for t in ask(store, read_shares, *LAYER)}
    assert found == {
        key: SampledShare.of_clusters((sum(hits), len(hits)) for hits in places.values())
        for key, places in expected.items()
    }


@pytest.mark.parametrize(
    ("ambitions", "whole", "centre"),
    [
        (["groen;;B;90;2024-01-01;;40"], 40, None),
        (["groen;;B;90;2024-01-01;;"], None, None),
        # two numbers to draw from: known of each part, not of both together
        (["groen;;B;90;2024-01-01;;40", "groen;centrum;A;90;2024-01-01;;12"], None, 12),
        (["groen;centrum;A;90;2024-01-01;;12"], 12, 12),  # nothing else is judged
        (["groen;;B;90;2024-01-01;2024-05-31;40", "groen;;B;90;2024-06-01;;40"], 40, None),
        (["groen;;B;90;2024-01-01;2024-05-31;40", "groen;;B;90;2024-06-01;;50"], None, None),
        # another discipline has an ambition of its own in the centre: still one number for green
        (["groen;;B;90;2024-01-01;;40", "water;centrum;A;90;2024-01-01;;5"], 40, None),
    ],
)
def test_how_many_places_there_are_to_draw_from(
    store: Store, load: Load, ambitions: list[str], whole: int | None, centre: int | None
) -> None:
    rows = [
        f"2024-05-01;L1;Noord;centrum;{GRASS};B",
        f"2024-07-01;L1;Noord;centrum;{GRASS};B",
        f"2024-05-01;L2;Noord;woongebied;{GRASS};B",
    ]
    assert not load(ambities(*ambitions) | schouw(*rows)).findings
    found = {
        (t.cut, t.about): t.share.population for t in ask(store, read_shares, *LAYER) if t.norm_pct is None
    }
    assert found[Cut.WHOLE, None] == whole
    assert found[Cut.AREA_TYPE, "centrum"] == centre
    assert found[Cut.AREA, "Noord"] is None


@pytest.mark.parametrize(
    ("area_type", "day", "level"),
    [
        ("centrum", "2024-03-01", "A"),  # the exact area type goes first, though it is older
        ("woongebied", "2024-03-01", "C"),  # of two for all types the latest
        ("", "2024-03-01", "C"),
        ("woongebied", "2024-02-29", "B"),
        ("centrum", "2024-06-30", "A"),  # the last day
        ("centrum", "2024-07-01", "C"),  # the exact one has ended
        ("centrum", "2023-12-31", None),
        ("recreatie", "2023-12-31", "D"),  # the only one of that day
        ("recreatie", "2024-01-01", "B"),
    ],
)
def test_which_ambition_is_in_force(
    store: Store, load: Load, area_type: str, day: str, level: str | None
) -> None:
    ambitions = ambities(
        "groen;centrum;A;90;2024-01-01;2024-06-30",
        "groen;;B;90;2024-01-01;",
        "groen;;C;90;2024-03-01;",
        "groen;recreatie;D;90;2023-01-01;2023-12-31",
        "verharding;;A+;90;2020-01-01;",
    )
    load(ambitions | schouw(f"{day};L1;Noord;{area_type};{GRASS};C"))
    assert [t.level for t in ask(store, read_readings, *LAYER)] == [level]
    met = level in LEVELS[LEVELS.index("C") :]
    assert agreed(store) == ([(None, "groen", 90, met, 1, 1, not met)] if level else [])


def test_a_place_in_two_areas_counts_once_and_in_either_area(store: Store, load: Load) -> None:
    day = "2024-05-01"
    load(
        ambities("groen;;B;90;2024-01-01;", "groen;centrum;A;90;2024-01-01;", "groen;park;B;80;2024-01-01;")
        | schouw(
            f"{day};L1;Noord;;{GRASS};B",
            f"{day};L1;Zuid;centrum;{LITTER_GREEN};B",  # under its own level, which it misses
            f"{day};L2;Noord;;{GRASS};B",
            f"{day};L2;;;{LITTER_GREEN};A",
            f"{day};L3;Zuid;;{GRASS};B",
            f"{day};L3;Zuid;park;{LITTER_GREEN};C",  # under another agreed share, judged apart
        )
    )
    assert shares(store) == [
        (None, "groen", None, 4, 6, 3, 2),
        (None, "groen", 80, 0, 1, 1, 1),
        (None, "groen", 90, 4, 5, 3, 1),
    ]
    assert agreed(store, Cut.AREA) == [
        (None, "groen", 90, 1, 1, 1, 0),
        ("Noord", "groen", 90, 2, 2, 2, 0),
        ("Zuid", "groen", 80, 0, 1, 1, 1),
        ("Zuid", "groen", 90, 1, 2, 2, 1),
    ]
    assert agreed(store, Cut.AREA_TYPE) == [
        (None, "groen", 90, 4, 4, 3, 0),
        ("centrum", "groen", 90, 0, 1, 1, 1),
        ("park", "groen", 80, 0, 1, 1, 1),
    ]
    (green, _) = by_discipline(ask(store, read_readings, *LAYER), ask(store, read_shares, *LAYER), 2024)
    assert [(j.norm_pct, j.share.reached, j.share.readings) for j in green.judged] == [(90, 4, 5), (80, 0, 1)]


def test_two_stretches_of_one_ambition_are_one_tally(store: Store, load: Load) -> None:
    load(
        ambities("groen;;B;90;2024-01-01;", "verharding;;B;90;2024-06-01;")
        | schouw(f"2024-05-01;L1;Noord;;{GRASS};B", f"2024-07-01;L1;Noord;;{GRASS};A")
    )
    assert tallies(store) == [(2024, "Noord", GRASS, "B", None, (0, 1, 1, 0, 0), 0)]


def test_a_layer_and_a_partnership_have_their_own_ambitions(store: Store, load: Load) -> None:
    row = f"2024-05-01;L1;Noord;;{GRASS};B"
    load(ambities("groen;;B;90;2024-01-01;", layer="contract") | schouw(row))
    load(schouw(row, layer="contract"))
    load(schouw(row, partner="bb-cc", layer="contract"))
    levels = {
        (partner, layer): [t.level for t in ask(store, read_readings, partner, layer)]
        for partner in ("aa-cc", "bb-cc")
        for layer in ("beleid", "contract")
    }
    assert levels == {
        ("aa-cc", "beleid"): [None],
        ("aa-cc", "contract"): ["B"],
        ("bb-cc", "beleid"): [],
        ("bb-cc", "contract"): [None],
    }


def read(level: str, location: str = "L1", year: int = 2024) -> dict[str, str]:
    return schouw(f"{year}-05-01;{location};Noord;;{GRASS};{level}")


def state(store: Store, as_of: dt.datetime | None = None) -> list[tuple]:
    return [
        *tallies(store, as_of),
        *shares(store, as_of=as_of),
        *ask(store, read_layers_years, as_of=as_of),
    ]


def test_every_event_leaves_what_counts_and_earlier_days_as_they_were(store: Store, load: Load) -> None:
    own_scale = f"meetlat;naam;discipline;schoon_heel\n{GRASS};Gras;groen;heel\n"
    steps = [
        lambda: load(read("D")),  # load 2
        lambda: load(read("B", "L2")),  # 3, in the same block
        lambda: load(read("A")),  # 4 corrects 2
        lambda: load(ambities("groen;;B;90;2024-01-01;")),  # 5
        lambda: load(read("C", year=2023)),  # 6, another block
        lambda: undo(store, 4),
        lambda: load(ambities("groen;;B;90;2023-01-01;", "heel;;A;80;2023-01-01;")),  # 7
        lambda: load({"meetlatten.csv": own_scale}),  # 8
        lambda: undo(store, 5),
        lambda: redo(store, 4),
        lambda: undo(store, 6),
        lambda: redo(store, 6),
    ]
    grass = ("Noord", GRASS)
    states = []
    for step in steps:
        outcome = step()
        assert outcome is None or not outcome.findings
        assert verify(store) == []
        states.append(state(store))
    counted = [[row for row in s if row[1] == "Noord"] for s in states]
    assert counted[0] == [(2024, *grass, None, None, (0, 0, 0, 0, 1), 0)]
    assert counted[1] == [(2024, *grass, None, None, (0, 0, 1, 0, 1), 0)]
    assert counted[2] == [(2024, *grass, None, None, (0, 1, 1, 0, 0), 0)]
    assert counted[3] == [(2024, *grass, "B", None, (0, 1, 1, 0, 0), 0)]
    assert counted[4] == [(2023, *grass, None, None, (0, 0, 0, 1, 0), 0), *counted[3]]
    assert counted[5][1] == (2024, *grass, "B", None, (0, 0, 1, 0, 1), 0)
    assert counted[6][0] == (2023, *grass, "B", None, (0, 0, 0, 1, 0), 0)
    assert counted[7][1] == (2024, *grass, "B", "A", (0, 0, 1, 0, 1), 0)
    assert counted[8] == counted[7]  # the ambition of load 7 goes on
    assert counted[9][1] == (2024, *grass, "B", "A", (0, 1, 1, 0, 0), 0)
    assert counted[10] == counted[9][1:]
    assert counted[11] == counted[9]
    with store.writing() as connection:
        day = load_events.c.event_id
        for event in connection.scalars(sa.select(day)).all():
            moment = dt.datetime(2025, 1, 1) + dt.timedelta(days=event)
            connection.execute(sa.update(load_events).where(day == event).values(moment=moment))
    for number, expected in enumerate(states, start=2):
        assert state(store, dt.datetime(2025, 1, 1, 12) + dt.timedelta(days=number)) == expected


def test_a_block_that_became_empty_is_gone_and_remembered(store: Store, load: Load) -> None:
    load(read("B"))
    undo(store, 2)
    assert state(store) == []
    assert ask(store, read_places, *LAYER) == []
    with store.reading() as connection:
        blocks = connection.execute(sa.select(inspection_blocks.c.event_id, inspection_blocks.c.metingen))
        assert [tuple(row) for row in blocks] == [(2, 1), (3, 0)]


def test_other_blocks_are_left_alone(store: Store, load: Load) -> None:
    load(read("B"))
    load(read("B", year=2023))
    load(schouw(f"2024-05-01;L1;Noord;;{GRASS};B", partner="bb-cc"))
    load(ambities("groen;;B;90;2023-01-01;", partner="bb-cc"))
    with store.reading() as connection:
        asked = sa.select(inspection_blocks).order_by(inspection_blocks.c.event_id)
        touched = [(row.event_id, row.partnerschap, row.jaar) for row in connection.execute(asked)]
    assert touched == [(2, "aa-cc", 2024), (3, "aa-cc", 2023), (4, "bb-cc", 2024), (5, "bb-cc", 2024)]


def test_more_than_fits_at_once_is_counted_per_partnership(
    store: Store, load: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tallying, "AT_ONCE", 2)
    # Who follows a load looks now and then; here all that the load tells is heard.
    monkeypatch.setattr(loading, "work_followed", lambda _, work, progress, seconds: work(progress))
    partners = (
        "partnerschap;naam;opdrachtgever;opdrachtnemer;contractvorm;fictief\naa-bb;Aa - Bb;aa;bb;dvo;nee\n"
    )
    load({"partnerschappen.csv": partners})
    rows = [f"2024-05-0{day};L{day};Noord;;{GRASS};B" for day in range(1, 4)]
    first, *others = [
        schouw(*rows[: 4 - n], partner=partner)["schouw.csv"]
        for n, partner in enumerate(("bb-cc", "aa-cc", "aa-bb"), 1)
    ]
    load(ambities("groen;;B;90;2023-01-01;", partner="bb-cc"))
    shares: list[float] = []
    load(
        {"schouw.csv": first + "".join(other.split("\n", 1)[1] for other in others)},
        progress=lambda _, share: shares.append(share),
    )
    assert shares == sorted(shares)
    assert 0.75 in shares  # halfway through the counting, which is the second half of the load
    names = ("aa-bb", "aa-cc", "bb-cc")
    counted = {name: ask(store, read_readings, name, "beleid")[0].counts for name in names}
    assert counted == {name: (0, 0, n, 0, 0) for n, name in enumerate(names, 1)}
    whole = [t for t in ask(store, read_shares, "bb-cc", "beleid") if t.cut == Cut.WHOLE]
    assert [(t.norm_pct, t.share.places) for t in whole] == [(None, 3), (90, 3)]
    assert verify(store) == []


def test_a_preview_leaves_no_summaries(store: Store, load: Load) -> None:
    load(read("B"), keep=False)
    with store.reading() as connection:
        for name in ("schouw_blocks", "inspection_blocks", "reading_tallies"):
            assert not connection.scalar(sa.select(sa.func.count()).select_from(METADATA.tables[name]))


def test_places_are_means_of_locations_in_either_system(store: Store, load: Load) -> None:
    rows = [
        f"2024-05-01;L1;Noord;;{GRASS};B;155000;463000",
        f"2024-06-01;L1;Noord;;{GRASS};B;155000;463000",  # the same location, once
        f"2024-05-01;L2;Noord;;{GRASS};nvt;5,40720621;52,1751744",
        f"2024-05-01;L3;Noord;;{GRASS};B",
        f"2024-05-01;L4;Zuid;;{GRASS};B",
    ]
    assert not load(schouw(*rows)).findings
    (place,) = ask(store, read_places, *LAYER)
    assert place == AreaPlace(2024, "Noord", pytest.approx(5.39720621), pytest.approx(52.1651744), 2)


def test_the_files_of_a_block_are_named(store: Store, load: Load, world: LoadOutcome) -> None:
    assert world.load_id == 1
    load(read("B"))
    assert [(str(b.layer), b.year, b.readings, b.source) for b in ask(store, read_layers_years)] == [
        ("beleid", 2024, 1, "schouw.csv")
    ]


def test_what_was_agreed_is_told_with_its_source(store: Store, load: Load) -> None:
    load(ambities("groen;centrum;A;90;2024-01-01;2024-12-31", "groen;;B;80;2023-01-01;"))
    load(ambities("water;;B;80;2023-01-01;", layer="contract"))
    found = ask(store, read_ambitions, *LAYER)
    assert [(a.area_type, a.level, a.norm_pct, a.source) for a in found] == [
        (None, "B", 80, "proef"),
        ("centrum", "A", 90, "proef"),
    ]
    assert [[a.holds_in(year) for year in (2022, 2023, 2024, 2025)] for a in found] == [
        [False, True, True, True],
        [False, False, True, False],
    ]


def test_a_loaded_name_of_a_scale_goes_before_the_shipped_one(store: Store, load: Load) -> None:
    load({"meetlatten.csv": f"meetlat;naam;discipline\n{GRASS};Gras;groen\neigen;Eigen;groen\n"})
    names = ask(store, read_scale_names)
    assert (names[GRASS], names["eigen"]) == ("Gras", "Eigen")
    assert "zwerfafval" in names[LITTER_GREEN]


def test_what_everyone_agreed_on_a_discipline_is_what_each_agreed_on_it(store: Store, load: Load) -> None:
    lines = (
        "groen;;B;90;2024-01-01;",
        "groen;centrum;A;80;2024-01-01;2024-12-31",
        "schoon;;A;80;2024-01-01;",
    )
    load(ambities(*lines))
    found = ask(store, read_everyones_ambitions, "groen", Layer(LAYER[1]))
    own = [a for a in ask(store, read_ambitions, LAYER[0], Layer(LAYER[1])) if a.group == "groen"]
    assert found == {LAYER[0]: own}
    assert len(own) == 2
    assert ask(store, read_everyones_ambitions, "groen", Layer.CONTRACT) == {}
