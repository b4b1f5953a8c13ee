"""How much may be sent: a request that says it is larger than an upload may be is answered before it is read."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from gaodi.web.site.views import too_large

# The form around the file.
ROOM = 1024 * 1024


class RequestLimit:
    """Refuses too large requests with a sentence. A request without a length has no body for Django."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.UPLOAD_LIMIT_BYTES + ROOM:
            return too_large(request)
        return self.get_response(request)
