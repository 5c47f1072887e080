"""How the outcomes of inspections are computed, as label and text, for the page and its downloads."""

from __future__ import annotations

from lib.text.language import msg

RULES = (
    (
        msg("Op niveau"),
        msg(
            "Een meting is op niveau als zij het niveau haalt van de ambitie die op die dag gold voor haar "
            "discipline, van hetzelfde partnerschap en dezelfde laag. Een ambitie voor het eigen gebiedstype gaat "
            "voor op een zonder gebiedstype. Niet van toepassing telt nergens mee."
        ),
    ),
    (
        msg("Formele uitkomst"),
        msg(
            "Het aandeel metingen op niveau, tegen het afgesproken aandeel. Dit is de afspraak naar de letter; zij "
            "blijft de uitkomst die in het contract telt."
        ),
    ),
    (
        msg("Kan het toeval zijn?"),
        msg(
            "Het interval (95%) is van datzelfde aandeel metingen. De plekken van het jaar zijn de steekproef: alle "
            "metingen op één plek, van alle dagen en meetlatten, hangen samen. De variantie telt daarom per plek; "
            "uit het aandeel en het aantal onafhankelijke metingen dat daarbij hoort volgt het interval van Wilson, "
            "met de ruimte van Student voor weinig plekken (Korn en Graubard 1998; Franco e.a. 2019). Meer dan "
            "toeval: het hele interval ligt aan één kant van de afspraak. Anders kan het verschil toeval zijn."
        ),
    ),
    (
        msg("Weinig plekken"),
        msg(
            "Eén plek heeft geen interval. Met minder dan tien plekken, of met metingen uit minder dan tien "
            "gebieden die meer van elkaar verschillen dan hun plekken, is de onzekerheid minstens zo groot als het "
            "interval. Zijn er minder dan vijf plekken met een meting onder niveau, dan is het interval minder "
            "zeker, vooral als dezelfde plekken vaak zijn bekeken. Op de kaart en per gebied staat er onder tien "
            "plekken geen oordeel."
        ),
    ),
    (
        msg("Bekend aantal plekken"),
        msg(
            "Staat bij de afspraak uit hoeveel meetlocaties gekozen wordt, en is dat minder dan tien keer wat "
            "bekeken is, dan zijn de grenzen exact (hypergeometrisch). Dat kan als elke plek evenveel metingen "
            "heeft en die van één plek hetzelfde zeggen; anders geldt het gewone interval. Het zegt niets over "
            "dagen waarop niet is gekeken."
        ),
    ),
    (
        msg("Verschillende afspraken"),
        msg(
            "Gelden er in een groep verschillende niveaus, dan telt elke meting tegen haar eigen niveau. Gelden er "
            "verschillende afgesproken aandelen, dan is er per aandeel een oordeel. Een meetlat heeft geen eigen "
            "afspraak en daarom geen oordeel."
        ),
    ),
    (
        msg("Schoon en heel"),
        msg(
            "Een ambitie voor schoon of heel beoordeelt alleen de dwarsdoorsnede: de meetlatten van alle "
            "disciplines die over schoon of over heel gaan. De disciplines zelf blijven beoordeeld op hun eigen "
            "ambitie."
        ),
    ),
    (
        msg("Beleid en contract"),
        msg("Een beleidsschouw en een contractschouw worden nooit samengevoegd."),
    ),
    (
        msg("Aantal plekken"),
        msg(
            "Het kleinste aantal waarbij het verschil met 80% kans meer dan toeval is, als het ware aandeel zo hoog "
            "is als ingevuld, met één meting per plek; exact berekend met de binomiale verdeling en hetzelfde "
            "interval. Met meer metingen per plek zijn het er meestal minder. Die kans gaat met kleine sprongen op "
            "en neer als er een plek bij komt (Chernick en Liu 2002)."
        ),
    ),
    (
        msg("RAW-regel"),
        msg(
            "Standaard RAW Bepalingen, artikel 01.24.02 lid 02: minstens 10% van alle meetlocaties, ten minste 25 "
            "en ten hoogste 100, aselect getrokken."
        ),
    ),
)
"""What the outcomes mean."""
