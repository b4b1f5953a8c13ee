"""What is odd about an enterprise is noted by the rules that the module says."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from gaodi.registry.dossier.notes import Note, notes
from gaodi.registry.observations.tables import frame

WHOLE = {
    "uscc": "x", "mark": None, "status": "active", "industry": "C35", "region": "430102", "founded": date(2000, 1, 1),
    "scale": "small", "ended": None,
}  # fmt: skip
NOTHING = pl.DataFrame(
    schema={"attribute": pl.String, "source": pl.String, "value": pl.String, "contradicted": pl.Boolean}
)


def series(values: dict[str, float], metric: str = "revenue") -> pl.DataFrame:
    rows = [
        {
            "metric": metric,
            "period": year,
            "start": date(int(year), 1, 1),
            "end": date(int(year), 12, 31),
            "value": value,
        }
        for year, value in values.items()
    ]
    return frame(rows).with_columns(standing=pl.lit(True), set_aside=pl.lit(""))


def noted(
    enterprise: dict[str, Any] = WHOLE, attributes: pl.DataFrame = NOTHING, *told: pl.DataFrame
) -> list[tuple[str, str]]:
    found = notes(enterprise, attributes, pl.concat(told) if told else series({}))
    return [(note.kind, note.about) for note in found]


def test_nothing_is_noted_of_what_is_whole() -> None:
    assert noted(WHOLE, NOTHING, series({"2020": 1.0, "2021": 2.0, "2022": 3.0, "2023": 4.0})) == []


def test_what_is_missing_from_its_identity_is_noted() -> None:
    bare = WHOLE | {"uscc": None, "scale": None, "mark": "check-digit"}
    assert noted(bare) == [("provisional", "uscc"), ("code", "uscc"), ("unknown", "scale")]


def test_values_after_its_end_are_noted() -> None:
    ended = WHOLE | {"ended": date(2021, 6, 30)}
    assert noted(ended, NOTHING, series({"2021": 1.0})) == []
    assert noted(ended, NOTHING, series({"2021": 1.0, "2022": 1.0})) == [("ended", "revenue")]


def test_a_series_that_ends_two_years_before_another_is_stale() -> None:
    newer = series({"2021": 1.0, "2022": 1.0}, "tax")
    assert noted(WHOLE, NOTHING, series({"2021": 1.0}), newer) == []
    assert noted(WHOLE, NOTHING, series({"2020": 1.0}), newer) == [("stale", "revenue")]


def test_an_outlier_is_ten_times_away_from_the_median_of_four_values() -> None:
    steady = {"2019": 10.0, "2020": 10.0, "2021": 10.0}
    assert noted(WHOLE, NOTHING, series(steady | {"2022": 100.0})) == []
    assert noted(WHOLE, NOTHING, series(steady | {"2022": 101.0})) == [("outlier", "revenue")]
    assert noted(WHOLE, NOTHING, series(steady | {"2022": 0.9})) == [("outlier", "revenue")]
    assert noted(WHOLE, NOTHING, series(steady | {"2022": -1.0})) == []


def test_sources_that_differ_about_an_attribute_are_quoted() -> None:
    rows = [("scale", "office", "small", True), ("scale", "tax", "large", True), ("name", "tax", "x", False)]
    found = notes(WHOLE, pl.DataFrame(rows, schema=NOTHING.schema, orient="row"), series({}))
    assert [str(note) for note in found] == ["Sources differ about the scale: office small, tax large."]


def test_a_note_reads_as_a_sentence() -> None:
    assert str(Note("unknown", "scale", {})) == "The scale is not known."
