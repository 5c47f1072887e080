"""Inspections drawn by chance from a known share: how often the interval holds it, and how often a verdict is wrong.

Places have a share of their own (beta), and the readings of a place are drawn from it; `alike` is how much those hang
together, 0 not and 1 wholly. A survey has one to four scales at a place, a panel as many scales on several days.
"""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from lib.domain.service_levels.outcomes import Judged
from lib.domain.service_levels.sampled_share import FEW_FAILING, SampledShare
from lib.domain.shares import Verdict

NORM = 90
TIMES = 1000
SURVEYS = [(1, 0.0), *[(each, alike) for each in (2, 3, 4) for alike in (0.0, 0.3, 0.6, 1.0)]]
"""Readings at a place, and how alike they are."""
PANELS = [(each, alike) for each in (8, 16) for alike in (0.3, 0.6, 1.0)]


def drawn(places: int, each: int, alike: float, pct: float) -> list[SampledShare]:
    """Inspections of so many places with as many readings each, of which `pct` is at level in truth."""
    chance = np.random.default_rng([places, each, round(10 * alike), round(pct)])
    p, size = pct / 100, (TIMES, places)
    if alike == 1:
        reached = each * chance.binomial(1, p, size)
    elif alike:
        reached = chance.binomial(
            each, chance.beta(p * (1 - alike) / alike, (1 - p) * (1 - alike) / alike, size)
        )
    else:
        reached = chance.binomial(each, p, size)
    total, squared, failing = reached.sum(1), (reached**2).sum(1), (reached < each).sum(1)
    rows = zip(total.tolist(), squared.tolist(), failing.tolist(), strict=True)
    return [
        SampledShare(places, each * places, y, yy, each * each * places, each * y, bad) for y, yy, bad in rows
    ]


def found(shares: list[SampledShare], pct: float) -> tuple[float, Counter[Verdict]]:
    """How often the interval holds the true share, and how often which verdict is given."""
    intervals = [share.interval for share in shares]
    held = sum(interval is not None and interval.low <= pct <= interval.high for interval in intervals)
    return held / len(shares), Counter(Judged(NORM, ("B",), share).verdict for share in shares)


@pytest.mark.parametrize("places", [25, 50, 100, 200, 400])
def test_the_interval_holds_the_true_share_and_verdicts_are_rarely_wrong(places: int) -> None:
    for each, alike in SURVEYS:
        for pct in (88, 92, 95):
            coverage, verdicts = found(drawn(places, each, alike, pct), pct)
            wrong = verdicts[Verdict.MET if pct < NORM else Verdict.NOT_MET] / TIMES
            where = f"{places} places, {each} readings each, alike {alike}, true {pct}%"
            assert coverage >= 0.90, f"{where}: {coverage:.3f}"
            assert wrong <= 0.05, f"{where}: {wrong:.3f}"


@pytest.mark.parametrize(("scales", "wrongly_missed"), [(2, 0.31), (3, 0.77)])
def test_what_was_judged_before_was_another_share(scales: int, wrongly_missed: float) -> None:
    """Of 100 places with 92% of the readings at level: the share of places where every scale passes is far under 90%.

    Here scales have nothing to do with each other; it was measured so often where they have.
    """
    shares = drawn(100, scales, 0.0, 92)
    before = [Judged(NORM, ("B",), SampledShare.one_each(s.places - s.failing, s.places)) for s in shares]
    assert sum(judged.verdict == Verdict.NOT_MET for judged in before) / TIMES >= wrongly_missed
    assert found(shares, 92)[1][Verdict.NOT_MET] / TIMES < 0.01


def test_long_panels_with_few_failing_places_do_worse_and_are_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = []
    for each, alike in PANELS:
        shares = drawn(25, each, alike, 88)
        coverage, verdicts = found(shares, 88)
        wrong = [s for s in shares if Judged(NORM, ("B",), s).verdict == Verdict.MET]
        lines.append(
            f"25 places seen {each} times, alike {alike}: coverage {coverage:.3f}, "
            f"wrongly met {verdicts[Verdict.MET] / TIMES:.3f}"
        )
        assert verdicts[Verdict.MET] / TIMES <= 0.07
        assert all(Judged(NORM, ("B",), s).cautions for s in wrong if s.failing < FEW_FAILING)
    with capsys.disabled():
        print("", *lines, sep="\n")
