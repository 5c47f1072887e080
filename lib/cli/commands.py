"""The commands; each takes its options, the open store and the language, and returns an exit status.

What reads files takes 13 MiB and time to import, so only the commands that read any do so.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from lib.catalogue.datasets import DATASETS
from lib.cli.progress import show_progress
from lib.cli.reports import (
    Record,
    load_records,
    print_json,
    print_loads,
    print_outcome,
    suspicion_lines,
    switched_lines,
)
from lib.demo import write_demo
from lib.domain.access import Scope
from lib.domain.loads.purges import Purge
from lib.domain.people.restored import AccessAfter
from lib.export.figures import as_json, as_table, figures_as_csv, rows_out
from lib.export.load_record import outcome_record, suspicion_records
from lib.export.templates import template
from lib.store.audit.log import end_of, still_has
from lib.store.codes import Names, known_names, shipped_codes
from lib.store.comparison.figures import read_figures
from lib.store.engine import Store, StoreError, file_error, is_shared, store_address, store_place
from lib.store.loads.history import list_loads, redo, undo
from lib.store.loads.loading import LoadOutcome
from lib.store.place import open_to_others
from lib.store.registry import read_registry
from lib.store.upkeep import backup, purging
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.replacing import replace_store
from lib.store.upkeep.suspects import suspects
from lib.store.upkeep.verify import Fault, verify
from lib.text.language import Language
from lib.text.loads.problems import (
    fault_sentence,
    open_copies_sentences,
    other_code_sentence,
    store_problem,
)
from lib.text.loads.purges import (
    copies_sentences,
    missing_purges_sentences,
    purge_question,
    purged_sentence,
)
from lib.text.people.words import access_after_sentences

if TYPE_CHECKING:
    from lib.ingest.recognising import Wishes

SUCCESS, FINDINGS, WRONG_USE, STORE_IN_USE = 0, 1, 2, 3
DEMO_KIND = "demo"

Options = argparse.Namespace


def run_load(options: Options, store: Store, language: Language) -> int:
    from lib.ingest.loading import load_paths

    wishes = _wishes(options)
    outcome = load_paths(
        store, options.files, wishes=wishes, by=options.by, once=options.once, progress=show_progress
    )
    return tell_outcome(outcome, options, language, kept=True)


def _wishes(options: Options) -> Wishes:
    """What is said about the files.

    Raises:
        Unreadable: when the match is none.
    """
    from lib.ingest.matching.match import match_from_json
    from lib.ingest.recognising import Wishes

    kept: Path | None = options.match
    match = match_from_json(kept.read_bytes(), kept.name) if kept else None
    return Wishes(options.dataset, options.jaar, options.status, match)


def run_check(options: Options, store: Store, language: Language) -> int:
    from lib.ingest.loading import load_paths

    wishes = _wishes(options)
    outcome = load_paths(store, options.files, wishes=wishes, keep=False, progress=show_progress)
    return tell_outcome(outcome, options, language, kept=False)


def demo(options: Options, store: Store, language: Language) -> int:
    from lib.ingest.loading import load_paths

    present = [
        run_load.load_id for run_load in list_loads(store) if run_load.kind == DEMO_KIND and run_load.active
    ]
    if options.remove:
        for load_id in present:
            undo(store, load_id)
        if options.json:
            print_json({"teruggedraaid": present})
        else:
            gone = language.say("De demoset is weggehaald.")
            print(gone if present else language.say("Er is geen demoset geladen."))
        return SUCCESS
    with tempfile.TemporaryDirectory(prefix="monitor-demo-") as folder:
        outcome = load_paths(store, write_demo(Path(folder)), kind=DEMO_KIND, progress=show_progress)
    return tell_outcome(outcome, options, language, kept=True)


def figures(options: Options, store: Store, language: Language) -> int:
    version = store.version() if options.as_of is None else store.version_at(options.as_of)
    with store.rows(version, Scope.all()) as known:
        registry = read_registry(known)
        client = next((p.client for p in registry.partners if p.code == options.partner), options.partner)
        found, of_client = (
            read_figures(
                known,
                registry,
                indicators=options.indicator,
                partners=[] if code is None else [code],
                period=options.period,
                status=options.status,
            )
            for code in (options.partner, client)
        )
    if client != options.partner and of_client:
        print(other_code_sentence(language, client, len(of_client)), file=sys.stderr)
    rows = rows_out(found, registry.indicators)
    form = "json" if options.json else options.format
    text = (
        figures_as_csv(rows, safe=options.safe)
        if form == "csv"
        else {"json": as_json, "table": as_table}[form](rows)
    )
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    return SUCCESS


def run_loads(options: Options, store: Store, language: Language) -> int:
    found = list_loads(store)
    if options.json:
        print_json(load_records(found))
    else:
        print_loads(found, language)
    return SUCCESS


def switch(options: Options, store: Store, language: Language) -> int:
    """Undo or redo."""
    options.action(store, options.load_id, options.by)
    counts = options.action is redo
    [switched] = [run_load for run_load in list_loads(store) if run_load.load_id == options.load_id]
    record = {"lading": options.load_id, "telt_mee": counts}
    return _say(options, record, *switched_lines(switched, counts, language))


def check_store(options: Options, store: Store, language: Language) -> int:
    faults, found = verify(store), suspects(store)
    if options.seal and not still_has(store, options.seal):
        faults = [*faults, Fault("logboek_ingekort", "audit", options.seal.number)]
    said = [fault_sentence(language, fault.code, fault.table, fault.rows) for fault in faults]
    end = end_of(store)
    record = {
        **{"in_orde": not faults, "fouten": said, "let_op": suspicion_records(found, language)},
        "logboek": {"regel": end.number, "zegel": end.seal},
    }
    _say(
        options,
        record,
        *(said or [language.say("De gegevens zijn in orde.")]),
        language.say("Logboek: laatste regel {number}, zegel {seal}", number=end.number, seal=end.seal),
        *suspicion_lines(found, language),
    )
    return FINDINGS if faults else SUCCESS


def make_backup(options: Options, store: Store, language: Language) -> int:
    backup.back_up(store, options.file)
    said = language.say("Reservekopie gemaakt en gecontroleerd: {file}", file=options.file)
    beside = open_to_others(sorted(options.file.absolute().parent.iterdir()))
    record = {"bestand": str(options.file)} | _open_record(beside)
    return _say(options, record, said, *open_copies_sentences(language, beside))


def purge_rows(options: Options, store: Store, language: Language) -> int:
    """Count the rows, or take them out for good."""
    names = DATASETS[options.dataset].key
    keys = [tuple(text.split(",")) for text in options.keys]
    if any(len(key) != len(names) for key in keys):
        print(
            language.say("Een sleutel is hier {names}, met komma's ertussen.", names=", ".join(names)),
            file=sys.stderr,
        )
        return WRONG_USE
    if not options.for_good:
        rows = purging.count_rows(store, options.dataset, keys)
        said = purge_question(language, rows) + " " + language.say("Geef --for-good mee om te wissen.")
        return _say(options, {"rijen": rows, "gewist": False}, said)
    done = purging.purge(store, options.dataset, keys, options.by)
    kept = [str(path) for path in purging.kept_copies(store)]
    record = {"rijen": done.rows, "gewist": True, "kopieen": kept}
    return _say(options, record, purged_sentence(language, done), *copies_sentences(language, kept))


def restore_backup(options: Options, language: Language) -> int:
    if is_shared(store_address()):
        return _restore_shared(options, language)
    place = store_place(store_address())
    known = purging.known_purges(Path(place))
    done = backup.restore(options.file, Path(place), options.by)
    said = [language.say("Teruggezet en gecontroleerd: {file}", file=place)]
    if done.kept:
        said.append(language.say("Wat er stond, is bewaard als {file}", file=done.kept))
    said += access_after_sentences(language, done.access)
    with closing(open_store()) as store:
        return _tell_restored(options, store, known, done, said, language)


def _restore_shared(options: Options, language: Language) -> int:
    """Put a back-up in the place of what machines share; a copy of what was there is kept on this one."""
    with closing(open_store()) as store:
        known = purging.purges_of(store)
        done = backup.Restored(*replace_store(store, options.file))
        said = [
            language.say("Teruggezet en gecontroleerd: {file}", file=store.place),
            language.say("Wat er stond, is bewaard als {file}", file=done.kept),
            *access_after_sentences(language, done.access),
        ]
        return _tell_restored(options, store, known, done, said, language)


def _tell_restored(
    options: Options,
    store: Store,
    known: Iterable[Purge],
    done: backup.Restored,
    said: list[str],
    language: Language,
) -> int:
    """What is in the store again that was taken out for good, taken out again where that is asked."""
    missing = purging.missing_purges(store, known)
    said += missing_purges_sentences(language, missing)
    if options.purge_again:
        said += [purged_sentence(language, each) for each in purging.purge_again(store, missing, options.by)]
    elif missing:
        said.append(language.say("Geef --purge-again mee aan restore om dat opnieuw te wissen."))
    source = open_to_others([options.file])
    said += open_copies_sentences(language, source)
    record: Record = {"bestand": store.place, "bewaard": str(done.kept) if done.kept else None}
    record |= _open_record(source)
    record |= {} if done.access == AccessAfter.NOBODY else {"toegang": str(done.access)}
    return _say(options, record | ({"eerder_gewist": len(missing)} if missing else {}), *said)


def _open_record(copies: Iterable[Path]) -> Record:
    """The copies that others may read, where there are any."""
    found: list[str] = [str(path) for path in copies]
    return {"ook_voor_anderen_te_lezen": found} if found else {}


def fetch_table(options: Options, language: Language) -> int:
    """The only command that asks something of another machine."""
    from lib.ingest.connectors.cbs.live import fetch

    folder = fetch(options.table, options.folder)
    print(language.say("Opgehaald: {file}", file=folder))
    return SUCCESS


def make_template(options: Options, language: Language) -> int:
    chosen = [DATASETS[options.dataset]] if options.dataset else list(DATASETS.values())
    codes = _codes_to_pick_from(language)
    write_whole(options.file, template(chosen, codes, language))
    print(language.say("Sjabloon gemaakt: {file}", file=options.file))
    return SUCCESS


def _codes_to_pick_from(language: Language) -> Mapping[str, Names]:
    """The codes of the store, or those that ship where there is none or it cannot be opened now."""
    address = store_address()
    if not is_shared(address) and not Path(store_place(address)).exists():
        return shipped_codes()
    try:
        store = open_store()
    except StoreError as error:
        print(store_problem(language, error.problem, error.place, error.detail), file=sys.stderr)
        print(language.say("In het sjabloon staan alleen de vaste codes."), file=sys.stderr)
        return shipped_codes()
    with closing(store), store.rows(store.version(), Scope.all()) as rows:
        return known_names(rows)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file, or leave what was there; what is no file, such as a pipe, is written as it is.

    Raises:
        StoreError: that names the path, when it cannot be written.
    """
    in_place = path.exists() and not path.is_file()
    beside = path if in_place else path.with_name(path.name + ".deel")
    try:
        beside.write_bytes(content)
        if not in_place:
            os.replace(beside, path)
    except OSError as error:
        raise file_error(error, str(path)) from error
    finally:
        if not in_place:
            beside.unlink(missing_ok=True)


def _say(options: Options, record: Record, *said: str) -> int:
    """What was done, as sentences or for a script."""
    if options.json:
        print_json(record)
    else:
        print(*said, sep="\n")
    return SUCCESS


def tell_outcome(outcome: LoadOutcome, options: Options, language: Language, *, kept: bool) -> int:
    """What came of a load, and the exit status that means it."""
    if options.json:
        print_json(outcome_record(outcome, language, kept=kept))
    else:
        print_outcome(outcome, language, kept=kept)
    return FINDINGS if outcome.findings else SUCCESS
