"""`gaodi plan add`, `list`, `publish`, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import gaodi
from gaodi import catalog
from gaodi.cli import main
from gaodi.plan import library
from gaodi.workspace import Workspace

TEXT = "云川市制造业三年行动计划（2024—2026年）\n一、主要目标\n到2026年，规上工业总产值达到500亿元。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Workspace.create(tmp_path / "ws", region="云川市")
    (tmp_path / "云川.txt").write_text(TEXT, "utf-8")
    return tmp_path


def typed(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main(["plan", *words, "--workspace", str(folder / "ws")])
    return (end.value.code or 0, *capsys.readouterr())  # type: ignore[return-value]


def test_a_document_becomes_a_draft_and_is_published_once(folder, capsys):
    code, out, _ = typed(capsys, folder, "add", str(folder / "云川.txt"))
    assert (code, "revision 1" in out) == (0, True)
    assert "nothing has changed" in typed(capsys, folder, "add", str(folder / "云川.txt"))[1]
    assert "Version 1" in typed(capsys, folder, "publish")[1]
    (entry,) = library.plans(gaodi.open(folder / "ws"))
    assert (entry.revision, entry.version, entry.made_up) == (1, 1, False)
    assert typed(capsys, folder, "publish")[0] == 2


def test_a_newer_edition_is_another_revision_of_the_same_plan(folder, capsys):
    typed(capsys, folder, "add", str(folder / "云川.txt"), "--id", "plan")
    (folder / "云川.txt").write_text(TEXT.replace("500", "600"), "utf-8")
    assert "revision 2" in typed(capsys, folder, "add", str(folder / "云川.txt"), "--id", "plan")[1]
    (entry,) = json.loads(typed(capsys, folder, "list", "--format", "json")[1])
    assert (entry["id"], entry["revision"], entry["period"]) == ("plan", 2, "2024-2026")


def test_a_compiled_plan_is_added_as_it_stands(folder, capsys):
    with pytest.raises(SystemExit):
        main(["plan", "compile", str(folder / "云川.txt"), "-o", str(folder / "plan.yaml")])
    capsys.readouterr()
    assert typed(capsys, folder, "add", str(folder / "plan.yaml"))[0] == 0
    assert [t.value for t in library.current(gaodi.open(folder / "ws")).targets] == [500]


def test_a_fictional_region_is_marked_by_its_document(folder, capsys):
    (folder / "云川.txt").write_text("（虚构示例）\n" + TEXT, "utf-8")
    typed(capsys, folder, "add", str(folder / "云川.txt"))
    assert library.plans(gaodi.open(folder / "ws"))[0].made_up


def test_without_a_plan_there_is_nothing_to_publish(folder, capsys):
    code, _, error = typed(capsys, folder, "publish")
    assert (code, "gaodi plan add" in error) == (2, True)


def test_a_draft_is_withdrawn_and_added_again(folder, capsys):
    typed(capsys, folder, "add", str(folder / "云川.txt"), "--id", "plan")
    code, out, _ = typed(capsys, folder, "withdraw", "plan", "--reason", "wrong file")
    assert (code, out) == (0, "plan is withdrawn: 1 batch taken back.\n")
    ws = gaodi.open(folder / "ws")
    assert library.plans(ws) == []
    assert ws.lake.batches()["reason"].to_list() == ["wrong file"]
    assert "revision 1" in typed(capsys, folder, "add", str(folder / "云川.txt"), "--id", "plan")[1]


def test_a_published_plan_is_not_withdrawn(folder, capsys):
    typed(capsys, folder, "add", str(folder / "云川.txt"), "--id", "plan")
    typed(capsys, folder, "publish")
    code, _, error = typed(capsys, folder, "withdraw", "plan")
    assert (code, "published as version 1" in error) == (2, True)


def test_a_document_that_gives_nothing_is_added_with_a_sentence(folder, capsys):
    (folder / "letter.txt").write_text("Dear all, the meeting is on Friday.\n", "utf-8")
    code, _, error = typed(capsys, folder, "add", str(folder / "letter.txt"))
    assert (code, "No targets and no tasks were found" in error) == (0, True)


def test_a_plan_of_the_catalogue_was_reviewed_before_it_is_added(folder, capsys):
    typed(capsys, folder, "add", str(catalog.path("plans/changsha-2021.yaml")))
    ws = gaodi.open(folder / "ws")
    assert library.plans(ws)[0].origin == "catalogue"
    assert library.review(ws, "changsha-2021").beforehand
    assert library.history(ws, "changsha-2021") == []
