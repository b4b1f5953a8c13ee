"""What makes a rulebook wrong, each with what was expected; and all of it at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaodi.rules import checking
from rules.books import HEAD
from rules.checking.writing import BY_SCORE, GRADED, SCORE, faults, item, one


def test_a_sound_rulebook_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, "") == []
    assert faults(tmp_path, GRADED) == []


def test_an_unknown_key_is_said_with_the_one_that_is_near(tmp_path: Path) -> None:
    assert "Perhaps `score` is meant" in one(tmp_path, "scor: []\n")
    assert "Perhaps `weight` is meant" in one(tmp_path, item("wieght: 3, method: formula, points: 3"))
    assert "does not know the key `colour`" in one(tmp_path, "colour: red\n")


def test_what_a_list_has_wrong_is_not_said_to_be_missing_as_well(tmp_path: Path) -> None:
    assert "`procedure[1]` is 'yearly'" in one(tmp_path, "procedure: yearly\n")
    assert "`procedure` is a list. Expected at least 1 entry" in one(tmp_path, "procedure: []\n")


OPTIONAL = (
    "grade", "score", "criteria", "benefit", "let", "population", "measures", "levels", "bonus", "extends", "about",
    "parameters", "inputs", "questionnaire", "data_year", "notes", "round", "labels", "sources",
)  # fmt: skip


@pytest.mark.parametrize("key", OPTIONAL)
def test_an_empty_value_is_an_error(tmp_path: Path, key: str) -> None:
    assert "empty" in one(tmp_path, f"{key}:\n")


@pytest.mark.parametrize(
    "body",
    ["let:\n  a:\n", "let: {a: ''}\n", "notes:\n  -\n", "population: {require: }\n", item("method: formula, points: ")],
)
def test_an_empty_value_within_a_part_is_an_error(tmp_path: Path, body: str) -> None:
    assert len(faults(tmp_path, body)) == 1


def test_an_expression_stands_never_bare_where_yaml_reads_something_else(tmp_path: Path) -> None:
    assert len(faults(tmp_path, "let: {a: [1, 2]}\n")) == 1
    assert len(faults(tmp_path, "let: {a: {b: 1}}\n")) == 1


@pytest.mark.parametrize(
    ("body", "circle"),
    [
        ("let: {a: a + 1}\n", "a → a"),
        ("let: {a: b, b: c, c: a}\n", "a → b → c → a"),
        ("let: {a: score + 1}\n" + item("method: formula, points: a"), "a → score"),
    ],
)
def test_what_is_defined_by_itself_is_a_circle(tmp_path: Path, body: str, circle: str) -> None:
    said = one(tmp_path, body)
    assert "Break the circle" in said
    assert circle in said


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (item("method: formula, points: score.a"), "score.a"),
        (item("method: formula, points: score"), "score"),
        ("criteria: {id: x, test: qualified}\n", "qualified"),
    ],
)
def test_a_name_that_cannot_stand_here_is_not_answered_with_itself(tmp_path: Path, body: str, name: str) -> None:
    assert f"Did you mean {name}" not in one(tmp_path, body).replace(f"{name}?", f"{name} ")


def test_names_that_stand_behind_those_that_use_them_are_no_circle(tmp_path: Path) -> None:
    assert faults(tmp_path, "let: {a: b + c, b: c * 2, c: revenue}\n") == []


@pytest.mark.parametrize(
    "body",
    [
        "score: [{id: a, label: 甲, method: formula, points: 3}, {id: a, label: 乙, method: formula, points: 3}]\n",
        "score: [{id: a, label: 甲, aggregate: sum, items: [{id: a, label: 乙, method: formula, points: 3}]}]\n",
        SCORE + "bonus: {items: [{id: a, label: 乙, method: formula, points: 3}]}\n",
        "criteria: {all: [{id: a, test: iso_9001}, {any: [{id: a, test: iso_9001}]}]}\n",
        "levels: [{id: a, label: 甲, test: iso_9001}, {id: a, label: 乙, test: own_brand}]\n",
        "benefit: [{id: a, amount: revenue}, {id: a, amount: revenue}]\n",
        BY_SCORE % "{A: 90}, {A: 60}, {B: rest}",
        GRADED + "measures: {A: [{instrument: x, amount: 3 元}, {instrument: x, amount: 4 元}]}\n",
        "let: {a: revenue}\nparameters: {a: {value: '3', label: 甲}}\n",
        "inputs: {a: {label: 甲}}\nparameters: {a: {value: '3', label: 甲}}\n",
        "inputs: {a: {label: 甲}}\nlet: {a: revenue}\n",
    ],
)
def test_an_id_stands_once(tmp_path: Path, body: str) -> None:
    assert len(faults(tmp_path, body)) == 1


@pytest.mark.parametrize("name", ["score", "grade", "qualified", "level"])
def test_names_of_results_are_taken(tmp_path: Path, name: str) -> None:
    assert f"'{name}'" in one(tmp_path, f"let: {{{name}: revenue}}\n")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: 试行办法\n", "", "lacks `title`"),
        ("status: reconstructed", "status: certain", "'official', 'secondary' or 'reconstructed'"),
        ("purpose: 亩均效益评价", "purpose: 其他", "per-mu-evaluation"),
        ("id: test/2022", "id: Test 2022", "`id`"),
        ("{from: 2022-01-01}", "{from: 2022-01-01, to: 2021-01-01}", "before it begins"),
        ("gaodi-rulebook/1", "gaodi-rulebook/2", "`format`"),
    ],
)
def test_what_is_wrong_in_the_head(tmp_path: Path, old: str, new: str, said: str) -> None:
    (fault,) = faults(tmp_path, "", HEAD.replace(old, new))
    assert said in fault


@pytest.mark.parametrize("text", ["", "3\n", "- a\n", "a: [\n", "\x00"])
def test_what_is_no_rulebook_at_all_is_one_fault(tmp_path: Path, text: str) -> None:
    assert len(faults(tmp_path, "", text)) == 1


def test_a_part_that_holds_itself_is_a_fault_like_any_other(tmp_path: Path) -> None:
    assert any("does not know the key `a`" in fault for fault in faults(tmp_path, "", "a: &a [*a]\n"))


def test_files_that_cannot_be_read_are_faults(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path, tmp_path / "nothing.yaml", tmp_path / "odd.yaml"):
        (fault,) = checking.faults(path)
        assert str(path) in fault.where
        assert fault.do


EVERYTHING = """\
let:
  a: revenue + land_area
  b: foo
  c: a + b
