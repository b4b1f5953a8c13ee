"""Addresses of imports."""

from django.urls import path

from gaodi.web.imports import choosing, index, layouts, one, quality, withdrawals

app_name = "imports"
urlpatterns = [
    path("", index.index, name="index"),
    path("new/", choosing.choose, name="new"),
    path("forms/<slug:key>/", choosing.form, name="form"),
    path("forms/<slug:key>/blank/", choosing.blank, name="blank"),
    path("i/<uuid:key>/", one.one, name="one"),
    path("i/<uuid:key>/watch/", one.watch, name="watch"),
    path("i/<uuid:key>/check/", one.check, name="check"),
    path("i/<uuid:key>/load/", one.load, name="load"),
    path("i/<uuid:key>/discard/", one.discard, name="discard"),
    path("i/<uuid:key>/marked/", one.marked, name="marked"),
    path("i/<uuid:key>/original/", one.original, name="original"),
    path("i/<uuid:key>/layout/", layouts.layout, name="layout"),
    path("i/<uuid:key>/take-back/", withdrawals.take_back, name="take-back"),
    path("quality/", quality.quality, name="quality"),
    path("quality/compute/", quality.compute, name="quality-compute"),
    path("quality/<slug:part>/", quality.quality, name="quality-part"),
    path("batch/<int:number>/", withdrawals.batch, name="batch"),
    path("batch/<int:number>/take-back/", withdrawals.take_back_batch, name="take-back-batch"),
    path("batch/<int:number>/original/", withdrawals.batch_original, name="batch-original"),
]
