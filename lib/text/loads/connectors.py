"""What is said of files of others: CBS, CROW, boundaries."""

from __future__ import annotations

from lib.text.language import msg

CONNECTOR_WORDS: dict[str, tuple[str, str]] = {
    "jaar_en_soort_onbekend": (
        msg("het is niet te zien van welk jaar dit is, of dat het een begroting of een rekening is"),
        msg(
            "Noem het bestand zoals iv3_2023_jaarrekening.csv, of geef --jaar en --status (begroting of rekening)."
        ),
    ),
    "kwartaal_is_geen_jaar": (
        msg("dit bestand gaat over een kwartaal; de monitor leest Iv3 per jaar"),
        msg("Gebruik de begroting of de jaarrekening van een heel jaar."),
    ),
    "cbs_namen": (
        msg("dit is een uitvoer van het CBS met namen waar codes horen"),
        msg("Kies bij het downloaden voor codes (zoals 2023X005 en GM0268) in plaats van namen."),
    ),
    "duizendtal_of_decimaal": (
        msg("het is niet te zien of het teken in dit getal duizendtallen scheidt of een decimaalteken is"),
        msg("Schrijf {first} of {second}."),
    ),
    "taakveld_als_datum": (
        msg("hier hoort een taakveld te staan; een rekenblad heeft er een datum van gemaakt"),
        msg("Schrijf het taakveld met zijn naam, zoals 7.3 Afval, of maak het bestand opnieuw uit de bron."),
    ),
    "inwoners_verschillen": (
        msg("in een eerdere rij van deze gemeente is het aantal inwoners {first}"),
        msg("Zet in alle rijen van een gemeente hetzelfde aantal inwoners."),
    ),
    "gemeente_niet_zeker": (
        msg("het is niet zeker bij welke organisatie deze gemeente hoort"),
        msg(
            "Kies uit: {hints}. Zet bij de organisatie haar CBS-code in kolom cbs_code, of de code in dit bestand."
        ),
    ),
    "twee_bij_een": (
        msg("deze gemeente en {first} passen bij dezelfde organisatie: {second}"),
        msg("Laat er één staan, of geef elke organisatie haar CBS-code in kolom cbs_code."),
    ),
    "provincie_of_gemeente": (
        msg("in dit bestand staan ook provincies; dit kan de provincie zijn of de gemeente"),
        msg("Haal de provincies weg, of schrijf bij de gemeente haar CBS-code in plaats van de naam."),
    ),
    "uit_een_ander_bestand": (
        msg(
            "dit bestand geeft hiervoor iets anders dan een ander bestand in deze lading, of geeft het twee keer"
        ),
        msg("Laad één van de twee."),
    ),
    "jaar_onbekend": (
        msg("het is niet te zien van welk jaar dit is"),
        msg("Zet het jaar in de naam van het bestand, of geef --jaar."),
    ),
    "status_onbekend": (
        msg("het is niet te zien of deze cijfers voorlopig of definitief zijn"),
        msg(
            "Bewaar de lijst van perioden (Perioden.json) naast het bestand, of geef --status voorlopig of definitief."
        ),
    ),
    "basisjaar_onbekend": (
        msg("het basisjaar van prijsindex {first} is niet bekend"),
        msg(
            "Bewaar de beschrijving van de tabel (TableInfos.json, met een titel als '2020 = 100') naast het bestand."
        ),
    ),
    "cbs_kolom_weg": (
        msg("CBS-tabel {first} heeft geen kolom {second}"),
        msg("Kijk bij het CBS of de tabel is vernieuwd of verhuisd, en of u alle kolommen hebt bewaard."),
    ),
    "cbs_kolom_dubbel": (
        msg("CBS-tabel {first} heeft meer dan één kolom {second}"),
        msg("Bewaar de tabel met één van die kolommen."),
    ),
    "cbs_geen_totaal": (
        msg("in CBS-tabel {first} is niet te zien welke code van {second} het totaal is"),
        msg("Bewaar de lijst van codes van die dimensie naast het bestand."),
    ),
    "cbs_bijlage_ontbreekt": (
        msg("bij de waarnemingen van CBS-tabel {first} ontbreekt {second}"),
        msg("Laad de hele map met de bewaarde antwoorden."),
    ),
    "cbs_tabel_onbekend": (msg("deze tabel van het CBS wordt niet gelezen"), msg("Gelezen worden: {hints}.")),
    "cbs_tabel_weg": (
        msg("het CBS geeft geen tabel {first}"),
        msg("Kijk bij het CBS of de tabel is verhuisd of opgeheven."),
    ),
    "cbs_antwoordt_niet": (
        msg("het CBS gaf geen bruikbaar antwoord voor tabel {first}"),
        msg("Probeer het later opnieuw, of laad een bewaard antwoord."),
    ),
    "cbs_niet_heel": (
        msg("van dit antwoord van het CBS ontbreekt een bladzijde"),
        msg(
            "Bewaar ook de andere bladzijden in dezelfde map en laad de map, of haal de hele tabel op met de "
            "opdracht fetch."
        ),
    ),
    "cbs_ander_aantal": (
        msg("het antwoord heeft {first} rijen en noemt er zelf {second}"),
        msg("Bewaar het antwoord opnieuw, met alle bladzijden, en laad de map."),
    ),
    "cbs_twee_waarden": (
        msg("dezelfde waarneming heeft twee waarden: {first} en {second}"),
        msg("Kijk bij het CBS welke geldt, en laat alleen het antwoord staan waarin die staat."),
    ),
    "cbs_twee_gebieden": (
        msg("gebieden {first} en {second} horen bij dezelfde organisatie en hebben verschillende cijfers"),
        msg("Geef de organisatie haar cbs_code, of bewaar de tabel met één van de twee gebieden."),
    ),
    "cbs_soort_dubbel": (
        msg("in CBS-tabel {first} staan twee soorten die allebei {second} kunnen zijn"),
        msg("Bewaar de tabel met één van die soorten."),
    ),
    "twee_bronnen": (
        msg("twee tabellen in deze lading geven dit cijfer verschillend: {first} en {second}"),
        msg("Laad ze na elkaar: wat u het laatst laadt, geldt."),
    ),
    "map_bestaat": (
        msg("de map voor het antwoord bestaat al"),
        msg("Kies een andere map, of ruim {first} op."),
    ),
    "geen_json": (
        msg("dit is geen heel antwoord in JSON"),
        msg("Bewaar het antwoord opnieuw, in zijn geheel."),
    ),
    "json_te_groot": (
        msg("het bestand is groter dan {first} MB"),
        msg("Bewaar het in bladzijden in één map, en laad de map."),
    ),
    "geen_gemeentegrenzen": (
        msg("er staan geen gemeenten met een code en een grens in"),
        msg(
            "Gebruik gemeentegrenzen van CBS, PDOK of Kadaster als GeoJSON, met een code zoals GM0268 of 0268."
        ),
    ),
    "wijken_of_buurten": (
        msg("dit zijn grenzen van wijken of buurten, met hun eigen cijfers"),
        msg("Gebruik de grenzen van hele gemeenten."),
    ),
    "delen_verschillen": (
        msg("gemeente {first} staat in meer delen, en dit getal is niet in elk deel hetzelfde"),
        msg("Zet in elk deel het getal van de hele gemeente, of laat het weg."),
    ),
    "geen_wgs84": (
        msg("de grens van deze gemeente is geen vlak in graden (WGS84)"),
        msg("Zet het bestand om van RD New naar WGS84, met gesloten omtrekken."),
    ),
}

