"""Grades within groups, and benefits that follow from them: runs, one subject matched, documents side by side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gaodi.rules import comparing, matching, runs
from gaodi.rules.runs import Run, folder
from rules.town import ON, made

TEXT = """\
id: town/grouped/2022
family: town/grouped
title: {zh: 小镇分组评定, en: Grades within trades}
issuer: {zh: 小镇, en: The town}
status: reconstructed
in_force: {from: 2022-01-01}
procedure: [evaluation, new]
purpose: 政策匹配
population: {require: land_area > 0 亩}
score:
  - {id: tax, label: {zh: 亩均税收, en: Tax per mu}, method: formula, points: tax_paid / land_area / 1 万元/亩}
grade:
  by: rank
  within: [industry]
  bands: [{A: 50%}, {B: 50%}]
benefit: {id: award, when: grade == "A", amount: 10 万元}
"""


@pytest.fixture(scope="module")
def grouped(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """a 20 and b 5 are of one trade, c 8 and d 2 of another, e and h alone in theirs."""
    ws = made(tmp_path_factory.mktemp("town") / "ws")
    Path(ws.path / "catalog" / "rulebooks" / "grouped.yaml").write_text(TEXT, "utf-8")
    return runs.evaluate(ws, "town/grouped/2022", year=2022, on=ON)


def test_cut_offs_are_kept_in_the_order_of_their_groups(grouped: Run) -> None:
    groups = [one.group for one in grouped.cutoffs]
    assert groups == sorted(groups)
    assert len(set(groups)) == 4


def test_a_run_is_identical_in_whatever_order_the_engine_had_its_groups(grouped: Run) -> None:
    about = folder.read_about(grouped.path)
    about["cutoffs"] = about["cutoffs"][2:] + about["cutoffs"][:2]
    (grouped.path / folder.ABOUT).write_text(json.dumps(about, ensure_ascii=False), "utf-8")
    assert runs.recompute(grouped.ws, grouped.id).identical


def test_a_benefit_that_follows_from_a_grade_is_matched_by_the_last_run_of_the_year(grouped: Run) -> None:
    def found(firm: str, **asked: int) -> tuple[bool | None, float | None, float | None]:
        (one,) = matching.match(grouped.ws, firm, on=ON, ids=["town/grouped/2022"], **asked).matches  # type: ignore[arg-type]
        assert one.kept is not None
        return one.qualified, one.kept.low, one.kept.high

    assert [found(f"firm-{letter}") for letter in "abcd"] == [(True, 10, 10), (False, 0, 0)] * 2
    assert found("firm-a", year=2021) == (None, 0, 10)  # of that year there is no run: the grade is open


def test_documents_side_by_side_give_the_grade_of_the_group(grouped: Run) -> None:
    grades = [
        comparing.beside(grouped.ws, f"firm-{one}", ["town/grouped/2022"], year=2022, on=ON)[0].grade for one in "abcd"
    ]
    assert grades == ["A", "B", "A", "B"]
