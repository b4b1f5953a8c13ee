"""Random expressions over the inputs of `books.NUMBERS`, and random values of those inputs."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

_SIMPLE = st.sampled_from(["x", "y", "(x + y)", "(x / y * 1 万元)", "2 万元", "0 万元"])
_OPEN = st.sampled_from(["p", "q", "r", "true", "x >= 5 万元", "x > y", "x / y < 50%", "x != 2 万元", "x <= -y"])

numbers = st.recursive(
    _SIMPLE,
    lambda inner: st.one_of(
        st.builds("({} + {})".format, inner, inner),
        st.builds("({} - {})".format, inner, inner),
        st.builds("min({}, {})".format, inner, inner),
        st.builds("max({}, {})".format, inner, inner),
        st.builds("(-{})".format, inner),
        st.builds("abs({})".format, inner),
        st.builds("({} * ({} / 3 万元))".format, inner, inner),
        st.builds("(3 万元 * ({} / {}))".format, inner, inner),
        st.builds("({} if {} else {})".format, inner, _OPEN, inner),
        st.builds("({} if {} > 1 万元 else {})".format, inner, inner, inner),
        st.builds("clip({}, -5 万元, 20 万元)".format, inner),
        st.builds("round({}, 1)".format, inner),
        st.builds("(1 万元 * floor({} / 2 万元))".format, inner),
        st.builds("(1 万元 * count_true({}, {}, {}))".format, _OPEN, _OPEN, _OPEN),
    ),
    max_leaves=5,
)
truths = st.recursive(
    st.one_of(
        _OPEN, st.builds("({} {} {})".format, _SIMPLE, st.sampled_from([">=", ">", "<", "<=", "==", "!="]), _SIMPLE)
    ),
    lambda inner: st.one_of(
        st.builds("(not {})".format, inner),
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("(count_true({}, {}, {}) >= 2)".format, inner, inner, inner),
        st.builds("({} if {} else {})".format, inner, inner, inner),
    ),
    max_leaves=6,
)
"""Numbers in 万元 and conditions. None of them asks what is known, so more knowledge only settles more."""

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
