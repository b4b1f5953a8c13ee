"""`gaodi process …`: an evaluation from its trial to final results, from the shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gaodi.cli import main
from gaodi.rules import runs
from rules.town import ON, made

UNTIL, AFTER = "2023-07-07", "2023-07-08"


@pytest.fixture
def run(capsys, monkeypatch, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Run a command on a town of its own, in which there is the run that `{run}` stands for."""
    ws = made(tmp_path / "ws")
    monkeypatch.setenv("GAODI_WORKSPACE", str(ws.path))
    first = runs.evaluate(ws, "town/per-mu/2022", year=2022, on=ON).id

    def call(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([word.replace("{run}", first) for word in words])
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return call


def answered(answer: tuple[int, str, str]) -> dict:  # type: ignore[type-arg]
    code, said, wrong = answer
    assert code == 0, wrong
    return dict(json.loads(said))


def test_the_whole_way(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    receipt = tmp_path / "receipt.pdf"
    receipt.write_bytes(b"%PDF made up")
    as_json = ("--format", "json")
    on = ("--on", ON.isoformat())
    assert answered(run("process", "publicise", "{run}", "--until", UNTIL, *on, *as_json))["until"] == UNTIL
    lodged = answered(
        run(
            "process", "object", "{run}", "firm-c", "Our tax is wrong", "--clause", "tax", "--evidence", str(receipt),
            "--by", "firm", *on, *as_json,
        )
    )  # fmt: skip
    decided = run(
        "process", "decide", lodged["id"], "Shown by the receipt", "--uphold", "--set", "tax_paid=300 万元", *on,
        *as_json,
    )  # fmt: skip
    assert answered(decided)["verdict"] == "upheld"
    corrected = answered(run("process", "correct", "{run}", "--on", AFTER, *as_json))["run"]
    concluded = run("process", "conclude", corrected, "--document", "镇发〔2023〕5号", "--on", AFTER, *as_json)
    assert answered(concluded)["status"] == "final"
    shown = answered(run("process", "show", "{run}", *as_json))
    assert [step["kind"] for step in shown["steps"]] == ["publicise", "correct"]
    assert shown["objections"][0]["evidence"] == ["receipt.pdf"]
    code, said, _ = run("process", "show", corrected)
    assert code == 0
    assert "final" in said


def test_what_stands_in_the_way_is_said(run) -> None:  # type: ignore[no-untyped-def]
    code, _, wrong = run("process", "conclude", "{run}")
    assert code == 2
    assert "Make the results public first" in wrong


def test_a_correction_that_sets_nothing_is_no_correction(run) -> None:  # type: ignore[no-untyped-def]
    code, _, wrong = run("process", "decide", "x", "why", "--uphold", "--set", "tax_paid")
    assert code == 2
    assert "puts nothing right" in wrong


def test_a_run_is_withdrawn_with_a_reason(run) -> None:  # type: ignore[no-untyped-def]
    assert run("process", "withdraw", "{run}", "The wrong year")[0] == 0
    assert answered(run("process", "show", "{run}", "--format", "json"))["status"] == "withdrawn"
