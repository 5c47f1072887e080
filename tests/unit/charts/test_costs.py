"""The charts of the page Kosten, from small values."""

from __future__ import annotations

import itertools
import math

import pytest

from lib.charts.costs import bridge as bridge_chart
from lib.charts.costs import build_up as build_up_chart
from lib.charts.costs import contract_forms, scale_effect
from lib.charts.costs.contract_forms import Panel
from lib.charts.drawing import NARROWEST
from lib.charts.editable import PointChart
from lib.charts.palette import FOCUS, PAGE, READERS_THEME, RULE, SMALL
from lib.charts.scale import scale_for
from lib.charts.text_width import text_width
from lib.domain.costs.bridge import Material, make_bridge
from lib.domain.costs.build_up import BuildUp
from lib.domain.costs.contract_forms import FORMS, by_form
from lib.domain.costs.scale_effect import SizedCost, fit_scale
from lib.domain.figures import Status
from lib.domain.units import Unit
from lib.text.language import DUTCH, ENGLISH
from tests.bridges import counted, index, rate
from tests.drawn import checked_figure
from tests.samples import partner

EURO, PER_HEAD = Unit("EUR"), Unit("EUR", "inwoner")
ME = partner("aa-cc")


def build_up(year: int, status: Status = Status.ACCOUNTS, **amounts: float) -> BuildUp:
    return BuildUp(year, status, amounts, ("jaarrekening",))


def test_every_kind_of_net_cost_is_in_one_group() -> None:
    shown = [build_up(2024, loon=5, materieel=3, indirect=2, overhead=1, opbrengsten=-2, regie=9)]
    chart = checked_figure(build_up_chart.draw(shown, [], EURO, 2024, DUTCH, gross=False))
    stacks = {t.name: t.y[0] for t in chart.data if t.type == "bar"}
    assert stacks == {"eigen werk": 8, "indirect, overhead": 3, "opbrengsten": -2}
    assert sum(stacks.values()) == shown[0].net


def test_the_axis_holds_stacks_budget_and_what_is_below_zero() -> None:
    shown = [build_up(2024, loon=100, opbrengsten=-20)]
    beside = [build_up(2024, Status.BUDGET, loon=150)]
    chart = checked_figure(build_up_chart.draw(shown, beside, EURO, 2024, DUTCH, gross=False))
    low, high = chart.layout.yaxis.range
    assert low < -20
    assert high > 150
    outline = next(t for t in chart.data if t.name == "begroting, totaal")
    assert (outline.marker.color, outline.y[0]) == (READERS_THEME[RULE], 150)


@pytest.mark.parametrize(("year", "anchor"), [(2020, "left"), (2021, "center"), (2022, "right")])
def test_the_total_of_the_chosen_year_keeps_within_the_plot(year: int, anchor: str) -> None:
    shown = [build_up(y, loon=100.0) for y in (2020, 2021, 2022)]
    chart = checked_figure(build_up_chart.draw(shown, [], PER_HEAD, year, DUTCH, gross=True))
    (word,) = chart.layout.annotations
    assert (word.xanchor, word.text) == (anchor, f"<b>{year}: bruto €\u00a0100,00 (streep)</b>")


def test_two_entries_of_the_key_stand_side_by_side_on_the_narrowest_screen() -> None:
    kinds = ("loon", "verwerking", "uitbesteed", "overhead", "resultaat", "opbrengsten")
    shown = [build_up(2024, **dict.fromkeys(kinds, 1.0))]
    beside = [build_up(2024, Status.BUDGET, loon=1)]
    for language in (DUTCH, ENGLISH):
        chart = checked_figure(build_up_chart.draw(shown, beside, EURO, 2024, language, gross=False))
        named = [trace for trace in chart.data if trace.showlegend is not False]
        assert [trace.legend for trace in named].count("legend2") == len(named) / 2 == 3
        assert (chart.layout.legend.x, chart.layout.legend2.x) == (0, 0.5)
        sign_and_gap = 40 + 5
        assert all(text_width(t.name, SMALL) + sign_and_gap <= NARROWEST / 2 for t in named)


def test_the_total_stands_over_a_higher_budget() -> None:
    shown, beside = [build_up(2024, loon=100)], [build_up(2024, Status.BUDGET, loon=150)]
    chart = checked_figure(build_up_chart.draw(shown, beside, EURO, 2024, DUTCH, gross=False))
    (said,) = chart.layout.annotations
    assert (said.y, said.text) == (
        150,
        "<b>2024: netto €\u00a0100 (streep)</b><br><b>begroting: €\u00a0150 (smalle balk)</b>",
    )
    assert [trace.name for trace in chart.data if trace.showlegend is not False] == ["eigen werk"]


