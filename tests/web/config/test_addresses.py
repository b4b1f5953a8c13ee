"""Every app that has addresses of its own is reachable."""

from pathlib import Path

from django.conf import settings
from django.urls import get_resolver

import gaodi.web

SITE = {"gaodi.web.site.urls", "gaodi.web.people.urls", "gaodi.web.audit.urls", "gaodi.web.jobs.urls"}


def test_every_app_with_addresses_is_a_place_and_in_the_resolver():
    web = Path(gaodi.web.__file__).parent
    written = {f"gaodi.web.{path.parent.name}.urls" for path in web.glob("*/urls.py")}
    written -= {"gaodi.web.config.urls", "gaodi.web.api.urls"}
    assert written == SITE | {f"{app}.urls" for app in settings.PLACES}
    included = {
        getattr(one.urlconf_module, "__name__", "")
        for one in get_resolver().url_patterns
        if hasattr(one, "urlconf_module")
    }
    assert written <= included
    assert set(settings.PLACES) <= set(settings.INSTALLED_APPS)
