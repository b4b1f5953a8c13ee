"""The pages on rulebooks are complete: every key of the format, every method, every command."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_group

from gaodi import rules
from gaodi.cli import app
from gaodi.cli.examples import EXAMPLES
from gaodi.rules.model import Benchmark, Grade, Item
from gaodi.rules.model.scoring import Method
from gaodi.rules.schema import schema

DOCS = Path(__file__).resolve().parents[2] / "docs"
FORMAT = (DOCS / "rulebooks.md").read_text("utf-8")
METHODS = (DOCS / "methods.md").read_text("utf-8")
SCHEMA = schema()
PARTS = {
    name: set(part["properties"])
    for name, part in {"Rulebook": SCHEMA, **SCHEMA["$defs"]}.items()
    if "properties" in part
} | {"Words": {"zh", "en"}}
ROW = re.compile(r"^\| `(\w+)`[^|]*\| (.*) \|$", re.MULTILINE)
RULES = ("evaluate", "explain", "gap", "compare", "simulate", "match", "unknowns", "runs", "recompute", "process")


@pytest.mark.parametrize("name", PARTS)
def test_every_key_of_the_format_is_documented(name: str) -> None:
    section = FORMAT.split("### Every key")[1].split("\n## ")[0]
    rows = dict(ROW.findall(section))
    said = set(re.findall(r"`(\w+)(?:: [^`]*)?`", rows[name]))
    assert PARTS[name] <= said


def test_every_method_and_statistic_has_its_formula() -> None:
    rounding = Grade.model_fields["rounding"].annotation.__args__  # type: ignore[union-attr]
    statistics = Benchmark.model_fields["stat"].annotation.__args__  # type: ignore[union-attr]
    aggregates = ("sum", "mean", "weighted", "all_or_nothing")
    assert str(Item.model_fields["aggregate"].annotation).count("'") == 2 * len(aggregates)
    for word in (*(one.value for one in Method), *rounding, *statistics, *aggregates, "prorate", "queue"):
        assert re.search(rf"`[^`\n]*\b{word}\b[^`\n]*`", METHODS), word


def test_every_command_of_rulebooks_is_in_a_table() -> None:
    pages = FORMAT + (DOCS / "evaluation.md").read_text("utf-8")
    commands = get_group(app).commands
    rulebook = commands["rulebook"].commands  # type: ignore[attr-defined]
    named = [f"gaodi {one}" for one in RULES]
    named += [f"gaodi rulebook {one}" for one in rulebook if one != "draft"]
    named += [f"gaodi rulebook draft {one}" for one in rulebook["draft"].commands]
    named += [f"gaodi process {one}" for one in commands["process"].commands]  # type: ignore[attr-defined]
    assert [one for one in named if one not in pages] == []


def commands(name: str, command: Any) -> dict[str, Any]:
    """The commands under one, itself if there are none, by all words of their names."""
    below = getattr(command, "commands", None)
    return (
        {k: v for n, one in below.items() for k, v in commands(f"{name} {n}", one).items()}
        if below
        else {name: command}
    )


def test_the_help_of_every_command_of_rulebooks_shows_an_example_that_it_takes() -> None:
    group = get_group(app).commands
    every = {k: v for name in ("rulebook", *RULES) for k, v in commands(name, group[name]).items()}
    assert set(EXAMPLES) == set(every)
    for name, lines in EXAMPLES.items():
        assert "Examples:" in every[name].epilog
        assert every[name].help.rstrip().endswith((".", ")")), name
        for line in lines:
            words = shlex.split(line.partition(" > ")[0])[1 + len(name.split()) :]
            found = every[name].make_context(name, words)
            assert not found.args, line


def test_every_command_that_shows_results_can_print_json() -> None:
    group = get_group(app).commands
    every = {k: v for name in ("rulebook", *RULES) for k, v in commands(name, group[name]).items()}
    without = {name for name, one in every.items() if "--format" not in {o for p in one.params for o in p.opts}}
    assert without == {"rulebook schema", "rulebook draft diff"}


def test_the_map_of_the_rules_names_every_package() -> None:
    found = {path.stem for path in Path(rules.__path__[0]).iterdir() if path.name[0] != "_"}
    assert set(re.findall(r"^ *([a-z]+)  +\S", rules.__doc__ or "", re.MULTILINE)) == found
