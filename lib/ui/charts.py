"""A chart on a page."""

from __future__ import annotations

import streamlit as st

from lib.charts.drawing import Drawing


def show_drawing(drawing: Drawing, key: str) -> None:
    """A chart to read: with its words for a screen reader, without Plotly's buttons."""
    st.plotly_chart(drawing.figure, key=key, config={"displayModeBar": False}, alt=drawing.alt)
