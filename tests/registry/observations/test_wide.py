"""Sheets with a column for a metric become observations, in the metric's unit."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from gaodi import periods
from gaodi.errors import InputError, UnitError
from gaodi.registry import metrics
from gaodi.registry.metrics import Metric, SubjectKind
from gaodi.registry.observations import SCHEMA
from gaodi.registry.observations.wide import Given, rows


def metric(**said: object) -> Metric:
    about = {"id": "output", "name": "产值", "name_en": "Output", "unit": "万元", "nature": "flow"}
    return Metric.model_validate(about | {"subjects": ["enterprise"], "frequency": ["year"]} | said)


def made(sheet: dict[str, list[object]], columns: dict[str, Given]) -> pl.DataFrame:
    return rows(
        pl.DataFrame(sheet, strict=False), columns, kind=SubjectKind.ENTERPRISE, period=periods.year(2023), source="tax"
    )


def test_each_filled_cell_is_an_observation_and_an_empty_one_is_none() -> None:
    found = made(
        {"subject": ["a", "b"], "x": [1.0, None], "y": [2, 3]}, {"x": Given(metric()), "y": Given(metric(id="z"))}
    )
    assert found.columns == SCHEMA.names
    assert found.select("subject", "metric", "value").rows() == [("a", "output", 1), ("a", "z", 2), ("b", "z", 3)]
    assert set(found["start"]) == {date(2023, 1, 1)}


def test_a_value_is_in_the_unit_of_the_metric_and_stands_as_it_was_given() -> None:
    found = made({"subject": ["a"], "x": [1.1]}, {"x": Given(metric(), unit="亿元")})
    assert found.select("value", "unit", "given", "given_unit").row(0) == (11000, "万元", 1.1, "亿元")


def test_a_band_has_its_ends_and_no_value() -> None:
    sheet = {"subject": ["a", "b"], "from": [1, 5], "to": [5, None]}
    found = made(sheet, {"x": Given(metric(), unit="亿元", low="from", high="to")})
    assert found.select("value", "value_low", "value_high").rows() == [(None, 1e4, 5e4), (None, 5e4, None)]


def test_a_stock_stands_at_the_end_of_the_period() -> None:
    found = made({"subject": ["a"], "x": [1]}, {"x": Given(metric(nature="stock"))})
    assert found.select("start", "end").row(0) == (date(2023, 12, 31), date(2023, 12, 31))


def test_words_are_kept_with_their_rank() -> None:
    level = metric(id="level", type="category", unit="", codes=["low", "high"])
    listed = metric(id="listed", type="yes-no", unit="")
    brand = metric(id="brand", type="text", unit="")
    sheet = {"subject": ["a", "b"], "l": ["high", None], "y": [False, True], "t": [None, "x"]}
    found = made(sheet, {"l": Given(level), "y": Given(listed), "t": Given(brand)})
    assert found.select("metric", "code", "value").rows() == [
        ("level", "high", 2), ("listed", "no", 0), ("listed", "yes", 1), ("brand", "x", None),
    ]  # fmt: skip


def test_the_same_as_recording_one_value_at_a_time() -> None:
    """The oracle is the check of single observations, which shares no code with this."""
    from gaodi.registry.observations import Observation
    from gaodi.registry.observations.checking import Known
    from gaodi.registry.observations.checking import rows as checked
    from gaodi.registry.sources import load as sources
    from gaodi.registry.subjects import load as subjects

    gdp = metrics.load()["gdp"]
    one = Observation(metric="gdp", subject="430100", period="2023", value=1.43, unit="万亿元", source="office")
    known = Known(metrics.load(), subjects(), sources())
    slow = checked([one], known, lambda number, key: "")
    fast = rows(
        pl.DataFrame({"subject": ["430100"], "x": [1.43]}), {"x": Given(gdp, "万亿元")},
        kind=SubjectKind.REGION, period=periods.year(2023), source="office",
    )  # fmt: skip
    assert fast.to_dicts() == slow


def test_a_unit_or_period_that_does_not_fit_is_refused() -> None:
    with pytest.raises(UnitError):
        made({"subject": ["a"], "x": [1]}, {"x": Given(metric(), unit="吨")})
    with pytest.raises(InputError, match="no values for a period like 2023"):
        made({"subject": ["a"], "x": [1]}, {"x": Given(metric(frequency=["month"]))})
