"""The catalogue is found where Gaodi runs: in the checkout, and in an installed package."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from gaodi import catalog
from gaodi.errors import NotFound

ROOT = Path(__file__).resolve().parents[2]


def test_in_a_checkout_it_is_the_folder_catalog() -> None:
    assert catalog.root() == ROOT / "catalog"
    assert catalog.path("README.md").read_text("utf-8").startswith("# The catalogue")


def test_a_name_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(NotFound, match=r"The catalogue has no 'REDME.md'. Did you mean README.md\?"):
        catalog.path("REDME.md")


@pytest.mark.parametrize("name", ["../README.md", "/etc/passwd", "plans/../../README.md"])
def test_nothing_outside_is_reached(name: str) -> None:
    with pytest.raises(NotFound, match="The catalogue has no"):
        catalog.path(name)


def test_an_installed_package_brings_it_along(tmp_path: Path) -> None:
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path)))
    with zipfile.ZipFile(wheel) as held:
        held.extractall(tmp_path / "site")
    code = "from gaodi import catalog; print(catalog.path('README.md'))"
    run = [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); {code}"]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(tmp_path / "site" / "gaodi" / "_catalog" / "README.md")
