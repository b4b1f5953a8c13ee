"""Where matching is found, its page of help, and its words on the audit trail."""

from django.utils.translation import gettext_lazy as _

from gaodi.web.audit import words as audit
from gaodi.web.policy.actions import Action
from gaodi.web.site import help as pages
from gaodi.web.site.places import Page, add_page

add_page("enterprises", Page(_("Matching queue"), "matching:queue", Action.DECIDE_MATCH, order=70))
pages.add(pages.Topic("matching", _("Matching"), "matching/help.html", order=34))
audit.add(
    {
        "matching.linked": _("Match: enterprise chosen"),
        "matching.new": _("Match: new enterprise"),
        "matching.rejected": _("Match: of no enterprise"),
        "matching.undo": _("Match: decision undone"),
        "matching.run": _("Match: records compared"),
    }
)
