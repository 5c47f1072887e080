"""What a finding says to the person who has to mend the file: what is wrong, and what to do."""

from __future__ import annotations

from lib.domain.loads.findings import Finding, Notice
from lib.text.language import Language, msg
from lib.text.loads.agreed import AGREED_WORDS
from lib.text.loads.connectors import CONNECTOR_NOTICES, CONNECTOR_WORDS
from lib.text.loads.files import FILE_WORDS

WORDS: dict[str, tuple[str, str]] = {
    **CONNECTOR_WORDS,
    **FILE_WORDS,
    **AGREED_WORDS,
    "ander_partnerschap": (
        msg("deze rij is niet van een partnerschap waarvan u gegevensbeheerder bent"),
        msg("Haal de rij weg: u leest rijen in van {hints}."),
    ),
    "geldt_voor_iedereen": (
        msg("dit is niet van één partnerschap en geldt voor iedereen"),
        msg("Haal het weg: een gegevensbeheerder van alle partnerschappen leest het in."),
    ),
    "verplicht": (msg("de cel is leeg, maar hier is een waarde verplicht"), msg("Vul de waarde in.")),
    "lege_aanduiding": (
        msg("dit is geen waarde maar een aanduiding dat er geen is"),
        msg("Laat de cel leeg: leeg betekent onbekend."),
    ),
    "foutwaarde": (
        msg("dit is geen gegeven maar een foutmelding van Excel"),
        msg("Herstel de formule, of laat de cel leeg: leeg betekent onbekend."),
    ),
    "geen_getal": (
        msg("dit is geen getal"),
        msg("Schrijf een getal zoals 12,5 zonder teken of eenheid erbij."),
    ),
    "geen_geheel_getal": (
        msg("dit is geen geheel getal"),
        msg("Schrijf een geheel getal zonder scheidingstekens."),
    ),
    "decimaalteken": (
        msg("het decimaalteken is anders dan in de rest van het bestand"),
        msg("Gebruik in het hele bestand een komma, of overal een punt; laat duizendtaltekens weg."),
    ),
    "duizendtalteken": (
        msg("het getal heeft een duizendtalteken"),
        msg("Schrijf het getal zonder, zoals 12345,67."),
    ),
    "teken_onduidelijk": (
        msg("alle getallen met een teken hebben er drie cijfers achter; dit kan {first} zijn of {second}"),
        msg(
            "Schrijf bij elk getal {first} als het teken tussen duizendtallen staat, of {second} als het een "
            "decimaalteken is."
        ),
    ),
    "te_groot": (msg("het getal is te groot"), msg("Schrijf hooguit 15 cijfers voor het decimaalteken.")),
    "niet_meer_dan": (
        msg("de waarde moet meer zijn dan {first}"),
        msg("Verbeter de waarde of laat de cel leeg."),
    ),
    "te_laag": (msg("de waarde moet {first} of meer zijn"), msg("Verbeter de waarde of laat de cel leeg.")),
    "te_hoog": (msg("de waarde mag hooguit {first} zijn"), msg("Verbeter de waarde of laat de cel leeg.")),
    "geen_jaar": (msg("dit is geen jaar van 1900 tot en met 2100"), msg("Schrijf een jaar zoals 2023.")),
    "geen_periode": (msg("dit is geen periode"), msg("Schrijf 2023, 2023-K1 of 2023-01.")),
    "reeks_van_jaren": (
        msg("dit kan een reeks van jaren zijn (een boekjaar of een gemiddelde) en geen maand"),
        msg(
            "Schrijf één jaar, zoals 2010. Zijn het toch maanden, laad ze dan samen met de andere maanden van die "
            "jaren."
        ),
    ),
    "geen_datum": (
        msg("dit is geen bestaande datum van 1900 tot en met 2100"),
        msg("Schrijf 2023-12-31 of 31-12-2023."),
    ),
    "geen_ja_nee": (msg("dit is geen ja of nee"), msg("Schrijf ja of nee.")),
    "geen_keuze": (msg("deze waarde bestaat niet"), msg("Kies uit: {hints}.")),
    "geen_code": (
        msg("dit is geen code"),
        msg("Gebruik hooguit 60 kleine letters, cijfers, _ en -, zonder spaties."),
    ),
    "geen_webadres": (msg("dit is geen webadres"), msg("Begin met https:// of laat de cel leeg.")),
    "verkeerde_vorm": (msg("de waarde heeft niet de vorm die hier hoort"), msg("Schrijf het zoals {hints}.")),
    "onzichtbaar_teken": (
        msg("in deze tekst staat een teken dat niet te zien is, of dat de leesrichting omdraait"),
        msg("Typ de tekst opnieuw."),
    ),
    "te_lang": (msg("deze tekst heeft meer dan {first} tekens"), msg("Maak de tekst korter.")),
    "dubbele_sleutel": (
        msg("deze sleutel staat meer dan één keer in deze lading"),
        msg("Laat één rij staan per combinatie van {hints}."),
    ),
    "onbekende_code": (
        msg("deze code is niet bekend"),
        msg("Herstel de code, of laad haar eerst of tegelijk in {hints}."),
    ),
    "niet_uniek": (
        msg("deze waarde staat al in een andere rij"),
        msg("Geef ieder een eigen waarde, of laat de cel leeg."),
    ),
    "partnerschap_of_organisatie": (
        msg("er moet een partnerschap of een organisatie staan, en niet allebei"),
        msg("Vul één van de twee in."),
    ),
    "waarde_of_teller_en_noemer": (
        msg("er is geen waarde, en ook geen teller met noemer"),
        msg("Vul de waarde in, of de teller en de noemer; een onbekend cijfer laat u helemaal weg."),
    ),
    "waarde_past_bij_teller_en_noemer": (
        msg("de waarde is niet de teller gedeeld door de noemer"),
        msg("Verbeter de waarde, de teller of de noemer; afronden mag."),
    ),
    "interval_om_waarde": (
        msg("de waarde ligt niet tussen ondergrens en bovengrens"),
        msg("Verbeter de waarde of de grenzen."),
    ),
    "binnen_schaal": (
        msg("de waarde valt buiten de schaal van de indicator"),
        msg("Verbeter de waarde, of de schaal van de indicator."),
    ),
    "eigen_dienst_zelf": (
        msg("bij eigen_dienst en onbekend is de opdrachtnemer de opdrachtgever zelf"),
        msg("Vul bij opdrachtnemer dezelfde code in, of kies een andere contractvorm."),
    ),
    "stand_met_datum": (
        msg("het verhaal is vastgezet op een versie, maar de dag van die versie ontbreekt"),
        msg("Vul stand_datum in, of laat stand leeg."),
    ),
    "einde_na_begin": (msg("de einddatum ligt voor de begindatum"), msg("Verbeter een van de twee.")),
    "geen_referentie_als_opdrachtgever": (
        msg("een referentie kan geen opdrachtgever zijn"),
        msg("Kies een andere organisatie, of verander haar soort."),
    ),
    "geen_referentie_als_opdrachtnemer": (
        msg("een referentie kan geen opdrachtnemer zijn"),
        msg("Kies een andere organisatie, of verander haar soort."),
    ),
    "referentie_is_geen_partner": (
        msg("deze organisatie is opdrachtgever of opdrachtnemer en kan geen referentie zijn"),
        msg("Kies een andere soort, of verander eerst de partnerschappen."),
    ),
    "fictief_als_organisaties": (
        msg("fictief is anders dan bij de organisaties van dit partnerschap"),
        msg("Een partnerschap is fictief als beide organisaties dat zijn; mengen kan niet."),
    ),
    "fictief_als_partnerschappen": (
        msg("fictief is anders dan bij de partnerschappen van deze organisatie"),
        msg("Pas beide tegelijk aan; mengen kan niet."),
    ),
    "eenheid_past_bij_objecttype": (
        msg("de eenheid past niet bij het objecttype"),
        msg("Schrijf de hoeveelheid in de eenheid van het objecttype: m of km, m2 of ha, m3, stuks."),
    ),
    "eenheid_past_bij_product": (
        msg("de eenheid past niet bij die van het product"),
        msg("Gebruik de eenheid van het product, of een die ernaar om te rekenen is: m of km, m2 of ha."),
    ),
    "eenheid_om_prijzen": (
        msg("er staan al tarieven of marktprijzen in een andere eenheid in de monitor"),
        msg("Laat de eenheid zoals zij was, of laad tegelijk die prijzen in de nieuwe eenheid."),
    ),
    "eenheid_om_areaal": (
        msg("er staat al areaal in de monitor dat niet bij deze eenheid past"),
        msg("Laat de eenheid zoals zij was, of laad tegelijk dat areaal in de nieuwe eenheid."),
    ),
    "geldigheid_in_volgorde": (msg("geldig_tot ligt voor geldig_vanaf"), msg("Verbeter een van de twee.")),
    "coordinaten": (
        msg("x en y horen samen bij RD New of bij WGS84 en liggen in Nederland"),
        msg("Vul beide in of geen van beide: RD New in meters, of lengtegraad en breedtegraad."),
    ),
    "objecttypen_bestaan": (
        msg("een van deze objecttypen bestaat niet"),
        msg("Herstel de code, of laad haar eerst of tegelijk in objecttypen."),
    ),
    "teken_van_bedrag": (
        msg("het teken past niet bij deze kostensoort"),
        msg("Alleen resultaat en opbrengsten kunnen negatief zijn; opbrengsten zijn nul of negatief."),
    ),
    "dienst_is_geen_totaal": (
        msg("dit is geen dienst maar alle diensten samen; de monitor telt de diensten zelf op"),
        msg("Laat de rij weg, of noem de dienst waar het bedrag bij hoort."),
    ),
    "uren_zijn_van_een_dienst": (
        msg("dit is geen dienst maar alle diensten samen; de monitor telt de diensten zelf op"),
        msg("Laat de rij weg, of noem de dienst waar de rij bij hoort."),
    ),
    "evenement_is_geen_totaal": (
        msg("dit is geen evenement maar alle evenementen samen; de monitor telt de evenementen zelf op"),
        msg("Laat de rij weg."),
    ),
    "meetlocaties_onder_plekken": (
        msg("er zijn in een jaar {first} plekken bekeken, dat zijn er meer dan er volgens deze cel zijn"),
        msg("Vul bij meetlocaties in hoeveel plekken er in totaal zijn, of laat de cel leeg."),
    ),
    "plekken_boven_meetlocaties": (
        msg(
            "met deze metingen zijn er in dit jaar {first} plekken bekeken, meer dan er volgens de ambitie zijn"
        ),
        msg(
            "Kijk of een plek onder twee namen staat (kolom locatie). Zijn er meer plekken, verhoog dan meetlocaties "
            "bij de ambitie, of laat die leeg."
        ),
    ),
    "totaal_naast_gebieden": (
        msg("eind {first} telt van dit objecttype een totaal mee naast losse gebieden, dus dubbel"),
        msg(
            "Laat het totaal weg, of de gebieden. Komen gebieden in de plaats van een eerder totaal, of andersom: "
            "voeg wat vervalt toe met hoeveelheid 0 en de nieuwe peildatum. Is het geen totaal maar een rest: geef "
            "die een eigen naam bij gebied, zoals Overig."
        ),
    ),
    "totaal_naast_niveaus": (
        msg("een tarief zonder niveau telt de hoeveelheid van alle niveaus samen nog een keer mee"),
        msg("Laat bij het tarief zonder niveau de hoeveelheid leeg, of laat die rij weg."),
    ),
    "gebied_hernoemd": (
        msg("een gebied lijkt een andere naam te hebben gekregen ({first}); nu tellen beide namen mee"),
        msg(
            "Voeg een rij toe met de oude naam en de peildatum van de nieuwe: hoeveelheid 0 als die naam vervallen "
            "is, anders de hoeveelheid die het gebied dan heeft."
        ),
    ),
    "bevat_bij_bedrag": (
        msg("er is een bedrag in bevat_eur, maar bevat is leeg"),
        msg("Schrijf in bevat waar het bedrag voor is, of laat beide leeg."),
    ),
    "fictief_als_partnerschap": (
        msg("fictief is anders dan bij het partnerschap"),
        msg("Verzonnen prijzen horen alleen bij een verzonnen partnerschap."),
    ),
    "fictief_om_tarieven": (
        msg("er staan al tarieven van dit partnerschap in de monitor met een andere waarde van fictief"),
        msg("Laat fictief zoals het was, of laad tegelijk al die tarieven met dezelfde waarde."),
    ),
    "schaal_volgorde": (msg("schaal_max is niet hoger dan schaal_min"), msg("Verbeter een van de twee.")),
    "schaal_om_cijfers": (
        msg("er staan al cijfers buiten deze schaal in de monitor"),
        msg("Maak de schaal ruimer, of laad tegelijk de verbeterde cijfers."),
    ),
    "eenheid_in_woorden": (
        msg("deze eenheid wordt niet herkend als geld, percentage of getal per zoveel"),
        msg("Schrijf haar als EUR/inwoner, kg/inwoner, meldingen/1000 inwoners of %."),
    ),
    "eenheid_om_cijfers": (
        msg("er staan al cijfers in de monitor die in deze eenheid niet bij hun teller en noemer passen"),
        msg("Laat de eenheid zoals zij was, of laad tegelijk die cijfers in de nieuwe eenheid."),
    ),
    "kenmerk_binnen_bereik": (
        msg("deze waarde kan niet bij dit kenmerk"),
        msg(
            "Verbeter de waarde: percentages zijn 0 tot 100, stedelijkheidsklassen 1 tot 5, inwoners, huishoudens en "
            "land minstens 1, andere aantallen nooit negatief. Is de waarde niet bekend, laat de rij dan weg."
        ),
    ),
    "aantal_is_geheel": (
        msg("dit kenmerk telt iets, en de waarde is geen geheel getal"),
        msg("Schrijf het hele aantal, zonder teken tussen de duizendtallen."),
    ),
    "stuks_zijn_geheel": (
        msg("een hoeveelheid in stuks is een geheel getal"),
        msg("Schrijf het hele aantal, zonder teken tussen de duizendtallen."),
    ),
    "noemer_is_geheel": (
        msg("de noemer telt mensen of woningen, en is geen geheel getal"),
        msg("Schrijf het hele aantal, zonder teken tussen de duizendtallen."),
    ),
    "catalogus_beschermd": (
        msg("deze indicator hoort bij de monitor en kan niet worden overschreven"),
        msg("Gebruik een eigen code."),
    ),
}


