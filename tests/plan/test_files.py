"""Compiled plans as files: the same bytes every time, and every fault of an edited file with its line."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaodi.errors import InputError
from gaodi.plan import files
from gaodi.plan.compile import compile_text
from gaodi.plan.model import (
    TARGET_KEYS,
    Comparator,
    Kind,
    Measure,
    Mention,
    Name,
    NameKind,
    Place,
    Plan,
    Repeat,
    Section,
    Source,
    Target,
    Task,
)
from gaodi.plan.readers import read_bytes

PLAN = Plan(
    id="yunchuan-2024",
    title="云川市（虚构）: 行动计划 #1",
    region="云川市",
    period=("2024", "2026"),
    source=Source(
        file="plan.txt", format="txt", encoding="utf-8", sha256="00", characters=500,
        places=(Place(start=0, name="第1页"),),
    ),
    sections=(Section(level=1, label="一、", title="主要目标", span=(0, 90)),),
    targets=(
        Target(
            id="t1", indicator="制造业增加值占GDP比重", comparator=Comparator.EQUAL, value=30, unit="%",
            deadline="2026", kind=Kind.LEVEL, quote="达到30%，\n- “其中”: 是", span=(1, 9),
            repeats=(Repeat(span=(40, 45), quote="30%"),),
        ),
        Target(
            id="t2", indicator="其中东湾区", comparator=Comparator.AT_LEAST, value=1.25, value_max=2.5, unit="%",
            deadline="2026-06", kind=Kind.RANGE, quote="yes", span=(10, 14), part_of=(1, 9),
        ),
    ),
    tasks=(
        Task(
            id="k1", number="1.", title="建库", section="一、", span=(0, 90), quote="1. 建库", lead=("市工信局",),
            measures=(Measure(verb="建立", text="建立企业库", span=(3, 8)),), targets=("t1", "t2"), names=("n1",),
        ),
    ),
    names=(
        Name(id="n1", text="云川重工", kind=NameKind.ENTERPRISE,
             mentions=(Mention(span=(20, 24), task="k1", role="龙头企业", chain="先进装备"),)),
    ),
)  # fmt: skip


def faults(text: str) -> list[str]:
    with pytest.raises(InputError) as found:
        files.loads(text, "plan.yaml")
    return str(found.value).splitlines()


def edited(*changes: tuple[str, str]) -> str:
    text = files.dumps(PLAN)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_a_plan_comes_back_as_it_was_and_its_bytes_are_the_same() -> None:
    text = files.dumps(PLAN)
    assert files.loads(text) == PLAN
    assert files.dumps(files.loads(text)) == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=40), st.floats(0, 1e12))
def test_any_words_and_numbers_come_back_as_they_were(words: str, value: float) -> None:
    target = PLAN.targets[0].model_copy(update={"quote": words, "indicator": words, "value": value, "repeats": ()})
    plan = PLAN.model_copy(update={"title": words, "targets": (target,), "tasks": (), "names": ()})
    assert files.loads(files.dumps(plan)) == plan


def test_the_file_begins_with_what_it_is() -> None:
    text = files.dumps(PLAN)
    assert text.startswith("# 云川市（虚构）: 行动计划 #1\n")
    assert "\nformat: gaodi-plan/1\n" in text


def test_a_changed_word_is_one_changed_line() -> None:
    long = "达" * 3000
    one, two = (files.dumps(PLAN.model_copy(update={"title": long + end})) for end in "甲乙")
    changed = [a for a, b in zip(one.splitlines(), two.splitlines(), strict=True) if a != b]
    assert [line.split(":")[0] for line in changed if not line.startswith("#")] == ["title"]


def test_every_fault_is_named_at_once_with_its_line() -> None:
    text = edited(("value: 30", "value: viel"), ("unit: '%'", "units: '%'"), ("kind: enterprise", "kind: enterprises"))
    told = faults(text)
    assert len(told) == 4
    assert f"line {line_of(text, 'value: viel')}: `targets[1].value` is 'viel'. Expected a number." in told[0]
    assert "`targets[1]` lacks `unit`" in told[1]
    assert f"line {line_of(text, 'units:')}" in told[2]
    assert "Perhaps `unit` is meant" in told[2]
    assert "Expected 'enterprise', 'park'" in told[3]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("span: [1, 9]\n", "span: [9, 1]\n"), "does not lie in the text"),
        (("span: [0, 90]\n", "span: [0, 9000]\n"), "0 <= start <= end <= 500"),
        (("task: k1", "task: k9"), "There is no task 'k9'"),
        (("targets: [t1, t2]", "targets: [t1, t7]"), "There is no target 't7'"),
        (("names: [n1]", "names: [n2]"), "There is no name 'n2'"),
        (("id: t2", "id: t1"), "The id 't1' is there 2 times"),
        (("- id: n1\n    text", "- text"), "The item has no id"),
        (("part_of: [1, 9]", "part_of: [2, 9]"), "There is no target with the span [2, 9]"),
        (("    value_max: 2.5\n", ""), "A range needs its upper end"),
        (("value_max: 2.5", "value_max: 0.5"), "ends at 0.5, before it begins at 1.25"),
    ],
)
def test_what_does_not_hold_together_is_named(change: tuple[str, str], said: str) -> None:
    told = faults(edited(change))
    assert any(said in fault for fault in told)
    assert all(re.match(r"plan\.yaml, line \d+: ", fault) for fault in told)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not a compiled plan"),
        ("just words", "not a compiled plan"),
        ("id: x\n", "does not say its format"),
        ("format: gaodi-plan/9\n", "The format is 'gaodi-plan/9'"),
        ("format: gaodi-plan/1\nid: [1\n", "line 3"),
        ("format: gaodi-plan/1\nid: a\nid: b\n", "The key `id` stands there twice"),
        ("format: gaodi-plan/1\nid: !!python/object:os.system x\n", "plan.yaml"),
    ],
)
def test_files_that_are_no_plan_are_refused(text: str, said: str) -> None:
    assert said in "\n".join(faults(text))


def test_no_file_and_no_text_are_refused(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(InputError, match="no such file"):
        files.load(tmp_path / "none.yaml")
    (tmp_path / "plan.yaml").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(InputError, match="not UTF-8"):
        files.load(tmp_path / "plan.yaml")


def test_saved_files_are_utf_8_with_line_feeds(tmp_path) -> None:  # type: ignore[no-untyped-def]
    assert files.save(PLAN, tmp_path / "plan.yaml").read_bytes().decode() == files.dumps(PLAN)
    assert files.load(tmp_path / "plan.yaml") == PLAN


def test_json_lines_hold_exactly_the_keys_of_the_format(tmp_path) -> None:  # type: ignore[no-untyped-def]
    lines = files.save_lines(PLAN, tmp_path / "targets.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert [list(row) for row in rows] == [list(TARGET_KEYS)] * 2
    assert rows[0]["repeats"] == [{"span": [40, 45], "quote": "30%"}]
    assert (rows[1]["comparator"], rows[1]["value_max"], rows[1]["part_of"]) == (">=", 2.5, [1, 9])


def test_what_is_required_is_written_even_where_it_is_empty() -> None:
    plan = compile_text(read_bytes("a.txt", "一、任务\n推动产业升级。".encode()))
    assert plan.tasks[0].section == ""
    assert files.loads(files.dumps(plan)) == plan
