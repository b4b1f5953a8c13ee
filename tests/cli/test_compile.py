"""`gaodi plan compile`: files are put in place whole, a summary is printed, and nothing of the reader's is lost."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from gaodi.cli import main
from gaodi.plan import files
from gaodi.plan.model import TARGET_KEYS

SAMPLE = Path(__file__).resolve().parents[2] / "examples" / "sample-plan" / "yunchuan-2024.docx"


@pytest.fixture
def run(capsys):  # type: ignore[no-untyped-def]
    """Run a command in this process: (exit code, standard output, standard error)."""

    def call(*words: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(["plan", "compile", *map(str, words)])
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return call


def test_both_files_are_written_and_what_was_found_is_said(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    code, out, err = run(SAMPLE, "-o", tmp_path / "plan.yaml", "--jsonl", tmp_path / "targets.jsonl")
    assert (code, err) == (0, "")
    plan = files.load(tmp_path / "plan.yaml")
    lines = [json.loads(line) for line in (tmp_path / "targets.jsonl").read_text("utf-8").splitlines()]
    assert len(lines) == len(plan.targets) > 20
    assert all(tuple(line) == TARGET_KEYS for line in lines)
    assert plan.title in out
    assert "云川市, 2024-2026" in out
    assert "3 without a lead" in out
    assert str(tmp_path / "plan.yaml") in out.replace("\n", "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan.yaml", "targets.jsonl"]


def test_without_a_file_to_write_nothing_is_written(run, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    code, out, _ = run(SAMPLE)
    assert code == 0
    assert "Nothing was written" in out
    assert not list(tmp_path.iterdir())


def test_an_older_file_is_replaced_and_keeps_its_permissions(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "plan.yaml"
    path.write_text("old")
    path.chmod(0o640)
    assert run(SAMPLE, "-o", path)[0] == 0
    assert files.load(path).id == "yunchuan-2024"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_of_new_files(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    before = os.umask(0o027)
    try:
        assert run(SAMPLE, "-o", tmp_path / "plan.yaml")[0] == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "plan.yaml").stat().st_mode) == 0o640


def test_a_link_stays_a_link(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "real.yaml").write_text("old")
    (tmp_path / "plan.yaml").symlink_to(tmp_path / "real.yaml")
    assert run(SAMPLE, "-o", tmp_path / "plan.yaml")[0] == 0
    assert (tmp_path / "plan.yaml").is_symlink()
    assert files.load(tmp_path / "real.yaml").id == "yunchuan-2024"


@pytest.mark.parametrize(
    ("outputs", "sentence"),
    [
        (["-o", "doc.docx"], "The document itself would be overwritten"),
        (["--jsonl", "link.docx"], "The document itself would be overwritten"),
        (["-o", "nowhere/plan.yaml"], "There is no such folder"),
        (["-o", "."], "This is a folder"),
        (["-o", "same", "--jsonl", "./same"], "would go to the same file"),
    ],
)
def test_what_would_lose_a_file_is_refused_before_any_work(  # type: ignore[no-untyped-def]
    run, tmp_path: Path, monkeypatch, outputs: list[str], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("doc.docx").write_bytes(SAMPLE.read_bytes())
    Path("link.docx").symlink_to("doc.docx")
    code, out, err = run("doc.docx", *outputs)
    assert (code, out) == (2, "")
    assert sentence in err
    assert Path("doc.docx").read_bytes() == SAMPLE.read_bytes()
    assert sorted(path.name for path in Path().iterdir()) == ["doc.docx", "link.docx"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(None, "no such file"), (b"", "empty"), (bytes(range(256)), "not"), (b"\x89PNG\r\n", "picture")],
)
def test_a_document_that_cannot_be_read_is_said_in_a_sentence(  # type: ignore[no-untyped-def]
    run, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    path = tmp_path / "plan.txt"
    if content is not None:
        path.write_bytes(content)
    code, out, err = run(path, "-o", tmp_path / "plan.yaml")
    assert (code, out) == (2, "")
    assert sentence in err
    assert "Traceback" not in err
    assert not (tmp_path / "plan.yaml").exists()


def test_a_text_that_promises_nothing_is_a_plan_without_targets(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "letter.txt"
    path.write_text("Dear all, the meeting is on Friday.\n")
    code, out, err = run(path, "-o", tmp_path / "plan.yaml", "--jsonl", tmp_path / "targets.jsonl")
    assert code == 0
    assert (tmp_path / "targets.jsonl").read_bytes() == b""
    assert "region not named" in out
    assert err.startswith(f"{path}: No targets and no tasks were found. Check that this is the right file")
    assert err.count("\n") == 1


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="there is no /proc, in which nobody may write")
def test_an_output_that_cannot_be_written_is_named_as_the_user_named_it(run) -> None:  # type: ignore[no-untyped-def]
    code, _, err = run(SAMPLE, "-o", "/proc/plan.yaml")
    assert code == 2
    assert err.startswith("/proc/plan.yaml: The file cannot be written (")
    assert ".part" not in err
