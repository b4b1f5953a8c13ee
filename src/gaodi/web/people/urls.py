"""Addresses of administration."""

from django.urls import path

from gaodi.web.people import administration as views

app_name = "people"
urlpatterns = [
    path("accounts/", views.users, name="users"),
    path("organisations/", views.organisations, name="organisations"),
]
