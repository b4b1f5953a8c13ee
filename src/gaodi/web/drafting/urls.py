"""Addresses of drafts of rulebooks."""

from django.urls import path

from gaodi.web.drafting import differences, effect, faults, index, starting, steps, version, vocabulary, writing

app_name = "drafting"
urlpatterns = [
    path("", index.index, name="index"),
    path("new/", starting.new, name="new"),
    path("write/", writing.write, name="write"),
    path("faults/", faults.faults, name="faults"),
    path("vocabulary/", vocabulary.vocabulary, name="vocabulary"),
    path("differences/<path:key>/", differences.page, name="differences"),
    path("version/<path:key>/<int:number>/", version.page, name="version"),
    path("version/<path:key>/<int:number>/source/", version.source, name="source"),
    path("version/<path:key>/<int:number>/tests/", version.tests, name="tests"),
    path("version/<path:key>/<int:number>/effect/", effect.page, name="effect"),
    path("version/<path:key>/<int:number>/submit/", steps.submit, name="submit"),
    path("version/<path:key>/<int:number>/send-back/", steps.send_back, name="send_back"),
    path("version/<path:key>/<int:number>/put-in-force/", steps.put_in_force, name="put_in_force"),
    path("version/<path:key>/<int:number>/take-out-of-force/", steps.take_out_of_force, name="take_out_of_force"),
]
