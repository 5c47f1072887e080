"""Numbers of the store that are worked out when somebody asks for the counts; no name of anyone is in them."""

from __future__ import annotations

import math
from collections.abc import Callable

from lib.domain.audit.deeds import DeedResult, utc_now
from lib.ui.hosting.watching import AskedNumber
from lib.ui.server.uploads import UPLOADS


def numbers() -> list[AskedNumber]:
    """The version of the store, the last line of the audit, the newest back-up, and what is uploaded."""
    return [
        AskedNumber("monitor_store_version", "Number of the newest event in the store", _usable(_version)),
        AskedNumber("monitor_audit_line", "Number of the last line of the audit", _usable(_last_line)),
        AskedNumber("monitor_backup_age_seconds", "Since the newest back-up was tried", _usable(_age)),
        AskedNumber("monitor_backup_passed", "1 when that one passed", _usable(_passed)),
        AskedNumber("monitor_uploaded_bytes", "What visitors have uploaded and not closed", _uploaded),
    ]


def _usable(ask: Callable[[], float]) -> Callable[[], float]:
    """The number, or none while the store cannot be used; imported when asked, for it takes long."""

    def asked() -> float:
        from lib.store.engine import StoreError

        try:
            return ask()
        except StoreError:
            return math.nan

    return asked


def _version() -> float:
    from lib.ui.memory import the_store

    return the_store().version()


def _last_line() -> float:
    from lib.store.audit.log import end_of
    from lib.ui.memory import the_store

    return end_of(the_store()).number


def _age() -> float:
    from lib.ui.hosting.schedule import last_tried
    from lib.ui.memory import the_store

    line = last_tried(the_store())
    return math.nan if line is None else (utc_now() - line.done.moment).total_seconds()


def _passed() -> float:
    from lib.ui.hosting.schedule import last_tried
    from lib.ui.memory import the_store

    line = last_tried(the_store())
    return math.nan if line is None else float(line.done.result == DeedResult.DONE)


def _uploaded() -> float:
    return sum(sum(sizes) for sizes in UPLOADS.stored().values())
