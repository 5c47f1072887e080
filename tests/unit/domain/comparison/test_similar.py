"""Who is alike in context, beside a second implementation in plain loops."""

from __future__ import annotations

import math
import statistics

import numpy as np
import pytest

from lib.domain.comparison.similar import ContextTable, explained, nearest, standardised

Row = tuple[float | None, ...]


def table(rows: dict[str, Row], variables: str = "ab", logs: str = "") -> ContextTable:
    values = [[math.nan if value is None else value for value in row] for row in rows.values()]
    return ContextTable(
        tuple(rows),
        tuple(variables),
        tuple(name in logs for name in variables),
        np.array(values, dtype=float),
    )


def by_hand(found: ContextTable, own: str, weights: dict[str, float]) -> dict[str, float]:
    """Distances by the definition, one at a time."""
    columns = list(zip(*found.values.tolist(), strict=True))
    z: list[list[float]] = []
    for column, by_log in zip(columns, found.logarithmic, strict=True):
        seen = [math.log(v) if by_log and not math.isnan(v) else v for v in column]
        known = [v for v in seen if not math.isnan(v)]
        middle = statistics.median(known)
        deviation = statistics.median(abs(v - middle) for v in known)
        z.append([(v - middle) / (1.4826 * deviation) for v in seen])
    mine = found.codes.index(own)
    distances = {}
    for place, code in enumerate(found.codes):
        both = [
            (weights[name], values[place] - values[mine])
            for name, values in zip(found.variables, z, strict=True)
            if not math.isnan(values[place] - values[mine])
        ]
        total = sum(w for w, _ in both)
        if code != own and total >= sum(weights.values()) / 2:
            distances[code] = math.sqrt(sum(w * dz**2 for w, dz in both) / total)
    return distances


@pytest.mark.parametrize("seed", range(20))
def test_a_second_implementation_agrees_on_random_tables(seed: int) -> None:
    draws = np.random.default_rng(seed)
    values = np.exp(draws.normal(0, 1, (40, 4)))
    values[draws.random(values.shape) < 0.15] = np.nan
    values[0] = [1, 2, 3, 4]
    found = ContextTable(tuple(f"p{n}" for n in range(40)), tuple("abcd"), (True, False, True, False), values)
    weights = dict(zip("abcd", draws.uniform(0.2, 2, 4).tolist(), strict=True))
    expected = by_hand(found, "p0", weights)
    peers = nearest(found, "p0", weights, 12)
    assert [p.code for p in peers.peers] == sorted(expected, key=lambda code: expected[code])[:12]
    assert [p.distance for p in peers.peers] == pytest.approx([expected[p.code] for p in peers.peers])
    assert set(peers.without_distance) == {*found.codes[1:]} - set(expected)
    assert all(sum(p.parts.values()) == pytest.approx(1) for p in peers.peers)


def test_a_distance_by_hand() -> None:
    """Of a: median 3, deviations 2 1 0 1 2 with median 1; of b the same, but two units have none."""
    rows: dict[str, Row] = {"me": (1, 10), "p": (2, 20), "q": (3, 30), "r": (4, None), "s": (5, None)}
    found = nearest(table(rows), "me", {"a": 3.0, "b": 1.0}, 5)
    one = 1 / 1.4826
    step = 10 / (1.4826 * 10)
    assert [p.code for p in found.peers] == ["p", "q", "r", "s"]
    assert found.peers[0].distance == pytest.approx(math.sqrt((3 * one**2 + step**2) / 4))
    assert found.peers[2].distance == pytest.approx(3 * one)
    assert found.peers[2].missing == ("b",)
    assert found.peers[0].parts == pytest.approx({"a": 0.75, "b": 0.25})
    assert found.peers[2].parts == {"a": 1.0}


def test_under_half_of_the_weight_there_is_no_distance() -> None:
    rows: dict[str, Row] = {"me": (1, 1), "p": (2, None), "q": (3, 4), "r": (5, 2), "s": (None, 9)}
    found = nearest(table(rows), "me", {"a": 1.0, "b": 2.0}, 5)
    assert {p.code for p in found.peers} == {"q", "r", "s"}
    assert found.without_distance == ("p",)
    assert nearest(table(rows), "me", {"a": 1.0, "b": 1.0}, 5).without_distance == ()


def test_what_does_not_count_is_told() -> None:
    rows: dict[str, Row] = {f"p{n}": (n, 7, 5, n) for n in range(6)} | {"me": (3, 7, None, None)}
    rows["p5"] = (5, 8, 6, 5)
    found = nearest(table(rows, "abcd"), "me", {"a": 1, "b": 1, "c": 1, "d": 0}, 3)
    assert (found.used, found.constant, found.unknown) == (("a",), ("b", "c"), ())
    assert nearest(table(rows, "abcd"), "me", {"a": 2, "d": 1}, 3).unknown == ("d",)


@pytest.mark.parametrize(
    "weights", [{}, {"a": 0.0}, {"zz": 1.0}], ids=["no weight", "all zero", "a variable that is not there"]
)
def test_without_weight_there_are_no_peers(weights: dict[str, float]) -> None:
    found = nearest(table({"me": (1, 1), "p": (2, 2), "q": (4, 4)}), "me", weights, 5)
    assert (found.peers, found.used) == ((), ())


