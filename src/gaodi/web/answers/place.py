"""Where answers are given: under the rulebooks that ask; their words on the audit trail."""

from django.utils.translation import gettext_lazy as _

from gaodi.web.audit import words as audit
from gaodi.web.policy.actions import Action
from gaodi.web.site import help as pages
from gaodi.web.site.places import Page, add_page

add_page(
    "rulebooks", Page(_("Questionnaires and declarations"), "answers:index", Action.ANSWER_QUESTIONNAIRE, order=40)
)
pages.add(pages.Topic("answers", _("Answers and self-diagnosis"), "answers/help.html", order=54))
audit.add({"answers.save": _("Answers saved"), "answers.export": _("Answers exported as a workbook")})