score:
  - {id: s, label: 甲, method: ratio, weight: 3, value: revenue, benchmark: 60}
  - {id: s, label: 乙, bands: [{when: iso_9001, points: 3}]}
criteria: {all: [{test: revenue}, {id: x}]}
grade: {by: rank, bands: [{A: 20%}, {B: 45%}]}
benefit: {amount: land_area}
levels: [{id: l, label: 一级, test: 3}]
"""


def test_all_faults_of_a_file_are_said_at_once(tmp_path: Path) -> None:
    said = "\n".join(faults(tmp_path, EVERYTHING))
    expected = [
        "万元 and 亩",
        "'foo'",
        "60 万元",
        "two items 's'",
        "otherwise",
        "true or false",
        "nothing",
        "100%",
        "money",
    ]
    assert [one for one in expected if one not in said] == []
    assert len(said.split("\n")) == 10


@pytest.mark.parametrize(
    ("text", "said"), [("revenue >=", "ends too early"), ("foo", "'foo'"), ("revenue >= 60", "60 万元")]
)
def test_faults_of_form_do_not_hide_faults_of_expressions(tmp_path: Path, text: str, said: str) -> None:
    found = "\n".join(faults(tmp_path, f"colour: red\nround: 9\nlet: {{a: {text}}}\n"))
    assert [one for one in ("`colour`", "`round`", said) if one not in found] == []


def test_what_uses_something_faulty_is_no_further_fault(tmp_path: Path) -> None:
    assert len(faults(tmp_path, "let: {a: revenue + land_area, b: a * 2, c: b > 3 万元}\ncriteria: {test: c}\n")) == 1
