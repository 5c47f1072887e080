"""The words of the drawing: labels at points, field names, axis titles, the key.

Labels are placed so that they collide with nothing at any width. All other words stand in the margins,
where there is nothing to collide with.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

from lib.charts.comparison.quality_cost.canvas import (
    FOCUS_RADIUS,
    LEFT,
    OTHER_RADIUS,
    PEER_RADIUS,
    PLOT_HEIGHT,
    REFERENCE_RADIUS,
    RIGHT,
    SCATTER_WIDTHS,
    Canvas,
    has_better_field,
    reference_key,
)
from lib.charts.drawing import base_layout, label, legend, word
from lib.charts.label_scene import Mark, Segment
from lib.charts.labels import Label, Placement, place_labels
from lib.charts.palette import FAINT, FOCUS, FOCUS_SIZE, INK, LINES, SMALL, plain
from lib.charts.scale import axis, wrapped
from lib.charts.text_width import text_width
from lib.domain.comparison.quality_cost import Pair, ReferencePoint
from lib.domain.figures import Figure
from lib.domain.indicators import Indicator
from lib.domain.peers import Position
from lib.text.amounts import said_amount, unit_words
from lib.text.comparison.sentences import FIELDS
from lib.text.indicators import lower_is_better, title
from lib.text.market.sentences import verdict_signs
from lib.text.terms import STATUSES, flagged, partner_name

MOST_LABELS = 12
MOST_NAMED_PEERS = 10
MOST_STANDING_OUT = 5
LABEL_WIDTH = 118
"""Width in px of a line of a label; a longer name takes two lines."""
_TEXT_WIDTH = 285
"""Width in px that a title along an axis keeps to, so that it fits on a phone."""

SPOTS = tuple(i / 20 for i in range(1, 20))
FIELD_ROW, MEDIAN_ROW, TITLE_ROW = 3, 20, 40
"""Height in px of the rows of words above the plot, from its edge."""
BESIDE = 4
"""Space in px between the plot and words to the right of it."""
_LINE, _ABOVE_KEY, _KEY_ROW, _UNDER_KEY, _KEY_SIGN = 17, 8, 20, 10, 45
"""Height in px of a line of a title, of the space above the key, of its rows and under it; the width of a sign."""

Annotation = dict[str, Any]


def placed_names(canvas: Canvas) -> list[Placement]:
    """The labels that have room."""
    return place_labels(
        _labels(canvas),
        _marks(canvas),
        _segments(canvas),
        height=PLOT_HEIGHT,
        widths=SCATTER_WIDTHS,
        limit=MOST_LABELS,
    )


def words(canvas: Canvas, placed: Sequence[Placement]) -> list[Annotation]:
    """All words in and around the plot, the key apart."""
    return [
        *[_label(canvas, placement) for placement in placed],
        *_median_words(canvas),
        *_field_words(canvas),
        *_axis_titles(canvas),
    ]


def layout(canvas: Canvas, key: Sequence[str]) -> dict[str, Any]:
    """Everything of the layout but shapes and annotations; as high as its words need on the narrowest chart.

    Args:
        key: the names in the key.
    """
    comparison, language = canvas.comparison, canvas.language
    quality, cost = (text.count("<br>") + 1 for text in _axis_texts(canvas))
    top = TITLE_ROW + quality * _LINE
    under = TITLE_ROW + BESIDE + cost * _LINE + _ABOVE_KEY
    bottom = under + _rows_of_key(key) * _KEY_ROW + _UNDER_KEY
    height = top + PLOT_HEIGHT + bottom
    return {
        **base_layout(language, height, (top, RIGHT, bottom, LEFT)),
        "showlegend": True,
        "xaxis": axis(
            language, comparison.cost.unit, canvas.x, ticklabelstandoff=FIELD_ROW + 20, showgrid=False
        ),
        "yaxis": axis(language, comparison.quality.unit, canvas.y),
        "legend": legend(y=(bottom - under) / height, yanchor="top"),
        "clickmode": "event+select",
    }


def _rows_of_key(names: Sequence[str]) -> int:
    """How many rows a key takes at most under the narrowest chart: one for each name, unless all fit easily."""
    widths = [text_width(name, SMALL) + _KEY_SIGN for name in names]
    return 1 if sum(widths) <= SCATTER_WIDTHS[0] / 2 else len(names)


def _labels(canvas: Canvas) -> list[Label]:
    """What gets a name, most important first: focus, references, start of the path, who stands out."""
    comparison = canvas.comparison
    labels = []
    if pair := comparison.focus_pair:
        labels.append(_point_label(canvas, pair, FOCUS_RADIUS, size=FOCUS_SIZE, bold=True, required=True))
    labels += [_reference_label(canvas, reference) for reference in comparison.references]
    start = next(canvas.path_pairs(), None)
    if start and start.period != comparison.period:
        labels.append(
            Label("start", str(start.period), *canvas.at(start.cost, start.quality), SMALL, radius=4)
        )
    named = [*_notable(canvas), *(pair for pair in comparison.drawn if pair.partner.code in canvas.verdicts)]
    return labels + [
        _point_label(canvas, pair, PEER_RADIUS)
        for pair in {pair.partner: pair for pair in named}.values()
        if pair.partner != comparison.focus
    ]


def _notable(canvas: Canvas) -> list[Pair]:
    """Peers that get a name: all of a small group, else those furthest from the medians."""
    comparison = canvas.comparison
    peers = [
        p for p in comparison.drawn if p.partner.code in comparison.peers and p.partner != comparison.focus
    ]
    if len(peers) <= MOST_NAMED_PEERS:
        return peers
    if comparison.cost_median is None or comparison.quality_median is None:
        return []
    middle = (
        canvas.x.fraction(comparison.cost_median.value),
        canvas.y.fraction(comparison.quality_median.value),
    )

    def distance(pair: Pair) -> float:
        x, y = canvas.at(pair.cost, pair.quality)
        return max(abs(x - middle[0]), abs(y - middle[1]))

    return sorted(peers, key=distance, reverse=True)[:MOST_STANDING_OUT]


def _point_label(
    canvas: Canvas, pair: Pair, radius: float, size: int = SMALL, bold: bool = False, required: bool = False
) -> Label:
    signs = verdict_signs(canvas.verdicts.get(pair.partner.code, ()))
    name = label_text(f"{signs} {partner_name(canvas.language, pair.partner)}".lstrip(), size)
    at = canvas.at(pair.cost, pair.quality)
    return Label(pair.partner.code, name, *at, size, bold=bold, radius=radius, required=required)


def _reference_label(canvas: Canvas, reference: ReferencePoint) -> Label:
    organisation = reference.organisation
    name = label_text(flagged(canvas.language, organisation.name, organisation.fictitious))
    key = reference_key(reference)
    if reference.cost and reference.quality:
        at = canvas.at(reference.cost, reference.quality)
        return Label(key, name, *at, SMALL, radius=REFERENCE_RADIUS + 2)
    if reference.cost:
        x = canvas.x.fraction(reference.cost.value)
        return Label(key, name, x, SPOTS[-1], SMALL, spots=tuple((x, y) for y in reversed(SPOTS)))
    y = canvas.y.fraction(reference.quality.value) if reference.quality else 0.5
    return Label(key, name, SPOTS[-1], y, SMALL, spots=tuple((x, y) for x in reversed(SPOTS)))


def label_text(name: str, size: float = SMALL) -> str:
    """A name in at most three short lines."""
    return "\n".join(wrapped(name, LABEL_WIDTH, size * 1.06, most_lines=3))


def _marks(canvas: Canvas) -> list[Mark]:
    """Everything round that a label must keep clear of."""
    comparison = canvas.comparison
    marks = [Mark(*canvas.at(pair.cost, pair.quality), _radius(canvas, pair)) for pair in comparison.drawn]
    earlier = [pair for pair in canvas.path_pairs() if pair.period != comparison.period]
    marks += [Mark(*canvas.at(pair.cost, pair.quality), 8) for pair in earlier]
    for reference in comparison.references:
        if reference.cost and reference.quality:
            marks.append(Mark(*canvas.at(reference.cost, reference.quality), REFERENCE_RADIUS + 3))
    return marks


def _radius(canvas: Canvas, pair: Pair) -> float:
    """Radius in px with the outline."""
    if pair.partner == canvas.comparison.focus:
        return FOCUS_RADIUS + 1
    return (PEER_RADIUS if pair.partner.code in canvas.comparison.peers else OTHER_RADIUS) + 1


def _segments(canvas: Canvas) -> list[Segment]:
    """Every line that a label must keep clear of."""
    comparison = canvas.comparison
    found = []
    for run in comparison.path:
        at = [canvas.at(pair.cost, pair.quality) for pair in run]
        found += [Segment(*a, *b) for a, b in itertools.pairwise(at)]
    for pair in comparison.drawn:
        x, y = canvas.at(pair.cost, pair.quality)
        found += [Segment(a, y, b, y) for a, b in [_span(pair.cost, canvas.x.fraction)] if a != b]
        found += [Segment(x, a, x, b) for a, b in [_span(pair.quality, canvas.y.fraction)] if a != b]
    across = [r.cost.value for r in comparison.references if r.cost and not r.quality]
    along = [r.quality.value for r in comparison.references if r.quality and not r.cost]
    if comparison.cost_median and comparison.quality_median:
        across.append(comparison.cost_median.value)
        along.append(comparison.quality_median.value)
    found += [Segment(canvas.x.fraction(x), 0, canvas.x.fraction(x), 1) for x in across]
    return found + [Segment(0, canvas.y.fraction(y), 1, canvas.y.fraction(y)) for y in along]


def _span(figure: Figure, fraction: Callable[[float], float]) -> tuple[float, float]:
    low = figure.value if figure.low is None else figure.low
    high = figure.value if figure.high is None else figure.high
    return fraction(low), fraction(high)


def _label(canvas: Canvas, placement: Placement) -> Annotation:
    """A placed label, in the colour of what it names."""
    is_focus = canvas.comparison.focus is not None and placement.key == canvas.comparison.focus.code
    color = FOCUS if is_focus else FAINT if placement.key == "start" else INK
    return label(placement, color, standoff=8)


def _median_text(canvas: Canvas, indicator: Indicator, value: float) -> str:
    return canvas.language.say("mediaan {value}", value=said_amount(canvas.language, value, indicator.unit))


def _median_words(canvas: Canvas) -> list[Annotation]:
    """The medians at the ends of their lines: of cost above the plot, of quality to the right of it."""
    comparison = canvas.comparison
    if comparison.cost_median is None or comparison.quality_median is None:
        return []
    x = canvas.x.fraction(comparison.cost_median.value)
    across = _margin_words(plain(_median_text(canvas, comparison.cost, comparison.cost_median.value)), LINES)
    along = _margin_words(
        plain(_median_text(canvas, comparison.quality, comparison.quality_median.value)).replace(
            " ", "<br>", 1
        ),
        LINES,
    )
    return [
        {
            **across,
            "x": x,
            "y": 1,
            "xanchor": "left" if x < 0.25 else "right" if x > 0.75 else "center",
            "yanchor": "bottom",
            "yshift": MEDIAN_ROW,
        },
        {
            **along,
            "x": 1,
            "y": canvas.y.fraction(comparison.quality_median.value),
            "xanchor": "left",
            "yanchor": "middle",
            "xshift": BESIDE,
        },
    ]


def _field_words(canvas: Canvas) -> list[Annotation]:
    """The four fields in words, in the margins beside their corners; none where an axis has no better side."""
    comparison = canvas.comparison
    if comparison.cost_median is None or not has_better_field(comparison):
        return []
    say = canvas.language.say
    rows = ((1, "bottom", FIELD_ROW), (0, "top", -FIELD_ROW))
    columns = ((0, "left"), (1, "right"))
    found = []
    for y, yanchor, shift in rows:
        quality = Position.BETTER if bool(y) != comparison.quality.lower_is_better else Position.WORSE
        for x, xanchor in columns:
            cost = Position.BETTER if bool(x) != comparison.cost.lower_is_better else Position.WORSE
            said = _margin_words(say(FIELDS[quality, cost]), FAINT)
            aside = RIGHT - 8 if x else 0
            place = {"x": x, "y": y, "xanchor": xanchor, "xshift": aside, "yanchor": yanchor, "yshift": shift}
            found.append({**said, **place})
    return found


def _axis_texts(canvas: Canvas) -> tuple[str, str]:
    """Measure, unit and status of quality and of cost, and which way is better where that is down; in lines."""
    comparison = canvas.comparison
    quality = "↑ " + _axis_title(canvas, comparison.quality, [pair.quality for pair in comparison.drawn])
    cost = _axis_title(canvas, comparison.cost, [pair.cost for pair in comparison.drawn])
    return _lines(quality), _lines(cost) + "\u00a0→"


def _axis_titles(canvas: Canvas) -> list[Annotation]:
    quality, cost = _axis_texts(canvas)
    return [
        {
            **_margin_words(quality, INK),
            "x": 0,
            "y": 1,
            "xanchor": "left",
            "xshift": 8 - LEFT,
            "yanchor": "bottom",
            "yshift": TITLE_ROW,
        },
        {
            **_margin_words(cost, INK),
            "x": 1,
            "y": 0,
            "xanchor": "right",
            "xshift": RIGHT - 8,
            "align": "right",
            "yanchor": "top",
            "yshift": -TITLE_ROW - BESIDE,
        },
    ]


def _axis_title(canvas: Canvas, indicator: Indicator, figures: list[Figure]) -> str:
    statuses = sorted({figure.status for figure in figures}, key=str)
    said = "{} ({}; {} {})".format(
        title(canvas.language, indicator),
        unit_words(canvas.language, indicator.unit),
        "/".join(canvas.language.say(STATUSES[status]) for status in statuses),
        canvas.comparison.period,
    )
    return "; ".join(filter(None, (said, lower_is_better(canvas.language, indicator))))


def _lines(text: str) -> str:
    return "<br>".join(plain(line) for line in wrapped(text, _TEXT_WIDTH, most_lines=3))


def _margin_words(text: str, color: str) -> Annotation:
    return word(text, color, xref="paper", yref="paper", align="left")
