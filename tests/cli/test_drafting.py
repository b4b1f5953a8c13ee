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
