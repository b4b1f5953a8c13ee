"""Where rulebooks are found."""

from django.utils.translation import gettext_lazy as _

from gaodi.web.policy.actions import Action
from gaodi.web.site import help as pages
from gaodi.web.site.places import Page, Place, register

register(
    Place(
        "rulebooks",
        _("Rulebooks"),
        "scale",
        "rulebooks:index",
        Action.READ_RULEBOOKS,
        order=50,
        pages=(
            Page(_("Catalogue of rulebooks"), "rulebooks:index", Action.READ_RULEBOOKS, order=10),
            Page(_("Compare rulebooks"), "rulebooks:compare", Action.READ_RULEBOOKS, order=80),
            Page(_("Check a rulebook"), "rulebooks:check", Action.EVALUATE, order=90),
        ),
    )
)
pages.add(pages.Topic("rulebooks", _("Rulebooks"), "rulebooks/help.html", order=50))
