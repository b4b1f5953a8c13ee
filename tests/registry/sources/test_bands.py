"""A figure as the band that an office gives instead of it."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaodi.errors import InputError
from gaodi.registry import sources
from gaodi.registry.observations import tables
from gaodi.registry.sources import Source

TAX = sources.load()["demo-tax"]


@pytest.mark.parametrize(
    ("value", "unit", "ends"),
    [
        (12.5, "万元", (10.0, 50.0)),
        (10.0, "万元", (10.0, 50.0)),  # a figure on an edge belongs to the band above it
        (9.999, "万元", (0.0, 10.0)),
        (-3.0, "万元", (None, 0.0)),
        (80_000.0, "万元", (50_000.0, None)),
        (125_000.0, "元", (100_000.0, 500_000.0)),
        (0.2, "亿元", (0.1, 0.5)),
    ],
)
def test_a_figure_is_in_the_band_between_two_edges(
    value: float, unit: str, ends: tuple[float | None, float | None]
) -> None:
    assert sources.band(TAX, value, unit) == ends


@given(st.floats(-1e6, 1e6), st.sampled_from(["元", "千元", "万元", "亿元"]))
def test_a_band_holds_its_figure_and_is_the_same_for_a_column(value: float, unit: str) -> None:
    low, high = sources.band(TAX, value, unit)
    assert low is None or low <= value
    assert high is None or value < high
    lows, highs = sources.ends(TAX, pl.col("x"), unit)
    assert pl.DataFrame({"x": [value]}).select(low=lows, high=highs).row(0) == (low, high)


def test_rows_of_observations_keep_the_band_and_lose_the_figure() -> None:
    rows = tables.frame(
        [
            {"metric": "tax-paid", "value": 12.5, "given": 125.0, "given_unit": "千元", "unit": "万元"},
            {"metric": "above-scale-tax", "value": 0.2, "given": 0.2, "given_unit": "亿元", "unit": "亿元"},
            {"metric": "tax-paid", "value_low": 5.0, "unit": "万元"},
            {"metric": "tax-violation", "value": 1.0, "code": "yes"},
        ]
    )
    kept = sources.banded(TAX, rows).select("value", "value_low", "value_high", "given", "given_unit", "code")
    assert kept.rows() == [
        (None, 10.0, 50.0, None, None, None),
        (None, 0.1, 0.5, None, None, None),
        (None, 5.0, None, None, None, None),
        (1.0, None, None, None, None, "yes"),
    ]


def test_a_source_without_edges_for_the_unit_is_refused() -> None:
    with pytest.raises(InputError, match=r"no bands for values in 万千瓦时\. Expected a unit like 万元"):
        sources.band(TAX, 3.0, "万千瓦时")
    with pytest.raises(InputError, match="tax-bureau has no bands"):
        sources.band(sources.load()["tax-bureau"], 3.0, "万元")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"edges": [{"unit": "万元", "at": [10, 5]}]}, "rise"),
        ({"edges": [{"unit": "万圆", "at": [1]}]}, "万圆"),
        ({"edges": [{"unit": "万元", "at": []}]}, "at least 1"),
        ({"edges": [{"unit": "万元", "at": [1]}, {"unit": "元", "at": [1]}]}, "twice"),
        ({"bands": False}, "bands: true"),
    ],
)
def test_edges_that_cannot_be_are_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Source.model_validate(TAX.model_dump() | change)
