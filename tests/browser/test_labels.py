"""Words in the charts, measured where they are drawn: nothing collides, nothing is cut off, all can be read."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page

from tests.browser.pages import at_rest

SMALLEST = 13
MOST_LABELS = 12
WIDTHS = (1440, 390)
TABLET = 820
TOUCH = 0.5
"""Boxes that share less than this many px do not overlap."""

# Of the texts, marks and lines of one chart: boxes as [left, top, right, bottom], lines as points on them.
MEASURE = """key => {
  const chart = document.querySelector(`.st-key-${key} .js-plotly-plot`);
  const box = e => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  const seen = e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && !e.closest('.hoverlayer') && e.getBoundingClientRect().width > 0;
  const all = s => [...chart.querySelectorAll(s)].filter(seen);
  const along = path => {
    const m = path.getScreenCTM(), length = path.getTotalLength(), found = [];
    for (let at = 0; at <= length; at += 1) {
      const p = path.getPointAtLength(at).matrixTransform(m);
      found.push([p.x, p.y]);
    }
    return found;
  };
  const shown = text => { const e = document.createElement('i'); e.innerHTML = text; return e.textContent; };
  return {
    edge: box(chart.querySelector('.main-svg')),
    texts: all('text').filter(t => t.textContent.trim()).map(t => ({
      text: t.textContent, box: box(t), size: parseFloat(getComputedStyle(t).fontSize),
      annotation: t.closest('.annotation') !== null,
      ground: chart.layout.annotations.some(a => a.bgcolor && shown(a.text) === t.textContent),
    })),
    marks: all('.scatterlayer path.point').map(p => ({
      box: box(p), round: !/H/.test(p.getAttribute('d')),
    })),
    lines: [...all('.scatterlayer path.js-line'), ...all('.errorbar path'),
      ...all('.shapelayer path').filter(p => !/Z/.test(p.getAttribute('d')))].map(along),
    leaders: all('.annotation-arrow-g path').map(along),
    names: chart.data.flatMap(t => t.hovertext || []).map(t => t.split('<br>')[0]),
    annotations: chart.layout.annotations.map(a => a.text),
  };
}"""

Box = list[float]


def overlap(one: Box, other: Box) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > TOUCH and high > TOUCH


def hits(text: Box, mark: dict[str, Any]) -> bool:
    """Whether a text runs over a mark: a disc (or what fits in one), or a square."""
    left, top, right, bottom = mark["box"]
    if not mark["round"]:
        return overlap(text, mark["box"])
    x, y = (left + right) / 2, (top + bottom) / 2
    aside = math.hypot(x - min(max(x, text[0]), text[2]), y - min(max(y, text[1]), text[3]))
    return aside < (right - left) / 2 - TOUCH


def inside(point: list[float], box: Box) -> bool:
    return box[0] + TOUCH < point[0] < box[2] - TOUCH and box[1] + TOUCH < point[1] < box[3] - TOUCH


def plain(text: str) -> str:
    return re.sub(r"<[^>]*>", "", text.replace("<br>", " "))


def faults(page: Page, key: str, width: int) -> list[str]:
    """All that is wrong with the words of a chart."""
    chart = page.evaluate(MEASURE, key)
    texts = chart["texts"]
    assert texts
    found = [
        f"{a['text']!r} overlaps {b['text']!r}"
        for a, b in itertools.combinations(texts, 2)
        if overlap(a["box"], b["box"])
    ]
    edge = chart["edge"]
    for text in texts:
        name, box = repr(text["text"]), text["box"]
        if text["annotation"] and not text["ground"]:  # the focus in a crowd has a ground of its own
            found += [f"{name} runs over a mark" for mark in chart["marks"] if hits(box, mark)]
            found += [
                f"{name} runs over a line" for line in chart["lines"] if any(inside(p, box) for p in line)
            ]
        found += [
            f"a leader line runs over {name}"
            for line in chart["leaders"]
            if any(inside(p, box) for p in line)
        ]
        if width >= 1440 and text["size"] < SMALLEST:
            found.append(f"{name} is {text['size']} px high")
        if box[0] < edge[0] - 1 or box[1] < edge[1] - 1 or box[2] > edge[2] + 1 or box[3] > edge[3] + 1:
            found.append(f"{name} is cut off at the edge")
        if "…" in text["text"] and key == "beeld":
            found.append(f"{name} is shortened")
    names = {plain(name) for name in chart["names"]}
    labels = [text for text in map(plain, chart["annotations"]) if text in names]
    if len(labels) > MOST_LABELS:
        found.append(f"{len(labels)} points have a label")
    return [f"{width} px, {key}: {fault}" for fault in dict.fromkeys(found)]


CASES = {
    "lgbf cleaning": ("lgbf", {"dienst": "reiniging", "kwaliteit": "lgbf-env3c", "periode": "2018"}),
    "lgbf waste": ("lgbf", {"dienst": "afval", "focus": "highland"}),
    "lgbf parks": ("lgbf", {"dienst": "groen", "focus": "fife", "vergelijk": "groep"}),
    "demo waste": ("demo", {"dienst": "afval"}),
    "demo green, with events": ("demo", {"dienst": "groen", "focus": "demo-oosterlaak-merwinga"}),
    "demo cleaning, broken series": (
        "demo",
        {"dienst": "reiniging", "focus": "demo-kastelburg-klaarwijk", "stand": "werkelijk"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_words_keep_clear(site: Callable[[str], str], open_page: Callable[..., Page], case: str) -> None:
    name, choices = CASES[case]
    page = open_page(f"{site(name)}/?{urlencode(choices)}", width=WIDTHS[0])
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        at_rest(page)
        found += faults(page, "beeld", width) + faults(page, "verloop", width)
    assert not found, "\n".join(found)


def test_a_trend_as_main_picture(site: Callable[[str], str], open_page: Callable[..., Page]) -> None:
    choices = {
        "dienst": "afval",
        "kosten": "afvalbeheerkosten_eur_hh",
        "kwaliteit": "restafval_onbepaald_kg_inw",
    }
    page = open_page(f"{site('published')}/?{urlencode({**choices, 'focus': 'zwolle-rova'})}")
    found = []
    for width in (WIDTHS[0], TABLET, WIDTHS[-1]):
        page.set_viewport_size({"width": width, "height": 900})
        at_rest(page)
        found += faults(page, "verloop", width)
    assert not found, "\n".join(found)


def test_350_partnerships(site: Callable[[str], str], open_page: Callable[..., Page]) -> None:
    page = open_page(f"{site('crowd')}/?dienst=afval&periode=2023")
    found = faults(page, "beeld", 1440)
    assert not found, "\n".join(found)
    chart = page.evaluate(MEASURE, "beeld")
    assert len({plain(name) for name in chart["names"]}) == 350
    assert len(chart["marks"]) >= 350