def test_totals_of_other_years_stand_in_the_key_where_the_chosen_one_has_none() -> None:
    shown, beside = [build_up(2023, loon=100)], [build_up(2023, Status.BUDGET, loon=150)]
    chart = checked_figure(build_up_chart.draw(shown, beside, EURO, 2024, DUTCH, gross=False))
    assert not chart.layout.annotations
    named = [trace.name for trace in chart.data if trace.showlegend is not False]
    assert named == ["eigen werk", "begroting, totaal", "rekening, totaal"]


@pytest.mark.parametrize("year", range(2016, 2026))
def test_the_total_stands_clear_of_the_bars_of_other_years(year: int) -> None:
    """On the narrowest screen; on a wider one the words reach less far."""
    shown = [build_up(y, loon=20e6 + 1e6 * abs(y - year)) for y in range(2016, 2026)]
    chart = checked_figure(build_up_chart.draw(shown, [], EURO, year, DUTCH, gross=False))
    (said,) = chart.layout.annotations
    low, high = chart.layout.xaxis.range
    margins = chart.layout.margin.l + chart.layout.margin.r
    width = (
        text_width(f"{year}: netto €\u00a020.000.000 (streep)", SMALL, bold=True)
        * (high - low)
        / (NARROWEST - margins)
    )
    start = said.x - {"left": 0, "center": width / 2, "right": width}[said.xanchor]
    assert low <= start
    assert start + width <= high
    assert start <= year <= start + width
    for trace in (t for t in chart.data if t.type == "bar"):
        for middle, wide, top in zip(trace.x, [trace.width] * len(trace.x), trace.y, strict=True):
            if start < middle + wide / 2 and middle - wide / 2 < start + width:
                assert top <= said.y


def test_bars_of_the_bridge_meet() -> None:
    material = Material(
        index({"2023": 100, "2024": 110}),
        [counted("2020-01-01", 100), counted("2024-01-01", 90, "herijkt")],
        [rate(2023, "B", 1), rate(2024, "B", 1)],
    )
    bridge = make_bridge((2023, 1000), (2024, 900), material)
    assert bridge is not None
    drawing = bridge_chart.draw(bridge, ME, DUTCH, gross=False, products={})
    chart = checked_figure(drawing)
    years, steps = chart.data
    ends = [base + step for base, step in zip(steps.base, steps.x, strict=True)]
    assert ends == pytest.approx([*steps.base[1:], 900])
    assert (years.type, list(years.x), years.marker.color) == ("scatter", [1000, 900], READERS_THEME[FOCUS])
    patterns = zip(steps.hovertext, steps.marker.pattern.shape, strict=True)
    assert [(hover.split("</b>")[0], pattern) for hover, pattern in patterns if pattern] == [
        ("<b>Herijking van het areaal", "/"),
        ("<b>Rest", "."),
    ]
    assert steps.marker.pattern.fgcolor != steps.marker.pattern.bgcolor
    assert "Van 2023 naar 2024" in drawing.alt


def test_words_of_the_bridge_fit_a_phone_and_keep_their_size() -> None:
    rates = [
        rate(2023, "A", 2, 10, "p" * 60),
        rate(2023, "B", 1, None, "p" * 60),
        rate(2024, "B", 1, 10, "p" * 60),
    ]
    bridge = make_bridge((2023, 1000), (2024, 900), Material(None, None, rates))
    assert bridge is not None
    chart = checked_figure(bridge_chart.draw(bridge, ME, DUTCH, gross=False, products={}))
    assert all(word.font.size == SMALL for word in chart.layout.annotations)
    assert any(word.text.endswith("…") for word in chart.layout.annotations)


def sized(n: int) -> list[SizedCost]:
    return [SizedCost(f"p{k}", 1000.0 * 2**k, 100.0 * 0.95**k * (1 + k % 3 / 50), f"o{k}") for k in range(n)]


def test_the_band_lies_around_the_line_and_within_the_axes() -> None:
    points = sized(12)
    partners = {p.code: partner(p.code) for p in points}
    chart = checked_figure(scale_effect.draw(points, partners, fit_scale(points), ME, PER_HEAD, DUTCH, "zin"))
    band, line = chart.data[:2]
    assert max(band.y) <= chart.layout.yaxis.range[1]
    assert min(band.y) >= chart.layout.yaxis.range[0]
    assert (line.x[0], line.x[-1]) == pytest.approx((3, math.log10(1000 * 2**11)))


