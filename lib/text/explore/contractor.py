"""What is said of one contractor over all its clients; volume and cost stand side by side, without a causal word."""

from __future__ import annotations

from collections.abc import Iterator

from lib.domain.explore.contractor import ContractorClients, VolumeYear
from lib.text.amounts import per_words, said_amount
from lib.text.indicators import title
from lib.text.language import Language, msg
from lib.text.terms import flagged, partner_name

ORGANISATION_KINDS = {
    "gemeente": msg("een gemeente"),
    "overheidsbedrijf": msg("een bedrijf van overheden"),
    "aannemer": msg("een aannemer"),
    "gemeenschappelijke_regeling": msg("een gemeenschappelijke regeling"),
}


_COUNTED_IN = {"inwoner": msg("inwoners"), "huishouden": msg("huishoudens")}


def contractor_heading(language: Language, found: ContractorClients) -> str:
    """The indicator over the clients of the contractor."""
    named = {"title": title(language, found.indicator), "name": _name(language, found)}
    return language.say("{title}: {name} bij zijn opdrachtgevers", **named)


def contractor_sentences(language: Language, found: ContractorClients) -> Iterator[str]:
    """For whom it works, how volume and unit cost went, and what that does not say."""
    say, name = language.say, _name(language, found)
    if found.is_own_service:
        yield say(
            "{name} doet dit werk zelf, of de uitvoerder is onbekend; er zijn geen andere opdrachtgevers.",
            name=partner_name(language, found.focus),
        )
        return
    kind = ORGANISATION_KINDS.get(found.contractor.kind)
    clients = language.count("{n} opdrachtgever", "{n} opdrachtgevers", len(found.figures))
    if kind:
        yield say("{name} is {kind} en heeft hier {clients}.", name=name, kind=say(kind), clients=clients)
    if len(found.figures) == 1:
        yield say("Met één opdrachtgever is er niets naast elkaar te zetten.")
    without = [partner_name(language, partner) for partner, own in found.figures.items() if not own]
    if without:
        yield say("Zonder dit cijfer: {names}.", names=", ".join(without))
    yield from _course(language, found)
    yield say("Wie eigenaar is van de uitvoerder en voor welk deel, staat niet in de gegevens.")


def _course(language: Language, found: ContractorClients) -> Iterator[str]:
    """From the first year to the last, over the clients that have all of them."""
    say = language.say
    whole = [year for year in found.steady if year.volume is not None]
    if len(found.figures) < 2 or len(whole) < 2 or len(whole) < len(found.steady):
        if len(found.figures) > 1:
            yield say(
                "Volume en kosten over de jaren zijn niet op te tellen: daarvoor zijn teller en noemer nodig van "
                "dezelfde opdrachtgevers in elk jaar."
            )
        return
    first, last = whole[0], whole[-1]
    yield say(
        "Bij de {n} opdrachtgevers met alle jaren: in {first} samen {volume} en {cost}; in {last} samen {volume_then} "
        "en {cost_then}.",
        n=first.clients,
        first=first.period,
        volume=_volume(language, found, first),
        cost=_cost(language, found, first),
        last=last.period,
        volume_then=_volume(language, found, last),
        cost_then=_cost(language, found, last),
    )
    yield say(
        "Of een groter werkgebied brengt wat ervan verwacht werd, volgt hieruit niet: prijzen en taken veranderen in "
        "dezelfde jaren, en de bedragen zijn in lopende prijzen."
    )


def _volume(language: Language, found: ContractorClients, year: VolumeYear) -> str:
    unit = volume_unit(language, found)
    return f"{language.number(year.volume or 0)} {unit}"


def volume_unit(language: Language, found: ContractorClients) -> str:
    """What the volume is counted in; a dash where the figure is per nothing."""
    return language.words(_COUNTED_IN, found.indicator.unit.denominator) or "–"


def _name(language: Language, found: ContractorClients) -> str:
    return flagged(language, found.contractor.name, found.contractor.fictitious)


def _cost(language: Language, found: ContractorClients, year: VolumeYear) -> str:
    unit = found.indicator.unit
    return f"{said_amount(language, year.unit_cost or 0, unit)}{per_words(language, unit)}"