CONNECTOR_NOTICES = {
    "geen_opgave": msg("{subject} deed geen opgave en krijgt geen cijfers"),
    "geen_gemeente": msg(
        "{subject} rijen zijn overgeslagen: geen gemeente maar een totaal, provincie, klasse of bronregel ({first})"
    ),
    "land_niet_heel": msg(
        "de gemeenten in het bestand zijn samen niet heel {subject}; er is geen landelijk cijfer gemaakt"
    ),
    "lijkt_op_bekende_gemeente": msg(
        "{subject} staat nog niet in de monitor en komt erbij als nieuwe gemeente; als u {first} bedoelde, verbeter "
        "het bestand dan eerst"
    ),
    "onbekende_codes": msg(
        "geen organisatie heeft CBS-code {subject}; zet de code bij de organisatie in kolom cbs_code"
    ),
    "nul_is_onbekend": msg("{subject} is {first} keer 0 in het bestand; dat is niet bekend, en overgeslagen"),
    "bedragen_in_euro": msg(
        "de bedragen van taakveld {subject} zijn voor de meeste gemeenten meer dan tienduizend euro per inwoner; in "
        "een Iv3-bestand staan bedragen in duizenden euro's en inwoners in hele aantallen"
    ),
    "geen_taakveld": msg("er is geen bedrag voor {subject}"),
    "geen_inwoners": msg("het aantal inwoners van {subject} is niet bekend; er is geen cijfer gemaakt"),
    "onbekende_gemeenten": msg(
        "{subject} gemeenten uit het bestand staan niet bij de organisaties en zijn overgeslagen"
    ),
    "opgeheven_gemeenten": msg(
        "{subject} gemeenten uit het bestand bestaan niet meer; zij zijn niet geladen en niet bij hun opvolger geteld"
    ),
    "eerdere_bron_telt": msg(
        "een eerder bestand geeft voor {subject} {first}; dat telt, en {second} uit dit bestand niet"
    ),
    "zonder_gemeentecode": msg("{subject} vlakken hebben geen gemeentecode (GM0268) en zijn overgeslagen"),
    "geen_gemeenten": msg("in CBS-tabel {subject} staan geen cijfers van gemeenten"),
    "geen_totaal": msg(
        "van {subject} is het totaal niet te herkennen; alleen de bekende soorten zijn gelezen"
    ),
    "andere_kolom": msg("de kolom heet nu {subject} en is gelezen"),
    "kwartalen_overgeslagen": msg("{subject} rijen over kwartalen zijn overgeslagen"),
    "tabel_stopgezet": msg("het CBS werkt tabel {subject} niet meer bij"),
    "cbs_dubbel_bewaard": msg("is dezelfde bladzijde als {subject} en telt één keer"),
    "cbs_begint_later": msg(
        "de rijen beginnen bij nummer {subject}: het is een keuze uit de tabel, of de eerste bladzijde ontbreekt"
    ),
    "cbs_rijen_ertussen": msg(
        "tussen de rijen {subject} en {first} zijn er geen bewaard: het is een keuze uit de tabel, of er ontbreekt een "
        "bladzijde"
    ),
    "bijlage_andere_tabel": msg("hoort bij CBS-tabel {subject}, een andere tabel, en is niet gebruikt"),
    "bijlage_onleesbaar": msg("is geen heel antwoord in JSON en is niet gebruikt bij CBS-tabel {subject}"),
    "bestand_overgeslagen": msg(
        "{subject} in deze map is geen tabel die de monitor leest en is overgeslagen"
    ),
    "uittreksel": msg(
        "is een uittreksel uit CBS-tabel {subject}, geen antwoord van het CBS, en is overgeslagen"
    ),
    "status_aangenomen": msg(
        "bij CBS-tabel {subject} is niet bewaard of de cijfers voorlopig of definitief zijn; zonder --status "
        "gelden zij als voorlopig"
    ),
    "geen_afval_totaal": msg("{subject} gemeenten gaven geen totaal aan huishoudelijk afval op"),
    "afval_geen_tonnen": msg(
        "de hoeveelheden afval in CBS-tabel {subject} lijken niet in tonnen te staan en zijn overgeslagen"
    ),
    "begeleidend_bestand": msg("hoort bij CBS-tabel {subject} en heeft zelf geen cijfers"),
}
