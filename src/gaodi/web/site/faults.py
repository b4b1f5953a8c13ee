"""What the library could not do while a page was made: said on the page instead of an error without words.

Refusals of what a person sent are handled where they arise; what comes this far is a workspace that cannot be used, as
one with faults in its settings. Files are named without the folder they are in: it is the server's own matter.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from gaodi.errors import GaodiError
from gaodi.web.site.sentences import said
from gaodi.web.site.views import error_page

log = logging.getLogger(__name__)


class Faults:
    """Answers a page that raised a `GaodiError`."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, GaodiError):
            return None
        log.error("%s: %s", request.path, exception)
        what = said(exception).replace(f"{settings.GAODI_WORKSPACE}/", "")
        do = _("Tell the administrator of this server.")
        return error_page(request, 500, _("The workspace of this server cannot be used"), what, do)
