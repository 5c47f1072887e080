"""The blocks of the page "Gegevens inlezen"."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.answers.snapshot import Snapshot
from lib.catalogue.datasets import DATASETS
from lib.domain.figures import Status
from lib.domain.loads.findings import Finding
from lib.domain.loads.reach import MayNotLoad
from lib.export.findings import findings_workbook
from lib.export.templates import template
from lib.export.workbook import XLSX
from lib.ingest.files import SUFFIXES
from lib.ingest.loading import load_paths
from lib.ingest.recognising import Wishes
from lib.store.codes import Names, known_names
from lib.store.engine import Store
from lib.store.loads.loading import LoadOutcome
from lib.store.loads.preview import TooManyPreviews
from lib.store.people.reach import is_of_partnerships
from lib.tables.dictionary import dataset_title
from lib.tables.loads import cells_table, changes_table, findings_table, recognised_table
from lib.text.indicators import title
from lib.text.language import Language, msg
from lib.text.loads.findings import explain, nothing_done, notice_sentence
from lib.text.loads.problems import NOT_ANY_MORE, hidden_rows_sentence, too_many_previews
from lib.text.terms import STATUSES, partner_name
from lib.ui.explanation.finding import show_contents_line, show_contents_where_long
from lib.ui.loads.suspicions import show_suspicions
from lib.ui.loads.who import ask_name
from lib.ui.people.reader import load_reach, reader_scope
from lib.ui.registry import pages_moved_by
from lib.ui.server.uploads import MOST_OF_SESSION, UPLOADS
from lib.ui.tables import show_table, show_to_read
from lib.ui.words import escaped, heading, note, subheading, tell

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

FIRST_FINDINGS = 5
RECOGNISED, CHANGES, CELLS, TO_LOOK_AT = "herkend", "verandert", "cellen", "let_op"
"""What links on the page lead to."""
MOST_PREVIEWS_HERE = 25
"""Files with confidential references that one session can look at without loading them. [CONVENTION]"""
_LOOKED_AT = "looked_at_confidential"
UPLOAD_KEY = "bestanden"
TOGETHER = "bestanden-{}"
"""The folder of uploads, by which a table in several files is called."""
LIMIT = msg(
    "Een bestand mag hier hooguit {limit} MB zijn, en alle bestanden samen {together} MB. Een groter bestand laadt u "
    "met de opdrachtregel, die geen grens aan de grootte stelt: python -m lib.cli load BESTAND (sluit eerst de "
    "monitor)."
)


def show_ways_in(language: Language) -> None:
    """How it goes, for who comes here for the first time."""
    tell(
        language.say(
            "Sleep bestanden hierheen of kies ze. U ziet eerst per cel wat er niet klopt, of anders wat er zou "
            "veranderen; pas met de knop Laden komt het in de monitor. Een lading is later weer terug te draaien."
        )
    )


def say_of_whom(places: frozenset[str] | None, snapshot: Snapshot, language: Language) -> None:
    """Of which partnerships rows are taken in, where it is not of all; `places` are those."""
    if places is None:
        return
    partners = {partner.code: partner_name(language, partner) for partner in snapshot.registry.partners}
    names = ", ".join(sorted(partners.get(code, code) for code in places))
    told = language.say(
        "U leest hier rijen in van {names}. Een bestand met een rij van een ander partnerschap, of met gegevens die "
        "voor iedereen gelden, zoals organisaties en marktprijzen, wordt in zijn geheel geweigerd; dat leest een "
        "gegevensbeheerder van alle partnerschappen in.",
        names=names,
    )
    st.info(escaped(told), icon=":material/info:")


def choose_files(language: Language) -> tuple[list[UploadedFile], Wishes]:
    """The files to look at, and what the user says about them."""
    say = language.say
    limit = st.get_option("server.maxUploadSize")
    files = st.file_uploader(
        say("Bestanden (CSV, XLSX, Parquet, of een bestand van het CBS)"),
        accept_multiple_files=True,
        key=f"{UPLOAD_KEY}_{st.session_state.get(UPLOAD_KEY, 0)}",
        type=[*SUFFIXES, "json", "geojson"],
    )
    note(say(LIMIT, limit=limit, together=MOST_OF_SESSION))
    session = get_script_run_ctx()
    if session and (refusal := UPLOADS.refusal(session.session_id, language)):
        st.warning(refusal, icon=":material/block:")
    with st.expander(say("Jaar en status van een ruw bestand, als het die niet noemt")):
        year = st.number_input(
            say("Jaar"), 1900, 2100, value=None, step=1, placeholder=say("uit het bestand")
        )
        status = st.selectbox(
            say("Status"),
            [str(s) for s in Status],
            index=None,
            format_func=lambda code: say(STATUSES[Status(code)]),
            placeholder=say("uit het bestand"),
        )
    return files, Wishes(year=int(year) if year else None, status=status)


def show_templates(store: Store, language: Language, places: frozenset[str] | None = None) -> None:
    """Empty workbooks to fill in: one with all datasets, or one of a single dataset.

    Args:
        places: where only rows of these partnerships are taken in, for which not every dataset is.
    """
    say = language.say
    names = [name for name in DATASETS if places is None or is_of_partnerships(name)]
    with st.expander(say("Sjablonen om in te vullen")):
        chosen = st.selectbox(
            say("Dataset"),
            names,
            index=None,
            format_func=lambda name: f"{dataset_title(DATASETS[name], language)} ({name})",
            placeholder=say("Alle datasets in één werkboek"),
        )
        datasets = [DATASETS[name] for name in ([chosen] if chosen else names)]
        st.download_button(
            say("Sjabloon (Excel)"),
            lambda: template(datasets, template_codes(store), language),
            f"{say('sjabloon')}_{chosen or say('alle')}.xlsx",
            XLSX,
            icon=":material/table:",
            on_click="ignore",
        )


def template_codes(store: Store) -> dict[str, Names]:
    """The codes, with their names, that who reads may know, for the lists of a template."""
    with store.rows(store.version(), reader_scope(store)) as rows:
        return known_names(rows)


def check_uploads(
    store: Store, files: Sequence[UploadedFile], wishes: Wishes, language: Language
) -> LoadOutcome:
    """Check the files and preview what they would change; kept until files or store change."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + hashlib.sha256(file.getbuffer()).digest())
    key = (digest.hexdigest(), wishes, store.version(), load_reach()())
    if st.session_state.get("checked_key") != key:
        seen = st.session_state.get(_LOOKED_AT, 0)
        try:
            if seen >= MOST_PREVIEWS_HERE:
                raise TooManyPreviews(MOST_PREVIEWS_HERE)
            with st.spinner(language.say("Controleren…")):
                st.session_state["checked"] = _run(store, files, wishes, keep=False)
        except TooManyPreviews as refused:
            st.error(too_many_previews(language, refused.most), icon=":material/block:")
            st.stop()
        st.session_state["checked_key"] = key
        st.session_state[_LOOKED_AT] = seen + bool(st.session_state["checked"].hidden)
    outcome: LoadOutcome = st.session_state["checked"]
    return outcome


