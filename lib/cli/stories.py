"""The command on stories: which there are, and one of them as a file to present."""

from __future__ import annotations

from lib.answers.snapshot import Snapshot
from lib.answers.story.told import all_stories, as_fixed
from lib.cli.commands import FINDINGS, SUCCESS, Options, write_whole
from lib.cli.reports import print_json
from lib.domain.access import Scope
from lib.domain.loads.visible import visible_line
from lib.export.slides.presentation import as_presentation
from lib.export.stand_alone import as_page
from lib.export.story_pdf import NoBrowser, as_pdf
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
    forms = ((options.pptx, as_presentation), (options.html, as_page), (options.pdf, as_pdf))
    for file, make in forms:
        if file is None:
            continue
        try:
            content = make(deck, language)
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
