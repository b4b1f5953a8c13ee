"""What every test may use: the real texts beside the checkout, and the rule that CI skips nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
REQUIRE_ALL = os.environ.get("GAODI_REQUIRE_ALL") == "1"

# A busy machine is not a fault of the code: no test is timed.
settings.register_profile("gaodi", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("gaodi")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real texts and data that is kept outside the project (`../shared`, or GAODI_SHARED)."""
    path = Path(os.environ.get("GAODI_SHARED", ROOT.parent / "shared"))
    if not path.is_dir():
        pytest.skip(f"the real plan texts are not here: {path} does not exist; set GAODI_SHARED to their folder")
    return path


MARKED = ("postgres", "browser", "spark")
LONG = ("docs/test_docs.py", "rules/test_catalogue.py", "web/test_serve.py", "web/plans/test_killed_upload.py")
"""Files of a minute and more without such a mark."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that wait for other programs come first, then long ones: begun last, one would leave a core idle."""
    turns = {item.path: len(MARKED) + (not item.path.as_posix().endswith(LONG)) for item in items}
    for item in items:
        turns[item.path] = min(
            [turns[item.path], *(MARKED.index(m.name) for m in item.iter_markers() if m.name in MARKED)]
        )
    items.sort(key=lambda item: turns[item.path])


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]
    """Under GAODI_REQUIRE_ALL=1 a skipped test is a failed one."""
    outcome = yield
    report = outcome.get_result()
    if REQUIRE_ALL and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped under GAODI_REQUIRE_ALL=1: {report.longrepr}"


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """A whole module that skips itself fails under GAODI_REQUIRE_ALL=1 too."""
    if REQUIRE_ALL and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped under GAODI_REQUIRE_ALL=1: {report.longrepr}"