def _run(
    store: Store, files: Sequence[UploadedFile], wishes: Wishes, *, by: str = "", keep: bool
) -> LoadOutcome:
    """Put the uploads together in a folder, under their own names, and load or check them.

    A table of CBS in several files is found as it lies in a folder; a second file of a name stands apart.
    """
    bar = st.progress(0.0)

    def progress(what: str, share: float) -> None:
        bar.progress(share, escaped(what) or None)

    with store.workspace() as folder:
        paths = []
        for file in files:
            places = (folder / TOGETHER.format(n) / Path(file.name).name for n in itertools.count(1))
            path = next(place for place in places if not place.exists())
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(file.getbuffer())
            paths.append(path)
        outcome = load_paths(
            store,
            paths,
            wishes=wishes,
            by=by,
            keep=keep,
            progress=progress,
            reach=load_reach(),
        )
    bar.empty()
    return outcome


def show_preview_parts(outcome: LoadOutcome, language: Language) -> None:
    """What is on the page of files that can be loaded, a link a part."""
    say = language.say
    parts = [
        (RECOGNISED, say("Herkend"), bool(outcome.recognised)),
        (CHANGES, say("Wat er verandert"), outcome.load_id is not None),
        (CELLS, say("Gewijzigde cellen"), bool(outcome.cells)),
        (TO_LOOK_AT, say("Let op"), bool(outcome.suspicions.number)),
    ]
    if not outcome.findings:
        show_contents_line([(anchor, name) for anchor, name, is_there in parts if is_there], language)


