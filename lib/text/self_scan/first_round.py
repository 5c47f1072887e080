"""Why the answers of the self-scan cannot become a first round."""

from __future__ import annotations

from lib.text.language import msg

ONE_PARTNERSHIP_ASKS = msg(
    "Een ronde is van twee partijen. Kies bovenaan één partnerschap, niet de gemeente als geheel."
)
SOME_DAY_BEFORE = msg("U kijkt naar een eerdere dag. Een ronde opent u vandaag.")
NOTHING_ANSWERED = msg("Beantwoord eerst samen ten minste één vraag hierboven; dan kan hier een ronde open.")
NOT_ENOUGH = msg(
    "Van minder dan {fewest} mensen wordt niets getoond, want dan is te raden wie wat zei. Vraag er meer, of vraag het "
    "aan één mens, openlijk en als rol."
)
