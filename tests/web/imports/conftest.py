"""What the tests of imports share: a workspace of their own, files as offices send them, and the work behind a page."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from gaodi.registry import forms, uscc
from gaodi.web.imports.models import Import
from gaodi.web.jobs import services
from gaodi.web.jobs.models import Job, State
from gaodi.workspace import Region, Workspace

REGISTER = "enterprise-register"
ANNUAL = "annual-enterprise"
HEAD = ("统一社会信用代码", "企业名称", "行政区划")


@pytest.fixture
def ws(tmp_path: Path, settings: Any) -> Workspace:
    """An empty workspace that the site serves."""
    settings.GAODI_WORKSPACE = tmp_path / "ws"
    return Workspace.create(settings.GAODI_WORKSPACE, Region(code="430100", name="长沙市"))


def code(number: int) -> str:
    """A credit code of a firm that does not exist."""
    return uscc.compose("91", "430100", f"MA4T{number:04}")


def firm(number: int, region: str = "430104") -> tuple[str, str, str]:
    """A row of the register about a firm that does not exist."""
    return code(number), f"测试{'甲乙丙丁戊己庚辛壬癸'[number % 10]}{number}制造有限公司", region


def sheet(rows: Iterable[Sequence[Any]], head: Sequence[str] = HEAD) -> bytes:
    """A workbook with a header and rows."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    page = book.add_worksheet("报送")
    for number, row in enumerate([head, *rows]):
        page.write_row(number, 0, row)
    book.close()
    return content.getvalue()


def upload(data: bytes, name: str = "名录.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def work() -> list[Job]:
    """Do all background work that waits; the jobs as they ended."""
    done = []
    for job in Job.objects.filter(state=State.QUEUED).order_by("created"):
        services.run.call(str(job.pk))
        job.refresh_from_db()
        done.append(job)
    return done


@pytest.fixture
def bring(ws: Workspace) -> Callable[..., Import]:
    """`bring(client, sheet(rows))`: a file uploaded and checked; the import as it stands then."""

    def send(client: Any, data: bytes, name: str = "名录.xlsx", form: str = REGISTER, **more: str) -> Import:
        source = forms.load(ws)[form].source or ""
        answer = client.post(f"/imports/forms/{form}/", {"source": source, "file": upload(data, name), **more})
        assert answer.status_code == 302, answer.content.decode()
        work()
        return Import.objects.get(pk=answer.url.split("/")[-2])

    return send


def load(client: Any, one: Import, **more: str) -> Import:
    """Load an import; as it stands afterwards."""
    assert client.post(f"/imports/i/{one.pk}/load/", more).status_code == 302
    work()
    one.refresh_from_db()
    return one