def test_one_partnership_has_no_peers() -> None:
    assert nearest(table({"me": (1, 2)}), "me", {"a": 1, "b": 1}, 5).peers == ()


def test_firm_peers_stay_in_every_weighting_and_others_do_not() -> None:
    rows: dict[str, Row] = {"me": (0, 0), "near": (0.1, 0.1), "a": (1, 5), "b": (5, 1.1), "far": (9, 9)}
    found = nearest(table(rows), "me", {"a": 1, "b": 1}, 2)
    stability = {p.code: p.stability for p in found.peers}
    assert stability["near"] == 1
    assert 0 < min(stability.values()) < 1
    assert found.weightings == 200
    assert nearest(table(rows), "me", {"a": 1, "b": 1}, 2) == found  # the draws are the same every time


def test_stability_is_that_of_single_distances() -> None:
    draws = np.random.default_rng(5)
    values = draws.normal(0, 1, (30, 3))
    found = ContextTable(tuple(f"p{n}" for n in range(30)), tuple("abc"), (False,) * 3, values)
    peers = nearest(found, "p0", {"a": 1.0, "b": 1.0, "c": 1.0}, 5)
    other = np.random.default_rng(342)
    weightings = [[0, 1, 1], [1, 0, 1], [1, 1, 0], *other.uniform(0.5, 1.5, (197, 3)).tolist()]
    counts = dict.fromkeys(found.codes, 0)
    for weighting in weightings:
        distances = by_hand(found, "p0", dict(zip("abc", weighting, strict=True)))
        for code in sorted(distances, key=lambda c: distances[c])[:5]:
            counts[code] += 1
    assert {p.code: p.stability for p in peers.peers} == {p.code: counts[p.code] / 200 for p in peers.peers}


def test_one_variable_has_no_other_weightings() -> None:
    """Whatever it weighs, the order is the same, so nothing shows how firm that is."""
    rows: dict[str, Row] = {"me": (1, 1), "p": (2, 3), "q": (3, 4), "r": (5, 2)}
    found = nearest(table(rows), "me", {"a": 2.0}, 2)
    assert ([p.code for p in found.peers], found.weightings) == (["p", "q"], 0)
    assert {p.stability for p in found.peers} == {None}
    rows["me"] = (1, None)  # of two variables with a weight the focus has one
    found = nearest(table(rows), "me", {"a": 1.0, "b": 1.0}, 2)
    assert (found.unknown, found.weightings, {p.stability for p in found.peers}) == (("b",), 0, {None})


def test_who_has_too_little_is_decided_once_and_not_by_each_weighting() -> None:
    """The nearest has half of the weight: no other weighting takes it away for what it does not have."""
    rows: dict[str, Row] = {f"p{n}": (n, n) for n in range(3, 9)} | {"me": (1, 1), "near": (1.1, None)}
    found = nearest(table(rows), "me", {"a": 1.0, "b": 1.0}, 3)
    assert found.peers[0].code == "near"
    assert found.peers[0].stability == 199 / 200  # but for the one in which only the other variable is left


def test_a_value_without_a_logarithm_is_unknown() -> None:
    z = standardised(table({"p": (0, 1), "q": (1, 2), "r": (10, 3), "s": (100, 4)}, logs="a").transformed())
    assert math.isnan(z[0, 0])
    assert not np.isnan(z[1:]).any()


def test_how_much_of_a_figure_is_explained() -> None:
    draws = np.random.default_rng(3)
    x = draws.normal(0, 1, (60, 2))
    context = ContextTable(tuple(f"p{n}" for n in range(60)), ("a", "b"), (False, False), x)
    y = 2 * x[:, 0] - x[:, 1] + draws.normal(0, 1, 60)
    figures = dict(zip(context.codes, y.tolist(), strict=True))
    found = explained(context, ("a", "b"), figures)
    assert found
    assert found.n == 60
    assert found.r2 == pytest.approx(_r2_of_normal_equations(x, y))
    exact = explained(context, ("a",), dict(zip(context.codes, (3 * x[:, 0] + 1).tolist(), strict=True)))
    assert exact
    assert exact.r2 == pytest.approx(1)


def _r2_of_normal_equations(x: np.ndarray, y: np.ndarray) -> float:
    from statsmodels.api import OLS, add_constant

    return float(OLS(y, add_constant(x)).fit().rsquared)


def test_too_few_or_all_the_same_explain_nothing() -> None:
    context = ContextTable(tuple(f"p{n}" for n in range(19)), ("a", "b"), (False,) * 2, np.eye(19, 2))
    figures = {code: float(n) for n, code in enumerate(context.codes)}
    assert explained(context, ("a", "b"), figures) is None  # ten a variable
    assert explained(context, (), figures) is None
    flat = ContextTable(context.codes, ("a",), (False,), np.ones((19, 1)))
    assert explained(flat, ("a",), figures) is None
    assert explained(context, ("a",), dict.fromkeys(figures, 4.0)) is None
