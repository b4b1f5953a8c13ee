"""Where imports and data quality are found, their pages of help, and their words on the audit trail."""

from django.utils.translation import gettext_lazy as _

from gaodi.web.audit import words as audit
from gaodi.web.policy.actions import Action
from gaodi.web.site import help as pages
from gaodi.web.site.places import Page, add_page

add_page("enterprises", Page(_("Imports"), "imports:index", Action.READ_IMPORTS, order=60))
add_page("enterprises", Page(_("Data quality"), "imports:quality", Action.READ_IMPORTS, order=65))
pages.add(pages.Topic("imports", _("Getting data in"), "imports/help.html", order=33))
pages.add(pages.Topic("quality", _("Data quality"), "imports/quality_help.html", order=35))
audit.add(
    {
        "imports.upload": _("Import: file uploaded"),
        "imports.check": _("Import: file checked"),
        "imports.layout": _("Import: layout explained"),
        "imports.load": _("Import: loading ordered"),
        "imports.loaded": _("Import: loaded"),
        "imports.repeated": _("Import: was loaded before"),
        "imports.discard": _("Import: discarded"),
        "imports.take-back": _("Import: taken back"),
        "imports.original": _("Import: original file fetched"),
    }
)
