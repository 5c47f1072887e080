"""The chart of the term of contracts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from lib.charts.agreements.term import draw
from lib.charts.drawing import NARROWEST
from lib.domain.agreements.contracts import Contract
from lib.text.language import DUTCH

TODAY = dt.date(2026, 7, 2)
RUNNING = Contract(
    *("aa-cc", "dvo", "Overeenkomst <b>", dt.date(2025, 1, 1), "proef"),
    end=dt.date(2028, 12, 31),
    extendable_to=dt.date(2030, 12, 31),
    notice_months=12,
    evaluation=dt.date(2027, 1, 1),
)
ENDED = Contract("aa-cc", "oud", "Eerder", dt.date(1990, 1, 1), "proef", end=dt.date(2024, 12, 31))
OPEN = Contract("aa-cc", "open", "Zonder einde", dt.date(2020, 1, 1), "proef")


def test_every_contract_has_its_bar_from_the_first_day_to_the_last() -> None:
    drawing = draw([ENDED, RUNNING, OPEN], TODAY, DUTCH)
    bars = [(round(s["x0"], 1), round(s["x1"], 1)) for s in drawing.layout["shapes"] if s["type"] == "rect"]
    begin = round(drawing.layout["xaxis"]["range"][0], 1)
    assert begin == 2016.5  # ten years before today
    assert bars == [(begin, 2025.0), (2025.0, 2029.0), (2029.0, 2031.0), (2020.0, 2031.0)]


def test_today_notice_and_evaluation_stand_on_it() -> None:
    drawing = draw([RUNNING], TODAY, DUTCH)
    (today,) = [shape for shape in drawing.layout["shapes"] if shape["type"] == "line"]
    assert round(today["x0"], 2) == 2026.5
    marks = {mark["marker"]["symbol"]: round(mark["x"][0], 1) for mark in drawing.data}
    assert marks == {"square": 2027.0, "star": 2028.0}


@pytest.mark.parametrize("evaluation", ["2027-12-31", "2027-11-01", "2028-02-01", "2028-04-15", "2027-01-01"])
@pytest.mark.parametrize("others", [(), (ENDED,), (ENDED, OPEN)])
def test_marks_of_days_that_are_close_do_not_cover_each_other(
    evaluation: str, others: tuple[Contract, ...]
) -> None:
    contract = replace(RUNNING, evaluation=dt.date.fromisoformat(evaluation))
    drawing = draw([contract, *others], TODAY, DUTCH)
    begin, end = drawing.layout["xaxis"]["range"]
    (x, y, size), (other_x, other_y, other_size) = (
        (mark["x"][0], mark["y"][0], mark["marker"]["size"]) for mark in drawing.data
    )
    reach = (size + other_size) / 2 + 2  # with half an edge of each
    across = abs(x - other_x) / (end - begin) * NARROWEST
    assert across >= reach or abs(y - other_y) >= reach
    bottom, top = drawing.layout["yaxis"]["range"]
    assert all(
        top <= mark["y"][0] - mark["marker"]["size"] / 2
        and mark["y"][0] + mark["marker"]["size"] / 2 <= bottom
        for mark in drawing.data
    )


def test_marks_that_have_room_stand_on_the_bar() -> None:
    far = draw([RUNNING], TODAY, DUTCH)
    assert len({mark["y"][0] for mark in far.data}) == 1


def test_it_says_the_same_in_words() -> None:
    said = draw([RUNNING, OPEN], TODAY, DUTCH).alt.replace("\u00a0", " ")
    assert said == (
        "Overeenkomst <b>: vanaf 1 jan 2025, tot en met 31 dec 2028, te verlengen tot 31 dec 2030, evaluatie 1 jan "
        "2027, laatste dag om op te zeggen 31 dec 2027. Zonder einde: vanaf 1 jan 2020, zonder einddatum."
    )
