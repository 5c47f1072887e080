"""What a funnel says: of shares and of counts, and why there is none."""

from __future__ import annotations

import pytest

from lib.domain.explore.among_chance import ChanceFunnel, chance_funnel
from lib.domain.figures import Figure
from lib.domain.indicators import Direction, Indicator, Role
from lib.domain.partners import Partner
from lib.text.explore.funnel import funnel_heading, funnel_notes, funnel_sentences, funnel_sizes
from lib.text.language import DUTCH, ENGLISH
from tests.samples import COST, QUALITY, figure, indicator, partner

REPORTS = indicator("meldingen", Role.QUALITY, "meldingen/1000 inwoners", Direction.LOWER)
ALIKE = [(80, 100), (82, 100), (78, 100), (81, 100)] * 3
ALIKE_COUNTS = [(200, 10_000), (210, 10_000), (95, 5_000), (405, 20_000)] * 3
P0, LAST, STRANGER = partner("p0"), partner("p12"), partner("vreemd")


def shares(values: list[tuple[float, int | None]], what: Indicator = QUALITY) -> ChanceFunnel:
    figures: dict[Partner, Figure] = {
        partner(f"p{k}"): figure("2023", value, n=n) for k, (value, n) in enumerate(values)
    }
    return chance_funnel(what, figures)


def counts(values: list[tuple[int, int | None]]) -> ChanceFunnel:
    return chance_funnel(
        REPORTS,
        {
            partner(f"p{k}"): figure("2023", 1000 * counted / (of or 1), numerator=counted, denominator=of)
            for k, (counted, of) in enumerate(values)
        },
    )


def said(found: ChanceFunnel, focus: Partner = P0) -> list[str]:
    return [sentence.replace("\u00a0", " ") for sentence in funnel_sentences(DUTCH, found, focus)]


@pytest.mark.parametrize(
    ("found", "start"),
    [
        (shares(ALIKE, COST), "Een trechter is er alleen voor aandelen"),
        (shares([(80, 100)]), "1 partnerschap heeft dit aandeel"),
        (shares([(80, 100)] * 9), "9 partnerschappen hebben dit aandeel"),
        (counts([(5, 100)]), "1 partnerschap heeft dit aantal"),
        (counts([(5, 100)] * 9), "9 partnerschappen hebben dit aantal"),
        (shares([(100, 100)] * 12), "Iedereen heeft 0% of iedereen 100%"),
        (counts([(0, 1000)] * 12), "Bij niemand is er iets geteld"),
    ],
    ids=["money", "one", "few", "one count", "few counts", "all the same", "nothing counted"],
)
def test_why_there_is_no_funnel(found: ChanceFunnel, start: str) -> None:
    [only] = said(found)
    assert only.startswith(start)
    assert list(funnel_notes(DUTCH, found)) == []


def test_the_focus_within_and_who_else_lies_outside() -> None:
    own, outside, how_much = said(shares([*ALIKE, (20, 40)]))
    assert own.startswith("P0 (80%, n = 100) is niet te onderscheiden van het geheel (")
    assert outside == "Ook buiten de wijde grenzen (99,8%): P12."
    assert "maal zoveel als bij toeval alleen" in how_much


def test_the_focus_outside_is_not_named_twice() -> None:
    own, how_much = said(shares([*ALIKE, (20, 40)]), LAST)
    assert own.startswith("P12 (20%, n = 40) ligt buiten de wijde grenzen om het geheel (")
    assert "P12" not in how_much


@pytest.mark.parametrize(
    ("found", "start"),
    [
        (shares(ALIKE), "Vreemd heeft hier geen aandeel met het aantal waarnemingen."),
        (counts(ALIKE_COUNTS), "Vreemd heeft hier geen aantal met teller en noemer."),
    ],
)
def test_a_focus_without_the_figure_is_told_so(found: ChanceFunnel, start: str) -> None:
    assert said(found, STRANGER)[0] == start


def test_a_count_tells_how_many_and_not_how_many_were_asked() -> None:
    found = counts([*ALIKE_COUNTS, (300, 5_000)])
    assert said(found)[0].startswith("P0 (20 meldingen per 1.000 inwoners, n = 200) is niet te onderscheiden")
    assert said(found, LAST)[0].startswith("P12 (60 meldingen per 1.000 inwoners, n = 300) ligt buiten")


def test_notes_are_those_of_what_was_counted() -> None:
    _, of_places, missing = funnel_notes(DUTCH, shares([*ALIKE, (70, None)]))
    assert of_places.startswith("Metingen op één plek hangen samen")
    assert missing.startswith("Van 1 is niet bekend")
    _, of_events = funnel_notes(DUTCH, counts(ALIKE_COUNTS))
    assert of_events.startswith("Wat samen gebeurt, telt hier los")


def test_the_heading_and_the_axis_are_in_the_language_of_the_reader() -> None:
    assert funnel_heading(DUTCH, shares(ALIKE)) == "Kwaliteit: verschil of toeval?"
    assert funnel_sizes(DUTCH, shares(ALIKE)) == "Aantal waarnemingen"
    assert funnel_sizes(DUTCH, counts(ALIKE_COUNTS)).startswith("Verwacht aantal")
    assert funnel_heading(ENGLISH, shares(ALIKE)) != funnel_heading(DUTCH, shares(ALIKE))
