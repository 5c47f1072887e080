"""Noting what a command read that is confidential or of persons: what it prints has left the monitor."""

from __future__ import annotations

import argparse

from lib.domain.audit.deeds import Deed, DeedDone
from lib.domain.audit.witness import listening
from lib.store.audit.log import record_alone
from lib.store.engine import Store
from lib.text.language import Language


def run_noted(options: argparse.Namespace, store: Store, language: Language) -> int:
    """Run a command on a store; returns its exit status."""
    with listening() as heard:
        try:
            status: int = options.run(options, store, language)
        finally:
            if heard:
                record_alone(store, *(DeedDone(Deed.EXPORT, thing) for thing in sorted(heard)))
    return status