def test_scale_and_forms_go_onto_a_slide_with_the_same_values() -> None:
    points = sized(12)
    partners = {p.code: partner(p.code) for p in points}
    drawn = scale_effect.draw(points, partners, fit_scale(points), partners["p1"], PER_HEAD, DUTCH, "zin")
    (chart,) = drawn.editable
    assert isinstance(chart, PointChart)
    assert (chart.x.logarithmic, chart.x.low, chart.x.high) == (True, 1e3, 1e7)
    assert not chart.y.logarithmic  # within a power of ten
    at = [(p.x, p.y) for series in chart.series if not series.joined for p in series.points]
    assert sorted(at) == sorted((p.size, p.unit_cost) for p in points)
    assert [series.name for series in chart.series if series.joined] == [
        "lijn",
        *["rand van het interval"] * 2,
    ]
    values = {partner(f"d{n}", contract_form="dvo"): float(n) for n in range(5)}
    panel = Panel("Netto", PER_HEAD, 2, by_form(values, kind=False))
    (forms,) = contract_forms.draw([panel], next(iter(values)), DUTCH).editable
    assert isinstance(forms, PointChart)
    shown = [p.x for series in forms.series if series.name and not series.joined for p in series.points]
    assert sorted(shown) == sorted(values.values())
    assert [[p.x for p in s.points] for s in forms.series if s.joined] == [[2.0, 2.0]]


def test_too_few_contractors_draw_a_line_without_a_band() -> None:
    points = [p._replace(contractor="o1") for p in sized(12)]
    partners = {p.code: partner(p.code) for p in points}
    chart = checked_figure(scale_effect.draw(points, partners, fit_scale(points), ME, PER_HEAD, DUTCH, "zin"))
    assert [trace.mode for trace in chart.data] == ["lines", "markers"]


def test_a_fictitious_point_is_hollow_and_the_focus_is_named() -> None:
    points = sized(3)
    partners = {p.code: partner(p.code, fictitious=True) for p in points}
    chart = checked_figure(scale_effect.draw(points, partners, None, partners["p1"], PER_HEAD, ENGLISH, ""))
    assert all(set(trace.marker.color) == {READERS_THEME[PAGE]} for trace in chart.data)
    assert any("P1 (fictitious)" in word.text for word in chart.layout.annotations)


@pytest.mark.parametrize(("low", "high"), [(85, 120), (8_000, 250_000), (0.8, 2.4), (900, 1_100), (1, 1e9)])
def test_ticks_are_few_and_within(low: float, high: float) -> None:
    scale = scale_for([math.log10(low), math.log10(high)])
    ticks = scale_effect._ticks(scale, 0.1)
    assert 2 <= len(ticks) <= scale_effect.MOST_TICKS + 1
    places = [scale.fraction(math.log10(tick)) for tick in ticks]
    assert all(0 <= place <= 1 for place in places)
    assert all(b - a >= 0.1 for a, b in itertools.pairwise(places))


def test_a_median_line_only_from_five() -> None:
    values = {partner(f"d{n}", contract_form="dvo"): float(n) for n in range(5)}
    values |= {partner(f"e{n}", contract_form="eigen_dienst"): float(n) for n in range(4)}
    groups = by_form(values, kind=False)
    assert [(g.form, len(g.values), g.median and g.median.value) for g in groups] == [
        ("dvo", 5, 2.0),
        ("aanbesteed", 0, None),
        ("eigen_dienst", 4, None),
    ]
    chart = contract_forms.draw([Panel("Netto", PER_HEAD, 2, groups)], ME, DUTCH)
    assert [shape.x0 for shape in checked_figure(chart).layout.shapes] == [2.0]
    assert "aanbesteed: n = 0" in chart.alt
    assert tuple(g.form for g in groups) == FORMS


def test_forms_never_mix_real_and_fictitious() -> None:
    values = {
        partner("r"): 1.0,
        partner("f", fictitious=True): 2.0,
        partner("o", contract_form="overig"): 3.0,
    }
    assert [list(g.values.values()) for g in by_form(values, kind=False)] == [[1.0], [], []]
    assert [list(g.values.values()) for g in by_form(values, kind=True)] == [[2.0], [], []]
