"""(s) A story of forty slides as slides of an office program: time and memory, in a process of its own."""

from __future__ import annotations

import itertools
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from lib.answers.snapshot import Snapshot
from lib.answers.story.ready import ready_stories
from lib.domain.access import Scope
from lib.export.slides.presentation import as_presentation
from lib.pictures.story.telling import deck_of
from lib.store.upkeep.opening import open_store
from lib.text.language import DUTCH
from tests.benchmarks.data import address
from tests.benchmarks.memory import peak
from tests.benchmarks.table import Line, duration
from tests.data_sets import make_store

SLIDES, AIM, MEMORY_AIM = 40, 10.0, 300.0


def measure(folder: Path) -> list[Line]:
    """From the store to the bytes, every picture asked anew; published figures and the demo."""
    store = make_store("both", folder)
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.story", str(store)],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, computing, mib, slides = map(float, told.stdout.split())
    if slides != SLIDES + 2:
        raise RuntimeError(f"{slides} slides")
    what = f"a story of {SLIDES} slides as PPTX"
    return [
        Line("s", what, duration(seconds), aim=f"< {AIM:.0f} s", met=seconds < AIM),
        Line("s", f"{what}, computing", duration(computing), aim=f"< {AIM:.0f} s", met=computing < AIM),
        Line("s", f"{what}, peak", f"{mib:.0f} MiB", aim=f"< {MEMORY_AIM:.0f} MiB", met=mib < MEMORY_AIM),
    ]


def make(path: Path) -> tuple[float, float, float, int]:
    """Seconds, seconds of computing, peak in MiB, and the slides that were made."""
    store = open_store(address(path))
    try:
        snapshot = Snapshot(store, store.version(), Scope.all())
        ready = ready_stories(snapshot)
        found = [slide for story in ready for slide in _told(story.code, snapshot)]
        story = replace(
            ready[0],
            kind=None,
            title="Veertig",
            slides=tuple(itertools.islice(itertools.cycle(found), SLIDES)),
        )
        fresh = Snapshot(store, store.version(), Scope.all())
        begin, computing = time.perf_counter(), time.process_time()
        deck = deck_of(story, fresh, DUTCH)
        content = as_presentation(deck, DUTCH)
        took = time.perf_counter() - begin, time.process_time() - computing
        if len(content) < 100_000:
            raise RuntimeError("these slides are empty")
        return (*took, peak(), len(deck.slides) + 2)
    finally:
        store.close()


def _told(code: str, snapshot: Snapshot):  # type: ignore[no-untyped-def]
    """The slides of some ready stories that have a picture."""
    if not code.endswith(("nijmegen-dar", "zwolle-rova", "kastelburg-klaarwijk", "veldermeer-merwinga")):
        return []
    story = next(each for each in ready_stories(snapshot) if each.code == code)
    return [slide.origin for slide in deck_of(story, snapshot, DUTCH).slides if slide.origin]


if __name__ == "__main__":
    print(*make(Path(sys.argv[1])))
