"""A run from a workspace: what it says of each target, that it is kept, repeated, and read as of then."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from gaodi.errors import InputError, NotFound
from gaodi.plan import attainment, library
from gaodi.plan.attainment import bindings, breakdown, tables
from gaodi.plan.attainment.comparison import deadline_of
from gaodi.plan.attainment.forecast import Knowledge, forecast
from gaodi.plan.attainment.gathering import Gathered
from gaodi.plan.attainment.series import series
from gaodi.plan.namespace import PlanNamespace
from gaodi.registry import lists, load_catalogue, observations
from gaodi.registry.lists import Member
from gaodi.workspace import Workspace
from plan.attainment.workspaces import OUTPUT, empty, filled, observed


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return filled(tmp_path / "ws")


def said(run: attainment.Run, target: str) -> dict:
    return run.frame(tables.TARGETS).row(by_predicate=pl.col("target") == target, named=True)


def test_a_target_is_judged_by_the_series_of_its_metric(ws):
    run = attainment.compute(ws, "sample", user="officer", day=date(2022, 6, 30))
    row = said(run, "t1")
    whole = Gathered(ws, run.number)
    by_hand = forecast(
        series("yunchuan/industrial-output", "level", OUTPUT),
        date(2023, 12, 31),
        Knowledge.of(whole.pooled(made_up=True)),
    )
    assert row["forecast"] == pytest.approx(by_hand.middle)
    assert row["low"] < row["forecast"] < row["high"]
    assert (row["latest"], row["latest_period"], row["baseline"], row["source"]) == (440, "2021", 410, "synthetic")
    assert row["progress"] == pytest.approx(30 / 90)
    assert row["pace"] == pytest.approx(30)
    assert row["status"] == ("on_track" if row["odds"] >= 0.7 else "at_risk" if row["odds"] >= 0.3 else "unlikely")


def test_made_up_series_lend_nothing_to_real_ones(tmp_path):
    ws = filled(tmp_path / "both")
    load_catalogue(ws, "430100")
    gathered = Gathered(ws, ws.lake.batches()["number"].max())
    invented, real = ({one.key.split("/")[0] for one in gathered.pooled(made_up=flag)} for flag in (True, False))
    assert "yunchuan" in invented
    assert "430100" in real
    assert not invented & real


def test_made_up_figures_are_shown_as_such(ws):
    points = attainment.compute(ws, "sample").frame(tables.POINTS)
    assert set(points["confidence"]) == {"synthetic"}


def test_an_increment_counts_the_members_that_came_within_the_plan(ws):
    row = said(attainment.compute(ws, "sample"), "t2")
    assert (row["latest"], row["latest_period"], row["progress"]) == (3, "2022-07-01", 3 / 20)
    assert row["status"] == "unlikely"


def test_a_target_that_nothing_measures_says_so(ws):
    row = said(attainment.compute(ws, "sample"), "t3")
    assert (row["status"], row["reason"], row["odds"]) == ("no_data", "unbound", None)
    missing = PlanNamespace(ws).attainment().filter(pl.col("id") == "t3")["missing"][0]
    assert "单项冠军" in missing


def test_computing_the_same_again_writes_nothing(ws):
    first = attainment.compute(ws, "sample")
    again = attainment.compute(ws, "sample")
    assert (first.new, again.new, again.id) == (True, False, first.id)
    assert attainment.runs(ws, "sample").height == 1


def test_a_forced_run_has_the_same_figures(ws):
    first, again = attainment.compute(ws, "sample"), attainment.compute(ws, "sample", force=True)
    assert again.id != first.id
    for table in tables.SCHEMAS:
        if table != tables.RUNS:
            assert first.frame(table).equals(again.frame(table)), table


def test_new_figures_make_a_new_run_and_the_old_one_stays(ws):
    first = attainment.compute(ws, "sample")
    observations.record(ws, [observed("industrial-output", 2022, 500.0)], user="officer")
    second = attainment.compute(ws, "sample")
    assert said(second, "t1")["status"] == "done"
    assert attainment.last(ws, "sample").id == second.id
    assert attainment.last(ws, "sample", as_of=first.at).id == first.id
    assert said(attainment.last(ws, "sample", as_of=first.at), "t1")["latest"] == 440


def test_a_run_says_from_which_state_of_the_lake_it_was_read(ws):
    run = attainment.compute(ws, "sample")
    observations.record(ws, [observed("industrial-output", 2022, 500.0)], user="officer")
    as_read = Gathered(ws, run.number).own("industrial-output", "yunchuan")
    assert sorted(as_read.values()) == [value for _, value in OUTPUT]


def test_another_threshold_is_another_run(ws, tmp_path):
    attainment.compute(ws, "sample")
    file = ws.path / "gaodi.yaml"
    file.write_text(file.read_text("utf-8").replace("on_track: 0.7", "on_track: 0.9"), "utf-8")
    assert attainment.compute(Workspace.open(ws.path), "sample").new


def test_a_plan_without_any_figure_is_computed_too(tmp_path):
    run = attainment.compute(empty(tmp_path / "bare"), "sample")
    assert set(run.frame(tables.TARGETS)["status"]) == {"no_data"}
    assert run.frame(tables.CALIBRATION).is_empty()


def test_of_a_workspace_without_a_plan_nothing_is_computed(tmp_path):
    with pytest.raises(NotFound):
        attainment.compute(Workspace.create(tmp_path / "none"))


def test_a_value_of_a_source_that_loses_is_shown_and_not_used(ws):
    losing = observed("industrial-output", 2021, 999.0).model_copy(update={"source": "second-hand"})
    observations.record(ws, [losing], user="officer")
    run = attainment.compute(ws, "sample")
    assert said(run, "t1")["latest"] in (440, 999)
    points = run.frame(tables.POINTS).filter((pl.col("target") == "t1") & (pl.col("period") == "2021"))
    assert sorted(points["losing"]) == [False, True]
    assert said(run, "t1")["latest"] == points.filter(~pl.col("losing"))["value"][0]


def test_the_districts_shares_are_checked_with_what_they_have_reached(ws):
    breakdown.set(ws, "sample", "t1", [("东区", 330), ("yunchuan-west", 150)], user="officer")
    run = attainment.compute(ws, "sample")
    row = run.frame(tables.CHECKS).row(by_predicate=pl.col("kind") == "breakdown", named=True)
    facts = json.loads(row["facts"])
    assert (row["verdict"], facts["shortfall"]) == ("fails", 20)
    assert [r[1:4] for r in facts["rows"]] == [["东区", 330, 300], ["西县", 150, 140]]


def test_a_breakdown_replaces_the_one_before_and_can_be_taken_away(ws):
    breakdown.set(ws, "sample", "t1", [("东区", 330)], user="officer")
    breakdown.set(ws, "sample", "t1", [("东区", 300), ("西县", 200)], user="officer")
    before = ws.lake.batches()["number"].max()
    assert [s.value for s in breakdown.read(ws, "sample")["t1"]] == [300, 200]
    breakdown.set(ws, "sample", "t1", [], user="officer")
    assert breakdown.read(ws, "sample") == {}
    assert [s.value for s in breakdown.read(ws, "sample", at=before)["t1"]] == [300, 200]


def test_every_fault_of_a_breakdown_is_named(ws):
    with pytest.raises(InputError) as error:
        breakdown.set(ws, "sample", "t1", [("东区", 1), ("东区", 2), ("", 3), ("西县", float("nan"))], user="officer")
    assert [fault.where for fault in error.value.faults] == ["row 2", "row 3", "row 4"]
    with pytest.raises(NotFound, match="t9"):
        breakdown.set(ws, "sample", "t9", [("东区", 1)], user="officer")


def test_the_namespace_gives_frames(ws):
    known = PlanNamespace(ws)
    frame = known.attainment()
    assert frame["id"].to_list() == ["t1", "t2", "t3"]
    assert {"indicator", "status", "odds", "forecast", "low", "high", "progress", "pace", "missing"} <= set(
        frame.columns
    )
    assert known.targets().height == 3
    assert known.tasks().height == 1
    assert known.calibration()["cases"][0] > 0
    assert known.checks().columns == ["verdict", "kind", "what", "detail", "targets"]


def test_an_earlier_moment_has_no_run_and_none_is_made_for_it(ws):
    from datetime import UTC, datetime

    known = PlanNamespace(ws)
    assert known.run(as_of=datetime(2020, 1, 1, tzinfo=UTC)) is None
    assert attainment.runs(ws, "sample").is_empty()


def test_a_decision_on_a_binding_changes_what_a_target_is_judged_by(ws):
    attainment.compute(ws, "sample")
    bindings.unbind(ws, library.current(ws, "sample"), "t1", user="officer", reason="口径不同")
    assert said(attainment.compute(ws, "sample"), "t1")["reason"] == "unbound"


def test_after_a_deadline_without_its_value_there_is_no_pace_and_the_run_says_so(ws):
    row = said(attainment.compute(ws, "sample", day=date(2024, 1, 1)), "t1")
    assert (row["overdue"], row["pace"]) == (True, None)
    assert 0 < row["odds"] < 1
    (said_zh,) = PlanNamespace(ws).attainment().filter(pl.col("id") == "t1")["cautions"][0]
    assert said_zh == "期限已过，尚无期末数据。"


def test_on_its_last_day_a_deadline_is_not_over(ws):
    row = said(attainment.compute(ws, "sample", day=date(2023, 12, 31)), "t1")
    assert (row["overdue"], row["pace"]) == (False, pytest.approx(30))


def test_a_day_on_which_a_deadline_is_over_makes_a_new_run_and_others_do_not(ws):
    days = [date(2022, 6, 30), date(2023, 12, 31), date(2024, 1, 1), date(2026, 1, 1)]
    assert [attainment.compute(ws, "sample", day=day).new for day in days] == [True, False, True, False]


def test_a_value_seen_at_the_deadline_is_certain_and_no_caution(ws):
    observations.record(ws, [observed("industrial-output", 2023, 470.0)], user="officer")
    row = said(attainment.compute(ws, "sample", day=date(2026, 1, 1)), "t1")
    assert (row["status"], row["odds"], row["overdue"]) == ("unlikely", 0, False)


def test_a_value_that_may_not_count_the_same_is_named_beside_the_forecast(ws):
    more = {"comparable": False, "note": "口径可能不同"}
    observations.record(ws, [observed("industrial-output", 2021, 440.0, **more)], user="officer")
    run = attainment.compute(ws, "sample", day=date(2022, 6, 30))
    assert said(run, "t1")["incomparable"] == ["2021"]
    points = run.frame(tables.POINTS).filter(pl.col("target") == "t1")
    assert points.filter(~pl.col("comparable"))["period"].to_list() == ["2021"]
    (caution,) = PlanNamespace(ws).attainment().filter(pl.col("id") == "t1")["cautions"][0]
    assert caution == "2021年数据的统计口径可能不一致，预测仅供参考。"


def test_of_a_level_target_a_list_without_days_does_not_say_whether_it_was_in_time(ws):
    undated = Member(list="champions", name="戊厂", subject="yunchuan", source="synthetic")
    lists.record(ws, [undated], user="officer")
    content = library.current(ws, "sample")
    bindings.bind(ws, content, "t3", list="champions", user="officer")
    assert said(attainment.compute(ws, "sample"), "t3")["reason"] == "untimed"
    bindings.bind(ws, content, "t2", list="champions", transform="sum", user="officer")
    assert said(attainment.compute(ws, "sample"), "t2")["reason"] == "undated"
    frame = PlanNamespace(ws).attainment()
    assert "无法判断是否在期限之前认定" in frame["missing"][2]
    assert "不能判断何时新增" in frame["missing"][1]


def test_a_list_is_final_at_the_deadline_once_it_is_said_to_be_complete(ws):
    after = date(2026, 6, 30)
    open_ = said(attainment.compute(ws, "sample", day=after), "t2")
    assert open_["overdue"]
    assert open_["model"] != "observed"
    lists.complete(ws, "little-giants", date(2022, 12, 31), source="synthetic", subject="yunchuan")
    assert said(attainment.compute(ws, "sample", day=after), "t2")["overdue"], "a year of the plan may be missing"
    lists.complete(ws, "little-giants", date(2023, 12, 31), source="synthetic", subject="yunchuan")
    row = said(attainment.compute(ws, "sample", day=after), "t2")
    assert (row["model"], row["odds"], row["status"], row["overdue"]) == ("observed", 0.0, "unlikely", False)
    assert (row["latest"], row["latest_period"]) == (3, "2023-12-31")


def test_a_count_stays_final_when_the_list_is_complete_until_later_and_opens_when_that_is_taken_back(ws):
    def judged() -> tuple[str, bool]:
        row = said(attainment.compute(ws, "sample", day=date(2026, 6, 30)), "t2")
        return row["model"], row["overdue"]

    content = library.current(ws, "sample")
    changed = content.targets[1].model_copy(update={"deadline": "2023-06"})
    assert deadline_of(changed, content) == date(2023, 6, 30)
    counts = {}
    for until in (date(2023, 6, 30), date(2023, 12, 31)):
        later = lists.complete(ws, "little-giants", until, source="synthetic", subject="yunchuan")
        binding = bindings.of(ws, content)["t2"]
        counts, _, _ = Gathered(ws, ws.lake.last).counted(binding, date(2021, 1, 1), date(2023, 6, 30))
        assert counts[date(2023, 6, 30)] == 3
    assert counts[date(2023, 12, 31)] == 3
    assert judged() == ("observed", False)
    ws.lake.take_back(later.number, user="chen", reason="one is missing")
    assert judged()[0] != "observed", "what is taken back counts no more, also where nothing came after it"


def test_a_complete_list_without_members_counts_none(ws):
    content = library.current(ws, "sample")
    bindings.bind(ws, content, "t3", list="champions", transform="sum", user="officer")
    assert said(attainment.compute(ws, "sample"), "t3")["reason"] == "unlisted"
    lists.complete(ws, "champions", date(2023, 12, 31), source="synthetic", subject="yunchuan")
    row = said(attainment.compute(ws, "sample", day=date(2026, 6, 30)), "t3")
    assert (row["latest"], row["model"], row["status"]) == (0, "observed", "unlikely")


def test_values_that_all_lie_after_the_deadline_are_no_data(ws):
    content = library.current(ws, "sample")
    observations.record(ws, [observed("industrial-profit", 2025, 600.0)], user="officer")
    bindings.bind(ws, content, "t1", metric="industrial-profit", user="officer")
    row = said(attainment.compute(ws, "sample"), "t1")
    assert (row["status"], row["reason"], row["odds"]) == ("no_data", "gaps", None)


def test_a_run_of_an_older_lake_has_the_newer_columns_empty():
    old = tables.frame(tables.TARGETS, [{"target": "t1"}]).drop("run", "plan", "overdue", "incomparable")
    found = tables.completed(tables.TARGETS, old)
    assert found.columns == [name for name in tables.SCHEMAS[tables.TARGETS].names if name not in ("run", "plan")]
    assert found.row(0, named=True)["overdue"] is None
