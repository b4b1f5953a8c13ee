"""What can be set is documented."""

from __future__ import annotations

import re
from pathlib import Path

import gaodi.web.config

ROOT = Path(__file__).resolve().parents[3]


def test_every_variable_of_the_environment_stands_in_the_page_on_deployment():
    folder = Path(gaodi.web.config.__file__).parent
    read = {name for path in folder.glob("*.py") for name in re.findall(r'"(GAODI_[A-Z_]+)"', path.read_text())}
    documented = set(re.findall(r"^\| `(GAODI_[A-Z_]+)`", (ROOT / "docs/deploy.md").read_text(), re.MULTILINE))
    assert read == documented
