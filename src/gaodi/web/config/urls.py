"""All addresses of the site."""

from importlib.util import find_spec

from django.urls import include, path

from gaodi.web.api.urls import api

urlpatterns = [
    path("", include("gaodi.web.site.urls")),
    path("account/", include("gaodi.web.people.account_urls")),
    path("administration/", include("gaodi.web.people.urls")),
    path("audit/", include("gaodi.web.audit.urls")),
    path("jobs/", include("gaodi.web.jobs.urls")),
    path("api/", api.urls),
]

if find_spec("gaodi.web.plans") and find_spec("gaodi.web.plans.urls"):
    urlpatterns.append(path("plan/", include("gaodi.web.plans.urls")))
if find_spec("gaodi.web.enterprises"):
    urlpatterns.append(path("enterprises/", include("gaodi.web.enterprises.urls")))
if find_spec("gaodi.web.definitions"):
    urlpatterns.append(path("definitions/", include("gaodi.web.definitions.urls")))
if find_spec("gaodi.web.imports"):
    urlpatterns.append(path("imports/", include("gaodi.web.imports.urls")))
if find_spec("gaodi.web.matching"):
    urlpatterns.append(path("matching/", include("gaodi.web.matching.urls")))
if find_spec("gaodi.web.drafting"):
    urlpatterns.append(path("rulebooks/drafts/", include("gaodi.web.drafting.urls")))
if find_spec("gaodi.web.rulebooks"):
    urlpatterns.append(path("rulebooks/", include("gaodi.web.rulebooks.urls")))
if find_spec("gaodi.web.evaluations"):
    urlpatterns.append(path("evaluations/", include("gaodi.web.evaluations.urls")))
if find_spec("gaodi.web.process"):
    urlpatterns.append(path("process/", include("gaodi.web.process.urls")))
if find_spec("gaodi.web.answers"):
    urlpatterns.append(path("answers/", include("gaodi.web.answers.urls")))

handler400 = "gaodi.web.site.views.bad_request"
handler403 = "gaodi.web.site.views.forbidden"
handler404 = "gaodi.web.site.views.not_found"
handler500 = "gaodi.web.site.views.server_error"
