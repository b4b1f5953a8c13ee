"""Wrong folders, options and surroundings: each gets a sentence and exit code 2, never a traceback."""

from __future__ import annotations

import getpass
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gaodi.cli import main
from gaodi.workspace import Workspace

SAMPLE = Path(__file__).parents[2] / "examples" / "sample-plan" / "yunchuan-2024.docx"


@pytest.fixture
def run(capsys, monkeypatch):
    """Run a command in this process: (exit code, standard output, standard error)."""
    monkeypatch.delenv("GAODI_WORKSPACE", raising=False)

    def call(*words: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return call


@pytest.fixture
def city(tmp_path: Path) -> Path:
    return Workspace.create(tmp_path / "city", "430100").path


@pytest.mark.parametrize("words", [("serve", "--port", "0"), ("serve", "nowhere"), ("audit", "verify", "nowhere")])
def test_a_site_is_not_made_in_a_folder_that_is_no_workspace(run, tmp_path: Path, monkeypatch, words) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*words)[0] == 2
    assert list(tmp_path.iterdir()) == []


def test_a_site_without_its_tables_is_said_with_the_remedy(city: Path) -> None:
    command = [sys.executable, "-c", "from gaodi.cli import main; main()", "audit", "verify", str(city)]
    environment = {name: value for name, value in os.environ.items() if name not in ("GAODI_DATABASE",)}
    environment["DJANGO_SETTINGS_MODULE"] = "gaodi.web.config.settings"
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "gaodi manage migrate" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_number_of_days_beyond_reason_is_refused(run, city: Path) -> None:
    code, _, err = run("lake", "compact", "-w", city, "--keep", "1e300")
    assert code == 2
    assert "--keep" in err


def test_whoever_has_no_name_on_the_machine_is_nobody(run, city: Path, monkeypatch) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr(getpass, "getuser", nameless)
    assert run("plan", "add", SAMPLE, "-w", city)[0] == 0


def test_an_unknown_target_has_no_breakdown_to_show(run, city: Path) -> None:
    run("plan", "add", SAMPLE, "-w", city)
    code, _, err = run("plan", "breakdown", "t99", "-w", city)
    assert code == 2
    assert "has no target 't99'" in err
    assert "t1, t2" in err


def test_a_breakdown_that_stands_already_is_not_written_again(run, city: Path) -> None:
    run("plan", "add", SAMPLE, "-w", city)
    shares = ("plan", "breakdown", "t1", "城东区=1000", "城西区=2200", "-w", city)
    run(*shares)
    before = Workspace.open(city).lake.batches().height
    assert run(*shares)[0] == 0
    assert Workspace.open(city).lake.batches().height == before


def test_long_chinese_in_a_table_is_folded_and_not_cut(run, city: Path) -> None:
    run("plan", "add", SAMPLE, "-w", city)
    out = run("plan", "attainment", "-w", city)[1]
    assert "…" not in out


def test_a_terminal_without_chinese_gets_escapes(city: Path) -> None:
    command = [sys.executable, "-c", "from gaodi.cli import main; main()", "plan", "add", str(SAMPLE), "-w", str(city)]
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    subprocess.run(command, env=environment, capture_output=True, check=True)
    listed = [*command[:3], "plan", "list", "-w", str(city), "--format", "json"]
    done = subprocess.run(listed, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert rb"\u4e91\u5ddd\u5e02" in done.stdout


def test_a_folder_is_not_called_a_missing_file(run, city: Path, tmp_path: Path) -> None:
    code, _, err = run("observations", "load", tmp_path, "-w", city)
    assert code == 2
    assert "This is a folder" in err


def test_an_unknown_name_is_answered_with_those_there_are(run) -> None:
    code, _, err = run("metrics", "zzzz")
    assert code == 2
    assert "Expected one of: " in err
    assert "gdp-growth" in err
    assert "more." in err
