"""Addresses of the plan."""

from django.urls import path

from gaodi.web.plans import attainment, document, index, opinions, review, targets, tasks, uploads, withdrawals

app_name = "plans"
urlpatterns = [
    path("", index.index, name="index"),
    path("upload/", uploads.upload, name="upload"),
    path("targets/", targets.targets, name="targets"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("checks/", attainment.checks, name="checks"),
    path("calibration/", attainment.calibration, name="calibration"),
    path("recompute/", attainment.recompute, name="recompute"),
    path("p/<str:plan>/", document.plan, name="plan"),
    path("p/<str:plan>/original/", document.original, name="original"),
    path("p/<str:plan>/versions/", index.versions, name="versions"),
    path("p/<str:plan>/decisions/", review.decisions, name="decisions"),
    path("p/<str:plan>/decide/", review.decide, name="decide"),
    path("p/<str:plan>/decide/<str:kind>/<str:action>/", review.form, name="form"),
    path("p/<str:plan>/undo/", review.undo, name="undo"),
    path("p/<str:plan>/publish/", review.publish, name="publish"),
    path("p/<str:plan>/withdraw/", withdrawals.withdraw, name="withdraw"),
    path("p/<str:plan>/item/<str:kind>/<str:key>/", review.item, name="item"),
    path("p/<str:plan>/second-opinion/", opinions.ask, name="second-opinion"),
    path("p/<str:plan>/second-opinion/<str:key>/", opinions.suggestion, name="suggestion"),
    path("p/<str:plan>/targets/<str:key>/", targets.target, name="target"),
    path("p/<str:plan>/tasks/<str:key>/", tasks.task, name="task"),
]
