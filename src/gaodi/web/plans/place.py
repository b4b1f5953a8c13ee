"""Where the plan is found in the navigation, its pages of help, and its words on the audit trail."""

from django.utils.translation import gettext_lazy as _

from gaodi.web.audit import words as audit
from gaodi.web.policy.actions import Action
from gaodi.web.site import help as pages
from gaodi.web.site.places import Page, Place, register

register(
    Place(
        "plan",
        _("Plan"),
        "target-arrow",
        "plans:index",
        Action.READ_PLAN,
        order=20,
        pages=(
            Page(_("Plans"), "plans:index", Action.READ_PLAN),
            Page(_("Targets"), "plans:targets", Action.READ_PLAN),
            Page(_("Tasks"), "plans:tasks", Action.READ_PLAN),
            Page(_("Checks"), "plans:checks", Action.READ_PLAN),
            Page(_("Calibration"), "plans:calibration", Action.READ_PLAN),
        ),
    )
)
pages.add(pages.Topic("plan", _("Plan"), "plans/help.html", order=20))
pages.add(pages.Topic("methods", _("Methods"), "plans/methods.html", order=25))
audit.add(
    {
        "plan.upload": _("Plan: document uploaded"),
        "plan.compile": _("Plan: compiled"),
        "plan.accept": _("Plan: item accepted"),
        "plan.correct": _("Plan: item corrected"),
        "plan.split": _("Plan: item split"),
        "plan.merge": _("Plan: items merged"),
        "plan.add": _("Plan: item added"),
        "plan.reject": _("Plan: item rejected"),
        "plan.undo": _("Plan: decision undone"),
        "plan.publish": _("Plan: version published"),
        "plan.withdraw": _("Plan: document withdrawn"),
        "plan.second-opinion": _("Plan: text sent for a second opinion"),
        "plan.compute": _("Plan: attainment computed"),
    }
)
