"""Where administration is found in the navigation."""

from django.utils.translation import gettext_lazy as _

from gaodi.web.policy.actions import Action
from gaodi.web.site.places import Page, Place, register

register(
    Place(
        "administration",
        _("Administration"),
        "users",
        "people:users",
        Action.ADMINISTER_PEOPLE,
        order=60,
        pages=(
            Page(_("Accounts"), "people:users", Action.ADMINISTER_PEOPLE),
            Page(_("Organisations"), "people:organisations", Action.ADMINISTER_PEOPLE),
        ),
        foot=True,
    )
)
