"""The price tests of a partnership, for a page that is about more."""

from __future__ import annotations

import streamlit as st

from lib.domain.market.verdicts import ProductVerdict
from lib.domain.partners import Partner
from lib.export.market_list import tests_table
from lib.store.market_verdicts import read_partner_verdicts
from lib.text.language import Language
from lib.ui.data import Library
from lib.ui.frame import escaped
from lib.ui.tables import show_to_read

PAGE = "pages/analyse/marktconformiteit.py"


def show_tests(books: Library, partner: Partner, year: int, language: Language) -> tuple[ProductVerdict, ...]:
    """The agreed tests of the year with their verdicts, and the way to the page that works them out.

    Returns:
        What is listed, for a workbook (lib/export/market_list.py makes the table of it).
    """
    found: tuple[ProductVerdict, ...] = books.ask(read_partner_verdicts, partner.code, year)
    if found:
        show_to_read(tests_table(found, language))
    else:
        st.markdown(
            escaped(
                language.say(
                    "Geen afgesproken toets van de prijs in {year}. Toevoegen kan met het bestand toetsen.",
                    year=year,
                )
            )
        )
    st.page_link(
        PAGE,
        label=language.say("Marktconformiteit"),
        icon=":material/balance:",
        query_params={"focus": partner.code, "periode": str(year)},
    )
    return found
