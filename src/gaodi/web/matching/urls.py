"""Addresses of matching."""

from django.urls import path

from gaodi.web.matching import views

app_name = "matching"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("decide/", views.decide, name="decide"),
    path("undo/", views.undo, name="undo"),
    path("compare/", views.compare, name="compare"),
    path("history/", views.history, name="history"),
    path("decision/", views.decision, name="decision"),
]
