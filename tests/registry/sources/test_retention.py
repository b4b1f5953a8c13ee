"""What is kept longer than its source allows is told, with the batch that brought it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from gaodi.registry import lists, sources
from gaodi.registry.lists.model import Member
from gaodi.registry.observations import Observation, record
from gaodi.registry.sources.retention import COLUMNS
from gaodi.workspace import Workspace

CHINA = timedelta(hours=8)


@pytest.fixture
def kept(ws: Workspace) -> Workspace:
    """Two figures of the tax office (3 years), one of a bulletin (for ever), one member of a list (power, 5 years)."""
    record(ws, [Observation(metric="above-scale-tax", period=str(y), value=1, source="demo-tax") for y in (2020, 2021)])
    record(ws, [Observation(metric="gdp", period="2020", value=1, source="changsha-statistics")])
    member = {"list": "champions", "name": "某厂", "recognised": date(2020, 1, 1), "source": "demo-power"}
    lists.record(ws, [Member.model_validate(member)])
    return ws


def years_on(years: int) -> date:
    today = (datetime.now(UTC) + CHINA).date()
    day = 28 if (today.month, today.day) == (2, 29) else today.day
    return today.replace(year=today.year + years, day=day)


def test_nothing_is_overdue_on_the_day_on_which_it_came_nor_on_the_last_that_is_allowed(kept: Workspace) -> None:
    assert sources.overdue(kept, years_on(0)).is_empty()
    assert sources.overdue(kept, years_on(3)).is_empty()


def test_rows_past_their_years_are_told_by_batch_and_table_and_stay_where_they_are(kept: Workspace) -> None:
    found = sources.overdue(kept, years_on(3) + timedelta(days=2))
    assert tuple(found.columns) == COLUMNS
    assert found.select("source", "table", "batch", "rows", "retention").rows() == [
        ("demo-tax", "observations", 1, 2, "3年")
    ]
    later = sources.overdue(kept, years_on(6))
    assert later["table"].to_list() == ["observations", "list_members"]
    assert kept.lake.read("observations").collect().height == 3


def test_what_was_taken_back_is_not_told(kept: Workspace) -> None:
    kept.lake.take_back(1, user="officer", reason="too old")
    assert "observations" not in sources.overdue(kept, years_on(6))["table"].to_list()


def test_an_empty_workspace_has_nothing_overdue(ws: Workspace) -> None:
    assert sources.overdue(ws, date(2100, 1, 1)).is_empty()
