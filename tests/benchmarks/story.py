"""(s) A story of forty slides as slides of an office program: the whole command, in a process of its own."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pptx import Presentation

from lib.answers.snapshot import Snapshot
from lib.answers.story.ready import ready_stories
from lib.domain.access import Scope
from lib.domain.story.stories import StorySlide
from lib.ingest.typed.whole_story import save_story
from lib.pictures.story.telling import deck_of
from lib.store.upkeep.opening import open_store
from lib.text.language import DUTCH
from tests.benchmarks.data import address
from tests.benchmarks.table import Line, duration
from tests.data_sets import KEPT_STORES, make_store

SLIDES, AIM, MEMORY_AIM = 40, 10.0, 300.0
NAME = "veertig"
TOLD_OF = ("nijmegen-dar", "zwolle-rova", "demo-kastelburg-klaarwijk", "demo-veldermeer-merwinga")
COMMAND = """\
import runpy, sys, time
begin = time.perf_counter()
try:
    runpy.run_module("lib.cli", run_name="__main__")
except SystemExit as ended:
    status = ended.code
took = time.perf_counter() - begin
from tests.benchmarks.memory import peak
print(took, time.process_time(), peak(), file=sys.stderr)
sys.exit(status)
"""


def measure(folder: Path) -> list[Line]:
    """From nothing to the file, every picture asked anew; published figures and the demo."""
    os.environ.setdefault(KEPT_STORES, str(folder))
    (folder / "one").mkdir()
    store = make_store("both", folder / "one")
    _write_story(store)
    file = folder / "veertig.pptx"
    done = subprocess.run(
        [sys.executable, "-c", COMMAND, "story", NAME, "--pptx", str(file)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "MONITOR_STORE": address(store)},
    )
    seconds, computing, mib = map(float, done.stderr.split()[-3:])
    slides = list(Presentation(str(file)).slides)
    charts = sum(shape.has_chart for slide in slides for shape in slide.shapes)
    if len(slides) != SLIDES + 2 or charts < SLIDES / 2:
        raise RuntimeError(f"{len(slides)} slides with {charts} charts")
    what = f"the command that makes a story of {SLIDES} slides as PPTX"
    return [
        Line("s", what, duration(seconds, "s"), aim=f"< {AIM:.0f} s", met=seconds < AIM),
        Line("s", f"{what}, computing", duration(computing, "s"), aim=f"< {AIM:.0f} s", met=computing < AIM),
        Line("s", f"{what}, peak", f"{mib:.0f} MiB", aim=f"< {MEMORY_AIM:.0f} MiB", met=mib < MEMORY_AIM),
    ]


def _write_story(path: Path) -> None:
    """Keep a story of pictures that ready stories show."""
    store = open_store(address(path))
    try:
        snapshot = Snapshot(store, store.version(), Scope.all())
        ready = [story for story in ready_stories(snapshot) if story.partnership in TOLD_OF]
        slides = itertools.islice(itertools.cycle(list(_told(snapshot))), SLIDES)
        story = replace(ready[0], code=NAME, kind=None, title="Veertig", slides=tuple(slides))
        outcome = save_story(store, story)
        if outcome.findings:
            raise RuntimeError(outcome.findings[:3])
    finally:
        store.close()


def _told(snapshot: Snapshot) -> Iterator[StorySlide]:
    """The slides of some ready stories that have a picture."""
    for story in ready_stories(snapshot):
        if story.partnership in TOLD_OF:
            yield from (slide.origin for slide in deck_of(story, snapshot, DUTCH).slides if slide.origin)
