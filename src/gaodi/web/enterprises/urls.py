"""Addresses of the enterprises."""

from django.urls import path

from gaodi.web.enterprises import dossiers, listing, mapping, saved

app_name = "enterprises"
urlpatterns = [
    path("", listing.index, name="index"),
    path("map/", mapping.page, name="map"),
    path("map/cells/", mapping.cells, name="cells"),
    path("map/districts/", mapping.districts, name="districts"),
    path("views/", saved.views, name="views"),
    path("views/save/", saved.save, name="view_save"),
    path("views/<int:pk>/share/", saved.share, name="view_share"),
    path("views/<int:pk>/remove/", saved.remove, name="view_remove"),
    path("e/<str:key>/", dossiers.page, name="dossier"),
    path("e/<str:key>/mentions/", dossiers.mentioned, name="mentions"),
    path("e/<str:key>/figures/<slug:metric>/", dossiers.figures, name="series"),
]
