"""The reviewed plans of the catalogue: whole, short of text, and in agreement with their documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gaodi.plan import files
from gaodi.plan.model import Plan, Span
from gaodi.plan.readers import read

CATALOGUE = Path(__file__).resolve().parents[2] / "catalog" / "plans"
PLANS = sorted(CATALOGUE.glob("*.yaml"))


@pytest.fixture(scope="module")
def plan() -> Plan:
    return files.load(CATALOGUE / "changsha-2021.yaml")


@pytest.fixture(scope="module")
def text(shared: Path) -> str:
    return read(shared / "plans" / "changsha-2021.txt").text


def bare(words: str) -> str:
    """Without what typesetting puts into a text."""
    return "".join(c for c in words if not c.isspace() and c != "*")


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.stem)
def test_a_plan_of_the_catalogue_has_no_faults_and_bears_the_name_of_its_file(path: Path) -> None:
    assert files.load(path).id == path.stem


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.stem)
def test_quotes_are_short(path: Path) -> None:
    found = files.load(path)
    quotes = [q.quote for t in found.targets for q in (t, *t.repeats)] + [t.quote for t in found.tasks]
    assert max(map(len, quotes)) <= 60
    assert max(len(m.text) for t in found.tasks for m in t.measures) <= 14


def test_it_was_made_from_that_document(plan: Plan, shared: Path) -> None:
    source = read(shared / "plans" / "changsha-2021.txt").source
    assert (plan.source.sha256, plan.source.characters) == (source.sha256, source.characters)


def test_every_quote_and_name_stands_where_its_span_says(plan: Plan, text: str) -> None:
    def there(span: Span) -> str:
        return bare(text[slice(*span)])

    for target in plan.targets:
        assert all(there(q.span) == bare(q.quote) for q in (target, *target.repeats))
    for name in plan.names:
        assert all(there(m.span) == bare(name.text) for m in name.mentions)
    for task in plan.tasks:
        assert bare(task.title) in there(task.span)
        assert all(there(m.span).startswith(bare(m.text).rstrip("…")) for m in task.measures)


def test_its_targets_are_those_of_the_labels(plan: Plan, shared: Path) -> None:
    lines = (shared / "plans" / "changsha-2021.targets.jsonl").read_text("utf-8").splitlines()
    told = [label for label in map(json.loads, lines) if "repeat_of" not in label]
    repeats = [label for label in map(json.loads, lines) if "repeat_of" in label]

    def key(
        indicator: str, comparator: str, value: float, unit: str, deadline: str | None, kind: str
    ) -> tuple[object, ...]:
        return bare(indicator), comparator, float(value), unit, deadline, kind

    fields = ("indicator", "comparator", "value", "unit", "deadline", "kind")
    labelled = {key(*(label[f] for f in fields)) for label in told if not label["quote"].startswith("到2023年，实现")}
    ours = {key(t.indicator, t.comparator.value, t.value, t.unit, t.deadline, t.kind.value) for t in plan.targets}
    assert ours == labelled
    assert sum(len(t.repeats) for t in plan.targets) == len(repeats)


def test_its_names_are_those_of_the_labels(plan: Plan) -> None:
    lines = Path(__file__).with_name("labels").joinpath("changsha-2021.names.jsonl").read_text("utf-8").splitlines()
    labels = [json.loads(line) for line in lines]
    told = {(label["kind"], label["text"]) for label in labels if not label.get("optional")}
    kinds = {"enterprise", "park", "institution"}
    assert {(n.kind.value, n.text) for n in plan.names if n.kind.value in kinds} == told
