"""Targets of different plans that the same measures."""

from __future__ import annotations

from pathlib import Path

import pytest

import gaodi
from gaodi.plan import library
from gaodi.plan.attainment import bindings
from gaodi.plan.attainment.across import alike
from gaodi.plan.compile import compile_text
from gaodi.plan.model import Plan
from gaodi.plan.readers import read_bytes
from gaodi.workspace import Region, Workspace

FIRST = "长沙市甲行动计划（2021—2023年）\n到2023年，规模工业总产值达到1.1万亿元，制造业增加值占GDP比重达到30%。"
NEXT = "长沙市乙行动计划（2024—2026年）\n到2026年，规上工业总产值达到15000亿元，长沙县规上工业总产值达到3500亿元。"


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    Workspace.create(tmp_path / "ws", region=Region(code="430100", name="长沙市"))
    return gaodi.open(tmp_path / "ws")


def added(ws: Workspace, name: str, text: str, *, published: bool = True) -> Plan:
    plan = compile_text(read_bytes(f"{name}.txt", text.encode()))
    library.add(ws, plan, text=text, user="reviewer")
    for target in plan.targets:
        metric = "industrial-output" if "总产值" in target.indicator else "manufacturing-share"
        subjects = ("430121",) if "长沙县" in f"{target.scope}{target.indicator}" else ()
        bindings.bind(ws, plan, target.id, metric=metric, subjects=subjects, user="officer")
    if published:
        library.publish(ws, plan.id, user="reviewer")
    return plan


def test_the_next_plans_target_of_the_same_measure_stands_beside_it_whatever_it_is_called(ws: Workspace) -> None:
    first, following = added(ws, "first", FIRST), added(ws, "next", NEXT)
    [one] = alike(ws, first, first.targets[0].id)
    assert (one.entry.id, one.target.indicator, one.target.value) == ("next", "规上工业总产值", 15000)
    [back] = alike(ws, following, following.targets[0].id)
    assert (back.entry.id, back.target.unit, back.target.deadline) == ("first", "万亿元", "2023")


def test_a_notebook_sees_the_same(ws: Workspace) -> None:
    first = added(ws, "first", FIRST)
    added(ws, "next", NEXT)
    found = ws.plan.alike(first.targets[0].id, "first")
    assert found.select("plan", "value", "unit", "deadline").rows() == [("next", 15000.0, "亿元", "2026")]
    assert ws.plan.alike(first.targets[1].id, "first").is_empty()


def test_another_subject_another_metric_and_what_is_not_bound_are_not_the_same(ws: Workspace) -> None:
    first, following = added(ws, "first", FIRST), added(ws, "next", NEXT)
    assert alike(ws, first, first.targets[1].id) == []
    assert alike(ws, following, following.targets[1].id) == []
    bindings.unbind(ws, first, first.targets[0].id, user="officer", reason="口径不同")
    assert alike(ws, first, first.targets[0].id) == []


def test_a_draft_is_not_compared_with(ws: Workspace) -> None:
    first = added(ws, "first", FIRST)
    added(ws, "next", NEXT, published=False)
    assert alike(ws, first, first.targets[0].id) == []
