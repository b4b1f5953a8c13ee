"""Where objections and the own results are found; the words of the steps on the audit trail."""

from django.utils.translation import gettext_lazy as _

from gaodi.web.audit import words as audit
from gaodi.web.policy.actions import Action
from gaodi.web.site import help as pages
from gaodi.web.site.places import Page, add_page

add_page("rulebooks", Page(_("Objections"), "process:objections", Action.READ_RUNS, order=22))
add_page("rulebooks", Page(_("Our results"), "process:mine", Action.READ_OWN_RESULTS, order=24))
pages.add(pages.Topic("process", _("Publicity and objections"), "process/help.html", order=53))
audit.add(
    {
        "evaluation.publicise": _("Results made public"),
        "evaluation.correct": _("Evaluation corrected"),
        "evaluation.conclude": _("Results made final"),
        "evaluation.withdraw": _("Evaluation withdrawn"),
        "objection.lodge": _("Objection made"),
        "objection.decide": _("Objection decided"),
        "objection.evidence": _("Evidence of an objection opened"),
    }
)
audit.add_kinds({"objection": _("Objection")})
