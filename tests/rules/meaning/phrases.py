"""Random expressions over the inputs of `books.NUMBERS`, and random values of those inputs."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

numbers: st.SearchStrategy[str] = st.deferred(lambda: st.one_of(st.sampled_from(["x", "y", "2 万元", "0 万元"]), _made))
truths: st.SearchStrategy[str] = st.deferred(
    lambda: st.one_of(st.sampled_from(["p", "q", "r", "true", "x >= 5 万元"]), _held)
)
"""Number and condition, each made of the other."""

_made = st.one_of(
    st.builds("({} + {})".format, numbers, numbers),
    st.builds("({} - {})".format, numbers, numbers),
    st.builds("min({}, {})".format, numbers, numbers),
    st.builds("max({}, {})".format, numbers, numbers),
    st.builds("(-{})".format, numbers),
    st.builds("abs({})".format, numbers),
    st.builds("({} * ({} / 3 万元))".format, numbers, numbers),
    st.builds("(3 万元 * ({} / {}))".format, numbers, numbers),
    st.builds("({} if {} else {})".format, numbers, truths, numbers),
    st.builds("clip({}, -5 万元, 20 万元)".format, numbers),
    st.builds("round({}, 1)".format, numbers),
    st.builds("(1 万元 * floor({} / 2 万元))".format, numbers),
    st.builds("(1 万元 * count_true({}, {}))".format, truths, truths),
)
_held = st.one_of(
    st.builds("(not {})".format, truths),
    st.builds("({} and {})".format, truths, truths),
    st.builds("({} or {})".format, truths, truths),
    st.builds("({} {} {})".format, numbers, st.sampled_from([">=", ">", "<", "<=", "==", "!="]), numbers),
    st.builds("known({})".format, numbers),
    st.builds("(count_true({}, {}, {}) >= 2)".format, truths, truths, truths),
)

_figures = st.one_of(
    st.sampled_from([0.0, -0.0, 5.0, 2.0, 0.1, 0.285, -3.0, 1e-9, 1e9]),
    st.integers(-10000, 10000).map(lambda hundredths: hundredths / 100),
)
_pairs = st.tuples(_figures, _figures).map(lambda two: (min(two), max(two)))
figures: st.SearchStrategy[Any] = st.one_of(
    _figures, _pairs, _figures.map(lambda low: (low, None)), st.sampled_from([None, float("nan"), float("inf")])
)
"""A figure that is known, bounded on both sides or on one, unknown, or no number."""

rows = st.fixed_dictionaries(
    {"x": figures, "y": figures} | {name: st.sampled_from([True, False, None]) for name in "pqr"}
)
