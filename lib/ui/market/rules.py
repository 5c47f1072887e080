"""What the law says around a price test, as notes with their sources; never a legal verdict."""

from __future__ import annotations

from lib.answers.market.answer import entrusted_work
from lib.answers.snapshot import Snapshot
from lib.domain.market.in_house import COMPANY, CONSOLIDATED, THRESHOLD, Signal
from lib.domain.partners import Partner
from lib.text.amounts import given_number, number_beside
from lib.text.language import Language, msg
from lib.text.market.words import COMPETITION_NOTE, IN_HOUSE_NOTE, signal_words
from lib.ui.words import list_points, note, subheading, tell

ACT_NOTES = (
    msg(
        "Besluit markt en overheid, Stb. 2012, 255: artikel 2 zegt wat een overheidsbedrijf is, artikel 3 hoe de "
        "integrale kosten van artikel 25i Mededingingswet worden berekend: op dezelfde manier toegepast en "
        "objectief te rechtvaardigen."
    ),
    COMPETITION_NOTE,
    msg(
        "Zonder bron, ter toelichting: de plicht tot integrale kosten geldt voor de overheid zelf; tegenover haar "
        "bedrijf geldt het verbod op bevoordeling. Activiteiten onder een besluit van algemeen belang "
        "(artikel 25h lid 5) zijn uitgezonderd."
    ),
)
ACT_SOURCE = "https://zoek.officielebekendmakingen.nl/stb-2012-255.html"

IN_HOUSE_SOURCE = "europadecentraal.nl; clairfort.nl; rwv.nl (2017)"
IN_HOUSE_TITLES = {COMPANY: msg("Bedrijf"), CONSOLIDATED: msg("Geconsolideerd")}
SIGNAL_SIGNS = {Signal.ABOVE: "▲", Signal.NOT_ABOVE: "▼", Signal.UNKNOWN: "–"}


def show_in_house(snapshot: Snapshot, partner: Partner, year: int, language: Language) -> None:
    """The share of work that the owners entrust to the company: a signal, of the company and of its group."""
    say = language.say
    subheading(say("Signaal quasi-inbesteding"))
    tell(say(IN_HOUSE_NOTE))
    list_points(_signal(code, snapshot, partner, year, language) for code in IN_HOUSE_TITLES)
    note(say("Bron: {sources}", sources=IN_HOUSE_SOURCE))


def _signal(code: str, snapshot: Snapshot, partner: Partner, year: int, language: Language) -> str:
    found = entrusted_work(code, snapshot, partner, year)
    told = (
        f"{language.say(IN_HOUSE_TITLES[code])}: {SIGNAL_SIGNS[found.signal]} {signal_words(language, found)}"
    )
    if found.average is None:
        how = language.say("toevoegen kan met het bestand cijfers, indicator {code}", code=code)
        return f"{told} ({how})"
    shares = ", ".join(f"{each}: {given_number(language, share)}%" for each, share in found.shares.items())
    return f"{told}: {number_beside(language, found.average, (THRESHOLD,), 1)}% ({shares})"


def show_act(language: Language) -> None:
    """The Market and Government Act, as far as it touches the price."""
    say = language.say
    subheading(say("Wet markt en overheid"))
    list_points(map(say, ACT_NOTES))
    note(say("Bron: {sources}", sources=f"Stb. 2012, 255, {ACT_SOURCE}"))
