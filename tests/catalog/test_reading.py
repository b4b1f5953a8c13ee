"""A YAML file that people edit is read whole, or all its faults are said with their lines."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, field_validator

from gaodi import catalog, units
from gaodi.errors import InputError


class Metric(BaseModel):
    """A model as the catalogue's are: frozen, no unknown keys, a unit that is checked."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    unit: str = "1"
    kind: Literal["stock", "flow"] = "flow"
    weight: float = 1.0

    @field_validator("unit")
    @classmethod
    def known(cls, value: str) -> str:
        return units.parse(value).symbol


class Metrics(BaseModel):
    model_config = ConfigDict(extra="forbid")
    metrics: tuple[Metric, ...]


def said(text: str, model: type = Metrics) -> list[str]:
    with pytest.raises(InputError) as caught:
        catalog.loads(text, model, "metrics.yaml")
    return [str(fault) for fault in caught.value.faults]


def test_a_file_becomes_the_model(tmp_path: Path) -> None:
    file = tmp_path / "metrics.yaml"
    file.write_text("metrics:\n  - id: output\n    unit: 万元／亩\n  - {id: firms, unit: 家, kind: stock}\n", "utf-8")
    loaded = catalog.load(file, Metrics)
    assert loaded.metrics == (Metric(id="output", unit="万元/亩"), Metric(id="firms", unit="家", kind="stock"))


def test_a_list_needs_no_model_of_its_own() -> None:
    assert catalog.loads("- id: a\n- id: b\n", tuple[Metric, ...], "m.yaml") == (Metric(id="a"), Metric(id="b"))


def test_every_fault_is_said_at_once_with_its_line() -> None:
    text = "metrics:\n  - id: 7\n    unit: 万圆\n  - unti: 家\n  - id: c\n    kind: both\n    weight: heavy\n"
    faults = said(text)
    assert faults == [
        "metrics.yaml, line 2: `metrics[1].id` is 7. Expected text (put a number that is meant as text in quotes:"
        " '2023').",
        "metrics.yaml, line 3: `metrics[1].unit`: There is no unit '万圆'. Did you mean 万吨 or 万元 or 万人?",
        "metrics.yaml, line 4: `metrics[2]` lacks `id`.",
        "metrics.yaml, line 4: `metrics[2]` does not know the key `unti`. Perhaps `unit` is meant.",
        "metrics.yaml, line 6: `metrics[3].kind` is 'both'. Expected 'stock' or 'flow'.",
        "metrics.yaml, line 7: `metrics[3].weight` is 'heavy'. Expected a number.",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "metrics.yaml: The file is empty. Expected keys and values."),
        ("just words", "metrics.yaml: The file is 'just words'. Expected keys and values."),
        ("metrics: {a: 1}", "metrics.yaml, line 1: `metrics` is keys and values. Expected a list."),
        (
            "metrics:\n  - id: a\n    id: b\n",
            "metrics.yaml, line 3: The key `id` stands there twice. Expected each key once.",
        ),
        ("metrics:\n", "metrics.yaml, line 1: `metrics` is empty. Expected a list."),
        ("metrics: [\n", "metrics.yaml, line 2: "),
        ("metrics: !!python/object/apply:os.system ['true']", "metrics.yaml, line 1: Tags (!…) are not read. Expected"),
        ("a: &a [*a]", "metrics.yaml"),
    ],
)
def test_what_is_no_such_file_is_refused(text: str, fault: str) -> None:
    assert said(text)[0].startswith(fault.removesuffix("."))


class Limits(BaseModel):
    """Every limit that a field may have."""

    below: float = Field(default=0, lt=1)
    at_most: int = Field(default=0, le=10)
    above: float = Field(default=1, gt=0.5)
    at_least: int = Field(default=1, ge=1)
    code: str = Field(default="ab", min_length=2, max_length=4)
    letter: str = Field(default="a", min_length=1)
    names: tuple[str, ...] = Field(default=("a",), min_length=1, max_length=2)
    day: date = date(2023, 1, 1)
    moment: datetime = datetime(2023, 1, 1, tzinfo=UTC)
    step: int = Field(default=0, multiple_of=5)
    finite: float = Field(default=0, allow_inf_nan=False)
    shape: str = Field(default="a", pattern="^[a-z]+$")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("below: 7", "`below` is 7. Expected less than 1."),
        ("at_most: 11", "`at_most` is 11. Expected at most 10."),
        ("above: 0.5", "`above` is 0.5. Expected more than 0.5."),
        ("at_least: 0", "`at_least` is 0. Expected at least 1."),
        ("at_most: 1.5", "`at_most` is 1.5. Expected a whole number."),
        ("code: a", "`code` is 'a'. Expected text of at least 2 characters."),
        ("code: abcde", "`code` is 'abcde'. Expected text of at most 4 characters."),
        ("letter: ''", "`letter` is ''. Expected text of at least 1 character."),
        ("names: []", "`names` is a list. Expected at least 1 entry."),
        ("names: [a, b, c]", "`names` is a list. Expected at most 2 entries."),
        ("day: soon", "`day` is 'soon'. Expected a date such as 2023-06-30."),
        ("moment: soon", "`moment` is 'soon'. Expected a moment such as 2023-06-30T12:00."),
        ("step: 7", "`step` is 7. Expected a multiple of 5."),
        ("finite: .inf", "`finite` is inf. Expected a number that is neither infinite nor nan."),
        ("shape: A1", "`shape` is 'A1'. Expected text of the form ^[a-z]+$."),
    ],
)
def test_a_limit_is_said_in_our_own_words(line: str, fault: str) -> None:
    assert said(line, Limits) == [f"metrics.yaml, line 1: {fault}"]


def test_a_long_value_is_cut_in_the_message() -> None:
    assert len(said(f"metrics: {'x' * 1000}")[0]) < 200


def test_a_list_of_lists_of_lists_is_not_written_out() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for name, inner in zip("bcdefghi", "abcdefgh", strict=True):
        bomb += f"{name}: &{name} [{', '.join([f'*{inner}'] * 9)}]\n"
    assert said(f"{bomb}metrics:\n  - id: *i\n")[0].startswith("metrics.yaml, line 11: `metrics[1].id` is a list.")


def test_a_missing_file_and_one_that_is_not_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no such file"):
        catalog.load(tmp_path / "no.yaml", Metrics)
    (tmp_path / "gbk.yaml").write_bytes("id: 高地".encode("gb18030"))
    with pytest.raises(InputError, match="is not UTF-8 text"):
        catalog.load(tmp_path / "gbk.yaml", Metrics)


def test_a_mark_at_the_head_of_the_file_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text("metrics: []\n", "utf-8-sig")
    assert catalog.load(tmp_path / "m.yaml", Metrics).metrics == ()
