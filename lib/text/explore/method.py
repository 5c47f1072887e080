"""How the page on comparing computes, for the page on methods: definitions with sources, our own choices named."""

from __future__ import annotations

from lib.text.language import msg

COMPARING_RULES = (
    msg(
        "Vergelijkbare gemeenten: de gewogen afstand over kenmerken van de omgeving, nooit over kosten of uitkomsten. "
        "Elk kenmerk min de mediaan, gedeeld door 1,4826 maal de mediane absolute afwijking; grootte en dichtheid als "
        "logaritme. Een onbekend kenmerk telt niet mee; onder de helft van het gewicht is er geen afstand."
    ),
    msg(
        "Blijft bij andere wegingen: in welk deel van 200 vaste andere wegingen iemand bij de meest gelijkende blijft. "
        "In elk daarvan is één kenmerk weggelaten, of is elk gewicht maal 0,5 tot 1,5 genomen (eigen keuze)."
    ),
    msg(
        "Twee cijfers: rangcorrelatie van Spearman met interval (Bonett en Wright 2000), vanaf 10 paren. Zij zegt niet "
        "waarom cijfers samengaan."
    ),
    msg(
        "Profiel: elk cijfer min de mediaan, gedeeld door de grootste afstand tot de mediaan, zonder uitschieters "
        "voorbij driemaal de robuuste spreiding (naar Fingertips; dat laatste is een eigen keuze). Zonder interval "
        "geen oordeel."
    ),
    msg(
        "Recente verandering (Fingertips): de laatste vijf cijfers met interval, een gewogen lijn die bij 99,8% van "
        "nul verschilt, en dezelfde kant op zonder elk van de vijf."
    ),
    msg(
        "Grenzen van een reeks (XmR): gemiddelde plus en min 2,66 maal de gemiddelde stap; na een reeksbreuk opnieuw. "
        "Over een gat in de reeks telt geen stap (eigen keuze). Opvallend: buiten de grenzen, zeven aan één kant, of "
        "twee van drie voorbij twee derde van dezelfde grens."
    ),
    msg(
        "Trechter: alleen voor aandelen waarvan het aantal waarnemingen bekend is, vanaf 10. Binomiale grenzen, en "
        "wijde grenzen met overspreiding (Spiegelhalter 2005). Nooit voor geld."
    ),
    msg(
        "Even goed, goedkoper: wie minstens dezelfde kwaliteit heeft en minder kost, bij naam. Scores pas vanaf 15: "
        "order-m (Cazals, Florens en Simar 2002) en de bolle grens zonder vertekening (Simar en Wilson 1998, 2.000 "
        "trekkingen). Met een tweede kostencijfer of kwaliteit erbij telt wie nergens minder goed of duurder is; "
        "de bolle grens staat er dan zonder interval. Met zo weinig cijfers is dit een begin van een gesprek en geen "
        "besparing."
    ),
)
