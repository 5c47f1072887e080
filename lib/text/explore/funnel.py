"""What a funnel says: who lies further from the whole than chance explains, and how much more all differ."""

from __future__ import annotations

from collections.abc import Iterator

from lib.domain.comparison.funnel import LEAST_UNITS
from lib.domain.explore.among_chance import PER_CENT, ShareFunnel
from lib.domain.partners import Partner
from lib.text.amounts import said_amount
from lib.text.explore.words import in_a_row
from lib.text.indicators import title
from lib.text.language import Language
from lib.text.terms import partner_name


def funnel_heading(language: Language, found: ShareFunnel) -> str:
    """The indicator, beside the size of what it was counted in."""
    return language.say("{title}: verschil of toeval?", title=title(language, found.indicator))


def funnel_sentences(language: Language, found: ShareFunnel, focus: Partner) -> Iterator[str]:
    """Where the focus lies, who lies outside, how much units differ; or why there is no funnel."""
    if not found.is_share:
        yield language.say(
            "Een trechter is er alleen voor aandelen van iets dat geteld is. Bedragen en gewichten hebben geen toeval "
            "van een steekproef."
        )
        return
    if found.is_small:
        yield language.count(
            "{n} partnerschap heeft dit aandeel met het aantal waarnemingen; onder {least} is er geen trechter.",
            "{n} partnerschappen hebben dit aandeel met het aantal waarnemingen; onder {least} is er geen trechter.",
            len(found.figures),
            least=LEAST_UNITS,
        )
        return
    if found.funnel is None:
        yield language.say("Iedereen heeft 0% of iedereen 100%; dan valt er niets te onderscheiden.")
        return
    yield _own(language, found, focus)
    outside = [partner_name(language, p) for p in found.outside if p != focus]
    if outside:
        yield language.say("Ook buiten de wijde grenzen (99,8%): {names}.", names=in_a_row(language, outside))
    phi = found.funnel.overdispersion.phi
    yield language.say(
        "Partnerschappen verschillen {phi} maal zoveel als bij toeval alleen (phi). Daarom zijn er ook wijde grenzen, "
        "die met dat verschil rekenen.",
        phi=language.number(phi, 1),
    )


def funnel_notes(language: Language, found: ShareFunnel) -> Iterator[str]:
    """How to read the drawing, and where it falls short."""
    if found.funnel is None:
        return
    yield language.say(
        "streep-puntlijn: het geheel · stippellijnen: grenzen van toeval alleen (95% en 99,8%) · doorgetrokken: wijde "
        "grenzen (99,8%)"
    )
    yield language.say("Metingen op één plek hangen samen; de grenzen van toeval alleen zijn dus te smal.")
    if found.without_number:
        yield language.count(
            "Van {n} is het aantal waarnemingen niet bekend; die staat er niet in.",
            "Van {n} is het aantal waarnemingen niet bekend; die staan er niet in.",
            found.without_number,
        )


def _own(language: Language, found: ShareFunnel, focus: Partner) -> str:
    name, funnel = partner_name(language, focus), found.funnel
    if focus not in found.figures or funnel is None:
        return language.say("{name} heeft hier geen aandeel met het aantal waarnemingen.", name=name)
    own = found.figures[focus]
    values = {
        "name": name,
        "value": said_amount(language, own.value, found.indicator.unit),
        "n": language.number(own.n or 0),
        "whole": said_amount(language, PER_CENT * funnel.centre, found.indicator.unit),
    }
    if focus in found.outside:
        return language.say(
            "{name} ({value}, n\u00a0=\u00a0{n}) ligt buiten de wijde grenzen om het geheel ({whole}).",
            **values,
        )
    return language.say(
        "{name} ({value}, n\u00a0=\u00a0{n}) is niet te onderscheiden van het geheel ({whole}), met de wijde grenzen.",
        **values,
    )
