"""Words of the pages that are not everyday Dutch, each with what it means here."""

from __future__ import annotations

from lib.text.language import Language, msg

_MEANINGS = (
    (msg("mediaan"), msg("De middelste waarde: de helft zit eronder, de andere helft erboven.")),
    (
        msg("interval"),
        msg(
            "Gemeten is een deel, niet alles. Het cijfer van het geheel ligt naar verwachting tussen deze grenzen, "
            "meestal met 95% zekerheid."
        ),
    ),
    (msg("procentpunt"), msg("Het verschil tussen twee percentages: van 60% naar 65% is 5 procentpunt.")),
    (
        msg("referentie"),
        msg(
            "Een cijfer om mee te vergelijken, zoals een landelijk gemiddelde. Het telt niet mee in de mediaan."
        ),
    ),
    (
        msg("vergelijkingsgroep"),
        msg("De partnerschappen waarmee het partnerschap in beeld wordt vergeleken."),
    ),
    (
        msg("reeksbreuk"),
        msg("Vanaf hier is anders gemeten of geteld; een vergelijking met eerdere jaren kan dan niet."),
    ),
    (msg("rekening"), msg("Wat er werkelijk is uitgegeven, zoals na afloop van het jaar is vastgesteld.")),
    (msg("begroting"), msg("Wat er vooraf voor het jaar is geraamd.")),
    (msg("voorlopig"), msg("Nog niet vastgesteld; het cijfer kan veranderen.")),
    (msg("definitief"), msg("Vastgesteld; het cijfer verandert niet meer.")),
    (msg("areaal"), msg("Wat er te onderhouden is: hoeveel gras, bomen, verharding of riolering.")),
    (msg("schouw"), msg("Een ronde langs plekken waarbij het onderhoud wordt beoordeeld, van A+ tot D.")),
    (msg("ambitie"), msg("Het niveau dat is afgesproken, en welk deel van de metingen dat moet halen.")),
    (msg("meetlat"), msg("De omschrijving waarmee bij een schouw een niveau wordt bepaald.")),
    (msg("discipline"), msg("Een onderdeel van de openbare ruimte, zoals groen of verharding.")),
    (
        msg("DVO"),
        msg("Dienstverleningsovereenkomst: de afspraak tussen gemeente en uitvoerder over werk en geld."),
    ),
    (msg("diftar"), msg("De prijs voor restafval hangt af van hoeveel een huishouden aanbiedt.")),
    (
        msg("prijspeil"),
        msg("Het jaar waarvan de prijzen zijn; bedragen uit andere jaren zijn daarnaar omgerekend."),
    ),
    (msg("prijsindex"), msg("Hoeveel prijzen sinds een beginjaar zijn gestegen; dat jaar is 100.")),
    (msg("overhead"), msg("Kosten van leiding en kantoor, die niet bij één taak horen.")),
    (msg("bandbreedte"), msg("Hoever een prijs volgens de afspraak van de marktprijs mag afwijken.")),
    (msg("marktconform"), msg("In lijn met wat anderen voor hetzelfde werk vragen.")),
    (msg("restafval"), msg("Huishoudelijk afval dat niet gescheiden is ingeleverd.")),
    (msg("peildatum"), msg("De dag waarvan de stand is.")),
)


def glossary(language: Language) -> dict[str, str]:
    """Each word in small letters, as it stands in running text, with its meaning."""
    return {language.say(word).lower(): language.say(meaning) for word, meaning in _MEANINGS}
