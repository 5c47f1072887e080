"""What is said of a file, a sheet or a heading as a whole, before its cells are looked at."""

from __future__ import annotations

from lib.text.language import msg

FILE_WORDS: dict[str, tuple[str, str]] = {
    "leeg_bestand": (msg("het bestand is leeg"), msg("Kies een bestand met een kopregel en rijen.")),
    "geen_rijen": (
        msg("het bestand heeft een kopregel maar geen rijen"),
        msg("Vul rijen in onder de kopregel."),
    ),
    "geen_kopregel": (
        msg("de eerste regel is leeg"),
        msg("Zet op de eerste regel de namen van de kolommen."),
    ),
    "kopregel_lager": (
        msg("de namen van de kolommen staan pas op deze rij"),
        msg("Haal de rijen erboven weg (een titel, een lege regel), zodat de kopregel bovenaan staat."),
    ),
    "regel_voor_excel": (
        msg("boven de kopregel staat een regel voor Excel die het scheidingsteken noemt"),
        msg(
            "Haal die regel weg, zodat de kopregel bovenaan staat; het scheidingsteken wordt vanzelf herkend."
        ),
    ),
    "scheidingsteken": (
        msg("dit scheidingsteken kan de monitor niet lezen"),
        msg("Sla het bestand op met een puntkomma, een komma of een tab tussen de cellen."),
    ),
    "geen_tekst": (
        msg("dit is geen tekstbestand"),
        msg("Sla het bestand in Excel op als 'CSV UTF-8 (door komma's gescheiden)' en laad dat."),
    ),
    "utf16": (msg("de tekst staat in UTF-16"), msg("Sla het bestand op als CSV UTF-8.")),
    "onbekende_codering": (
        msg("de tekst is geen UTF-8, en niet te zien is wat dan wel"),
        msg("Sla het bestand op als CSV UTF-8. Er kan staan: {hints}."),
    ),
    "twee_coderingen": (
        msg("deze tekst staat in een andere codering dan die in rij {first}, die in UTF-8 staat"),
        msg("Voeg de delen opnieuw samen, allemaal opgeslagen als CSV UTF-8."),
    ),
    "verminkte_tekst": (
        msg("hier staat een letter die eerder in een verkeerde codering is gelezen"),
        msg("Herstel de tekst, of maak het bestand opnieuw uit de bron en sla het op als CSV UTF-8."),
    ),
    "geen_werkboek": (
        msg("dit is geen Excel-werkboek, of het is beschadigd"),
        msg("Open het in Excel en sla het opnieuw op als .xlsx."),
    ),
    "oud_werkboek": (msg("dit is een oud Excel-bestand (.xls)"), msg("Sla het in Excel op als .xlsx.")),
    "beveiligd_werkboek": (
        msg("dit werkboek is beveiligd met een wachtwoord"),
        msg("Haal in Excel het wachtwoord weg (Bestand, Info, Werkmap beveiligen) en sla het op als .xlsx."),
    ),
    "strict_werkboek": (
        msg("dit werkboek is opgeslagen in de vorm Strict Open XML"),
        msg("Sla het in Excel op als gewone Excel-werkmap (.xlsx)."),
    ),
    "binair_werkboek": (
        msg("dit is een binair Excel-werkboek (.xlsb)"),
        msg("Sla het in Excel op als .xlsx."),
    ),
    "opendocument": (
        msg("dit is een bestand van LibreOffice (OpenDocument, .ods)"),
        msg("Sla het op als .xlsx of als CSV UTF-8."),
    ),
    "zip_bestand": (
        msg("dit is een ingepakt bestand (zip) en geen werkboek"),
        msg("Pak het uit en geef de bestanden die erin zitten."),
    ),
    "opmaak_bestand": (
        msg("dit is een webpagina of XML-bestand, ook als de naam op .xls of .csv eindigt"),
        msg("Open het in Excel en sla het op als .xlsx of als CSV UTF-8."),
    ),
    "pdf_bestand": (
        msg("dit is een PDF"),
        msg("Vraag de tabel op als Excel- of CSV-bestand."),
    ),
    "samengevoegde_cellen": (
        msg("de cellen {first} zijn samengevoegd; alleen de eerste heeft de waarde, de andere zijn leeg"),
        msg("Hef de samenvoeging op en schrijf de waarde in elke rij."),
    ),
    "werkboek_te_groot": (
        msg("het werkboek is uitgepakt te groot"),
        msg("Sla de gegevens op als CSV of Parquet."),
    ),
    "lezen_te_lang": (
        msg("het lezen is gestopt omdat het te lang duurde (de grens is {first} seconden rekentijd)"),
        msg(
            "Maak het bestand kleiner, bijvoorbeeld per jaar, of sla de gegevens opnieuw op als CSV. Wat niet in de "
            "tabel staat, zoals opmerkingen en opmaak, kan er veel plaats in innemen."
        ),
    ),
    "lezen_te_veel_geheugen": (
        msg("het lezen is gestopt: het kostte meer dan {first} MB geheugen"),
        msg("Maak het bestand kleiner, bijvoorbeeld per jaar, of sla de gegevens op als CSV."),
    ),
    "lezen_te_veel_schijf": (
        msg("het lezen is gestopt: uitgepakt nam het meer dan {first} MB van de schijf in"),
        msg("Verdeel het bestand, bijvoorbeeld per jaar, en laad de delen na elkaar."),
    ),
    "lezen_gestopt": (
        msg("het lezen van dit bestand brak af"),
        msg(
            "Open het in het programma waar het vandaan komt en sla het opnieuw op. Helpt dat niet, meld het dan aan "
            "wie de monitor beheert."
        ),
    ),
    "parquet_te_groot": (
        msg("vanaf deze rij is het bestand uitgepakt te groot"),
        msg("Verdeel het bestand, bijvoorbeeld per jaar, en laad de delen na elkaar."),
    ),
    "geen_blad": (
        msg("geen enkel blad heet naar een dataset"),
        msg("Noem het blad naar de dataset: {hints}."),
    ),
    "geen_parquet": (
        msg("dit is geen Parquet-bestand, of het is beschadigd"),
        msg("Maak het bestand opnieuw."),
    ),
    "samengestelde_kolom": (
        msg("de cellen van deze kolom zijn geen tekst, getal, datum of ja/nee"),
        msg("Zet in elke cel één waarde."),
    ),
    "formule_zonder_uitkomst": (
        msg("van deze formule staat de uitkomst niet in het werkboek"),
        msg("Open het werkboek in Excel en sla het opnieuw op, of zet de waarde zelf in de cel."),
    ),
    "map": (
        msg("dit is een map, zonder bewaard antwoord van het CBS erin"),
        msg("Geef de bestanden in de map zelf."),
    ),
    "te_veel_kolommen": (
        msg("er zijn {first} kolommen, meer dan {second}"),
        msg("Laat alleen de kolommen van de dataset staan."),
    ),
    "niet_te_openen": (
        msg("het bestand is niet te openen"),
        msg("Controleer of het bestaat en leesbaar is."),
    ),
    "niet_gevonden": (
        msg("dit bestand staat niet in de map"),
        msg("Zet het erin, of maak een andere verzameling (--set)."),
    ),
    "geen_csv": (
        msg("de opbouw klopt niet: een aanhalingsteken is niet gesloten of een cel is veel te groot"),
        msg("Zoek de cel met een los aanhalingsteken; binnen een cel schrijft u het dubbel."),
    ),
    "onbekende_dataset": (
        msg("het is niet te zien welke gegevens dit zijn"),
        msg("Noem het bestand naar de dataset ({hints}) of geef --dataset."),
    ),
    "onbekende_kolom": (
        msg("deze kolom hoort niet bij de dataset"),
        msg("Haal de kolom weg of herstel de naam. Lijkt het meest op: {hints}."),
    ),
    "kolom_zonder_naam": (
        msg("kolom {first} heeft geen naam"),
        msg("Zet de naam in de kopregel, of haal de kolom weg."),
    ),
    "niet_gekoppeld": (
        msg("deze verplichte kolom is niet gekoppeld"),
        msg("Kies welke kolom van uw tabel het is, of geef een vaste waarde."),
    ),
    "gekoppelde_kolom_weg": (
        msg("deze kolom staat in de koppeling, maar niet in de kopregel van de tabel"),
        msg("Koppel de kolom opnieuw, of kies een andere kopregel. De tabel heeft: {hints}."),
    ),
    "geen_zulk_blad": (msg("dit blad zit niet in het werkboek"), msg("Kies uit: {hints}.")),
    "geen_koppeling": (
        msg("dit is geen bewaarde koppeling"),
        msg("Kies het bestand dat u bij het koppelen hebt bewaard, of koppel de kolommen opnieuw."),
    ),
    "dubbele_kolom": (msg("deze kolom staat er twee keer"), msg("Laat de kolom één keer staan.")),
    "ontbrekende_kolom": (
        msg("deze verplichte kolom ontbreekt"),
        msg("Voeg de kolom toe. Misschien bedoeld: {hints}."),
    ),
    "aantal_cellen": (
        msg("de rij is niet even lang als de kopregel: {second} tegen {first} cellen"),
        msg(
            "Maak de rij even lang als de kopregel; zet een tekst met een scheidingsteken tussen aanhalingstekens."
        ),
    ),
}
