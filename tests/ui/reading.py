"""What a reader finds on a page that AppTest has run."""

from __future__ import annotations

import functools
import json
import re
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from streamlit.testing.v1 import AppTest

from lib.ui.frame import FAULT

Json = dict[str, Any]


def unescaped(text: str) -> str:
    """Markdown as it shows: without the backslashes and the joiners that keep it from being interpreted."""
    return re.sub(r"\\([^\w\s]|_)", r"\1", text.replace("\N{WORD JOINER}", ""))


@functools.cache
def check_settings(spec: str) -> None:
    """Plotly's check of every setting, which the app leaves out; a drawing that was sound stays so."""
    go.Figure(json.loads(spec))


class Seen:
    """A page of the app, read by what it shows."""

    def __init__(self, app: AppTest) -> None:
        self.app = app

    def run(self) -> Seen:
        """Run the page; a fault, which the page reports in a sentence, is an error here."""
        self.app.run()
        assert not self.app.exception, [e.value for e in self.app.exception]
        assert not [e.value for e in self.app.error if e.value.startswith(FAULT[:20])], "see the log"
        for chart in self.app.get("plotly_chart"):
            check_settings(chart.proto.spec)
        return self

    def choose(self, name: str, value: Any) -> Seen:
        """Pick in the list of this URL name."""
        self.app.selectbox(key=f"w_{name}").set_value(value)
        return self.run()

    def open_tab(self, start: str) -> Seen:
        """Open the tab whose title begins like this."""
        title = next(tab.label for tab in self.app.tabs if tab.label.startswith(start))
        self.app.session_state["uitleg"] = title
        return self.run()

    def go_to(self, script: str) -> Seen:
        self.app.switch_page(script)
        return self.run()

    @property
    def choices(self) -> dict[str, str]:
        return dict(self.app.query_params.items())

    def options(self, name: str) -> list[str]:
        return list(self.app.selectbox(key=f"w_{name}").options)

    @property
    def headings(self) -> list[str]:
        return [unescaped(heading.value) for heading in self.app.header]

    @property
    def sentences(self) -> list[str]:
        return [unescaped(markdown.value) for markdown in self.app.markdown]

    @property
    def notes(self) -> list[str]:
        return [unescaped(info.value) for info in self.app.info]

    @property
    def captions(self) -> list[str]:
        return [unescaped(caption.value) for caption in self.app.caption]

    @property
    def raw_markdown(self) -> list[str]:
        """Every text that the browser reads as Markdown."""
        found: list[str] = []
        for kind in ("title", "header", "subheader", "markdown", "caption", "info", "error", "warning"):
            found += [element.value for element in getattr(self.app, kind)]
        found += [button.label for button in self.app.button]
        found += [str(cell) for table in self.app.table for cell in table.value.to_numpy().ravel()]
        found += [str(name) for table in self.app.table for name in table.value.index]
        return found

    @property
    def table(self) -> pd.DataFrame:
        """The table in the tab that is open."""
        return self.app.dataframe[-1].value

    @property
    def standing(self) -> pd.DataFrame:
        """The small table of the focus."""
        return self.app.table[0].value.map(unescaped)

    @property
    def contents(self) -> dict[str, str]:
        """The line of contents: what each part is called, and the heading that its link leads to."""
        bodies = [str(html.proto.body) for html in self.app.get("html")]
        line = next((body for body in bodies if 'class="inhoudsregel"' in body), "")
        to = {h.anchor: unescaped(h.value) for h in (*self.app.header, *self.app.subheader)}
        return {name: to[anchor] for anchor, name in re.findall(r'href="#([^"]+)">([^<]+)</a>', line)}

    def chart(self, key: str) -> Json | None:
        """The specification of a chart: `beeld` for the picture, `verloop` for the trend."""
        charts = self.app.get("plotly_chart")
        spec = next((chart.proto.spec for chart in charts if chart.proto.id.endswith(f"-{key}")), None)
        return json.loads(spec) if spec else None

    def alt(self, key: str) -> str:
        return next(c.proto.alt for c in self.app.get("plotly_chart") if c.proto.id.endswith(f"-{key}"))

    @property
    def picture(self) -> Json:
        spec = self.chart("beeld")
        assert spec is not None, self.headings
        return spec

    @property
    def trend(self) -> Json:
        spec = self.chart("verloop")
        assert spec is not None, self.headings
        return spec

    @property
    def points(self) -> dict[str, tuple[float, float]]:
        """Every partnership drawn: code -> cost, quality."""
        return {
            code: (x, y)
            for trace in self.picture["data"]
            if "customdata" in trace
            for code, x, y in zip(trace["customdata"], trace["x"], trace["y"], strict=True)
        }

    def everything(self) -> str:
        """All that stands on the page or in a chart, for what may be nowhere."""
        parts = [unescaped(text) for text in self.raw_markdown]
        for kind in ("selectbox", "multiselect", "toggle"):
            for widget in getattr(self.app, kind):
                parts += [widget.label, *map(str, getattr(widget, "options", []))]
        parts += [tab.label for tab in self.app.tabs]
        for chart in self.app.get("plotly_chart"):
            # a blank at a line's end is a blank to the reader
            parts += [chart.proto.spec.encode().decode("unicode_escape"), chart.proto.alt]
        for table in self.app.dataframe:
            parts.append(table.value.to_csv())
        return "\n".join(parts)


def texts(spec: Json) -> list[str]:
    """The words written in a chart, as they show."""
    return [shown(annotation["text"]) for annotation in spec["layout"].get("annotations", [])]


def shown(text: str) -> str:
    """Plotly's text as it shows: its tags followed, its entities read."""
    bare = re.sub(r"</?b>", "", text.replace("<br>", " "))
    return bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("\u00a0", " ")


def named(spec: Json, name: str) -> list[Json]:
    """The traces whose name in the key begins like this."""
    return [trace for trace in spec["data"] if shown(trace.get("name", "")).startswith(name)]
