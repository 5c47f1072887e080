"""Words for what keeps the store itself from being used or changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lib.text.language import Language, msg

NOT_ANY_MORE = msg(
    "Er is niets veranderd: u mag hier niet, of niet meer, iets inlezen, bewaren of terugdraaien."
)
STORE_PROBLEMS = {
    "in_use": msg(
        "De gegevens ({place}) zijn in gebruik bij een ander programma{detail}. "
        "Sluit dat programma, of laad de bestanden daar; er is niets veranderd."
    ),
    "not_a_store": msg(
        "{place} is geen gegevensbestand van de monitor. Kies met MONITOR_STORE een ander bestand; "
        "dit bestand is niet aangeraakt."
    ),
    "not_a_backup": msg(
        "{place} is geen reservekopie van de monitor. Geef een bestand dat met backup is gemaakt; "
        "er is niets veranderd."
    ),
    "newer": msg(
        "{place} is gemaakt met een nieuwere versie van de monitor. Werk de monitor bij; "
        "het bestand is niet aangeraakt."
    ),
    "disk": msg(
        "Er kon niet naar {place} worden geschreven: de schijf is vol of het bestand mag niet groter worden. "
        "Maak ruimte en probeer het opnieuw; er is niets veranderd."
    ),
    "unreachable": msg(
        "{place} is niet te openen{detail}. Controleer of de map bestaat en of u er mag schrijven."
    ),
    "memory_full": msg(
        "Dit is meer dan {place} in één keer aankan: het geheugen is vol. Verdeel het bestand, bijvoorbeeld per jaar, "
        "en laad de delen na elkaar; er is niets veranderd."
    ),
    "overdue": msg(
        "Controleren en laden is gestopt, omdat het te lang duurde{detail}. Verdeel het bestand, bijvoorbeeld per "
        "jaar, en laad de delen na elkaar; er is niets veranderd."
    ),
    "damaged": msg(
        "Een deel van {place} is niet te lezen{detail}: het bestand is beschadigd. Stop de monitor en zet een "
        "reservekopie terug (restore)."
    ),
    "stopped": msg(
        "{place} kan niet verder worden gebruikt nadat er iets misging bij het schrijven. Start de monitor opnieuw; "
        "wat al was opgeslagen, is bewaard."
    ),
    "read_only": msg("In {place} kan niet worden geschreven. Geef het account van de monitor dat recht."),
    "gone": msg(
        "{place} is er niet meer: het bestand is weggehaald of verplaatst terwijl de monitor liep. Er is niets geladen "
        "of veranderd. Zet het terug op zijn plaats, of stop de monitor en zet een reservekopie terug (restore)."
    ),
    "replaced": msg(
        "{place} is vervangen of door een ander programma beschreven terwijl de monitor liep. Er is niets geladen of "
        "veranderd. Stop de monitor, kijk of het goede bestand er staat, en start opnieuw."
    ),
    "log_missing": msg(
        "De laatste wijzigingen van {place} stonden nog apart{detail}, en dat bestand is er niet meer. Zet het ernaast "
        "terug, of zet een reservekopie terug (restore). Wilt u verder zonder die wijzigingen, verwijder dan "
        "{place}.wal-nodig."
    ),
    "log_only": msg(
        "Dit is opgeslagen, maar staat nog niet in {place} zelf: dat lukte niet. Bewaar het bestand ernaast{detail}, "
        "maak ruimte op de schijf, en start de monitor opnieuw."
    ),
    "doubled": msg(
        "In {place} is hetzelfde nummer van een lading of gebeurtenis meer dan één keer gegeven, bij lading{detail}. "
        "Zo kan het bestand niet naar deze versie van de monitor; het is niet aangeraakt. Zet een reservekopie terug "
        "van voor die lading (restore), of kies met MONITOR_STORE een nieuw bestand en laad alles daarin opnieuw."
    ),
    "bad_address": msg(
        "MONITOR_STORE ({place}) is geen adres van een DuckDB-bestand. Schrijf het zoals "
        "duckdb:///data/store/monitor.duckdb, of zoals postgresql://naam@server/database als meer computers de "
        "gegevens delen."
    ),
    "hub_away": msg(
        "De database waarin computers de gegevens delen ({place}) is niet te bereiken{detail}. Wat al is opgeslagen, "
        "is bewaard; er is niets veranderd. Controleer het adres en de verbinding, en probeer het opnieuw."
    ),
    "overtaken": msg(
        "Een andere computer heeft intussen iets opgeslagen in {place}. Wat u deed, is niet opgeslagen; probeer het "
        "opnieuw."
    ),
    "missing": msg("{place} is er niet. Controleer het adres; er is niets gemaakt of veranderd."),
    "taken": msg(
        "In {place} staat al iets; daar wordt niets overheen gezet. Kies een nieuw bestand of een lege database."
    ),
}
BEHIND = {
    "hub_away": msg(
        "De database waarin computers de gegevens delen is nu niet te bereiken. U ziet de gegevens zoals deze server "
        "ze het laatst ophaalde. Iets vastleggen kan weer zodra de verbinding er is."
    ),
    "newer": msg(
        "Een andere server heeft de gegevens naar een nieuwere versie van de monitor gebracht. U ziet de gegevens van "
        "daarvoor, en kunt hier niets vastleggen. Werk de monitor op deze server bij."
    ),
    "disk": msg(
        "De schijf van deze server is vol. U ziet de gegevens zoals deze server ze het laatst ophaalde. Maak ruimte."
    ),
}
"""Why a server cannot see what others wrote, of what keeps it from that most often."""
DETAILS = {
    "ENOENT": msg("bestaat niet"),
    "EISDIR": msg("is een map"),
    "ENOTDIR": msg("een deel van de naam is geen map"),
    "EACCES": msg("geen toestemming"),
    "EPERM": msg("geen toestemming"),
    "EROFS": msg("alleen te lezen"),
    "ENAMETOOLONG": msg("de naam is te lang"),
}
"""What the system says of a file, by its code."""

NOT_POSSIBLE = {
    "onbekend": msg("Deze lading bestaat niet."),
    "gewist": msg("Wat voorgoed is gewist, komt niet terug."),
    "niets_te_wissen": msg("Er is geen rij met deze sleutel; er is niets gewist."),
    "al_teruggedraaid": msg("Deze lading is al teruggedraaid."),
    "niet_teruggedraaid": msg("Deze lading telt al mee."),
    "verwijzingen": msg(
        "Dit kan niet: rijen in {datasets} verwijzen naar wat dan ontbreekt of anders is. "
        "Draai eerst die ladingen terug, of zet terug waar ze naar verwijzen."
    ),
}

FAULTS = {
    "onleesbaar": msg("{table}: een deel van het bestand is niet te lezen"),
    "dubbel_nummer": msg("{table}: {rows} nummers zijn meer dan één keer gebruikt"),
    "rij_zonder_lading": msg("{table}: {rows} rijen horen bij een lading die er niet is"),
    "lading_zonder_moment": msg("{table}: {rows} ladingen hebben geen moment"),
    "aantal_rijen_klopt_niet": msg("{table}: bij {rows} ladingen klopt het aantal rijen niet"),
    "dubbele_sleutel": msg("{table}: {rows} rijen hebben een sleutel die al bestaat in dezelfde lading"),
    "onbekende_code": msg("{table}: {rows} rijen verwijzen naar een code die er niet is"),
    "wacht_zonder_uitnodiging": msg("{table}: {rows} rijen horen bij geen ronde die open staat"),
    "logboek_gebroken": msg("{table}: regel {rows} van het logboek volgt niet op de regel ervoor"),
    "logboek_ingekort": msg(
        "{table}: regel {rows} van het logboek is er niet meer onder het zegel dat is genoteerd"
    ),
    "samenvatting_klopt_niet": msg("{table}: de samenvatting van {rows} ladingen klopt niet"),
    "tellingen_kloppen_niet": msg("{table}: {rows} tellingen van de schouw kloppen niet met de metingen"),
    "afgeleide_cijfers_kloppen_niet": msg("{table}: {rows} afgeleide cijfers kloppen niet met de gegevens"),
}


def fault_sentence(language: Language, code: str, table: str, rows: int) -> str:
    """What is not sound in the store."""
    return language.say(FAULTS[code], table=table, rows=language.number(rows))


def store_problem(language: Language, problem: str, place: str, detail: str) -> str:
    """What is the matter with the store, and what to do."""
    known = language.words(DETAILS, detail)
    return language.say(STORE_PROBLEMS[problem], place=place, detail=f" ({known})" if detail else "")


def behind_sentence(language: Language, problem: str) -> str:
    """That what is shown may not be the newest, and why."""
    return language.say(BEHIND.get(problem, BEHIND["hub_away"]))


def other_code_sentence(language: Language, client: str, figures: int) -> str:
    """That figures of a partnership stand under the code of its client, and how they are asked."""
    return language.count(
        "Onder de code van de opdrachtgever staat ook {n} cijfer, dat hier niet bij staat; vraag het met --partner "
        "{client}.",
        "Onder de code van de opdrachtgever staan ook {n} cijfers, die hier niet bij staan; vraag ze met --partner "
        "{client}.",
        figures,
        client=client,
    )


def not_possible(language: Language, reason: str, datasets: tuple[str, ...]) -> str:
    return language.say(NOT_POSSIBLE[reason], datasets=", ".join(datasets))


def hidden_rows_sentence(language: Language, rows: int) -> str:
    """That nothing is told of what happens to confidential references."""
    return language.count(
        "{n} rij is van een vertrouwelijke referentie; of zij iets verandert, wordt niet getoond. Is zij bekend, dan "
        "telt zij bij Gewijzigd.",
        "{n} rijen zijn van vertrouwelijke referenties; of zij iets veranderen, wordt niet getoond. Die al bekend "
        "zijn, tellen bij Gewijzigd.",
        rows,
    )


def too_many_previews(language: Language, most: int) -> str:
    """Why files with confidential references are not looked at any more."""
    return language.say(
        "Bestanden met vertrouwelijke referenties zijn al {most} keer bekeken zonder ze te laden. Wie vaak genoeg "
        "probeert, zou een prijs kunnen raden; daarom is het per venster en per dag begrensd. Probeer het morgen "
        "opnieuw.",
        most=most,
    )


def open_copies_sentences(language: Language, copies: Sequence[Path]) -> list[str]:
    """That others can read these stores or back-ups, and how that right is taken away; nothing without any."""
    if not copies:
        return []
    said = language.count(
        "Let op: {files} is ook voor anderen op deze computer te lezen, met de vertrouwelijke prijzen die erin staan. "
        "Neem dat recht weg: chmod go= {files}",
        "Let op: {files} zijn ook voor anderen op deze computer te lezen, met de vertrouwelijke prijzen die erin "
        "staan. Neem dat recht weg: chmod go= {files}",
        len(copies),
        files=" ".join(map(str, copies)),
    )
    return [said]
