"""How many decimals the figures of targets are written with: those of one unit share them within a column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from gaodi.web.site.templatetags.figures import decimals, worth


def of_forecast(result: dict[str, Any]) -> int:
    """The decimals of a forecast, which are those of its interval."""
    middle = result.get("forecast")
    return 0 if middle is None else worth(result.get("low"), result.get("high"), middle)


def _of_forecasts(rows: list[dict[str, Any]]) -> int:
    """Those of a column: no more than each forecast is worth that is not whole."""
    return min((places for places in map(of_forecast, rows) if places), default=0)


def shared(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The rows, with `latest_places` and `forecast_places`, and what is forecast rounded to them.

    rows: with `unit`, `latest`, `forecast`, `low` and `high`. What was observed keeps every decimal it is shown with; a
    forecast gets none that it is not worth, and is whole from a hundred on.
    """
    listed = list(rows)
    alike: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in listed:
        alike[row["unit"]].append(row)
    latest = {unit: decimals(row["latest"] for row in same) for unit, same in alike.items()}
    forecast = {unit: _of_forecasts(same) for unit, same in alike.items()}
    for row in listed:
        whole = row["forecast"] is not None and abs(row["forecast"]) >= 100
        places = 0 if whole else forecast[row["unit"]]
        rounded = {name: _rounded(row[name], places) for name in ("low", "forecast", "high")}
        yield row | rounded | {"latest_places": latest[row["unit"]], "forecast_places": places}


def _rounded(value: float | None, places: int) -> float | None:
    return None if value is None else round(value, places)
