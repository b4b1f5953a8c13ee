"""Where drafts are found: beside the catalogue of rulebooks; their words on the audit trail."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gaodi.web.audit import words as audit
from gaodi.web.policy.actions import Action
from gaodi.web.site import help as pages
from gaodi.web.site.places import Page, add_page

add_page("rulebooks", Page(_("Drafts of rulebooks"), "drafting:index", Action.DRAFT_RULEBOOK, order=15))
pages.add(pages.Topic("drafting", _("Writing rulebooks"), "drafting/help.html", order=51))
audit.add(
    {
        "rulebook.save": _("Version of a rulebook saved"),
        "rulebook.submit": _("Rulebook handed in for review"),
        "rulebook.send_back": _("Rulebook sent back"),
        "rulebook.put_in_force": _("Rulebook put in force"),
        "rulebook.take_out_of_force": _("Rulebook taken out of force"),
    }
)
audit.add_kinds({"rulebook": pgettext_lazy("audit", "Rulebook")})