NOTICES = {
    **CONNECTOR_NOTICES,
    "blad_leeg": msg("blad {subject} heeft geen rijen en is overgeslagen"),
    "codering_geraden": msg(
        "de tekst is gelezen als {subject}, met {first} in rij {second}; klopt dat niet, sla het bestand dan op als "
        "CSV UTF-8"
    ),
    "teken_als_decimaal": msg(
        "getallen in kolom {subject}, zoals {first}, zijn gelezen met een decimaalteken"
    ),
    "delen_van_een": msg(
        "alle percentages van {subject} zijn hooguit 1, zoals {first}; zijn het delen van 1, schrijf dan 62 voor 62%"
    ),
    "negatieve_waarden": msg("{subject} heeft waarden onder nul, zoals {first}; kijk of dat kan"),
    "ligt_in_de_toekomst": msg("kolom {subject}: {first} moet nog komen; kijk of dat klopt"),
    "naam_als_datum": msg(
        "kolom {subject}: {first} lijkt door een rekenblad gemaakt van een nummer zoals 3-5; kijk of de naam klopt"
    ),
    "rijen_doorgehaald": msg("op blad {subject} zijn ook de doorgehaalde rijen gelezen ({first})"),
    "twee_schrijfwijzen": msg(
        'kolom {first}: "{subject}" staat er ook als "{second}" en telt dan als een ander; is het hetzelfde, schrijf '
        "het dan gelijk"
    ),
    "maand_of_jaren": msg("perioden in kolom {subject}, zoals {first}, zijn gelezen als maanden"),
    "lijkt_op_bekende_code": msg(
        'kolom {first}: "{subject}" is een nieuwe code; als u "{second}" bedoelde, verbeter die dan eerst'
    ),
    "bladen_leeg": msg("{subject} bladen hebben geen rijen en zijn overgeslagen: {first}"),
    "blad_verborgen": msg("blad {subject} is verborgen en is wel gelezen"),
    "rijen_verborgen": msg("op blad {subject} zijn ook de verborgen rijen gelezen ({first})"),
    "kolommen_verborgen": msg("op blad {subject} zijn verborgen kolommen ook gelezen: {first}"),
    "blad_overgeslagen": msg("blad {subject} heet niet naar een dataset en is overgeslagen"),
    "blad_is_iv3": msg(
        "blad {subject} is een tabel van Iv3 en is overgeslagen; sla het op als CSV UTF-8 met een naam zoals "
        "iv3_2023_jaarrekening.csv"
    ),
    "geen_opgave": msg("{subject} deed geen opgave en krijgt geen cijfers"),
}


