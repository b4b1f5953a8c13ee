"""Addresses of rulebooks."""

from django.urls import path

from gaodi.web.rulebooks import catalogue

app_name = "rulebooks"
urlpatterns = [
    path("", catalogue.index, name="index"),
]
