"""Addresses of evaluations."""

from django.urls import path

from gaodi.web.evaluations import (
    choosing,
    comparing,
    explaining,
    gaps,
    ladder,
    listing,
    mapping,
    matching,
    offers,
    one,
    simulating,
)

app_name = "evaluations"
urlpatterns = [
    path("", listing.index, name="index"),
    path("new/", choosing.new, name="new"),
    path("compare/", comparing.page, name="compare"),
    path("compare/<str:subject>/", comparing.letter, name="letter"),
    path("ladder/", ladder.page, name="ladder"),
    path("ladder/<str:family>/nearest/", ladder.nearest, name="nearest"),
    path("match/<str:enterprise>/", matching.page, name="match"),
    path("match/<str:enterprise>/offers/", matching.offers, name="match_offers"),
    path("offers/<path:rulebook>/", offers.page, name="offers"),
    path("<str:run>/", one.page, name="run"),
    path("<str:run>/map/", mapping.page, name="map"),
    path("<str:run>/map/cells/", mapping.cells, name="map_cells"),
    path("<str:run>/recompute/", one.recompute, name="recompute"),
    path("<str:run>/requests/", one.requested, name="requests"),
    path("<str:run>/requests/compute/", one.ask_requests, name="ask_requests"),
    path("<str:run>/simulate/", simulating.page, name="simulate"),
    path("<str:run>/<str:subject>/", explaining.page, name="explain"),
    path("<str:run>/<str:subject>/gap/", gaps.page, name="gap"),
    path("<str:run>/<str:subject>/plan/", gaps.plan, name="plan"),
    path("<str:run>/<str:subject>/workbook/", explaining.book, name="workbook"),
]
