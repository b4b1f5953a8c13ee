"""How many decimals the figures of targets have."""

from __future__ import annotations

from typing import Any

from gaodi.web.plans import rounding


def row(
    unit: str, latest: float | None, low: float | None, forecast: float | None, high: float | None
) -> dict[str, Any]:
    return {"unit": unit, "latest": latest, "low": low, "forecast": forecast, "high": high}


def test_a_forecast_has_the_decimals_of_its_interval():
    (made,) = rounding.shared([row("%", 65, 64.93, 66.03, 67.02)])
    assert (made["low"], made["forecast"], made["high"], made["forecast_places"]) == (64.9, 66.0, 67.0, 1)


def test_figures_of_one_unit_share_decimals_and_those_of_another_keep_theirs():
    rows = [row("%", 41, 43.9, 44.21, 45), row("%", 2.66, 2.7, 2.913, 3.1), row("家", 35, 33, 36, 40)]
    made = list(rounding.shared(rows))
    assert [one["latest_places"] for one in made] == [2, 2, 0]
    assert [one["forecast_places"] for one in made] == [1, 1, 0]
    assert [one["forecast"] for one in made] == [44.2, 2.9, 36]


def test_a_forecast_from_a_hundred_on_is_whole_beside_smaller_ones():
    made = list(rounding.shared([row("亿元", 440, 470.2, 512.4, 560.7), row("亿元", 9, 8.11, 9.54, 11.2)]))
    assert [(one["forecast"], one["forecast_places"]) for one in made] == [(512, 0), (9.54, 2)]


def test_a_target_without_figures_has_nothing_to_round():
    (made,) = rounding.shared([row("家", None, None, None, None)])
    assert (made["forecast"], made["latest_places"], made["forecast_places"]) == (None, 0, 0)
