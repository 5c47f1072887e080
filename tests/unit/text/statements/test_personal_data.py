"""The data-protection sheet names every place of the store that holds something of a person, and every cookie."""

from __future__ import annotations

import re

import lib.store.upkeep.opening  # noqa: F401 - brings every table
from lib.store.schema import METADATA
from lib.text.language import DUTCH
from lib.text.statements.personal_data import PERSONAL_COLUMNS, PERSONAL_DATA, personal_columns_sentence
from tests.data_sets import ROOT

WITHOUT_PEOPLE = {
    *(
        "monitor_meta",
        "load_files",
        "load_datasets",
        "purges",
        "previews",
        "figure_summaries",
        "schouw_blocks",
    ),
    *("inspection_blocks", "reading_tallies", "place_tallies", "place_sums", "area_places", "organisaties"),
    *(
        "partnerschappen",
        "kenmerken",
        "indicatoren",
        "cijfers",
        "gebeurtenissen",
        "objecttypen",
        "meetlatten",
    ),
    *(
        "producten",
        "areaal",
        "ambities",
        "schouw",
        "kosten",
        "tarieven",
        "marktprijzen",
        "prijsindex",
        "grenzen",
    ),
    *("vragen", "rondes", "contracten", "kpis", "voorstellen", "werk", "evenementen", "verhalen", "dias"),
    *("weergaven", "derived_figures", "derived_summaries", "closings", "audit_anchor", "invitations"),
}
"""Tables that were looked through and hold nothing of a person. A new table goes here, or on the sheet."""
OF_A_PERSON = re.compile(
    r"persoon|wie|door|actor|loaded_by|herkomst|eigenaar|respondent|e_?mail\w*|telefoon\w*|adres|contactpersoon|auteur"
)
"""What a column of a person is called in this store, or would be."""
COOKIES = {
    "everyone": {
        "monitor_beeld",
        "monitor_rondleiding",
        "monitor_partnerschap",
        "monitor_browser",
        "monitor_recht",
    },
    "signing in": {"monitor_sessie", "monitor_formulier", "monitor_uitnodiging", "monitor_aanmelding"},
}


def columns_of(table: str) -> set[str]:
    return {column.name for column in METADATA.tables[table].columns}


def test_every_table_is_on_the_sheet_or_was_looked_through() -> None:
    kept = set(METADATA.tables)
    assert kept == WITHOUT_PEOPLE | set(PERSONAL_COLUMNS), (
        "say in lib/text/statements/personal_data.py what is in it"
    )
    assert not WITHOUT_PEOPLE & set(PERSONAL_COLUMNS)


def test_every_column_that_is_named_after_a_person_is_on_the_sheet() -> None:
    for table in METADATA.tables:
        named = {name for name in columns_of(table) if OF_A_PERSON.fullmatch(name) or name.endswith("_door")}
        chosen = {"gemeten_door", "betaald_door"}  # one of a list of parties, never a name
        assert named - chosen <= set(PERSONAL_COLUMNS.get(table, ())), table
    for table, columns in PERSONAL_COLUMNS.items():
        assert set(columns) <= columns_of(table)


def test_the_sheet_says_which_columns() -> None:
    said = personal_columns_sentence(DUTCH)
    assert all(f"{table} ({', '.join(columns)})" in said for table, columns in PERSONAL_COLUMNS.items())


def test_every_cookie_is_counted() -> None:
    of_store = {"monitor_audit", "monitor_backup", "monitor_edition", "monitor_meta", "monitor_part"}
    of_store |= {
        "monitor_readers",
        "monitor_request",
        "monitor_requests",
        "monitor_store",
        "monitor_uploaded",
    }
    kept_by_browser = {"monitor_zoektoets"}  # no cookie: whether a key opens the search
    files = [path for end in ("py", "js") for path in (ROOT / "lib").rglob(f"*.{end}")]
    found = {name for path in files for name in re.findall(r"\bmonitor_[a-z]+", path.read_text("utf-8"))}
    assert found - of_store - kept_by_browser == COOKIES["everyone"] | COOKIES["signing in"]
    (told,) = (what for name, what, *_ in PERSONAL_DATA if name == "Cookies")
    assert told.startswith("vijf,")
    assert len(COOKIES["everyone"]) == 5
