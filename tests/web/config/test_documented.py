"""What can be set is documented."""

from __future__ import annotations

import re
from pathlib import Path

from django.core.management import call_command

import gaodi.web.config

ROOT = Path(__file__).resolve().parents[3]


def test_every_variable_of_the_environment_stands_in_the_page_on_deployment():
    folder = Path(gaodi.web.config.__file__).parent
    read = {name for path in folder.glob("*.py") for name in re.findall(r'"(GAODI_[A-Z_]+)"', path.read_text())}
    documented = set(re.findall(r"^\| `(GAODI_[A-Z_]+)`", (ROOT / "docs/deploy.md").read_text(), re.MULTILINE))
    assert read == documented


def test_every_test_that_the_check_lists_name_exists():
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", (ROOT / "docs/security.md").read_text())
    assert len(named) > 40
    missing = [
        f"{path}::{name}"
        for path, name in named
        if not re.search(rf"^def {name}\(", (ROOT / "tests/web" / path).read_text(), re.MULTILINE)
    ]
    assert missing == []


def test_models_and_migrations_agree(db):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
