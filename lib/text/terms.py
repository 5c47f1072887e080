"""Words for the codes of the data contract."""

from __future__ import annotations

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.comparison.quality_cost import AbsenceReason
from lib.domain.events import DECISION_KIND, Event
from lib.domain.figures import Stand, Status
from lib.domain.indicators import Direction, Influence, Role
from lib.domain.partners import Partner
from lib.domain.peers import Position
from lib.domain.periods import Period
from lib.domain.quantities.lines import QuantityState
from lib.domain.review.changes import Certainty
from lib.domain.shares import Verdict
from lib.text.language import Language, msg
from lib.text.shipped_words import shipped_text

STATUSES = {
    Status.BUDGET: msg("begroting"),
    Status.ACCOUNTS: msg("rekening"),
    Status.PROVISIONAL: msg("voorlopig"),
    Status.FINAL: msg("definitief"),
}
STANDS = {Stand.ACTUAL: msg("Werkelijk"), Stand.BUDGET: msg("Begroting")}
ROLES = {
    Role.QUALITY: msg("kwaliteit"),
    Role.COST: msg("kosten"),
    Role.SATISFACTION: msg("tevredenheid"),
    Role.ENVIRONMENT: msg("milieu"),
    Role.SERVICE: msg("dienstverlening"),
    Role.CONTEXT: msg("context"),
    Role.COOPERATION: msg("samenwerking"),
}
DIRECTIONS = {
    Direction.HIGHER: msg("hoger is beter"),
    Direction.LOWER: msg("lager is beter"),
    Direction.NEUTRAL: msg("geen richting"),
}
INFLUENCES = {
    Influence.CONTRACTOR: msg("de opdrachtnemer"),
    Influence.SHARED: msg("opdrachtgever en opdrachtnemer samen"),
    Influence.EXTERNAL: msg("geen van beide; het ligt buiten de samenwerking of bij de raad"),
}
INFLUENCE_HEADINGS = {
    Influence.CONTRACTOR: msg("De opdrachtnemer kan dit bewegen"),
    Influence.SHARED: msg("Opdrachtgever en opdrachtnemer bewegen dit samen"),
    Influence.EXTERNAL: msg("De opdrachtnemer kan dit niet bewegen"),
    None: msg("Wie dit kan bewegen, is niet opgegeven"),
}
CERTAINTIES = {
    Certainty.BEYOND: msg("te onderscheiden"),
    Certainty.NO_INTERVAL: msg("geen interval bekend"),
    Certainty.WITHIN: msg("niet te onderscheiden"),
}
POSITIONS = {
    Position.BETTER: msg("beter"),
    Position.WORSE: msg("minder goed"),
    Position.HIGHER: msg("hoger"),
    Position.LOWER: msg("lager"),
    Position.EQUAL: msg("gelijk"),
    Position.ABOUT_EQUAL: msg("ongeveer gelijk"),
    Position.UNCLEAR: msg("niet te onderscheiden"),
}
ABSENCE_REASONS = {
    AbsenceReason.NO_COST: msg("geen kostencijfer"),
    AbsenceReason.NO_QUALITY: msg("geen kwaliteitscijfer"),
    AbsenceReason.COST_OTHER_STAND: msg("kostencijfer alleen in de andere stand"),
    AbsenceReason.QUALITY_OTHER_STAND: msg("kwaliteitscijfer alleen in de andere stand"),
    AbsenceReason.COST_TOO_SMALL: msg("kostencijfer: te weinig waarnemingen"),
    AbsenceReason.QUALITY_TOO_SMALL: msg("kwaliteitscijfer: te weinig waarnemingen"),
    AbsenceReason.OTHER_UNIT: msg("kostencijfer in een andere eenheid: {unit}"),
}
VERDICTS = {
    Verdict.MET: msg("gehaald"),
    Verdict.NOT_MET: msg("niet gehaald"),
    Verdict.UNCLEAR: msg("niet te onderscheiden"),
}
VERDICT_SIGNS = {Verdict.MET: "✓", Verdict.NOT_MET: "✕", Verdict.UNCLEAR: "≈"}
NOT_COMPARABLE_SIGN = "–"
GROUP_NAMES = {
    "groen": msg("Groen"),
    "verharding": msg("Verharding"),
    "meubilair": msg("Meubilair"),
    "riolering": msg("Riolering"),
    "water": msg("Water"),
    "kunstwerken": msg("Kunstwerken"),
    "schoon": msg("Schoon"),
    "heel": msg("Heel"),
}
"""Disciplines and cross-cuts of inspections."""
LAYERS = {"beleid": msg("Beleidsschouw"), "contract": msg("Contractschouw")}
SHORT_LAYERS = {"beleid": msg("beleid"), "contract": msg("contract")}
AREA_TYPES = {
    "centrum": msg("Centrum"),
    "woongebied": msg("Woongebied"),
    "hoofdstructuur": msg("Hoofdstructuur"),
    "bedrijventerrein": msg("Bedrijventerrein"),
    "buitengebied": msg("Buitengebied"),
    "recreatie": msg("Recreatie"),
    "begraafplaats": msg("Begraafplaats"),
}
CONTRACT_FORMS = {
    "dvo": msg("dienstverleningsovereenkomst"),
    "aanbesteed": msg("aanbesteed"),
    "eigen_dienst": msg("eigen dienst"),
    "overig": msg("andere vorm"),
    "onbekend": msg("uitvoerder onbekend"),
}
QUANTITY_STATES = {
    QuantityState.REGISTERED: msg("geregistreerd"),
    QuantityState.ESTIMATED: msg("geschat"),
    QuantityState.RECOUNTED: msg("herijkt"),
}
EVENTS = {
    "bezuiniging": msg("bezuiniging"),
    "areaalherijking": msg("areaal herijkt"),
    "methodebreuk": msg("andere methode"),
    "diftar": msg("diftar"),
    "overdracht": msg("overdracht"),
    "weer": msg("weer"),
    "samenwerking": msg("aan de samenwerking gewerkt"),
    "ronde": msg("ronde"),
    "overig": msg("overig"),
    DECISION_KIND: msg("besluit"),
}


OTHER_KIND = "overig"


def partner_name(language: Language, partner: Partner) -> str:
    """The name, with `(fictief)` wherever it stands when the partner is invented."""
    return flagged(language, partner.name, partner.fictitious)


def verdict_words(language: Language, verdict: Verdict) -> str:
    """The sign and the word of a verdict."""
    return f"{VERDICT_SIGNS[verdict]} {language.say(VERDICTS[verdict])}"


def event_words(language: Language, event: Event) -> str:
    """When an event was, its kind, its title and what is told of it."""
    words = f"{language.date(event.date)}, {language.words(EVENTS, event.kind)}: {shipped_text(language, event.title)}"
    return f"{words} ({shipped_text(language, event.explanation)})" if event.explanation else words


def event_kind(language: Language, event: Event) -> str:
    """The word for what kind of event it was; empty for a kind that says nothing."""
    return "" if event.kind == OTHER_KIND else language.words(EVENTS, event.kind)


def period_words(language: Language, period: Period, stand: Stand) -> str:
    """The period of a value in a title: `2023`, or `2025 (begroting)` of what was only planned."""
    planned = stand == Stand.BUDGET
    return language.say("{period} (begroting)", period=period) if planned else str(period)


def flagged(language: Language, name: str, fictitious: bool) -> str:
    told = shipped_text(language, name)
    return language.say("{name} (fictief)", name=told) if fictitious else told


def service_name(language: Language, service: str) -> str:
    named = shipped_catalogue().services.get(service)
    return service if named is None else language.pick(named.name, named.name_en) or service
