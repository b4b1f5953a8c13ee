"""The documents behind the plans, as files of the workspace."""

from __future__ import annotations

import pytest

from gaodi.plan import library
from gaodi.workspace import Workspace
from plan.library.plans import TEXT, plan


@pytest.fixture
def ws(tmp_path):
    return Workspace.create(tmp_path / "ws")


def test_a_document_is_there_whole_or_not_at_all(ws):
    place = library.attach(ws, plan(), TEXT, TEXT.encode())
    assert sorted(path.name for path in place.iterdir()) == ["original.txt", "source.txt"]
    assert sorted(path.name for path in place.parent.iterdir()) == [place.name]


def test_attaching_again_changes_nothing(ws):
    first = library.attach(ws, plan(), TEXT, TEXT.encode())
    assert library.attach(ws, plan(), "something else") == first
    assert library.source_text(ws, plan()) == TEXT


def test_what_an_interrupted_addition_left_is_cleared(ws):
    place = library.attach(ws, plan(), TEXT)
    left = place.parent / ".staging-0123"
    left.mkdir()
    (left / "source.txt").write_text("half")
    assert library.clean(ws) == 1
    assert not left.exists()
    assert library.source_text(ws, plan()) == TEXT


def test_line_ends_of_the_text_stay_what_they_are(ws):
    library.attach(ws, plan(), "a\r\nb\rc\n")
    assert library.source_text(ws, plan()) == "a\r\nb\rc\n"


def test_the_text_of_a_plan_is_known_by_its_quotes():
    known = plan()
    assert library.fits(known, TEXT)
    assert not library.fits(known, "x" + TEXT[:-1])
    assert not library.fits(known, TEXT + " ")
