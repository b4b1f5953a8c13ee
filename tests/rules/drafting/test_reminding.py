"""The next edition of a document, and what a copy still says as the edition before it."""

from __future__ import annotations

from pathlib import Path

import pytest

import gaodi
from gaodi.rules import drafting, library
from gaodi.workspace import Workspace

BEFORE = """\
id: town/grant/2024
family: town/grant
title: {zh: 小镇2024年补助, en: Grant of the town}
issuer: {zh: 小镇, en: The town}
document: 小镇〔2024〕3号
status: official
data_year: 2023
in_force: {from: 2024-01-01, to: 2024-12-31}
sources: [town.example/2024]
purpose: 政策匹配
criteria:
  all:
    - {id: rd, test: rd_expense >= 100 万元}
"""
COPY = BEFORE.replace("town/grant/2024", "town/grant/2025")
NEXT = (
    COPY.replace("2024年", "2025年")
    .replace("〔2024〕3号", "〔2025〕1号")
    .replace("data_year: 2023", "data_year: 2024")
    .replace("town.example/2024", "town.example/2025")
    .replace("{from: 2024-01-01, to: 2024-12-31}", "{from: 2025-01-01, to: 2025-12-31}")
)


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    """A workspace with the edition of 2024 in force."""
    ws = Workspace.create(tmp_path / "ws", region="430100")
    drafting.save(ws, BEFORE, by="officer")
    drafting.submit(ws, "town/grant/2024", 1, by="officer")
    drafting.put_in_force(ws, "town/grant/2024", 1, by="reviewer")
    return ws


def said(ws: Workspace, text: str) -> dict[int, str]:
    """What is reminded of, by line."""
    return {int(one.where.split("line ")[1].split(",")[0]): one.what for one in drafting.reminders(ws, text)}


def test_a_copy_is_reminded_of_all_that_was_left_standing(ws: Workspace) -> None:
    assert said(ws, COPY) == {
        3: "The title says 2024, as that of 'town/grant/2024' does",
        5: "`document` is that of 'town/grant/2024'",
        6: "`status` is official, as in 'town/grant/2024'",
        7: "`data_year` is 2023, as in 'town/grant/2024'",
        8: "`in_force` is that of 'town/grant/2024', which ended on 2024-12-31",
        9: "`sources` are those of 'town/grant/2024'",
    }


def test_an_edition_that_says_its_own_is_not_reminded(ws: Workspace) -> None:
    assert said(ws, NEXT) == {}


@pytest.mark.parametrize(
    ("new", "old", "line"),
    [("2025年", "2024年", 3), ("〔2025〕1号", "〔2024〕3号", 5), ("data_year: 2024", "data_year: 2023", 7)],
)
def test_each_is_reminded_of_by_itself(ws: Workspace, new: str, old: str, line: int) -> None:
    assert line in said(ws, NEXT.replace(new, old))


def test_a_text_of_the_same_document_may_be_as_sure_as_before(ws: Workspace) -> None:
    """Whoever names another document has read another text."""
    assert 6 not in said(ws, NEXT)
    assert 6 in said(ws, NEXT.replace("〔2025〕1号", "〔2024〕3号"))
    assert 6 not in said(ws, COPY.replace("status: official", "status: reconstructed"))


@pytest.mark.parametrize(
    ("days", "more", "reminded"),
    [
        ("{from: 2024-07-01}", "", "'town/grant/2024' is in force until 2024-12-31, together with this edition"),
        ("{from: 2024-12-31}", "", "'town/grant/2024' is in force until 2024-12-31, together with this edition"),
        ("{from: 2025-01-01}", "", ""),
        ("{from: 2024-07-01}", "procedure: review\n", ""),
    ],
)
def test_days_that_fall_together_are_said_unless_they_serve_another_procedure(
    ws: Workspace, days: str, more: str, reminded: str
) -> None:
    text = NEXT.replace("{from: 2025-01-01, to: 2025-12-31}", days).replace("data_year: 2024\n", more)
    assert said(ws, text).get(7 + bool(more), "") == reminded


def test_editions_for_the_figures_of_different_years_may_hold_together(ws: Workspace) -> None:
    text = NEXT.replace("{from: 2025-01-01, to: 2025-12-31}", "{from: 2024-07-01}")
    assert said(ws, text) == {}


def test_an_edition_without_an_end_is_said_to_have_none(ws: Workspace) -> None:
    path = library.source(ws, "town/grant/2024").path
    path.write_text(BEFORE.replace(", to: 2024-12-31", ""), "utf-8")
    text = NEXT.replace("data_year: 2024\n", "")
    assert said(ws, text)[7] == "'town/grant/2024' is in force without an end, together with this edition"


def test_nothing_is_reminded_of_a_text_at_fault_a_first_edition_or_one_that_is_put_right(ws: Workspace) -> None:
    assert drafting.reminders(ws, "id: [") == ()
    assert drafting.reminders(ws, COPY.replace("town/grant", "town/other")) == ()
    assert drafting.reminders(ws, BEFORE) == ()


def test_a_shipped_document_is_the_edition_before_too(ws: Workspace) -> None:
    text = library.source(ws, "per-mu/huangyan-above-scale/2022").written
    copy = text.replace("id: per-mu/huangyan-above-scale/2022", "id: per-mu/huangyan-above-scale/2023")
    assert any("`data_year` is 2022" in one for one in said(ws, copy).values())


def test_a_notebook_is_reminded_by_the_namespace(ws: Workspace) -> None:
    drafting.save(ws, COPY, by="officer")
    found = gaodi.open(ws.path).rules.drafting.reminders("town/grant/2025", 1)  # type: ignore[attr-defined]
    assert found[0].where == "town/grant/2025, version 1, line 3, column 1"
