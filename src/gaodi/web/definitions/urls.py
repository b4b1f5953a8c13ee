"""Addresses of the definitions."""

from django.urls import path

from gaodi.web.definitions import industries, lists, metrics, regions, sources

app_name = "definitions"
urlpatterns = [
    path("", metrics.index, name="metrics"),
    path("metrics/<slug:key>/", metrics.metric, name="metric"),
    path("regions/", regions.index, name="regions"),
    path("regions/<str:code>/", regions.region, name="region"),
    path("industries/", industries.index, name="industries"),
    path("industries/<str:code>/", industries.industry, name="industry"),
    path("sources/", sources.index, name="sources"),
    path("lists/", lists.index, name="lists"),
    path("lists/<slug:key>/", lists.one, name="list"),
    path("lists/<slug:key>/complete/", lists.complete, name="list_complete"),
]
