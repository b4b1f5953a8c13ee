"""What the library finds wrong in a rulebook is said in Chinese, whatever it is."""

from __future__ import annotations

import re

import pytest
from django.utils import translation

from gaodi.errors import Fault
from gaodi.rules import checking
from gaodi.web.drafting import skeleton
from gaodi.web.rulebooks import findings

SOUND = skeleton.text("zh")
REVENUE = "revenue >= 2000 万元"
ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")
CLAUSE = "criteria:\n"
BROKEN = [
    (REVENUE, "revenue >= 2000 亩"),
    (REVENUE, "revenue >= 2000"),
    (REVENUE, "revenue >= 2000 万圆"),
    (REVENUE, "revenue"),
    (REVENUE, "industry"),
    (REVENUE, "revenu >= 2000 万元"),
    (REVENUE, "revenue >= 2000 万元 and"),
    (REVENUE, "(revenue >= 2000 万元"),
    (REVENUE, "founded > 3 年"),
    (REVENUE, "above_scale > 3"),
    (REVENUE, 'scale == "big"'),
    (REVENUE, "min() > 3"),
    (REVENUE, "meen(revenue) > 3 万元"),
    (REVENUE, '"mean(revenue, years=x) > 1 万元"'),
    (REVENUE, '"mean(revenue, yeers=2) > 1 万元"'),
    (REVENUE, "revenue = 2000 万元"),
    (REVENUE, "revenue >= 2000 万元 && above_scale"),
    (REVENUE, "'min（revenue， 3 万元） > 1 万元'"),
    (REVENUE, "'listed(\"nothing\")'"),
    ("status: reconstructed", "status: sure"),
    ("in_force: {from: 2024-01-01}", "in_force: 2024"),
    ("title: {zh", "title: {cn"),
    ("title:", "title"),
    ("family: my-city/support\n", ""),
    ("purpose: 政策匹配", "purpose: 随便"),
    ("  all:", "  alle:"),
    ("{id: revenue,", "{id: rd,"),
    ("id: my-city/support/2024", "id: My City"),
    (CLAUSE, "grade: {by: rank, bands: [{A: 50%}]}\ncriteria:\n"),
    (CLAUSE, "score: [{id: a, label: {zh: 甲}, weight: x, value: revenue, method: ratioo}]\ncriteria:\n"),
    (CLAUSE, "extends: nothing/x\ncriteria:\n"),
    (CLAUSE, "let: {x: x + 1}\ncriteria:\n"),
    (CLAUSE, "title: {zh: 又一个}\ncriteria:\n"),
    ("purpose: 政策匹配", "purpose: @政策匹配"),
    ("purpose: 政策匹配", 'purpose: "政策匹配'),
    ("purpose: 政策匹配", "purpose: {政策匹配"),
    ("purpose: 政策匹配", "\tpurpose: 政策匹配"),
    ("purpose: 政策匹配", "purpose\nmore"),
    ("  all:", "   all:\n  any:"),
    (CLAUSE, "---\ncriteria:\n"),
    (CLAUSE, "parameters:\n  x: {value: 3 foo, label: {zh: 参数}}\ncriteria:\n"),
]


@pytest.mark.parametrize(("right", "wrong"), BROKEN, ids=[wrong.strip() for _right, wrong in BROKEN])
def test_a_fault_is_said_in_chinese(right: str, wrong: str):
    found = checking.faults_of(SOUND.replace(right, wrong, 1), "text")
    assert found
    with translation.override("zh-hans"):
        said = [findings.sentence(fault) for fault in found]
    assert [one for one in said if ENGLISH.search(one)] == []


def test_the_text_itself_is_sound():
    assert checking.faults_of(SOUND, "text") == []


def test_what_is_not_known_stays_as_it_is():
    with translation.override("zh-hans"):
        assert findings.sentence(Fault("Something new happened")) == "Something new happened。"
