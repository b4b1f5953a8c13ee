"""`gaodi plan …` from the shell: tables for people, JSON for programs, sentences for faults."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gaodi.cli import main

ROOT = Path(__file__).resolve().parents[2]
REVIEWED = ROOT / "catalog" / "plans" / "changsha-2021.yaml"


@pytest.fixture
def run(capsys):  # type: ignore[no-untyped-def]
    """Run a command in this process: (exit code, standard output, standard error)."""

    def call(*words: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return call


def test_show_prints_the_targets_as_a_table(run) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run("plan", "show", REVIEWED)
    assert code == 0
    assert "28 targets, 43 tasks" in out
    assert "规模工业总产值" in out
    assert "≥ 1.1" in out


@pytest.mark.parametrize(("part", "word"), [("tasks", "建"), ("names", "龙头企业"), ("sections", "总体要求")])
def test_show_prints_each_part(run, part: str, word: str) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run("plan", "show", REVIEWED, "--part", part)
    assert code == 0
    assert word in out


def test_show_prints_json_for_programs(run) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = run("plan", "show", REVIEWED, "--part", "names", "--format", "json")
    assert {"id", "text", "kind", "mentions"} == set(json.loads(out)[0])


def test_every_fault_of_a_file_is_said_on_standard_error_without_a_traceback(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "plan.yaml"
    path.write_text(REVIEWED.read_text("utf-8").replace("value: 30\n", "value: viel\n").replace("id: t3\n", "id: t2\n"))
    code, out, err = run("plan", "show", path)
    assert (code, out) == (2, "")
    assert "'viel'. Expected a number" in err
    assert "Traceback" not in err


def test_a_wrong_option_is_a_usage_error(run) -> None:  # type: ignore[no-untyped-def]
    code, _, err = run("plan", "show", REVIEWED, "--part", "everything")
    assert code == 2
    assert "everything" in err


def test_the_command_is_installed_and_says_what_it_can_do() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("gaodi"), "plan", "--help"], capture_output=True, text=True, check=True
    )
    assert "show" in done.stdout
