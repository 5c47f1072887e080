"""The commands on what is presented: stories as files, and the paper of a meeting on a partnership."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path

from lib.answers.focus import FOCUS_NAME
from lib.answers.snapshot import Snapshot
from lib.answers.story.told import all_stories, as_fixed
from lib.cli.commands import FINDINGS, SUCCESS, Options, write_whole
from lib.cli.reports import print_json
from lib.domain.access import Scope
from lib.domain.loads.visible import visible_line
from lib.export.paper.meeting import as_meeting_page
from lib.export.paper.printed import NoBrowser, as_pdf, meeting_as_pdf
from lib.export.paper.stand_alone import as_page
from lib.export.slides.presentation import as_presentation
from lib.pictures.meeting.paper import meeting_paper
from lib.pictures.story.telling import deck_of, title_of
from lib.store.engine import Store
from lib.text.language import Language


def story(options: Options, store: Store, language: Language) -> int:
    """List the stories, or make the files that are asked for of one."""
    snapshot = Snapshot(store, store.version(), Scope.all())
    stories = {each.code: each for each in all_stories(snapshot)}
    if options.name is None:
        titles = {code: title_of(each, snapshot, language) for code, each in stories.items()}
        if options.json:
            print_json([{"verhaal": code, "titel": title} for code, title in titles.items()])
        else:
            for code, title in titles.items():
                print(code, visible_line(title))
        return SUCCESS
    if options.name not in stories:
        print(language.say("Dit verhaal is er niet: {name}. `story` noemt ze alle.", name=options.name))
        return FINDINGS
    chosen = stories[options.name]
    deck = deck_of(chosen, as_fixed(chosen, snapshot), language)
    return _write_files(
        (
            (options.pptx, lambda: as_presentation(deck, language)),
            (options.html, lambda: as_page(deck, language)),
            (options.pdf, lambda: as_pdf(deck, language)),
        ),
        language,
    )


def review(options: Options, store: Store, language: Language) -> int:
    """Make the paper of a meeting on a partnership, as the page "Partnerschap" prints it."""
    snapshot = Snapshot(store, store.version(), Scope.all())
    if options.partnership not in {partner.code for partner in snapshot.registry.partners}:
        print(language.say("Dit partnerschap is er niet: {code}", code=visible_line(options.partnership)))
        return FINDINGS
    wishes = {FOCUS_NAME: options.partnership, "dienst": options.service, "periode": options.period}
    asked = {name: str(wish) for name, wish in wishes.items() if wish}
    paper = meeting_paper(asked, snapshot, dt.date.today(), language)
    if paper is None:
        print(language.say("Van dit partnerschap zijn er nog geen cijfers."))
        return FINDINGS
    if paper.unmet:
        print(*paper.unmet, sep="\n")
        return FINDINGS
    return _write_files(
        (
            (options.html, lambda: as_meeting_page(paper, language)),
            (options.pdf, lambda: meeting_as_pdf(paper, language)),
        ),
        language,
    )


def _write_files(made: Iterable[tuple[Path | None, Callable[[], bytes]]], language: Language) -> int:
    """Write each file that is asked for."""
    for file, make in made:
        if file is None:
            continue
        try:
            content = make()
        except NoBrowser:
            print(
                language.say(
                    "Een pdf maken kan alleen waar Chromium of Chrome staat. Maak met --html een pagina en druk die af."
                )
            )
            return FINDINGS
        write_whole(file, content)
        print(language.say("Gemaakt: {file}", file=file))
    return SUCCESS
