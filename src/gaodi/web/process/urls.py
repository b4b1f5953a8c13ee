"""Addresses of the process of evaluations."""

from django.urls import path

from gaodi.web.process import deciding, mine, notice, objecting, objections, one, steps

app_name = "process"
urlpatterns = [
    path("mine/", mine.page, name="mine"),
    path("objections/", objections.index, name="objections"),
    path("objections/<str:key>/", one.page, name="objection"),
    path("objections/<str:key>/decide/", deciding.page, name="decide"),
    path("objections/<str:key>/evidence/<int:number>/", one.evidence, name="evidence"),
    path("<str:run>/publicise/", steps.publicise, name="publicise"),
    path("<str:run>/conclude/", steps.conclude, name="conclude"),
    path("<str:run>/withdraw/", steps.withdraw, name="withdraw"),
    path("<str:run>/correct/", steps.correct, name="correct"),
    path("<str:run>/notice/", notice.page, name="notice"),
    path("<str:run>/<str:subject>/object/", objecting.page, name="object"),
]
