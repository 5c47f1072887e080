"""What is said of rows on the scan, agreements and decisions that break a rule on more than one cell."""

from __future__ import annotations

from lib.text.language import msg

AGREED_WORDS: dict[str, tuple[str, str]] = {
    "vraag_beschermd": (
        msg("deze vraag hoort bij de monitor en kan niet worden overschreven"),
        msg("Gebruik een eigen code; een andere vraag heeft een andere code nodig."),
    ),
    "gericht_op_om_antwoorden": (
        msg("er staan al antwoorden in de monitor die bij deze keuze niet passen"),
        msg("Laat gericht_op zoals het was, of gebruik voor de andere vraag een eigen code."),
    ),
    "openlijk_van_een": (
        msg("openlijk kan alleen bij een laag van één mens"),
        msg("Laat openlijk leeg, of verbeter uitgenodigd."),
    ),
    "ronde_in_volgorde": (msg("open_tot ligt voor open_van"), msg("Verbeter een van de twee.")),
    "uitgenodigd_onder_antwoorden": (
        msg("deze ronde heeft al antwoorden, en in deze laag waren {first} mensen uitgenodigd"),
        msg("Vul ten minste dat aantal in; lager kan niet meer als er antwoorden zijn."),
    ),
    "niet_uitgenodigd": (
        msg("deze laag van deze kant is in deze ronde niet uitgenodigd"),
        msg("Verbeter de ronde, de kant of de laag, of voeg de uitnodiging toe aan rondes."),
    ),
    "meer_antwoorden_dan_uitgenodigd": (
        msg("van deze kant en laag zijn er meer mensen met antwoorden dan de {first} die zijn uitgenodigd"),
        msg("Kijk of iemand twee codes heeft, of verbeter het aantal bij rondes."),
    ),
    "respondent_in_twee_groepen": (
        msg("deze code staat in deze ronde bij twee kanten of lagen"),
        msg("Geef ieder een eigen code, en schrijf bij al diens antwoorden dezelfde kant en laag."),
    ),
    "over_past_bij_vraag": (
        msg("over past niet bij deze vraag"),
        msg(
            "Bij een vraag over samen hoort samen; bij een vraag over elkaar eigen_kant of andere_kant, elk in een rij."
        ),
    ),
    "deel_van_ronde": (
        msg("van deze ronde staan al antwoorden in de monitor, en dit bestand verandert daar een deel van"),
        msg(
            "Een ronde komt en gaat in haar geheel: draai de eerdere lading terug en laad alle antwoorden in één keer."
        ),
    ),
    "respondent_is_nummer": (
        msg(
            "deze code lijkt op een nummer van een persoon, zoals een burgerservicenummer of een telefoonnummer"
        ),
        msg("Gebruik een willekeurige code van letters en cijfers, zoals k7f2q9."),
    ),
    "respondent_is_naam": (
        msg("deze code lijkt op een naam"),
        msg("Gebruik een willekeurige code van letters en cijfers, zoals k7f2q9."),
    ),
    "verlengbaar_na_einde": (
        msg("verlengbaar_tot ligt voor de einddatum"),
        msg("Vul de laatste dag in die met verlengen te halen is, of laat de cel leeg."),
    ),
    "evaluatie_na_begin": (
        msg("de evaluatie ligt voor de begindatum"),
        msg("Vul de volgende afgesproken evaluatie in, of laat de cel leeg."),
    ),
    "contracten_overlappen": (
        msg("contract {first} geldt op dezelfde dagen voor dezelfde dienst"),
        msg("Verbeter de datums of de diensten. Zonder diensten geldt een contract voor alle."),
    ),
    "contract_van_partnerschap": (
        msg("dit partnerschap heeft geen contract met deze code"),
        msg("Herstel de code, of laad het contract eerst of tegelijk in contracten."),
    ),
    "norm_bij_indicator": (
        msg("er is een indicator, maar geen norm"),
        msg("Vul de norm in, in de eenheid van de indicator, of laat ook de indicator leeg."),
    ),
    "norm_binnen_schaal": (
        msg("de norm valt buiten de schaal van de indicator"),
        msg("Verbeter de norm; zij heeft de eenheid van de indicator."),
    ),
    "norm_bij_richting": (
        msg("bij deze indicator is hoger niet beter en lager ook niet, dus een norm kan niet"),
        msg("Laat de norm leeg, of kies een andere indicator."),
    ),
    "schaal_om_normen": (
        msg("er staan al normen van KPI's buiten deze schaal in de monitor"),
        msg("Maak de schaal ruimer, of laad tegelijk de verbeterde KPI's."),
    ),
    "richting_om_normen": (
        msg("er staan al KPI's met een norm op deze indicator in de monitor; zonder richting kan dat niet"),
        msg("Laat de richting zoals zij was, of laad tegelijk die KPI's zonder norm."),
    ),
    "kpi_van_partnerschap": (
        msg("dit partnerschap heeft geen KPI met deze code"),
        msg("Herstel de code, of laad de KPI eerst of tegelijk in kpis."),
    ),
    "gereed_na_besluit": (
        msg("gereed_op ligt voor de dag van het besluit"),
        msg("Verbeter een van de twee."),
    ),
    "afgerond_bij_staat": (
        msg("afgerond_op hoort bij gedaan en vervallen, en niet bij open"),
        msg("Vul in wanneer het gedaan of vervallen is, of maak de cel leeg als het besluit open is."),
    ),
    "afgerond_na_besluit": (
        msg("dit is afgerond voordat het besloten was"),
        msg("Verbeter datum of afgerond_op."),
    ),
    "reden_bij_vervallen": (
        msg("het besluit is vervallen, maar er staat geen reden"),
        msg("Schrijf kort waarom het vervallen is."),
    ),
    "eigenaar_is_rol": (
        msg("dit is geen rol maar een adres of nummer van een persoon"),
        msg("Schrijf de rol die het oppakt, zoals teamleider reiniging."),
    ),
    "besloten_na_voorstel": (
        msg("besloten_op ligt voor de dag van het voorstel"),
        msg("Verbeter een van de twee."),
    ),
    "besloten_bij_ingediend": (
        msg("over dit voorstel is besloten, maar de staat is ingediend"),
        msg("Kies overgenomen, uitgevoerd of afgewezen, of maak besloten_op leeg."),
    ),
    "uren_van_niets": (
        msg("er staan 0 uren gepland en 0 uren ongepland"),
        msg("Vul de uren in, of laat een onbekende periode weg."),
    ),
}
