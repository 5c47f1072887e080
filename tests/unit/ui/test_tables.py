"""Tables on screen: what was sent before is sent again as it was, under what stands around it."""

from __future__ import annotations

import pandas as pd
from streamlit.testing.v1 import AppTest


def page(first: float) -> None:
    import streamlit as st

    from lib.tables.table import ColumnKind, Table, TableColumn
    from lib.text.language import DUTCH, LANGUAGES
    from lib.ui.tables import show_table, show_to_read

    columns = TableColumn("Naam"), TableColumn("Bedrag", ColumnKind.NUMBER, decimals=2)
    table = Table("Bedragen", columns, (("Aa *vet*", first), ("Bb", None)))
    language = LANGUAGES[st.query_params.get("taal", DUTCH.code)]
    with st.container(key="vak"):
        show_table(table, language)
        show_to_read(table, language)


def told(app: AppTest, first: float) -> tuple[str, pd.DataFrame, str, pd.DataFrame]:
    """The text for paper, the table to sort with how its numbers are said, and the one to read."""
    app.args = (first,)
    app.run()
    assert not app.exception
    (text,), (sortable,), (readable,) = app.text, app.dataframe, app.table
    return text.value, sortable.value, sortable.proto.arrow_data.styler.display_values.hex(), readable.value


def test_a_table_that_was_shown_before_comes_again_as_it_was() -> None:
    app = AppTest.from_function(page, default_timeout=300)
    first = told(app, 1234.5)
    assert first[0].splitlines() == ["Naam\tBedrag", "Aa *vet*\t1.234,50", "Bb"]
    assert first[1]["Bedrag"].tolist()[0] == 1234.5
    again = told(app, 1234.5)
    assert again[0] == first[0]
    assert again[2] == first[2]
    pd.testing.assert_frame_equal(again[1], first[1])
    pd.testing.assert_frame_equal(again[3], first[3])
    other = told(app, 1)
    assert other[0] != first[0]
    assert other[2] != first[2]
    assert told(app, 1.5)[0] != other[0]
    assert other[3].iloc[0, 0] == "1,00"
    app.query_params["taal"] = "en"
    assert told(app, 1234.5)[3].iloc[0, 0] == "1,234\\.50"
