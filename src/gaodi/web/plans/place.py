"""Where the plan is found in the navigation, and its page of help."""

from django.utils.translation import gettext_lazy as _

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
