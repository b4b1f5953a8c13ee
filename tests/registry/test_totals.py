"""The value of a whole from its parts: added, weighted or a ratio of sums, never an average of ratios."""

from __future__ import annotations

import pytest

from gaodi import registry
from gaodi.registry.observations import Observation, record
from gaodi.workspace import Workspace

DISTRICTS = ("430102", "430103", "430104")


def put(ws: Workspace, metric: str, values: dict[str, float], period: str = "2023", **more: object) -> None:
    rows = [
        Observation.model_validate(
            {"metric": metric, "subject": subject, "period": period, "value": value, "source": "office"} | more
        )
        for subject, value in values.items()
    ]
    record(ws, rows)


def test_a_sum_adds_up_and_names_what_is_missing(ws: Workspace) -> None:
    put(ws, "industrial-output", {"430102": 100.1, "430103": 200.2})
    found = registry.total(ws, "industrial-output", DISTRICTS, "2023")
    assert found.value == pytest.approx(300.3)
    assert found.missing == ("430104",)
    assert not found.complete
    assert found.parts == {"430102": 100.1, "430103": 200.2}


def test_a_ratio_is_that_of_the_sums_and_not_the_mean_of_ratios(ws: Workspace) -> None:
    put(ws, "above-scale-tax", {"430102": 1.0, "430103": 9.0})
    put(ws, "industrial-land", {"430102": 1000, "430103": 3000}, unit="亩")
    put(ws, "tax-per-mu", {"430102": 10.0, "430103": 30.0})
    found = registry.total(ws, "tax-per-mu", DISTRICTS[:2], "2023")
    # 10 亿元 on 4000 亩 is 100 000 万元 / 4000 亩; the mean of the two ratios would be 20.
    assert found.value == pytest.approx(25.0)
    assert found.complete


def test_a_ratio_without_one_of_its_parts_leaves_that_subject_out(ws: Workspace) -> None:
    put(ws, "manufacturing-value-added", {"430102": 30, "430103": 10})
    put(ws, "gdp", {"430102": 100})
    found = registry.total(ws, "manufacturing-share", DISTRICTS[:2], "2023")
    assert (found.value, found.missing) == (pytest.approx(30.0), ("430103",))


def test_one_subject_has_the_ratio_that_was_observed(ws: Workspace) -> None:
    put(ws, "manufacturing-share", {"430102": 31.0})
    assert registry.total(ws, "manufacturing-share", ["430102"], "2023").value == 31.0


def test_a_weighted_mean_is_by_the_other_metric(ws: Workspace) -> None:
    put(ws, "product-quality-rate", {"430102": 90.0, "430103": 98.0})
    put(ws, "industrial-output", {"430102": 100, "430103": 300})
    assert registry.total(ws, "product-quality-rate", DISTRICTS[:2], "2023").value == pytest.approx(96.0)


def test_growth_rates_of_districts_say_nothing_of_the_whole(ws: Workspace) -> None:
    put(ws, "gdp-growth", {"430102": 4.0, "430103": 6.0})
    found = registry.total(ws, "gdp-growth", DISTRICTS[:2], "2023")
    assert found.value is None
    assert found.missing == ()


def test_bands_add_up_to_a_band(ws: Workspace) -> None:
    put(ws, "industrial-tax", {"430102": 5.0})
    band = Observation(metric="industrial-tax", subject="430103", period="2023", low=1, high=2, source="office")
    record(ws, [band])
    found = registry.total(ws, "industrial-tax", DISTRICTS[:2], "2023")
    assert (found.value, found.low, found.high) == (None, 6.0, 7.0)


def test_the_december_figure_is_that_of_the_year_and_a_stock_that_of_its_end(ws: Workspace) -> None:
    put(ws, "gdp", {"430102": 10}, "2023C12")
    put(ws, "gdp", {"430102": 4}, "2023C06")
    put(ws, "industrial-firms", {"430102": 7}, "2023-12")
    put(ws, "industrial-firms", {"430102": 5}, "2023-06")
    assert registry.total(ws, "gdp", ["430102"], "2023").value == 10
    assert registry.total(ws, "industrial-firms", ["430102"], "2023").value == 7
    assert registry.total(ws, "industrial-firms", ["430102"], "2023-06").value == 5


def test_made_up_figures_make_a_made_up_total(ws: Workspace) -> None:
    put(ws, "gdp", {"430102": 10})
    put(ws, "gdp", {"430103": 5}, synthetic=True)
    assert not registry.total(ws, "gdp", ["430102"], "2023").synthetic
    assert registry.total(ws, "gdp", DISTRICTS[:2], "2023").synthetic
