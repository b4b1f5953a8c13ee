"""Everything that changes an import: it comes in, is checked, loaded, discarded, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from gaodi.errors import Refused
from gaodi.registry import forms
from gaodi.web import jobs
from gaodi.web.audit.services import record
from gaodi.web.imports import reports, staging
from gaodi.web.imports.models import Import, State
from gaodi.web.people.models import Organisation, User

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

CHECK, LOAD = "imports.check", "imports.load"


def take(
    user: User, organisation: Organisation, upload: UploadedFile, *, form: str, period: str, source: str
) -> Import:
    """Keep the file and start looking at it. The values were checked by who calls."""
    name = Path((upload.name or "").replace("\\", "/")).name[-255:]
    about = {"form": form, "period": period, "source": source}
    one = Import(owner=user, organisation=organisation, file=name, size=upload.size or 0, **about)
    staging.keep(one, upload)
    with transaction.atomic():
        one.save()
        _note("upload", one, user, about | {"bytes": one.size})
        _start(CHECK, one, user)
    return one


def check_again(one: Import, by: User, seen: str | None = None) -> None:
    """Look at the file once more: the layout was explained, the register has grown, or the work was interrupted."""
    _move(one, State.CHECKING, seen, message="")
    _start(CHECK, one, by)


def load(one: Import, by: User, *, accept: bool = False, seen: str | None = None) -> None:
    """Start loading. accept: the warnings have been read and are right. Raises Refused where it cannot be loaded."""
    if one.state == State.FAULTY:
        raise Refused(_("The file has faults: put them right and upload it again."))
    if one.state == State.WARNED and not accept:
        raise Refused(_("There are warnings: confirm that you have read them, then load."))
    _move(one, State.LOADING, seen, message="", accepted_by=by if one.warnings else None)
    _note("load", one, by, {"warnings": one.warnings})
    _start(LOAD, one, by)


def discard(one: Import, by: User, seen: str | None = None) -> None:
    """Put the file away without loading it."""
    _move(one, State.DISCARDED, seen)
    _note("discard", one, by)
    staging.drop(one)


def take_back(ws: Workspace, batch: int, by: User, reason: str, *, one: Import | None = None, label: str = "") -> None:
    """Take back what was loaded; nothing is deleted, and reads as of before still see it. Raises InputError."""
    forms.unload(ws, batch, user=by.username, reason=reason)
    Import.objects.filter(batch=batch, state=State.LOADED).update(state=State.TAKEN_BACK)
    details = {"batch": batch, "reason": reason}
    if one is not None:
        _note("take-back", one, by, details)
    else:
        record("imports.take-back", actor=by, kind="batch", key=str(batch), label=label, details=details)
    reports.start(by)


def mapped(one: Import, by: User, sheets: int) -> None:
    """The layout of the file was explained: that goes on the trail, and the file is looked at again."""
    _note("layout", one, by, {"form": one.form, "sheets": sheets})
    check_again(one, by)


@transaction.atomic
def _start(kind: str, one: Import, by: User) -> None:
    one.job = jobs.start(kind, owner=by, title=one.file, item=str(one.pk))
    Import.objects.filter(pk=one.pk).update(job=one.job)


def _move(one: Import, to: State, seen: str | None, **fields: Any) -> None:
    """Put the import into another state, unless somebody was quicker. seen: the stamp of what was read."""
    with transaction.atomic():
        now = Import.objects.select_for_update(of=("self",)).select_related("job").get(pk=one.pk)
        if now.stamp != (seen or one.stamp) or not now.open:
            raise Refused(_("Somebody else has gone on with this file. Load the page again."))
        for name, value in {"state": to, **fields}.items():
            setattr(one, name, value)
        one.save()


def _note(action: str, one: Import, by: User, details: dict[str, Any] | None = None) -> None:
    record(f"imports.{action}", actor=by, thing=one, details=details)
