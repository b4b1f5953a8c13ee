"""Addresses of rulebooks."""

from django.urls import path

from gaodi.web.rulebooks import catalogue, checking, comparing, reader, source, tested

app_name = "rulebooks"
urlpatterns = [
    path("", catalogue.index, name="index"),
    path("compare/", comparing.compare, name="compare"),
    path("check/", checking.check, name="check"),
    path("read/<path:key>/", reader.read, name="read"),
    path("source/<path:key>/", source.source, name="source"),
    path("tests/<path:key>/run/", tested.run, name="run_tests"),
    path("tests/<path:key>/", tested.tests, name="tests"),
]
