"""`gaodi rulebook draft …` from the shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gaodi.cli import main
from gaodi.workspace import Workspace

ID = "town/grant/2024"
TEXT = """\
id: town/grant/2024
family: town/grant
title: {zh: 小镇补助, en: Grant of the town}
issuer: {zh: 小镇, en: The town}
status: reconstructed
in_force: {from: 2024-01-01}
purpose: 政策匹配
criteria:
  all:
    - {id: rd, test: rd_expense >= 100 万元}
"""


@pytest.fixture
def run(capsys, monkeypatch, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Run a command in a workspace of its own."""
    monkeypatch.setenv("GAODI_WORKSPACE", str(Workspace.create(tmp_path / "ws", region="430100").path))

    def call(*words: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["rulebook", *(str(word) for word in words)])
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return call


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "grant.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_from_a_file_to_being_in_force(run, file: Path) -> None:  # type: ignore[no-untyped-def]
    assert run("draft", "save", file, "--by", "officer")[0] == 0
    assert "it has no tests" in run("draft", "check", ID)[1]
    assert run("draft", "submit", ID, "--by", "officer")[0] == 0
    code, _, wrong = run("draft", "put-in-force", ID, "--by", "officer")
    assert (code, "Who wrote a rulebook does not decide" in wrong) == (2, True)
    assert run("draft", "put-in-force", ID, "--by", "reviewer")[0] == 0
    assert "小镇补助" in run("list", "town")[1]
    (one,) = json.loads(run("draft", "list", "--format", "json")[1])
    assert (one["state"], one["decided_by"]) == ("in-force", "reviewer")
    assert run("draft", "take-out-of-force", ID, "A mistake")[0] == 0
    assert "小镇补助" not in run("list", "town")[1]


def test_what_differs_is_said_line_by_line(run, file: Path) -> None:  # type: ignore[no-untyped-def]
    run("draft", "save", file)
    file.write_text(TEXT.replace("100 万元", "200 万元"), encoding="utf-8")
    run("draft", "save", file)
    said = run("draft", "diff", ID, "1", "2")[1]
    assert "-    - {id: rd, test: rd_expense >= 100 万元}" in said
    assert "+    - {id: rd, test: rd_expense >= 200 万元}" in said


def test_faults_are_said_with_their_places(run, file: Path) -> None:  # type: ignore[no-untyped-def]
    file.write_text(TEXT.replace("100 万元", "100 亩"), encoding="utf-8")
    run("draft", "save", file)
    code, said, _ = run("draft", "check", ID)
    assert code == 2
    assert f"{ID}, version 1, line 10, column" in said
    assert run("draft", "submit", ID)[0] == 2


def test_a_version_is_sent_back_with_what_is_to_be_changed(run, file: Path) -> None:  # type: ignore[no-untyped-def]
    run("draft", "save", file, "--by", "officer")
    run("draft", "submit", ID, "--by", "officer")
    assert run("draft", "send-back", ID, "Cite the article", "--by", "reviewer")[0] == 0
    assert "Cite the article" in run("draft", "list", ID)[1]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TEXT.replace(f"id: {ID}", "id: Town Grant"), ", line 1, column 1: The text says no `id`"),
        (f"# a note\n{TEXT.replace(ID, 'Town-Grant')}", ", line 2, column 5: 'Town-Grant' is no id of a rulebook"),
        ("title: {zh: 补助}\n", ", line 1, column 1: The text says no `id`"),
        (TEXT + "#" * 500_000, ": The text has "),
    ],
)
def test_a_refusal_names_the_file_and_the_place(run, file: Path, text: str, said: str) -> None:  # type: ignore[no-untyped-def]
    file.write_text(text, encoding="utf-8")
    code, _, wrong = run("draft", "save", file)
    assert code == 2
    assert f"{file}{said}" in wrong.replace("\n", "")


def test_tests_that_are_too_long_are_refused_by_their_own_name(run, file: Path) -> None:  # type: ignore[no-untyped-def]
    tests = file.with_name("grant.tests.yaml")
    tests.write_text("#" * 500_001, encoding="utf-8")
    assert f"{tests}: The text has 500001 characters" in run("draft", "save", file, "--tests", tests)[2].replace(
        "\n", ""
    )


def test_the_next_edition_is_reminded_of_what_it_says_as_the_one_before(run, file: Path) -> None:  # type: ignore[no-untyped-def]
    run("draft", "save", file, "--by", "officer")
    run("draft", "submit", ID, "--by", "officer")
    run("draft", "put-in-force", ID, "--by", "reviewer")
    file.write_text(TEXT.replace(ID, "town/grant/2025"), encoding="utf-8")
    again = f"Look again: {file}, line 6, column 1: `in_force` is that of '{ID}'. Expected the days of this edition."
    assert again in run("draft", "save", file)[1]
    told = json.loads(run("draft", "save", file, "--format", "json")[1])
    assert [one["expected"] for one in told["reminders"]] == ["the days of this edition"]
    code, said, _ = run("draft", "check", "town/grant/2025")
    assert (code, "Look again: town/grant/2025, version 1, line 6, column 1" in said) == (0, True)
