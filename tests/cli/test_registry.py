"""`gaodi metrics`, `observations`, `lists` and `bindings` from the shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gaodi import catalog
from gaodi.cli import main
from gaodi.plan import files, library
from gaodi.workspace import Workspace

FIGURES = catalog.root() / "observations" / "changsha.yaml"


@pytest.fixture
def run(capsys, monkeypatch):  # type: ignore[no-untyped-def]
    """Run a command in this process: (exit code, standard output, standard error)."""
    monkeypatch.delenv("GAODI_WORKSPACE", raising=False)

    def call(*words: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Workspace.create(tmp_path / "ws", region="430100")
    return tmp_path / "ws"


def test_metrics_are_listed_and_one_is_shown_whole(run) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run("metrics")
    assert code == 0
    assert "manufacturing-share" in out
    code, out, _ = run("metrics", "manufacturing-share", "--format", "json")
    assert json.loads(out)["total"] == {
        "rule": "ratio",
        "numerator": "manufacturing-value-added",
        "denominator": "gdp",
    }


def test_metrics_are_found_by_words_theme_and_subject(run) -> None:  # type: ignore[no-untyped-def]
    _, out, _ = run("metrics", "亩均", "税收", "--format", "json")
    assert [one["id"] for one in json.loads(out)][:2] == ["tax-paid-per-mu", "tax-per-mu"]
    _, out, _ = run("metrics", "亩均税收", "-t", "land", "-s", "region", "--format", "json")
    assert [one["id"] for one in json.loads(out)] == ["tax-per-mu", "low-efficiency-firms"]
    _, out, _ = run("metrics", "--theme", "accounts")
    assert "gdp-growth" in out
    assert "tax-per-mu" not in out


def test_an_unknown_metric_is_a_sentence(run) -> None:  # type: ignore[no-untyped-def]
    code, _, err = run("metrics", "gpd")
    assert (code, "Did you mean gdp?" in err) == (2, True)


def test_figures_are_loaded_once_and_listed_with_their_source(run, folder: Path) -> None:  # type: ignore[no-untyped-def]
    assert "110 figures added (batch 1)" in run("observations", "load", FIGURES, "-w", folder)[1]
    assert "Nothing is new" in run("observations", "load", FIGURES, "-w", folder)[1]
    _, out, _ = run("observations", "list", "gdp", "-s", "430100", "-w", folder, "--format", "json")
    rows = json.loads(out)
    assert [row["period"] for row in rows] == ["2019", "2020", "2021", "2022", "2023"]
    assert {row["source"] for row in rows} == {"changsha-statistics"}


def test_values_that_are_set_aside_are_shown_when_asked_for(run, folder: Path) -> None:  # type: ignore[no-untyped-def]
    run("observations", "catalogue", "-w", folder)
    assert "189" not in run("observations", "list", "little-giants", "-w", folder)[1]
    _, out, _ = run("observations", "list", "little-giants", "--all", "-w", folder)
    assert "189" in out
    assert "expected" in out


def test_figures_as_they_were_known_on_a_day(run, folder: Path) -> None:  # type: ignore[no-untyped-def]
    run("observations", "catalogue", "-w", folder)
    _, out, _ = run("observations", "list", "gdp", "--known-at", "2020-01-01", "-w", folder, "--format", "json")
    assert json.loads(out) == []
    code, _, err = run("observations", "list", "--known-at", "yesterday", "-w", folder)
    assert (code, "2023-06-30" in err) == (2, True)


def test_faults_of_a_file_are_sentences_with_lines_and_nothing_is_kept(run, folder: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "figures.yaml"
    path.write_text(
        "format: gaodi-observations/1\nsource: press\nobservations:\n"
        "  - {metric: gdp, period: '2023', value: 1}\n  - {metric: gpd, period: '2023', value: 1}\n",
        "utf-8",
    )
    code, _, err = run("observations", "load", path, "-w", folder)
    assert (code, "figures.yaml, line 5" in err) == (2, True)
    assert run("observations", "list", "-w", folder, "--format", "json")[1].strip() == "[]"


def test_a_folder_that_is_no_workspace_is_a_sentence(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    code, _, err = run("observations", "list", "-w", tmp_path)
    assert (code, "gaodi init" in err) == (2, True)


def test_lists_show_what_is_known_and_what_has_no_date(run, folder: Path) -> None:  # type: ignore[no-untyped-def]
    run("lists", "load", catalog.root() / "lists" / "changsha.yaml", "-w", folder)
    rows = {row["id"]: row for row in json.loads(run("lists", "show", "-w", folder, "--format", "json")[1])}
    assert (rows["national-clusters"]["count"], rows["national-clusters"]["undated"]) == (None, 2)
    assert "工程机械集群" in run("lists", "show", "national-clusters", "-w", folder)[1]


def test_bindings_are_shown_and_decided(run, folder: Path) -> None:  # type: ignore[no-untyped-def]
    ws = Workspace.open(folder)
    plan = files.load(catalog.path("plans/changsha-2021.yaml"))
    library.add(ws, plan, user="officer")
    run("bindings", "unbind", "changsha-2021", "t12", "--reason", "口径不同", "-w", folder)
    rows = {r["target"]: r for r in json.loads(run("bindings", "show", "changsha-2021", "-w", folder, "-f", "json")[1])}
    assert (rows["t12"]["measured by"], rows["t12"]["reason"]) == (None, "口径不同")
    assert rows["t1"]["measured by"] == "manufacturing-share"
    code, _, err = run("bindings", "bind", "changsha-2021", "t12", "--metric", "gdp", "-w", folder)
    assert (code, "家" in err) == (2, True)
    assert run("bindings", "bind", "changsha-2021", "t12", "--list", "smart-pilots", "-w", folder)[0] == 0


def test_a_list_is_said_to_be_complete(run, folder: Path) -> None:  # type: ignore[no-untyped-def]
    given = ("lists", "complete", "little-giants", "--until", "2023-12-31", "--source", "press", "-w", folder)
    assert "little-giants is complete until 2023-12-31 (batch" in run(*given)[1]
    assert json.loads(run(*given, "--format", "json")[1])["until"] == "2023-12-31"
    code, _, err = run("lists", "complete", "little-giants", "--until", "soon", "--source", "press", "-w", folder)
    assert code == 2
    assert "is not a day" in err
