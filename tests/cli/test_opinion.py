"""`gaodi plan second-opinion`, as it is typed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from gaodi.cli import main
from gaodi.plan import library
from gaodi.workspace import Workspace
from plan.library.plans import TEXT, plan
from plan.opinion.chats import CHAMPIONS, OUTPUT, Chat, said, switch_on


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ws = Workspace.create(tmp_path / "ws")
    library.add(ws, plan(), text=TEXT)
    return ws.path


@pytest.fixture
def chat(folder: Path) -> Iterator[Chat]:
    with Chat().served() as served:
        switch_on(folder, served.address)
        yield served


def typed(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main(["plan", "second-opinion", *words, "--workspace", str(folder)])
    return (end.value.code or 0, *capsys.readouterr())  # type: ignore[return-value]


def test_while_it_is_off_the_command_says_how_to_switch_it_on(folder, capsys):
    for words in ((), ("--ask",)):
        code, _, error = typed(capsys, folder, *words)
        assert (code, "switched off" in error, "gaodi.yaml" in error) == (2, True, True)


def test_nothing_is_sent_unless_it_is_asked_for(folder, chat, capsys):
    code, _, error = typed(capsys, folder)
    assert (code, chat.asked) == (2, [])
    assert f"--ask` sends the text of the plan to {chat.host}" in error


def test_both_readings_are_shown_side_by_side(folder, chat, capsys):
    chat.answer = said(OUTPUT | {"deadline": "2022"}, CHAMPIONS | {"value": 7})
    code, out, _ = typed(capsys, folder, "--ask")
    assert code == 0
    assert "deadline 2023 / 2022" in out
    assert f"modell-1 at {chat.host}" in out
    assert "1 differs, 2 only compiler" in out
    assert "Dropped: 1 number not in its quote" in out
    assert typed(capsys, folder)[1] == out
    assert len(chat.asked) == 1


def test_programs_get_both_readings_of_each_target(folder, chat, capsys):
    rows = json.loads(typed(capsys, folder, "--ask", "--plan", "sample", "--format", "json")[1])
    assert [(row["verdict"], row["target"], row["suggestion"]) for row in rows] == [
        ("agrees", "t1", "s1"), ("only_compiler", "t2", None), ("only_compiler", "t3", None),
    ]  # fmt: skip
    assert rows[0]["compiler"] == rows[0]["opinion"]


def test_an_endpoint_that_fails_is_said_in_a_sentence(folder, chat, capsys):
    chat.status = 503
    code, out, error = typed(capsys, folder, "--ask")
    assert (code, out, "503 (Service Unavailable)" in error) == (2, "", True)
