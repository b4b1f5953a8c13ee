"""What every template knows: navigation, theme, languages, wall mode, the person's organisation, the time."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from gaodi.web.people.selectors import memberships_of
from gaodi.web.site import places, region
from gaodi.web.site.preferences import theme_of


def on_wall(request: HttpRequest) -> bool:
    """Whether the page is for a screen on a wall: without controls, in large letters."""
    return request.GET.get("wall") == "1"


def page(request: HttpRequest) -> dict[str, Any]:
    """Context of the base template."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "navigation": SimpleLazyObject(lambda: list(places.navigation(request)) if signed_in else []),
        "my_roles": SimpleLazyObject(lambda: memberships_of(user) if signed_in else []),
        "theme": theme_of(request),
        "languages": settings.LANGUAGES,
        "wall": on_wall(request),
        "region": SimpleLazyObject(region.label),
        "upload_limit": settings.UPLOAD_LIMIT_BYTES,
        "upload_limit_mb": settings.UPLOAD_LIMIT_BYTES // 1024 // 1024,
        "now": timezone.localtime(),
    }
