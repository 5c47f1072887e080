"""Matching a table that is not in the contract's form, column by column."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Column
from lib.domain.loads.findings import BrokenRow
from lib.ingest.apart.process import read_apart
from lib.ingest.headings import Unreadable
from lib.ingest.matching.match import Match, likely_columns, match_as_json, match_from_json
from lib.ingest.matching.tables import TableHead, head_of
from lib.store.engine import Store
from lib.tables.dictionary import dataset_title
from lib.text.language import Language
from lib.text.loads.findings import sentence
from lib.ui.words import escaped, note, tell

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

LAST_HEADING_ROW = 100
MATCHED_ENDINGS = (".csv", ".txt", ".tsv", ".xlsx")
NOWHERE, FIXED = "", "\0"
"""What a column can be besides one of the table: not there, or the same in every row."""


def choose_match(store: Store, files: Sequence[UploadedFile], language: Language) -> Match | None:
    """The match of the tables that were given, if the user wants to match them: one for all, by the first."""
    say = language.say
    if not files or not all(file.name.lower().endswith(MATCHED_ENDINGS) for file in files):
        return None
    help_text = say("Voor een tabel met andere namen van kolommen, of met regels boven de kopregel.")
    if not st.toggle(say("Kolommen zelf koppelen"), key="w_koppelen", help=help_text):
        return None
    try:
        return _asked(store, files, language)
    except Unreadable as unreadable:
        for finding in unreadable.findings:
            st.error(escaped(sentence(language, finding)), icon=":material/block:")
    except BrokenRow as broken:
        st.error(
            escaped(say("Rij {row} van het bestand is niet te lezen.", row=broken.line)),
            icon=":material/block:",
        )
    st.stop()


def _asked(store: Store, files: Sequence[UploadedFile], language: Language) -> Match:
    kept, file = _kept_match(language), files[0]
    if len(files) > 1:
        said = language.say(
            "De koppeling geldt voor alle {n} bestanden. De kolommen hieronder zijn die van {file}.",
            n=len(files),
            file=file.name,
        )
        note(said)
    dataset, sheet, heading_row = _ask_where(_head(store, file).sheets, kept, language)
    head = _head(store, file, sheet, heading_row)
    headings = [heading for heading in dict.fromkeys(head.headings) if heading]
    if not headings:
        note(language.say("In deze rij staan geen namen van kolommen. Kies een andere kopregel."))
        st.stop()
    match = _ask_columns(dataset, headings, kept, sheet, heading_row, language)
    if missing := [finding.column for finding in match.findings(file.name)]:
        note(language.say("Nog te koppelen: {columns}.", columns=", ".join(missing)))
        st.stop()
    st.download_button(
        language.say("Koppeling bewaren voor de volgende keer"),
        match_as_json(match),
        f"{language.say('koppeling')}_{dataset}.json",
        "application/json",
        icon=":material/save:",
        on_click="ignore",
    )
    return match


def _head(store: Store, file: UploadedFile, sheet: str = "", heading_row: int = 1) -> TableHead:
    """The head of a table, kept as long as the session has the file: every choice runs the page again."""
    key = (file.file_id, sheet, heading_row)
    heads: dict[tuple[str, str, int], TableHead] = st.session_state.setdefault("table_heads", {})
    if key not in heads:
        bar = st.progress(0.0)

        def tell(name: str) -> None:
            bar.progress(0.0, escaped(name) or None)

        with store.workspace() as folder:
            path = folder / Path(file.name).name
            path.write_bytes(file.getbuffer())
            heads[key] = read_apart(
                head_of,
                *(path, folder, file.name, sheet, heading_row),
                paths=[path],
                folder=folder,
                tell=tell,
            )
        bar.empty()
    return heads[key]


def _kept_match(language: Language) -> Match | None:
    """A match that was kept before; it fills in what is asked."""
    given = st.file_uploader(
        language.say("Bewaarde koppeling (mag leeg blijven)"), type=["json"], key="w_koppeling"
    )
    return match_from_json(given.getvalue(), given.name) if given else None


def _ask_where(sheets: Sequence[str], kept: Match | None, language: Language) -> tuple[str, str, int]:
    """Dataset, sheet and heading row."""
    say, names = language.say, list(DATASETS)
    tell(say("Kies wat er in de tabel staat, en op welke rij de namen van de kolommen staan."))
    dataset = st.selectbox(
        say("Wat staat er in de tabel"),
        names,
        index=names.index(kept.dataset if kept else "cijfers"),
        format_func=lambda name: f"{dataset_title(DATASETS[name], language)} ({name})",
        key=_key("dataset", kept),
    )
    sheet = ""
    if len(sheets) > 1:
        at = sheets.index(kept.sheet) if kept and kept.sheet in sheets else 0
        sheet = st.selectbox(say("Blad"), sheets, index=at, key=_key("blad", kept))
    heading_row = st.number_input(
        say("Rij met de namen van de kolommen"),
        1,
        LAST_HEADING_ROW,
        value=min(kept.heading_row, LAST_HEADING_ROW) if kept else 1,
        step=1,
        key=_key("kopregel", kept),
    )
    return dataset, sheet, int(heading_row)


def _ask_columns(
    name: str, headings: Sequence[str], kept: Match | None, sheet: str, heading_row: int, language: Language
) -> Match:
    """Which column of the table each column of the dataset is; required ones first."""
    of_kept = kept if kept and kept.dataset == name else None
    likely = dict(of_kept.columns) if of_kept else likely_columns(name, headings)
    values = dict(of_kept.fixed) if of_kept else {}
    columns, fixed = [], []
    for column in sorted(DATASETS[name].columns, key=lambda column: not column.required):
        key = _key(column.name, kept, name, tuple(headings))
        start = FIXED if column.name in values else likely.get(column.name, NOWHERE)
        chosen = _ask_column(column, headings, start, key, language)
        if chosen == FIXED:
            value = _ask_value(column, values.get(column.name, ""), f"{key}_vast", language)
            if value:
                fixed.append((column.name, value))
        elif chosen != NOWHERE:
            columns.append((column.name, chosen))
    return Match(name, tuple(columns), tuple(fixed), sheet, heading_row)


def _ask_column(column: Column, headings: Sequence[str], start: str, key: str, language: Language) -> str:
    say = language.say
    options = [NOWHERE, FIXED, *headings]
    words = {NOWHERE: say("niet in de tabel"), FIXED: say("vaste waarde voor alle rijen")}
    label = column.name if not column.required else say("{column} (verplicht)", column=column.name)
    chosen = st.selectbox(
        escaped(label),
        options,
        index=options.index(start) if start in options else 0,
        format_func=lambda option: words.get(option, option),
        help=escaped(language.pick(column.explanation, column.explanation_en) or ""),
        key=key,
        width=420,
    )
    return str(chosen)


def _ask_value(column: Column, value: str, key: str, language: Language) -> str:
    return st.text_input(
        escaped(language.say("Vaste waarde van {column}", column=column.name)),
        value=value,
        placeholder=column.sample,
        key=key,
        width=420,
    ).strip()


def _key(part: str, *about: object) -> str:
    """Of a widget; another match that was kept, or another heading, starts it afresh."""
    return f"w_match_{hash(about)}_{part}"
