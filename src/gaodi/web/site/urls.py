"""Addresses of the frame."""

from django.urls import path

from gaodi.web.site import views

urlpatterns = [
    path("", views.cockpit, name="cockpit"),
    path("help/", views.help_page, name="help"),
    path("help/<slug:key>/", views.help_page, name="help_topic"),
    path("language/", views.language, name="language"),
    path("theme/", views.theme, name="theme"),
    path("tour/", views.tour_seen, name="tour"),
]
