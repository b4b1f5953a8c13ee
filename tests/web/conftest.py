"""What the tests of the site share: a small tree of organisations, one person for each role, and clients."""

from __future__ import annotations

import gettext
import os
import runpy
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils.translation import trans_real

from gaodi.web.audit import triggers
from gaodi.web.people.models import Organisation, User
from gaodi.web.people.roles import Role
from gaodi.workspace import Workspace
from web.accounts import account, planted, signed_in
from web.visits import BUILT, Site, Watch, free_port

# The catalogues as Django reads them are made when the pages are built; here, where that has not been done.
runpy.run_path(str(Path(__file__).resolve().parents[2] / "scripts/translations.py"), run_name="__main__")
trans_real._translations.clear()
gettext._translations.clear()

# The driver of the browser leaves its event loop running in this thread, which Django would take for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def postgresql() -> str:
    """The address of a PostgreSQL server on which databases can be made (GAODI_TEST_DATABASE)."""
    address = os.environ.get("GAODI_TEST_DATABASE", "")
    if not address:
        pytest.skip(
            "there is no PostgreSQL server to test on: set GAODI_TEST_DATABASE=postgresql://user@host:port/name"
        )
    return address


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> None:
    """The database of the tests without the triggers that keep the audit trail: it has to be emptied between tests."""
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        triggers.remove(None, editor)


@pytest.fixture
def tree(db: None) -> dict[str, Organisation]:
    """group → office, department, district → park → enterprise; and a second park beside the first."""
    return planted()


@pytest.fixture
def person(tree: dict[str, Organisation]) -> Callable[..., User]:
    """`person(Role.OFFICER)` or `person(Role.STATISTICIAN, at="park")`: an account that holds the role."""

    return partial(account, tree)


@pytest.fixture
def sign_in(person: Callable[..., User]) -> Callable[..., Client]:
    """`sign_in(Role.OFFICER)`: a client signed in as such a person (`client.user`)."""

    def enter(role: Role | None = None, at: str = "", **options: object) -> Client:
        return signed_in(person(role, at), **options)

    return enter


@pytest.fixture(scope="session", autouse=True)
def spare(tmp_path_factory: pytest.TempPathFactory) -> None:
    """One place for all workers of a run, where sites find the records of the first of them."""
    own = tmp_path_factory.getbasetemp()
    Site.spare = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "records"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A served site with the demonstration accounts."""
    if not BUILT.exists():
        pytest.skip("the pages have not been built: run make pages")
    folder = tmp_path_factory.mktemp("served")
    Workspace.create(folder)
    served = Site(folder, free_port())
    try:
        served.start()
        yield served
    finally:
        served.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser of the machine."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not path:
        pytest.skip("there is no Chromium on this machine: install the package chromium")
    with playwright.sync_playwright() as driver:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = driver.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()


@pytest.fixture
def visit(site: Site, chromium: Any) -> Iterator[Callable[..., Any]]:
    """`page = visit("officer", "/plan/", language="en", theme="dark")`: a signed-in browser page.

    scheme: what the system prefers; it counts where no theme was chosen (theme="").

    A complaint in the console, an error of a script or a request to another server fails the test.
    """
    watch, contexts = Watch(site.address), []

    def go(
        who: str = "",
        path: str = "/",
        language: str = "zh-hans",
        theme: str = "light",
        width: int = 1366,
        height: int = 768,
        scheme: str = "light",
    ) -> Any:
        screen = {"width": width, "height": height}
        context = chromium.new_context(viewport=screen, base_url=site.address, color_scheme=scheme)
        contexts.append(context)
        choices = {"django_language": language, "gaodi_theme": theme}
        context.add_cookies(
            [{"name": name, "value": value, "url": site.address} for name, value in choices.items() if value]
        )
        page = context.new_page()
        watch.over(page)
        if who:
            site.sign_in(page, who)
        page.goto(path)
        return page

    yield go
    for context in contexts:
        context.close()
    assert watch.complaints == []
