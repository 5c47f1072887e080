"""Slides that can be edited: native charts with our figures in them, text as text, what they rest on in the notes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Pt

from lib.answers.comparison.answer import figure_spreads
from lib.answers.comparison.choices import choose
from lib.answers.snapshot import Snapshot
from lib.answers.story.ready import ready_stories
from lib.charts.drawing import Drawing
from lib.charts.editable import BarChart, BarSeries, ChartAxis, ChartPoint, PointChart, PointSeries
from lib.charts.palette import FOCUS, PAGE, PEERS
from lib.domain.story.stories import Story, StorySlide
from lib.export.slides.presentation import as_presentation
from lib.export.slides.theme import CHART_WORDS
from lib.pictures.picture import LargeFigure, Picture
from lib.pictures.story.deck import Deck, DeckSlide
from lib.pictures.story.telling import deck_of
from lib.store.comparison.figures import read_figures
from lib.tables.table import Table, TableColumn
from lib.text.language import DUTCH, ENGLISH
from tests.data_sets import make_store
from tests.unit.pictures.whole import snapshot_of

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SERIES_ORDER = (
    "idx", "order", "tx", "spPr", "invertIfNegative", "marker", "dPt", "dLbls", "trendline", "errBars", "cat", "val",
    "xVal", "yVal", "smooth",
)  # fmt: skip
"""The order of the parts of a series in the schema (ECMA-376, part 1, 21.2.2.15 and 21.2.2.174)."""
HOSTILE = '=1+1 <b>"x"</b> & 😀 \u202eomgekeerd ' + "lang " * 40


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with snapshot_of(make_store("both", tmp_path_factory.mktemp("both"))) as opened:
        yield opened


def parts(content: bytes, name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {part: packed.read(part) for part in packed.namelist() if name in part}


def deck(*slides: DeckSlide) -> Deck:
    return Deck("Titel", "Ondertitel", slides, "Samenwerkingsmonitor, versie 3")


def slide(picture: Picture, **words: str) -> DeckSlide:
    told = {"title": "Vondst", "sentence": "Een zin.", "address": "/kosten?focus=aa"} | words
    return DeckSlide(picture=picture, definitions=("Afval (kg): wat het is",), **told)


def picture(*charts: PointChart | BarChart, **more: object) -> Picture:
    drawing = Drawing([], {}, "wat een schermlezer zegt", editable=charts) if charts else None
    table = Table("Tabel", (TableColumn("Naam"), TableColumn("Waarde")), ())
    known: dict[str, object] = {"table": table, "fictitious": False, **more}
    return Picture(
        "beeld", "Kop", drawing, ("Zin van het beeld.",), ("hoe te lezen",), source="Bron: proef", **known
    )


def points(*values: tuple[float, float], name: str = "reeks", **more: object) -> PointSeries:
    return PointSeries(name, tuple(ChartPoint(*value) for value in values), FOCUS, **more)


AXIS = ChartAxis("maat (€)", 0, 10, 2.5)


def test_points_are_a_native_chart_with_its_figures_inside() -> None:
    whiskers = PointSeries("klein", (ChartPoint(3, 4, "naam", (2, 5), (3.5, 4.25)),), FOCUS)
    chart = PointChart("h", AXIS, AXIS, (whiskers, points((1, 2), (2.5, 3.125), joined=True)))
    content = as_presentation(deck(slide(picture(chart))), DUTCH)
    drawn = next(s for s in Presentation(io.BytesIO(content)).slides[1].shapes if s.has_chart).chart
    assert [(s.name, list(s.iter_values())) for s in drawn.plots[0].series] == [
        ("reeks", [2, 3.125]),
        ("klein", [4]),
    ]
    assert drawn.plots[0].series[1].points[0].data_label.text_frame.text == "naam"
    (sheet,) = parts(content, "embeddings/").values()
    cells = [c.value for row in openpyxl.load_workbook(io.BytesIO(sheet)).active.rows for c in row]
    assert {c for c in cells if isinstance(c, int | float)} == {1, 2, 2.5, 3.125, 3, 4}
    (xml,) = parts(content, "charts/chart").values()
    bars = etree.fromstring(xml).iter(f"{CHART}errBars")
    assert [float(v.text) for each in bars for v in each.iter(f"{CHART}v")] == [2, 1, 0.25, 0.5]


def test_bars_read_from_top_to_bottom_as_on_screen() -> None:
    shares = BarSeries("aandeel", (80.0, None, 60.0), FOCUS, ends=((70, 85), None, None))
    base = BarSeries("", (1.0, 2.0, 3.0), PAGE, clear=True)
    chart = BarChart("h", ("eerste", "tweede", "derde"), AXIS, (base, shares), stacked=True)
    content = as_presentation(deck(slide(picture(chart))), DUTCH)
    drawn = next(s for s in Presentation(io.BytesIO(content)).slides[1].shapes if s.has_chart).chart
    assert list(drawn.plots[0].categories) == ["derde", "tweede", "eerste"]
    assert [tuple(s.values) for s in drawn.plots[0].series] == [(3, 2, 1), (60, None, 80)]


def test_upright_bars_and_an_axis_of_powers_are_what_they_are_on_screen() -> None:
    many = tuple(f"naam {number}" for number in range(9))
    for stacked, kind in ((False, "COLUMN_CLUSTERED"), (True, "COLUMN_STACKED")):
        values = tuple(map(float, range(9)))
        bars = BarSeries("reeks", values, FOCUS, words=("", *many[1:]))
        upright = BarChart("h", many, replace(AXIS, step=None), (bars,), lying=False, stacked=stacked)
        powers = PointChart(
            "h", replace(AXIS, low=1, high=100, logarithmic=True), AXIS, (points((1, 2), (10, 3)),)
        )
        content = as_presentation(deck(slide(picture(upright, powers))), DUTCH)
        first, second = (s.chart for s in Presentation(io.BytesIO(content)).slides[1].shapes if s.has_chart)
        assert (first.chart_type.name, list(first.plots[0].categories)) == (kind, list(many))
        assert first.category_axis.tick_labels.font.size == CHART_WORDS
        labels = [label.text for label in first._chartSpace.iter(f"{DRAWN}t")]
        assert {*many[1:]} <= {*labels}
        scale = second._chartSpace.find(f".//{CHART}logBase")
        assert scale is not None
        assert scale.get("val") == "10"


def test_words_of_data_are_words_wherever_they_stand() -> None:
    chart = PointChart(HOSTILE, AXIS, AXIS, (points((1, 2), name=HOSTILE),))
    table = Table(HOSTILE, (TableColumn(HOSTILE),), ((HOSTILE,), ("b",)))
    slides = [slide(p, title=HOSTILE, sentence=HOSTILE) for p in (picture(chart), picture(table=table))]
    content = as_presentation(deck(*slides), DUTCH)
    opened = Presentation(io.BytesIO(content))
    assert opened.slides[1].shapes.title.text.startswith('=1+1 <b>"x"</b> & 😀 �omgekeerd')
    (sheet,) = parts(content, "embeddings/").values()
    for row in openpyxl.load_workbook(io.BytesIO(sheet)).active.rows:
        assert all(cell.data_type != "f" for cell in row)
    assert "\u202e".encode() not in b"".join(parts(content, ".xml").values())


def test_a_slide_says_what_it_rests_on() -> None:
    chart = PointChart("h", AXIS, AXIS, (points((1, 2)),))
    opened = Presentation(io.BytesIO(as_presentation(deck(slide(picture(chart, fictitious=True))), DUTCH)))
    first, told, last = opened.slides
    assert [s.text for s in last.placeholders] == [
        "Waar dit op rust",
        "Bron: proef\nIn dit verhaal staan fictieve cijfers; bij de dia staat welke.\nSamenwerkingsmonitor, versie 3",
    ]
    assert [s.text for s in first.placeholders] == ["Titel", "Ondertitel\nSamenwerkingsmonitor, versie 3"]
    assert min(last.placeholders[1].width, last.placeholders[1].height) > Pt(100)
    notes = told.notes_slide.notes_text_frame.text
    for words in (
        "Zin van het beeld.",
        "hoe te lezen",
        "Afval (kg)",
        "Bron: proef",
        "/kosten?focus=aa",
        "versie 3",
    ):
        assert words in notes
    shown = [s.text_frame.text for s in told.shapes if s.has_text_frame]
    assert "Bron: proef · fictieve cijfers" in shown
    described = [s._element.nvGraphicFramePr.cNvPr.get("descr") for s in told.shapes if s.has_chart]
    assert described == ["wat een schermlezer zegt"]


def test_large_figures_and_long_tables_fit_a_slide() -> None:
    rows = tuple((str(n), n) for n in range(30))
    table = Table("Tabel", (TableColumn("Naam"), TableColumn("Waarde")), rows)
    large = picture(large=(LargeFigure("Afval", "€ 110", "per huishouden"), LargeFigure("Schoon", "75%", "")))
    opened = Presentation(
        io.BytesIO(as_presentation(deck(slide(large), slide(picture(table=table))), ENGLISH))
    )
    figures, listed = list(opened.slides)[1:-1]
    sizes = {r.text: r.font.size or p.font.size for s in figures.shapes if s.has_text_frame
             for p in s.text_frame.paragraphs for r in p.runs}  # fmt: skip
    assert sizes["€ 110"] == Pt(72)
    cells = next(s for s in listed.shapes if s.has_table).table
    assert len(cells.rows) == 10
    assert "and 21 more rows" in [s.text_frame.text for s in listed.shapes if s.has_text_frame]


def test_a_slide_without_a_sentence_gives_its_picture_that_room() -> None:
    chart = PointChart("h", AXIS, AXIS, (points((1, 2)),))
    slides = [slide(picture(chart)), slide(picture(chart), sentence="")]
    opened = Presentation(io.BytesIO(as_presentation(deck(*slides), DUTCH)))
    told, silent = (next(s for s in shown.shapes if s.has_chart) for shown in list(opened.slides)[1:3])
    assert silent.top < told.top
    assert silent.top + silent.height == told.top + told.height


def test_words_in_a_dark_bar_are_light() -> None:
    dark = BarSeries("vol", (40.0,), PEERS, words=("40%",))
    light = BarSeries("licht", (60.0,), PEERS, words=("60%",), strength=0.2)
    chart = BarChart("h", ("eerste",), AXIS, (dark, light), stacked=True)
    content = as_presentation(deck(slide(picture(chart))), DUTCH)
    drawn = next(s for s in Presentation(io.BytesIO(content)).slides[1].shapes if s.has_chart).chart
    letters = [s.points[0].data_label.text_frame.paragraphs[0].font.color.rgb for s in drawn.plots[0].series]
    assert sum(letters[0]) > 600 > sum(letters[1])


@pytest.mark.parametrize("language", [DUTCH, ENGLISH], ids=["nl", "en"])
def test_the_ready_stories_are_whole_and_in_the_order_of_the_schema(snapshot: Snapshot, language) -> None:
    codes = ("sectorsessie-nijmegen-dar", "kwartaaloverleg-demo-kastelburg-klaarwijk")
    for story in ready_stories(snapshot):
        if story.code not in codes:
            continue
        content = as_presentation(deck_of(story, snapshot, language), language)
        opened = Presentation(io.BytesIO(content))
        charts = [s for shown in opened.slides for s in shown.shapes if s.has_chart]
        assert len(charts) >= 2
        for shown in opened.slides:
            for shape in shown.shapes:
                right, below = (shape.left or 0) + (shape.width or 0), (shape.top or 0) + (shape.height or 0)
                assert right <= opened.slide_width, shape.name
                assert below <= opened.slide_height, shape.name
        for xml in parts(content, "charts/chart").values():
            for series in etree.fromstring(xml).iter(f"{CHART}ser"):
                names = [part.tag.removeprefix(CHART) for part in series]
                assert names == sorted(names, key=SERIES_ORDER.index)


def test_every_cell_of_a_workbook_inside_is_a_figure_of_the_store(snapshot: Snapshot) -> None:
    """A published spread, and the years of a partnership with their reference."""
    focus = {"focus": "nijmegen-dar", "dienst": "afval", "kosten": "lasten_afval_eur_inw"}
    told = [StorySlide("kwaliteit-en-kosten", focus, block) for block in ("spreiding-kosten", "verloop")]
    story = Story("cellen", "Cellen", "nijmegen-dar", tuple(told))
    content = as_presentation(deck_of(story, snapshot, DUTCH), DUTCH)
    with snapshot.store.rows(snapshot.version, snapshot.scope) as rows:
        known = {figure.value for figure in read_figures(rows, snapshot.registry)}
    known |= {
        figure.value for s in figure_spreads(choose(focus, snapshot), snapshot) for _, figure in s.references
    }
    spread, *trends = (
        s.chart for shown in Presentation(io.BytesIO(content)).slides for s in shown.shapes if s.has_chart
    )
    along: list[float] = []
    for series in spread.plots[0].series:
        places = [float(v.text) for v in series._element.find(f"{CHART}xVal").iter(f"{CHART}v")]
        if not series.name.startswith(("verder", "mediaan")):
            along += places
    assert len(along) >= 4
    assert set(along) <= known
    for trend in trends:
        for series in trend.plots[0].series:
            assert set(series.values) <= known, series.name
    cells = [
        {c.value for row in openpyxl.load_workbook(io.BytesIO(sheet)).active.rows for c in row}
        for sheet in parts(content, "embeddings/").values()
    ]
    assert any(set(along) <= found for found in cells)
