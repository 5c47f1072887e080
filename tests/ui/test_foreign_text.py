"""Text from data is shown as it is: never HTML, Markdown, a colour, a formula or a template."""

from __future__ import annotations

import re

import pytest

from lib.catalogue.shipped import shipped_sets
from lib.ui.words import escaped
from tests.data_sets import FOREIGN
from tests.ui.reading import Seen, shown, unescaped

SPECIAL = re.compile(r"(?<!\\)[<>\[\]$`]|(?<!\\):\w+\[|(?<!\\)\*\*x")


@pytest.fixture(params=list(FOREIGN))
def page(visit, request: pytest.FixtureRequest) -> Seen:
    return visit("foreign", focus=request.param)


def test_nothing_of_it_is_markdown(page: Seen) -> None:
    ours = re.compile(r"\*\*[\w ]+\*\*: ")  # the labels of a definition
    for tab in ("Tabel", "Definities", "Niet getoond"):
        for text in page.open_tab(tab).raw_markdown:
            assert not SPECIAL.search(ours.sub("", text)), text


def test_the_name_is_readable_all_the_same(page: Seen) -> None:
    name = FOREIGN[page.choices["focus"]]
    assert page.headings[1] == name
    assert page.headings[0].startswith(f"{name} in 2023")
    assert name in page.options("focus")
    assert any(name in caption for caption in page.captions)  # its event


def test_charts_show_it_as_text(page: Seen) -> None:
    for key in ("beeld", "verloop"):
        spec = page.chart(key)
        assert spec is not None
        for text in _plotly_texts(spec):
            ours = re.sub(r"</?b>|<br>", "", text)
            assert not re.search(r"[<>]", ours), text
            assert not re.search(r"&(?!amp;|lt;|gt;)", ours), text
    assert "hovertemplate" not in page.picture["data"][0]  # %{y} would be filled in
    assert "texttemplate" not in page.picture["data"][0]


def test_hovers_name_everyone(page: Seen) -> None:
    hovers = [t for trace in page.picture["data"] if "customdata" in trace for t in trace["hovertext"]]
    names = {shown(hover.split("<br>")[0]) for hover in hovers}
    assert names == set(FOREIGN.values())


def test_tables_hold_it_unchanged(page: Seen) -> None:
    assert set(FOREIGN.values()) <= set(page.table["Naam"])
    sources = page.open_tab("Definities").table
    assert set(FOREIGN.values()) == set(sources["Bron"])
    assert set(FOREIGN.values()) == set(sources["Opmerking"])


def test_definitions_hold_it_unchanged(visit) -> None:
    page = visit("foreign", page="pages/uitleg/methode_en_bronnen.py")
    labels = {unescaped(expander.label) for expander in page.app.expander}
    assert {FOREIGN["markup"], FOREIGN["bold"]} <= labels
    said = "\n".join(page.sentences)
    for key in ("link", "image", "formula"):
        assert FOREIGN[key] in said
    origins = [origin for shipped in shipped_sets().values() for origin in shipped.origins]
    addresses = {
        address for origin in origins for address in (origin.webadres, origin.licentie_url) if address
    }
    our_links = re.compile(rf"\[([^\]]*)\]\((?:{'|'.join(map(re.escape, addresses))})\)")
    for text in page.raw_markdown:
        ours = re.sub(r"\*\*[\w ]+\*\*: |<https?://[^>\s]+>", "", our_links.sub(r"\1", text))
        assert not SPECIAL.search(ours), text


@pytest.mark.parametrize(
    "text", [*FOREIGN.values(), "a_b_c", "1. x", "# x", "- x", "~~x~~", "|a|b|", "`x`", "\\"]
)
def test_escaped_leaves_no_sign_that_markdown_reads(text: str) -> None:
    said = escaped(text)
    assert unescaped(said) == text
    assert not re.search(r"(?<!\\)(\\\\)*[`*_\[\]<>$#~|:]", said)


def _plotly_texts(spec: dict) -> list[str]:
    found = [annotation["text"] for annotation in spec["layout"].get("annotations", [])]
    for trace in spec["data"]:
        found += [trace["name"], *trace.get("hovertext", [])]
    for name, axis in spec["layout"].items():
        if name.startswith(("xaxis", "yaxis")):
            found += [axis.get("tickprefix", ""), axis.get("ticksuffix", ""), axis["title"]["text"]]
    return found
