"""What the tests of the second opinion share: the small plan in a workspace, and a server that can be asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import gaodi
from gaodi.plan import library
from gaodi.workspace import Workspace
from plan.library.plans import TEXT, plan
from plan.opinion.chats import KEY, KEY_VARIABLE, Chat, switch_on


@pytest.fixture
def chat() -> Iterator[Chat]:
    """A server that answers."""
    with Chat().served() as served:
        yield served


@pytest.fixture
def off(tmp_path: Path) -> Workspace:
    """A workspace as it is made, with the small plan."""
    ws = Workspace.create(tmp_path / "ws")
    library.add(ws, plan(), text=TEXT, user="officer")
    return ws


@pytest.fixture
def ws(off: Workspace, chat: Chat, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The same with the server in its settings, and the key in the environment."""
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    switch_on(off.path, chat.address, KEY_VARIABLE)
    return gaodi.open(off.path)
