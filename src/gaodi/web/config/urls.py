"""All addresses of the site."""

from django.conf import settings
from django.urls import include, path

from gaodi.web.api.urls import api

urlpatterns = [
    path("", include("gaodi.web.site.urls")),
    path("account/", include("gaodi.web.people.account_urls")),
    path("administration/", include("gaodi.web.people.urls")),
    path("audit/", include("gaodi.web.audit.urls")),
    path("jobs/", include("gaodi.web.jobs.urls")),
    path("api/", api.urls),
    *(path(address, include(f"{app}.urls")) for app, address in settings.PLACES.items()),
]

handler400 = "gaodi.web.site.views.bad_request"
handler403 = "gaodi.web.site.views.forbidden"
handler404 = "gaodi.web.site.views.not_found"
handler500 = "gaodi.web.site.views.server_error"
