"""`gaodi plan attainment` and its neighbours, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gaodi.cli import main
from plan.attainment.workspaces import filled


@pytest.fixture
def run(tmp_path: Path, capsys):  # type: ignore[no-untyped-def]
    """`run("attainment")`: exit code, output and errors of `gaodi plan attainment` on a small workspace."""
    filled(tmp_path / "ws")

    def typed(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            main(["plan", *words, "--workspace", str(tmp_path / "ws")])
        return (end.value.code or 0, *capsys.readouterr())

    return typed


def test_attainment_is_computed_once_and_then_shown(run):
    code, out, _ = run("attainment")
    assert code == 0
    assert "Computed" in out
    assert "2 of 3 targets have data" in out
    assert "As computed on" in run("attainment")[1]


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
