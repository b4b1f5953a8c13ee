"""Where the definitions are found: under the enterprises, whose figures they define."""

from django.utils.translation import gettext_lazy as _

from gaodi.web.audit import words as audit
from gaodi.web.policy.actions import Action
from gaodi.web.site import help as pages
from gaodi.web.site.places import Page, add_page

add_page("enterprises", Page(_("Named lists"), "definitions:lists", Action.READ_FIGURES, order=80))
add_page("enterprises", Page(_("Definitions"), "definitions:metrics", Action.READ_FIGURES, order=90))
pages.add(pages.Topic("definitions", _("Definitions and lists"), "definitions/help.html", order=36))
audit.add({"lists.complete": _("List: said to be complete")})
