"""Addresses of evaluations."""

from django.urls import path

from gaodi.web.evaluations import listing

app_name = "evaluations"
urlpatterns = [
    path("", listing.index, name="index"),
]
