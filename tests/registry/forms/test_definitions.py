"""Forms are files that people write: those that ship hold together, and every fault of one is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from gaodi.errors import InputError, NotFound
from gaodi.registry import forms
from gaodi.registry.forms.model import Check, Choice, Column, Form, Table
from gaodi.workspace import Workspace

OWN = """\
format: gaodi-form/1
id: own
name: 自制表
name_en: Own form
table: observations
subjects: enterprise
subject: uscc
periods: [year]
columns:
  - {key: uscc, heading: 代码, heading_en: Code, type: uscc, required: true}
  - {key: revenue, metric: revenue, unit: 元}
"""


@pytest.fixture
def home(tmp_path) -> Workspace:
    ws = Workspace.create(tmp_path / "ws", region="430100")
    (ws.path / "catalog" / "forms").mkdir(parents=True)
    return ws


def write(ws: Workspace, text: str) -> None:
    (ws.path / "catalog" / "forms" / "own.yaml").write_text(text, "utf-8")


def test_the_forms_that_ship_are_those_of_the_handbook() -> None:
    known = forms.load()
    assert {form.table for form in known.values()} == set(Table)
    assert {"enterprise-register", "annual-enterprise", "monthly-industry", "purchases", "parcels", "park-return",
            "recognition-list", "projects", "figures"} <= set(known)  # fmt: skip
    for form in known.values():
        assert form.about, form.id
        assert form.about_en, form.id
        assert all(column.heading and column.heading_en for column in form.columns), form.id


def test_a_workspace_has_forms_of_its_own_and_takes_from_metrics_what_they_leave_out(home) -> None:
    write(home, OWN)
    revenue = forms.load(home)["own"].column("revenue")
    assert (revenue.heading, revenue.heading_en, revenue.unit) == ("营业收入", "Operating revenue", "元")
    assert revenue.bounds == (0.0, None)
    with pytest.raises(NotFound, match="Did you mean"):
        forms.load(home)["annual-enterprises"]


def test_every_fault_of_a_form_is_told_with_its_line(home) -> None:
    write(
        home,
        OWN.replace("metric: revenue, unit: 元", "metric: revenu, unit: 元")
        + "  - {key: staff, metric: employees, type: text}\n"
        + "  - {key: land, metric: land-area, unit: 元}\n"
        + "  - {key: gdp, metric: gdp}\n"
        + "  - {key: kind, heading: 类别, heading_en: Kind, type: choice}\n"
        + "  - {key: other, heading: 代 码, heading_en: Other, type: text, name_of: nobody}\n"
        + "  - {key: field, heading: 字段, heading_en: Field, type: text, field: name}\n"
        + "unique: [usc]\n"
        + "source: nowhere\n"
        + "checks:\n"
        + "  - {rule: land <= area}\n"
        + "  - {rule: kind <= land}\n",
    )
    with pytest.raises(InputError) as error:
        forms.load(home)
    said = str(error.value)
    for line, words in (
        (11, "no metric 'revenu'"), (12, "employees is a number, and the column a text"),
        (13, "land-area is in 亩, and the column in 元"), (14, "gdp is not measured for a enterprise"),
        (15, "kind has no choices"), (16, "no column 'nobody'"), (16, "both called 代 码"), (17, "no field 'name'"),
        (18, "no column 'usc'"), (19, "no source 'nowhere'"), (21, "no column 'area'"), (22, "kind is no number"),
    ):  # fmt: skip
        assert any(f"line {line}:" in one and words in one for one in said.splitlines()), (line, words, said)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("key: revenue", "key: Revenue-1"), ("metric: revenue", "metric: revenue, colour: red"),
        ("type: uscc", "type: code"), ("periods: [year]", "periods: [decade]"), ("heading: 代码, ", ""),
        ("periods: [year]\n", "periods: [month]\n"), ("subjects: enterprise\n", ""),
        ("format: gaodi-form/1", "format: x"),
        ("required: true", "required: true, unit: 元"),
    ],
)  # fmt: skip
def test_what_a_form_cannot_say_is_refused(home, change: str, said: str) -> None:
    write(home, OWN.replace(change, said))
    with pytest.raises(InputError, match=r"own\.yaml, line \d+"):
        forms.load(home)


def test_a_form_for_stocks_at_the_end_of_months_may_be_one_of_sums_from_january(home) -> None:
    write(home, OWN.replace("[year]", "[cumulative]") + "  - {key: stock, metric: inventories}\n")
    assert "own" in forms.load(home)


@pytest.mark.parametrize("model", [Form, Column, Check, Choice], ids=lambda model: model.__name__)
def test_every_key_of_a_form_is_described(model) -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "forms.md").read_text("utf-8")
    assert [key for key in model.model_fields if f"`{key}`" not in page] == []
