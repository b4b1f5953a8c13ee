"""Addresses of the audit trail."""

from django.urls import path

from gaodi.web.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.trail, name="trail"),
    path("check/", views.check, name="check"),
    path("<int:pk>/", views.entry, name="entry"),
]
