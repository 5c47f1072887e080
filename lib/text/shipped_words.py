"""What the figures in the box say of themselves: Dutch in their files, in the language of the screens on the pages.

Texts that others loaded stay as they are.
"""

from __future__ import annotations

import re

from lib.text.language import DEFAULT, Language, msg

BETWEEN = "; "
"""Between two remarks of one figure."""

_ACCOUNTS = re.compile(r"CBS Iv3 (\d{4}) (begroting|jaarrekening), taakveld (\d+\.\d+)", re.ASCII)
_REPORTERS = re.compile(r"over (\d+) gemeenten met opgave", re.ASCII)
_KINDS = {"begroting": msg("begroting"), "jaarrekening": msg("jaarrekening")}

_TEXTS = frozenset(
    {
        # organisations
        msg("Nederland (Iv3, gemeenten met opgave)"),
        msg("Nederland (CBS)"),
        msg("NVRD-benchmark, vergelijkingswaarde Nijmegen"),
        msg("NVRD-benchmark, alle deelnemers"),
        msg("Benchmarksteden van Nijmegen, gemiddelde"),
        # the demo set
        msg("Demoset Samenwerkingsmonitor (fictief)"),
        msg("Gemiddelde van de demogemeenten"),
        # events and a contract
        msg("Beheer openbare ruimte naar ROVA"),
        msg("Schouwmethode veranderde mee: reeksbreuk"),
        msg("Tarief op restafval"),
        msg("Begroting 2020: minder maaien, lagere beeldkwaliteit centrum, ander serviceniveau grof vuil"),
        msg("75, 130 en 250 x 1.000 euro"),
        msg("Tekort DVO Dar; genoemd: marktprijzen, lonen, areaal Nijmegen-Noord"),
        msg("1.929 x 1.000 euro per jaar"),
        msg("Beheer openbare ruimte (BOR) bij ROVA"),
        # remarks
        msg("bruto lasten, met werk voor anderen"),
        msg("inhoud van het taakveld en de plaats van overhead verschillen per gemeente"),
        msg("gescheiden ingezameld, zonder nascheiding"),
        msg("ton gedeeld door de inwoners op 1 januari"),
        msg("fijn en grof restafval"),
        msg("fijn en grof restafval (past bij 55% gescheiden van alle huishoudelijk afval)"),
        msg("fijn en grof restafval, zonder nascheiding (past bij 404 kg en 70,4%)"),
        msg(
            "fijn en grof restafval, na aftrek van wat na inzameling is gescheiden (omschrijving van de NVRD)"
        ),
        msg("fijn of totaal restafval staat niet in de bron"),
        msg("alleen fijn restafval"),
        msg("alleen fijn restafval, gemiddelde van de benchmarksteden van Nijmegen"),
        msg("met grof samen 119"),
        msg("rest- en grof restafval"),
        msg("met verbouwingsrestafval (5 kg, CBS 83558NED), zonder nascheiding"),
        msg("zonder nascheiding"),
        msg("andere afbakening dan 2020"),
        msg("andere afbakening dan 2020 (toen zonder nascheiding)"),
        msg("of dit klasse B of alle deelnemers is, staat niet in de bron"),
        msg("of nascheiding meetelt, staat niet in de bron"),
        msg("zelfde reeks als 2021"),
        msg("zelfde reeks van de NVRD als 2022"),
        msg("de deelnemers wisselen"),
        msg("norm 80% binnen 5 werkdagen"),
        msg("waarvan 6 kg luiers en incontinentiemateriaal"),
        msg("eerste jaar met tarief op restafval"),
        msg("RTV Focus Zwolle noemde 98 kg fijn en 38 kg grof"),
        msg("1Zwolle noemde 164 kg in 2023 fijn restafval"),
        msg("vast deel, gemiddeld"),
        msg("daarnaast 1,65 euro per 60 liter"),
        msg("daarnaast 1,70 euro per 60 liter (voorstel)"),
        msg("eerst 222 gepubliceerd"),
        msg("ook 461 gepubliceerd"),
        msg("later 452"),
        msg("elders 66"),
        # where definitions come from
        msg("Richtlijn 2014/24/EU, artikel 12; Aanbestedingswet 2012, artikel 2.24a-2.24c"),
        msg("CBS, huishoudelijk afval per inwoner; opgave van de gemeente"),
        msg("Burgerpeiling van de gemeente"),
        msg("Opgave van gemeente of bedrijf"),
        msg("Opgave van de opdrachtnemer, getoetst door de gemeente"),
        msg("Opgave van de gemeente"),
        msg("Opgave van de gemeente of het bedrijf, zoals de bron die noemt"),
        msg("NVRD Benchmark Huishoudelijk Afval; CBS, huishoudelijk afval per inwoner"),
        msg("NVRD Benchmark Huishoudelijk Afval"),
        msg("Medewerkersonderzoek van de opdrachtnemer"),
        msg("Jaarverslag van de opdrachtnemer"),
        msg("CBS, huishoudelijk afval per inwoner"),
        msg("CBS Iv3, BBV-taakveld 7.3"),
        msg("CBS Iv3, BBV-taakveld 7.2"),
        msg("CBS Iv3, BBV-taakveld 5.7"),
        msg("CBS Iv3, BBV-taakveld 2.1"),
        msg("Burgerpeiling van de gemeente, zoals Buurt-voor-Buurt (Zwolle)"),
        msg("Belevingsonderzoek van gemeente of bedrijf"),
        msg("Beheersysteem van gemeente of bedrijf"),
        msg("Begroting en jaarverslag van de gemeente"),
        msg("Begroting en jaarrekening van de gemeente, taakveld 7.3"),
    }
)


def shipped_text(language: Language, text: str) -> str:
    """One text of the box in the language of the screens; any other text as it is."""
    if language.code == DEFAULT:
        return text
    if text in _TEXTS:
        return language.say(text)
    if accounts := _ACCOUNTS.fullmatch(text):
        year, kind, task = accounts.groups()
        words = language.say(_KINDS[kind])
        return language.say("CBS Iv3 {year} {kind}, taakveld {task}", year=year, kind=words, task=task)
    if reporters := _REPORTERS.fullmatch(text):
        return language.say("over {n} gemeenten met opgave", n=reporters[1])
    return text


def shipped_remark(language: Language, remark: str | None) -> str | None:
    """A remark of one or more parts, each as `shipped_text`; None stays None."""
    return remark and BETWEEN.join(shipped_text(language, part) for part in remark.split(BETWEEN))
