"""Where evaluations are found: under the rulebooks that they apply; their words on the audit trail."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gaodi.web.audit import words as audit
from gaodi.web.policy.actions import Action
from gaodi.web.site import help as pages
from gaodi.web.site.places import Page, add_page

add_page("rulebooks", Page(_("Evaluations"), "evaluations:index", Action.READ_RUNS, order=20))
add_page("rulebooks", Page(_("Cultivation ladder"), "evaluations:ladder", Action.READ_RUNS, order=30))
pages.add(pages.Topic("evaluations", _("Evaluations"), "evaluations/help.html", order=52))
audit.add(
    {
        "evaluation.run": _("Rulebook evaluated"),
        "evaluation.recompute": _("Evaluation computed again"),
        "evaluation.requests": _("Data requests of an evaluation computed"),
        "evaluation.workbook": _("Score of one subject exported as a workbook"),
    }
)
audit.add_kinds({"run": pgettext_lazy("evaluation", "Run")})
