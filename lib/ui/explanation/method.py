"""The blocks of the page "Methode en bronnen"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.derived import Template
from lib.catalogue.worked_examples import WorkedExample, worked_examples
from lib.domain.costs.scale_effect import MINIMUM_CONTRACTORS
from lib.domain.indicators import Indicator
from lib.domain.market.disclosure import MINIMUM_PARTIES
from lib.domain.peers import MINIMUM_PEERS
from lib.export.workbook import XLSX, as_workbook
from lib.ingest.connectors import NOT_CHECKED_LIVE
from lib.tables.origins import definition_rows, definitions_table
from lib.tables.worked_examples import example_table
from lib.text.cooperation.words import how_sides_compare, what_is_shown
from lib.text.decisions.method import DECISION_RULES
from lib.text.explore.method import COMPARING_RULES
from lib.text.glossary import glossary
from lib.text.indicators import definition, title
from lib.text.language import Language, msg
from lib.text.terms import service_name
from lib.ui.explanation.finding import is_in
from lib.ui.tables import show_to_read
from lib.ui.words import escaped, heading, list_labelled, list_points, note, subheading, tell

CLAIMS = (
    msg("Geen ranglijst: de monitor zet niemand op een plaats en telt niets op tot één cijfer."),
    msg("Geen oorzaken: dat twee cijfers samen bewegen, zegt niet waardoor. De tekst noemt alleen cijfers."),
    msg("Geen gemiddelde van niveaus: A+, A, B, C en D zijn een volgorde, geen getallen."),
    msg(
        "Geen nul voor wie niet opgaf: een ontbrekend cijfer blijft leeg, en er staat wie er ontbreekt en waarom."
    ),
    msg("Geen oordeel zonder afspraak: er is geen landelijke norm voor marktconformiteit."),
)
_RULES = (
    msg(
        "Werkelijk: per periode telt het definitieve cijfer, anders de rekening, anders het voorlopige. "
        "Begroting staat apart. Beide assen, de medianen, het pad en de verandering gebruiken dezelfde stand."
    ),
    msg(
        "Mediaan: de middelste waarde van de partnerschappen met beide cijfers, het partnerschap in beeld "
        "meegerekend; bij een even aantal het gemiddelde van de twee middelste. Onder {minimum} staat er geen."
    ),
    msg("Bestaande en fictieve partnerschappen tellen nooit samen in een mediaan of afstand."),
    msg(
        "Verandering: ten opzichte van het laatste eerdere cijfer van dezelfde soort periode en dezelfde stand, "
        "als daar geen reeksbreuk tussen ligt."
    ),
    msg(
        "Reeksbreuk: een overdracht of een andere methode op 1 januari breekt dat jaar, op 31 december het jaar erna. "
        "Daartussen breekt die beide: het jaar zelf is deels oud en deels nieuw."
    ),
    msg(
        "Ook een herijkt areaal breekt (kosten per eenheid), een gewijzigde ambitie (aandeel op niveau), en een dienst "
        "of discipline die bij een totaal komt of eruit gaat."
    ),
    msg(
        "Interval: alleen waar de bron het geeft. Ligt de mediaan erin, dan heet het verschil niet te "
        "onderscheiden."
    ),
    msg(
        "Verschil tussen twee jaren: te onderscheiden als het interval van het verschil 0 niet bevat. Dat interval "
        "volgt uit de twee intervallen (Newcombe 1998; Zou en Donner 2008), dus uit die van de bron als die ze geeft."
    ),
    msg(
        "Zijn bij een schouw dezelfde plekken in beide jaren bekeken, dan telt hun samenhang mee (tot 1.000 plekken "
        "per jaar). Al het andere geldt als los van elkaar gemeten; het interval is dan eerder te ruim dan te krap."
    ),
    msg(
        "Een cijfer van een gemeente dient het partnerschap waarvan zij opdrachtgever is; een eigen cijfer van "
        "het partnerschap gaat voor. Heeft zij er meer, dan staat zij er één keer, onder haar eigen naam."
    ),
    msg(
        "Areaal: van elk objecttype in elk gebied telt de nieuwste telling mee. Een totaal naast losse gebieden, of "
        "een gebied onder een oude en een nieuwe naam, telt dubbel en komt er niet in; wat vervalt krijgt een rij met "
        "hoeveelheid 0."
    ),
    msg(
        "Kosten: een regel voor de hele dienst staat voor haar producten; de productregels van dezelfde kostensoort "
        "tellen dan niet mee."
    ),
    msg(
        "Brug: ongelijke soorten areaal worden gewogen met de tarieven van één jaar. Zonder tarief voor elk daarvan is "
        "er alleen een stap als alles evenveel veranderde; anders zit het in de rest. Geen volgorde van stappen is de "
        "juiste: bij elke stap staat wat zij over alle volgordes is."
    ),
    msg(
        "Schaal: het interval houdt partnerschappen van één opdrachtnemer bij elkaar. Onder {contractors} "
        "opdrachtnemers staat er geen."
    ),
    msg(
        "Vertrouwelijke prijzen: tellen samen als één blok, van minstens {parties} partijen. Van het blok wordt "
        "één keer een afgeronde samenvatting gemaakt (mediaan en interval); elke toets rekent met die "
        "samenvatting. Zo vertellen veel toetsen, ook met prijzen die dicht bij elkaar liggen, niet meer dan één."
        " Elke prijs staat in hooguit één samenvatting."
    ),
    msg(
        "Verandert een prijs van het blok, dan telt het niet meer mee, want het verschil zou die prijs verraden. "
        "Ook een verbeterde tikfout is zo'n verandering: het blok komt alleen terug als de samenvatting dezelfde "
        "blijft, of met {parties} nieuwe partijen. Kijk vertrouwelijke prijzen dus na voor u ze laadt."
    ),
    msg(
        "Wat nu vertrouwelijk is, is dat ook op elke eerdere dag, en ook als de lading die het zei is "
        "teruggedraaid. Openbaar wordt een prijs pas met een latere lading die dat zegt. Een eerdere dag toont "
        "van een blok alleen wat vandaag ook getoond wordt."
    ),
    msg(
        "Wie een bestand met vertrouwelijke referenties bekijkt voor het laden, ziet alleen aantallen. Hoe vaak "
        "dat is gedaan, staat bij Geschiedenis, en het is begrensd."
    ),
    msg(
        "Wie een prijs in een eigen lading verandert of de reservekopie heeft, kan bij de prijzen zelf: dat recht"
        " heeft alleen wie mag inlezen. Voorgoed wissen haalt een prijs ook uit de geschiedenis en uit het "
        "bestand; reservekopieën van eerder houden haar."
    ),
    msg(
        "Te klein: een cijfer met minder waarnemingen dan de indicator vraagt, wordt niet getekend en staat "
        "bij Niet getoond."
    ),
)
UNFOUND = (
    msg("een gebruikelijk percentage of een landelijke methode voor de marktconformiteitstoets"),
    msg(
        "de meettabellen van de CROW-kwaliteitscatalogus 2023 en de kostenverhoudingen tussen niveaus (betaald)"
    ),
    msg("voor Zwolle: hoogbouwklasse, kosten per huishouden en een uitslag van de NVRD-benchmark"),
    msg("voor Zwolle: of het gepubliceerde restafval fijn is, of fijn en grof samen"),
    msg("voor Nijmegen: uitslagen van schouwen, en restafval na 2021"),
)
PLACES = {
    "dienst": msg("dienst"),
    "laag": msg("laag"),
    "discipline": msg("discipline"),
    "product": msg("product"),
    "voorwaarde": msg("voorwaarde"),
    "kant": msg("kant"),
}
"""What is filled in in the title of a template."""
Family = tuple[Template, set[str]]
"""A template, and the codes of the indicators that are made of it."""


@dataclass(frozen=True)
class Section:
    """A part of the page with something in it of what is looked for; `show` puts it under its heading."""

    anchor: str
    title: str
    show: Callable[[], None]


def sections(snapshot: Snapshot, word: str, language: Language) -> list[Section]:
    """What the page has on a word: principles, words, examples and indicators; all of it without a word."""
    say = language.say
    minima = {"minimum": MINIMUM_PEERS, "contractors": MINIMUM_CONTRACTORS, "parties": MINIMUM_PARTIES}
    answers = [*what_is_shown(language), *how_sides_compare(language)]
    points = (
        ("niet-beweerd", say("Wat de monitor niet beweert"), [say(text) for text in CLAIMS]),
        ("rekenwijze", say("Hoe er gerekend wordt"), [say(text, **minima) for text in _RULES]),
        ("vergelijken", say("Hoe er vergeleken wordt"), [say(text) for text in COMPARING_RULES]),
        ("besluiten", say("Cijfers naast besluiten"), [say(text) for text in DECISION_RULES]),
        ("samenwerking", say("Antwoorden over de samenwerking"), answers),
        ("niet-gevonden", say("Gezocht en niet gevonden"), [say(text) for text in UNFOUND]),
    )
    found = [
        Section(anchor, title, partial(list_points, kept))
        for anchor, title, texts in points
        if (kept := [text for text in texts if is_in(word, text)])
    ]
    if words := [told for told in sorted(glossary(language).items()) if is_in(word, *told)]:
        found.append(Section("begrippen", say("Begrippen"), partial(list_labelled, words)))
    if examples := [e for e in worked_examples() if is_in(word, *_words_of(e, language))]:
        found.append(
            Section("voorbeelden", say("Rekenvoorbeelden"), partial(_show_examples, examples, language))
        )
    defined = _defined(snapshot, word, language)
    if any(defined):
        show = partial(_show_definitions, snapshot, *defined, language)
        found.append(Section("indicatoren", say("Indicatoren"), show))
    return found


def _words_of(example: WorkedExample, language: Language) -> tuple[str, str]:
    english = language.code == "en"
    return (
        example.titel_en if english else example.titel,
        example.uitleg_en if english else example.uitleg,
    )


def _show_examples(examples: Sequence[WorkedExample], language: Language) -> None:
    """Each method on a small table: what goes in, what comes out; the tests compute the same."""
    for example in examples:
        name, explanation = _words_of(example, language)
        with st.expander(escaped(name)):
            tell(explanation)
            for part, table in (
                (language.say("Invoer"), example.invoer),
                (language.say("Uitkomst"), example.uitkomst),
            ):
                st.markdown(f"**{escaped(part)}**")
                show_to_read(example_table(part, table, language), language)
            if example.bron:
                note(language.say("Bron: {sources}", sources=example.bron))


def show_not_checked(language: Language) -> None:
    """Tables of CBS that are read as others describe them, without a recorded answer to test on."""
    say = language.say
    heading(say("CBS-tabellen die niet op een echt antwoord zijn beproefd"))
    listed = [f"- {escaped(name)} ({escaped(table)})" for table, name in NOT_CHECKED_LIVE.items()]
    with st.expander(language.count("{n} tabel", "{n} tabellen", len(listed))):
        st.markdown("\n".join(listed))


def _defined(snapshot: Snapshot, word: str, language: Language) -> tuple[list[Indicator], list[Family]]:
    """The given indicators and the templates of derived ones in whose title, code or definition a word stands."""
    catalogue = shipped_catalogue()
    derived = catalogue.derived
    indicators = sorted(
        snapshot.registry.indicators.values(),
        key=lambda i: (service_name(language, i.service), str(i.role), title(language, i)),
    )
    of_products = {i.code for i in indicators if catalogue.market_index.covers(i.code)}
    given = [i for i in indicators if i.code not in derived and i.code not in of_products]
    families = [
        (template, {code for code, d in derived.items() if d.template == template})
        for template in dict.fromkeys(d.template for d in derived.values())
    ]
    families.append((catalogue.market_index.template, of_products))
    return (
        [i for i in given if is_in(word, title(language, i), i.code, definition(language, i))],
        [
            f
            for f in families
            if is_in(word, _template_name(f[0], language), f[0].code, *_template_words(f[0], language))
        ],
    )


def _show_definitions(
    snapshot: Snapshot, given: Sequence[Indicator], families: Sequence[Family], language: Language
) -> None:
    """Indicators by service, with definition and source; and all of them as a workbook."""
    say = language.say
    with_figures = {a.indicator for a in snapshot.available}
    table = definitions_table(snapshot.registry.indicators.values(), language)
    st.download_button(
        say("Alle definities (Excel)"),
        lambda: as_workbook([table]),
        "indicatoren.xlsx",
        XLSX,
        icon=":material/table:",
        on_click="ignore",
    )
    for service in dict.fromkeys(i.service for i in given):
        subheading(service_name(language, service))
        for indicator in (i for i in given if i.service == service):
            _show_indicator(indicator, indicator.code in with_figures, language)
    if families:
        subheading(say("Afgeleid: berekend uit schouw, kosten, areaal en tarieven"))
    for template, codes in families:
        _show_template(template, codes, with_figures, language)


def _show_indicator(indicator: Indicator, has_figures: bool, language: Language) -> None:
    name = title(language, indicator)
    if not has_figures:
        name = language.say("{title} (nog zonder cijfers)", title=name)
    with st.expander(escaped(name)):
        lines = [
            f"**{escaped(label)}**: {escaped(text)}" for label, text in definition_rows(indicator, language)
        ]
        lines.append(f"**{language.say('Code')}**: {escaped(indicator.code)}")
        if indicator.source_url:
            lines.append(f"**{language.say('Webadres')}**: <{indicator.source_url}>")
        st.markdown("  \n".join(lines))


def _template_name(template: Template, language: Language) -> str:
    places = {place: f"[{language.say(words)}]" for place, words in PLACES.items()}
    return (language.pick(template.title, template.title_en) or "").format_map(places)


def _template_words(template: Template, language: Language) -> tuple[str, str]:
    """What the indicators of a template are, and what to mind when comparing them."""
    return (
        language.pick(template.definition, template.definition_en) or "",
        language.pick(template.factors, template.factors_en) or "",
    )


def _show_template(template: Template, codes: set[str], with_figures: set[str], language: Language) -> None:
    """One entry for all indicators of a template."""
    say = language.say
    name = _template_name(template, language)
    present = len(codes & with_figures)
    if not present:
        name = say("{title} (nog zonder cijfers)", title=name)
    with st.expander(escaped(name)):
        counted, factors = _template_words(template, language)
        told = {
            say("Wat er geteld wordt"): counted,
            say("Waarop te letten bij vergelijken"): factors,
            say("Code"): template.code,
            say("Met cijfers"): say(
                "{present} van {total} indicatoren", present=str(present), total=str(len(codes))
            ),
        }
        list_labelled(told.items())
