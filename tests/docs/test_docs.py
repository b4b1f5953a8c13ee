"""Every command and code block of the README and of docs/ runs as it stands.

A fence marked `sh` or `python` is run; `text` is not. The blocks of one page run in order, in one folder that holds the
catalogue and the examples, so that a page can be followed from top to bottom.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
KNOWN = {"sh", "python", "text", "yaml", "json", "ini", "sql"}
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")


def blocks(page: Path) -> list[tuple[str, str]]:
    """The (language, code) fences of a page, in order."""
    return [(m[1], m[2]) for m in FENCE.finditer(page.read_text("utf-8"))]


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder as a reader would stand in after cloning: the catalogue and the examples are here."""
    for name in ("catalog", "examples"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


# Both READMEs give the same commands, which a test below holds: they are run once.
RUN = [page for page in PAGES if blocks(page) and page.name != "README.zh-CN.md"]


@pytest.mark.parametrize("page", RUN, ids=named)
def test_every_command_and_code_block_of_the_page_runs(page: Path, desk: Path) -> None:
    # What the tests of the site set is not what a reader has.
    own = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "GAODI_"))}
    env = {**own, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1"}
    for language, code in blocks(page):
        command = {"sh": ["bash", "-euo", "pipefail", "-c", code], "python": [sys.executable, "-c", code]}.get(language)
        if command is None:
            continue
        done = subprocess.run(command, cwd=desk, env=env, capture_output=True, text=True, check=False, timeout=300)
        assert done.returncode == 0, f"{named(page)}:\n{code}\n{done.stdout}\n{done.stderr}"


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_fence_says_what_it_is(page: Path) -> None:
    assert {language for language, _ in blocks(page)} <= KNOWN


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    missing = [t for t in LINK.findall(page.read_text("utf-8")) if not (page.parent / t).exists()]
    assert not missing, f"{named(page)} links to {missing}"


def test_both_readmes_give_the_same_commands() -> None:
    assert blocks(PAGES[0]) == blocks(PAGES[1])
