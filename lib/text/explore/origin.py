"""What is said of the rows that a figure was computed from."""

from __future__ import annotations

from collections.abc import Iterator

from lib.domain.explore.origin import MOST_ROWS, FigureOrigin, SourceRows, WhyHidden
from lib.text.derivation_words import source_words
from lib.text.language import Language, msg
from lib.text.shipped_words import shipped_text

WHY_HIDDEN = {
    WhyHidden.CONFIDENTIAL: msg(
        "De rijen van {dataset} staan hier niet: er kunnen vertrouwelijke prijzen bij zijn. Wat daarvan te zeggen is, "
        "staat op Marktconformiteit."
    ),
    WhyHidden.PERSONAL: msg(
        "De rijen van {dataset} staan hier niet: losse antwoorden van mensen verlaten de monitor niet."
    ),
}


def origin_sentences(language: Language, found: FigureOrigin) -> Iterator[str]:
    """What the figure was made of, and which rows are not told and why."""
    if isinstance(found.figure.source, str):
        yield language.say(
            "Dit cijfer is zo gegeven; bron: {source}.", source=shipped_text(language, found.figure.source)
        )
    else:
        yield f"{source_words(language, found.figure.source)}."
    for dataset, why in found.hidden.items():
        yield language.say(WHY_HIDDEN[why], dataset=dataset)
    if not found.parts and not found.hidden:
        yield language.say("Er zijn geen rijen die u mag zien.")


def part_note(language: Language, part: SourceRows) -> str:
    """How many rows there are, and how many of them stand here."""
    said = language.count("{n} rij telt mee.", "{n} rijen tellen mee.", part.total)
    if part.total > MOST_ROWS:
        said += " " + language.say("Hier staan de eerste {n}.", n=language.number(MOST_ROWS))
    return said
