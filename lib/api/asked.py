"""What may be asked of an address: the form, the day, the page, and filters; anything else is refused."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from lib.domain.periods import PERIOD_PATTERN

MOST_OF_PAGE = 50_000
"""Records of one answer; what CSV and Parquet have unless less is asked, for a table that is cut short looks whole."""
USUAL_PAGE = 1_000
"""Records of a page of JSON, which says that there is more."""
LONGEST_CODE_ASKED = 61
"""Signs of a code of the data contract, and the sign before that of a client as a whole."""
MOST_CODES = 50
LONGEST_CURSOR = 100


class Form(StrEnum):
    """The forms in which an answer is given; the value stands in `formaat`."""

    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"


AskedCode = Annotated[str, Field(min_length=1, max_length=LONGEST_CODE_ASKED)]
AskedCodes = Annotated[tuple[AskedCode, ...], Field(max_length=MOST_CODES)]
PeriodText = Annotated[str, Field(pattern=rf"^{PERIOD_PATTERN}$")]
Year = Annotated[int, Field(ge=1900, le=2100)]


class YesNo(StrEnum):
    """A yes or a no, as the data contract writes it."""

    YES = "ja"
    NO = "nee"


class ListAsked(BaseModel):
    """What every list can be asked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    formaat: Form | None = Field(
        None, description="De vorm van het antwoord; zonder deze de vorm uit de kop Accept, anders JSON."
    )
    peildatum: dt.date | None = Field(
        None, description="Zoals de gegevens waren aan het eind van deze dag; zonder deze zoals ze nu zijn."
    )
    limiet: int | None = Field(
        None,
        ge=1,
        le=MOST_OF_PAGE,
        description=f"Hoeveel rijen het antwoord hooguit heeft: {USUAL_PAGE} bij JSON en anders {MOST_OF_PAGE}.",
    )
    cursor: str | None = Field(
        None,
        max_length=LONGEST_CURSOR,
        description="Waar de vorige pagina ophield: neem het over uit `volgende`, of uit de kop Link.",
    )

    def most(self, form: Form) -> int:
        """How many records an answer in a form has at most."""
        return self.limiet or (USUAL_PAGE if form == Form.JSON else MOST_OF_PAGE)

    def filters(self) -> dict[str, object]:
        """What is asked besides form, day and page."""
        return self.model_dump(mode="json", exclude=set(ListAsked.model_fields), exclude_defaults=True)
