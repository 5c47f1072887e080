"""The commands on what lies in the box: published figures, examples, and how these sets are made."""

from __future__ import annotations

from lib.catalogue.shipped import shipped_sets
from lib.cli.commands import FINDINGS, SUCCESS, Options, tell_outcome
from lib.cli.progress import show_progress
from lib.cli.reports import print_json, print_outcome
from lib.ingest.shipped.compiling import compile_set, write_compiled
from lib.ingest.shipped.loads import load_shipped, remove_example
from lib.store.engine import Store
from lib.text.language import Language
from lib.text.loads.findings import notice_sentence


def published(options: Options, store: Store, language: Language) -> int:
    """Load every set that is no example; one that does not fit what is there is told, and keeps nothing else out."""
    status = SUCCESS
    for shipped in shipped_sets().values():
        if shipped.example:
            continue
        print(language.pick(shipped.name, shipped.name_en))
        outcome = load_shipped(store, shipped, progress=show_progress)
        print_outcome(outcome, language, kept=True)
        if outcome.findings:
            status = FINDINGS
    return status


def example(options: Options, store: Store, language: Language) -> int:
    """Load an example, or take it out."""
    shipped = shipped_sets()[options.set]
    if not options.remove:
        return tell_outcome(
            load_shipped(store, shipped, progress=show_progress), options, language, kept=True
        )
    removed = remove_example(store, shipped)
    if options.json:
        print_json({"teruggedraaid": removed})
    else:
        gone = language.say("Het voorbeeld is weggehaald.")
        print(gone if removed else language.say("Dit voorbeeld is niet geladen."))
    return SUCCESS


def compile_files(options: Options, language: Language) -> int:
    """Make the files of a set from raw files; the store is left alone."""
    shipped = shipped_sets()[options.set]
    known = shipped_sets()[shipped.known].files if shipped.known else []
    compiled = compile_set(options.folder, shipped, known)
    write_compiled(compiled, options.out)
    for dataset, rows in compiled.tables.items():
        print(language.count("{dataset}: {n} rij", "{dataset}: {n} rijen", len(rows), dataset=dataset))
    for notice in compiled.notices:
        print("  " + notice_sentence(language, notice))
    print(language.say("Gemaakt: {file}", file=options.out))
    return SUCCESS
