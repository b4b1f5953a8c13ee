"""Where enterprises are found in the navigation, their page of help, and their words on the audit trail."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gaodi.web.audit import words as audit
from gaodi.web.policy.actions import Action
from gaodi.web.site import help as pages
from gaodi.web.site.places import Page, Place, register

register(
    Place(
        "enterprises",
        _("Enterprises"),
        "building-factory-2",
        "enterprises:index",
        Action.READ_ENTERPRISES,
        order=30,
        pages=(
            # Who looks after one enterprise alone is led to it, and has neither list nor map.
            Page(pgettext_lazy("enterprises", "List"), "enterprises:index", Action.READ_COCKPIT, order=10),
            Page(_("Map"), "enterprises:map", Action.READ_COCKPIT, order=20),
        ),
    )
)
audit.add_kinds({"enterprise": _("Enterprise"), "figures": _("Figures")})
pages.add(pages.Topic("enterprises", _("Enterprises"), "enterprises/help.html", order=30))
