"""`gaodi init` and `gaodi lake …` from the shell."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest

import gaodi
from gaodi.cli import main


@pytest.fixture
def run(capsys, monkeypatch):  # type: ignore[no-untyped-def]
    """Run a command in this process: (exit code, standard output, standard error)."""
    monkeypatch.delenv("GAODI_WORKSPACE", raising=False)

    def call(*words: str | Path | int) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return call


@pytest.fixture
def city(tmp_path: Path, run) -> Path:  # type: ignore[no-untyped-def]
    """A workspace with two batches of one table."""
    assert run("init", tmp_path / "city", "--region", "430100")[0] == 0
    lake = gaodi.open(tmp_path / "city").lake
    lake.define("figures", pa.schema([("value", pa.float64())]))
    for value in (1.0, 2.0):
        lake.write({"figures": pl.DataFrame({"value": [value]})}, kind="figures", source="bulletin", user="li")
    return tmp_path / "city"


def values(city: Path) -> list[float]:
    return gaodi.open(city).lake.read("figures").collect()["value"].to_list()


def test_init_makes_a_workspace_and_says_what_to_do_next(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run("init", tmp_path / "city", "--region", "430100", "--name", "长沙试点")
    assert code == 0
    assert "Made the workspace 长沙试点" in out
    assert "430100 长沙市 Changsha" in out
    assert f"gaodi serve {tmp_path / 'city'}" in out
    assert gaodi.open(tmp_path / "city").settings.name == "长沙试点"


def test_init_asks_for_what_it_does_not_know(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert "its code and its name" in run("init", tmp_path / "city", "--region", "云川市")[1]


def test_init_does_not_write_over_a_workspace(run, city: Path) -> None:  # type: ignore[no-untyped-def]
    code, _, err = run("init", city)
    assert code == 2
    assert "There is a workspace already" in err


def test_batches_are_listed_the_last_ones_last(run, city: Path) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run("lake", "batches", "-w", city)
    assert code == 0
    assert out.count("bulletin") == 2
    rows = json.loads(run("lake", "batches", "-w", city, "-n", 1, "--format", "json")[1])
    assert [(row["number"], row["status"], row["rows"]) for row in rows] == [(2, "committed", 1)]
    assert run("lake", "batches", "-w", city, "--kind", "plan", "-f", "json")[1].strip() == "[]"


def test_a_batch_is_taken_back(run, city: Path) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run("lake", "take-back", 2, "-w", city, "--reason", "a draft", "--user", "wang")
    assert code == 0
    assert "Batch 2 was taken back; its rows: 1 of figures" in out
    assert values(city) == [1]
    code, _, err = run("lake", "take-back", 2, "-w", city, "-r", "again")
    assert (code, err.strip()) == (2, "Batch 2 was taken back already.")


def test_a_pin_is_made_listed_and_let_go(run, city: Path) -> None:  # type: ignore[no-untyped-def]
    assert run("lake", "pin", "annual", "--at", 1, "-w", city)[1].strip() == "Pinned annual at batch 1."
    assert json.loads(run("lake", "pins", "-w", city, "-f", "json")[1])[0]["name"] == "annual"
    assert "annual" in run("lake", "pins", "-w", city)[1]
    assert run("lake", "unpin", "annual", "-w", city)[0] == 0
    assert json.loads(run("lake", "pins", "-w", city, "-f", "json")[1]) == []


def test_compaction_says_what_it_did(run, city: Path) -> None:  # type: ignore[no-untyped-def]
    rows = {r["table"]: r for r in json.loads(run("lake", "compact", "-w", city, "--keep", 0, "-f", "json")[1])}
    assert (rows["figures"]["before"], rows["figures"]["after"], rows["figures"]["removed"]) == (2, 1, 2)
    assert sorted(values(city)) == [1, 2]


@pytest.mark.parametrize("at", ["soon", "2024-13-01", "99"])
def test_a_moment_that_is_none_is_said(run, city: Path, at: str) -> None:  # type: ignore[no-untyped-def]
    code, _, err = run("lake", "pin", "x", "--at", at, "-w", city)
    assert code == 2
    assert "Expected" in err


def test_a_folder_that_is_no_workspace_is_said(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    code, _, err = run("lake", "batches", "-w", tmp_path)
    assert code == 2
    assert "not a workspace" in err