def show_recognised(outcome: LoadOutcome, language: Language) -> None:
    """Which dataset each file or sheet holds, and what else is worth knowing."""
    say = language.say
    if outcome.recognised:
        heading(say("Herkend"), RECOGNISED)
        show_to_read(recognised_table(outcome.recognised, language), language)
    for notice in outcome.notices:
        note(notice_sentence(language, notice))


def show_findings(outcome: LoadOutcome, language: Language) -> None:
    """What is wrong, grouped by rule, with the first rows; all of it as a workbook."""
    say, findings = language.say, outcome.findings
    heading(
        language.count(
            "{n} bevinding: er is niets geladen", "{n} bevindingen: er is niets geladen", len(findings)
        )
    )
    st.download_button(
        say("Alle bevindingen (Excel), met de foute cellen gemarkeerd"),
        lambda: findings_workbook(findings, outcome.faulty, language),
        f"{say('bevindingen')}.xlsx",
        XLSX,
        icon=":material/table:",
        on_click="ignore",
    )
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    most_first = sorted(by_rule.values(), key=len, reverse=True)
    named = {chosen[0].rule: _rule_named(chosen, language) for chosen in most_first}
    show_contents_where_long(named.items(), language)
    for chosen in most_first:
        number = len(chosen)
        subheading(named[chosen[0].rule], chosen[0].rule)
        show_to_read(findings_table(chosen[:FIRST_FINDINGS], language), language)
        if number > FIRST_FINDINGS:
            rest = number - FIRST_FINDINGS
            note(language.count("en nog {n} rij", "en nog {n} rijen", rest))


def _rule_named(findings: Sequence[Finding], language: Language) -> str:
    """What is wrong by one rule, and how often."""
    wrong, _ = explain(language, findings[0])
    return f"{wrong[:1].upper()}{wrong[1:]} ({language.number(len(findings))})"


def show_preview(outcome: LoadOutcome, snapshot: Snapshot, language: Language) -> None:
    """What would change: counts per dataset, old and new values, and the indicators that move."""
    say = language.say
    if outcome.load_id is None:
        st.info(nothing_done(language, recognised=bool(outcome.recognised)), icon=":material/info:")
        return
    heading(say("Wat er verandert"), CHANGES)
    show_to_read(changes_table(outcome.changes, language), language)
    if outcome.cells:
        subheading(say("Gewijzigde cellen"), CELLS)
        show_table(cells_table(outcome.cells, language), language)
    if outcome.hidden:
        note(hidden_rows_sentence(language, outcome.hidden))
    show_suspicions(outcome.suspicions, language, TO_LOOK_AT)
    moved = pages_moved_by(change.dataset for change in outcome.changes if change.new or change.changed)
    if moved:
        pages = ", ".join(say(page.title) for page in moved)
        tell(say("Hierdoor kunnen cijfers veranderen op: {pages}.", pages=pages))
    if outcome.indicators:
        indicators = snapshot.registry.indicators
        names = [
            title(language, indicators[code]) if code in indicators else code for code in outcome.indicators
        ]
        said = say("Op Kwaliteit en kosten bewegen cijfers van: {names}.", names=", ".join(names))
        tell(said)


def offer_load(
    store: Store, files: Sequence[UploadedFile], wishes: Wishes, outcome: LoadOutcome, language: Language
) -> None:
    """The last step: load, then start afresh with a summary."""
    if outcome.load_id is None:
        return
    name = ask_name(language)
    if st.button(language.say("Laden"), icon=":material/download_done:"):
        try:
            loaded = _run(store, files, wishes, by=name, keep=True)
        except MayNotLoad:
            st.error(escaped(language.say(NOT_ANY_MORE)), icon=":material/lock:")
            return
        st.session_state["loaded"] = loaded
        st.session_state[UPLOAD_KEY] = st.session_state.get(UPLOAD_KEY, 0) + 1
        st.rerun()


def show_summary(language: Language) -> None:
    """What the last load of this session did."""
    loaded: LoadOutcome | None = st.session_state.pop("loaded", None)
    if loaded is None:
        return
    if loaded.findings:
        show_findings(loaded, language)
        return
    if loaded.load_id is None:
        st.info(nothing_done(language, recognised=True), icon=":material/info:")
        return
    st.success(language.say("Lading {load_id} is klaar.", load_id=loaded.load_id), icon=":material/check:")
    show_to_read(changes_table(loaded.changes, language), language)
    said = language.say("Terugdraaien kan op de pagina Geschiedenis.")
    note(said)
