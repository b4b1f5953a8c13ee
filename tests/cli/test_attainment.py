"""`gaodi plan attainment` and its neighbours, as they are typed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from gaodi.cli import main
from plan.attainment.workspaces import filled


@pytest.fixture
def run(tmp_path: Path, capsys):  # type: ignore[no-untyped-def]
    """`run("attainment")`: exit code, output and errors of `gaodi plan attainment` on a small workspace.

    Its targets were due in 2023, and 2023 was not observed.
    """
    filled(tmp_path / "ws")

    def typed(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            main(["plan", *words, "--workspace", str(tmp_path / "ws")])
        return (end.value.code or 0, *capsys.readouterr())

    return typed


def test_attainment_is_computed_once_and_then_shown(run):
    code, out, _ = run("attainment")
    assert code == 0
    assert "已计算，计算时间" in out
    assert "3 个目标中，2 个有数据可作判断" in out
    assert "沿用已有结果，计算时间" in run("attainment")[1]


def test_attainment_as_json_has_every_field(run):
    rows = {row["id"]: row for row in json.loads(run("attainment", "--format", "json")[1])}
    assert rows["t1"]["latest"] == 440
    assert rows["t3"]["status"] == "no_data"


def test_calibration_speaks_before_it_shows_figures(run):
    code, out, _ = run("calibration")
    assert code == 0
    assert "回溯检验" in out


def test_a_breakdown_is_set_checked_and_shown(run):
    assert "480 of 500 亿元" in run("breakdown", "t1", "东区=330", "西县=150")[1]
    run("attainment", "--compute")
    (found,) = json.loads(run("checks", "--format", "json")[1])
    assert (found["verdict"], found["targets"]) == ("fails", "t1")


@pytest.mark.parametrize("words", [("breakdown", "t1", "东区"), ("breakdown", "t1", "东区=many")])
def test_a_share_without_a_value_is_refused(run, words):
    code, _, error = run(*words)
    assert code == 2
    assert "district=value" in error


def test_a_day_before_the_first_run_has_nothing(run):
    code, _, error = run("attainment", "--as-of", "2020-01-01")
    assert (code, "Nothing was computed by then" in error) == (2, True)
    assert "is not a day" in run("attainment", "--as-of", "soon")[2]


def in_english(root: Path) -> None:
    file = root / "gaodi.yaml"
    file.write_text(file.read_text("utf-8").replace("language: zh", "language: en"), "utf-8")


COMMANDS = ("attainment", "checks", "calibration")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_chinese_workspace_is_answered_in_chinese(run, command):
    run("breakdown", "t1", "东区=330", "西县=150")
    words = set(re.findall("[A-Za-z_]{2,}", run(command)[1].replace(" ", "")))
    assert words <= {"metrics", "lists", "yaml"}  # files that the user is sent to


@pytest.mark.parametrize("command", COMMANDS)
def test_an_english_workspace_is_answered_in_english_but_for_what_the_plan_itself_says(run, tmp_path, command):
    in_english(tmp_path / "ws")
    out = run(command)[1]
    for word in "编号 状态 难以完成 无数据 全部 期限已过 没有 样本 结论 no_data brier_last".split():  # noqa: SIM905
        assert word not in out, word


def test_a_deadline_that_is_over_without_its_value_is_said(run, tmp_path):
    assert "期限已过，尚无期末数据" in run("attainment")[1].replace(" ", "")
    in_english(tmp_path / "ws")
    rows = json.loads(run("attainment", "--format", "json")[1])
    assert rows[0]["cautions"] == ["The deadline is over; the value at its end is not known."]
    assert (rows[0]["overdue"], rows[0]["pace"]) == (True, None)
    assert all(0 < row["odds"] < 1 for row in rows[:2])


def test_json_keeps_the_codes(run):
    run("breakdown", "t1", "东区=330", "西县=150")
    assert {row["status"] for row in json.loads(run("attainment", "-f", "json")[1])} >= {"no_data"}
    assert json.loads(run("checks", "-f", "json")[1])[0]["verdict"] == "fails"
    assert json.loads(run("calibration", "-f", "json")[1])[0]["by"] == "all"


def test_the_first_group_of_a_calibration_is_all(run):
    assert "全部" in run("calibration")[1]