KNOWN_BESIDE = {
    "blad_overgeslagen": msg(
        "blad {subject} heet niet naar een dataset en is overgeslagen; naar zijn koppen hoort het bij {first}: noem "
        "het blad zo, dan wordt het gelezen"
    ),
}
"""What is said instead where a notice has a hint."""


def notice_sentence(language: Language, notice: Notice) -> str:
    """What is worth knowing about a load."""
    first, second = (*map(_one_line, notice.hints), "", "")[:2]
    said = language.words(KNOWN_BESIDE if first and notice.code in KNOWN_BESIDE else NOTICES, notice.code)
    for place, words in (("subject", _one_line(notice.subject)), ("first", first), ("second", second)):
        said = said.replace(f"{{{place}}}", words)
    return f"{_one_line(notice.file)}: {said}"


def nothing_done(language: Language, *, recognised: bool) -> str:
    """Why a load without findings brought nothing: all of it was there, or there was nothing in the files."""
    if recognised:
        return language.say("Niets veranderd: deze inhoud staat al in de monitor.")
    return language.say("Niets geladen: in deze bestanden staan geen gegevens voor de monitor.")


def explain(language: Language, finding: Finding) -> tuple[str, str]:
    """What is wrong and what to do, as two texts."""
    wrong, advice = _explained(language, finding)
    if not finding.meant:
        return wrong, advice
    return wrong, language.say('Bedoelde u "{meant}"?', meant=_one_line(finding.meant)) + " " + advice


def _explained(language: Language, finding: Finding) -> tuple[str, str]:
    wrong, advice = WORDS[finding.rule]
    values = {
        "hints": ", ".join(_one_line(hint) for hint in finding.hints),
        "first": _one_line(finding.hints[0]) if finding.hints else "",
        "second": _one_line(finding.hints[1]) if len(finding.hints) > 1 else "",
    }
    if "{hints}" in advice and not any(finding.hints):
        return language.say(wrong, **values), language.say(advice).split(". ")[0].rstrip(".") + "."
    return language.say(wrong, **values), language.say(advice, **values)


def sentence(language: Language, finding: Finding) -> str:
    """The finding on one line: file, row, column, value, rule, advice."""
    wrong, advice = explain(language, finding)
    place = [_one_line(finding.file)]
    if finding.sheet:
        place.append(language.say("blad {sheet}", sheet=finding.sheet))
    if finding.row:
        place.append(language.say("rij {row}", row=finding.row))
    if finding.column:
        place.append(language.say("kolom {column}", column=_one_line(finding.column)))
    if finding.value:
        place.append(f'"{_one_line(finding.value)}"')
    return f"{', '.join(place)}: {wrong}. {advice}"


def _one_line(text: str, longest: int = 80) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
