"""`gaodi forms …` from the shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gaodi.cli import main
from registry.forms.making import CODES, HEADER, NAMES, ROWS, registered, write_csv


@pytest.fixture
def run(capsys, monkeypatch):  # type: ignore[no-untyped-def]
    """Run a command in this process: (exit code, standard output, standard error)."""
    monkeypatch.delenv("GAODI_WORKSPACE", raising=False)

    def call(*words: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["forms", *(str(word) for word in words)])
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return registered(tmp_path).path


def options(folder: Path) -> tuple[str | Path, ...]:
    return ("-F", "annual-enterprise", "-p", "2023", "-s", "synthetic", "-w", folder)


def test_forms_are_listed_and_one_is_shown(run) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run("list")
    assert (code, "企业年报" in out) == (0, True)
    assert "统一社会信用代码" in run("list", "annual-enterprise")[1]
    shown = json.loads(run("list", "annual-enterprise", "--format", "json")[1])
    assert shown["columns"][2]["unit"] == "万元"
    assert run("list", "annual")[0] == 2


def test_a_file_is_checked_loaded_listed_and_taken_back(run, folder, tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = write_csv(tmp_path / "a.csv", [HEADER, *ROWS])
    assert "4 rows; 0 errors, 0 warnings." in run("check", file, *options(folder))[1]
    code, out, _ = run("load", file, *options(folder))
    assert (code, out) == (0, "4 rows loaded (load 2): 12 of observations.\n")
    assert "was loaded before, as load 2" in run("load", file, *options(folder))[1]
    rows = json.loads(run("history", "-w", folder, "--format", "json")[1])
    assert [(row["batch"], row["form"], row["state"]) for row in rows] == [
        (2, "annual-enterprise", "committed"), (1, "enterprise-register", "committed"),
    ]  # fmt: skip
    assert "Load 2 was taken back" in run("unload", 2, "-r", "wrong year", "-w", folder)[1]
    assert "wrong year" in run("history", "-w", folder)[1]
    code, _, err = run("unload", 2, "-r", "again", "-w", folder)
    assert (code, "taken back before" in err) == (2, True)


def test_what_was_done_is_told_as_json(run, folder, tmp_path) -> None:  # type: ignore[no-untyped-def]
    blank = ("blank", "annual-enterprise", tmp_path / "blank.xlsx", "-w", folder, "-p", "2023", "--format", "json")
    told = json.loads(run(*blank)[1])
    assert told == {
        "form": "annual-enterprise", "file": str(tmp_path / "blank.xlsx"), "period": "2023", "language": "zh",
    }  # fmt: skip
    run("load", write_csv(tmp_path / "a.csv", [HEADER, *ROWS]), *options(folder))
    told = json.loads(run("unload", 2, "-r", "wrong year", "-w", folder, "--format", "json")[1])
    assert (told["batch"], told["rows"]["observations"]) == (2, 12)


def test_what_is_wrong_is_said_in_sentences_and_nothing_is_loaded(run, folder, tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = write_csv(tmp_path / "a.csv", [HEADER, [CODES[0], NAMES[0], "很多", 1, 1]])
    code, out, _ = run("check", file, *options(folder), "--marked", tmp_path / "m.xlsx")
    assert (code, "“很多”不是数" in out, "1 errors" in out) == (2, True, True)
    assert (tmp_path / "m.xlsx").is_file()
    found = json.loads(run("check", file, *options(folder), "--format", "json")[1])
    assert (found["errors"], found["faults"][0]["cell"]) == (1, "C2")
    code, _, err = run("load", file, *options(folder), "-m", tmp_path / "n.xlsx")
    assert (code, err) == (2, "a.csv, C2: '很多' is not a number. Correct the cell.\n")
    assert (tmp_path / "n.xlsx").is_file()
    assert len(json.loads(run("history", "-w", folder, "--format", "json")[1])) == 1


def test_a_file_that_is_not_there_is_said_before_its_form_is_asked_for(run, folder) -> None:  # type: ignore[no-untyped-def]
    code, _, err = run("check", "nothing.xlsx", "-w", folder)
    assert (code, err) == (2, "nothing.xlsx: There is no such file. Check the name and the folder.\n")


def test_warnings_are_accepted_by_an_option(run, folder, tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = write_csv(tmp_path / "a.csv", [HEADER, [CODES[0], NAMES[1], 1, 1, 1]])
    assert run("check", file, *options(folder))[0] == 0
    assert run("load", file, *options(folder))[0] == 2
    done = json.loads(run("load", file, *options(folder), "--accept-warnings", "--format", "json")[1])
    assert (done["rows"], done["warnings"], done["written"]) == (1, 1, {"observations": 3})


def test_a_blank_workbook_is_written_and_known_again(run, folder, tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "a.xlsx"
    code, _, _ = run("blank", "annual-enterprise", file, "-w", folder, "-p", "2023", "--prefilled", "-l", "both")
    assert (code, file.is_file()) == (0, True)
    assert "8 rows; 0 errors" in run("check", file, "-s", "synthetic", "-w", folder)[1]
    assert run("blank", "annual-enterprise", file, "-l", "fr")[0] == 2


def test_a_layout_is_suggested_and_remembered(run, folder, tmp_path) -> None:  # type: ignore[no-untyped-def]
    file = write_csv(tmp_path / "a.csv", [["信用代码", "户名", "开票额"], [CODES[0], NAMES[0], 10_000]])
    found = json.loads(run("layout", "suggest", file, *options(folder)[:2], "-w", folder, "--format", "json")[1])
    assert [one["key"] for one in found] == ["uscc", None, None]
    words = ("户名=name", "C=revenue", "-F", "annual-enterprise", "--unit", "C=元", "-w", folder)
    assert "Remembered the layout of a.csv (3 columns)" in run("layout", "remember", file, *words)[1]
    assert json.loads(run("layout", "list", "-w", folder, "--format", "json")[1])[0]["columns"] == 3
    assert run("load", file, *options(folder))[0] == 0
    code, _, err = run("layout", "remember", file, "C=revenu", "-F", "annual-enterprise", "-w", folder)
    assert (code, "no column 'revenu'" in err) == (2, True)
